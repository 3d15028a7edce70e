#include "plainorganisation.h"

namespace plumbline::tests {

using namespace domain;
using analytics::Dimension;

namespace {

const Date Start(2024, 1, 1);
constexpr int Span = 730;

class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_random(seed) {}
    int below(int count) { return static_cast<int>(m_random() % static_cast<std::uint32_t>(count)); }
    bool oneIn(int count) { return below(count) == 0; }
    Date date() { return Start.plusDays(below(Span)); }
    template <typename T>
    const T &of(const std::vector<T> &all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }
    template <typename T>
    std::optional<decltype(T::id)> idOf(const std::vector<T> &all, int absentOneIn) {
        return all.empty() || oneIn(absentOneIn) ? std::nullopt : std::optional(of(all).id);
    }

private:
    std::mt19937 m_random;
};

template <typename Entity>
Uuid uuidOr(const std::optional<Id<Entity>> &id) {
    return id ? id->uuid() : Uuid();
}

void addPeople(PlainOrganisation &organisation, Dice &dice) {
    const std::vector<std::optional<QString>> regions{QStringLiteral("North"), QStringLiteral("南区"), std::nullopt};
    for (int i = 0; i < 3; ++i)
        organisation.addTeam(QStringLiteral("Team %1").arg(i), dice.of(regions));
    for (int i = 0; i < 6; ++i) {
        User &user =
            organisation.addUser(QStringLiteral("Person %1").arg(i), dice.idOf(organisation.teams, 5), 20 * dice.below(6));
        if (dice.oneIn(3))
            user.joined_on = dice.date();
        if (dice.oneIn(3))
            user.left_on = dice.date();
        if (dice.oneIn(12))
            user.sales_fte.reset();
        user.role = dice.oneIn(3) ? Role::Finance : Role::Salesperson;
    }
    for (int i = 0; i < 8; ++i) {
        Account &account = organisation.addAccount(QStringLiteral("Account %1").arg(i));
        account.region = dice.of(regions);
        account.owner = dice.idOf(organisation.users, 3);
        if (dice.oneIn(3))
            account.parent = QStringLiteral("account %1").arg(dice.below(4));
        if (dice.oneIn(2))
            account.credit_rating = QStringLiteral("B");
    }
    for (int i = 0; i < 3; ++i)
        organisation.addProduct(QStringLiteral("Product %1").arg(i));
}

void addDeals(PlainOrganisation &organisation, Dice &dice, int deals) {
    for (int i = 0; i < deals; ++i) {
        analytics::DealInput deal = organisation.addDeal(dice.of(organisation.stages), dice.below(100000));
        deal.owner = uuidOr(dice.idOf(organisation.users, 6));
        deal.account = uuidOr(dice.idOf(organisation.accounts, 6));
        deal.product = uuidOr(dice.idOf(organisation.products, 6));
        deal.source = dice.oneIn(4) ? QByteArray() : QByteArray(dice.oneIn(2) ? "Web" : " 展会");
        if (!dice.oneIn(3))
            deal.createdOn = dice.date().days();
        if (dice.oneIn(2))
            deal.closedOn = dice.date().days();
        if (dice.oneIn(3))
            deal.probability = dice.below(10001);
        if (!dice.oneIn(4))
            deal.expectedClose = dice.date().days();
        const bool isPutOff = dice.oneIn(2);
        deal.revision = dice.below(100);
        organisation.deals.back() = deal;
        Date day = dice.date();
        for (int change = dice.below(8); change > 0; --change) {
            day = day.plusDays(dice.below(4) * dice.below(40));
            const bool undated = dice.oneIn(8);
            auto &added =
                organisation.addChange(deal, dice.of(organisation.stages), undated ? std::nullopt : std::optional(day), dice.below(100000));
            added.revision = dice.below(100);
            if (isPutOff && !dice.oneIn(4))
                added.expectedClose = dice.date().days();
        }
    }
}

void addDocuments(PlainOrganisation &organisation, Dice &dice, int documents) {
    static constexpr std::array Kinds{FactKind::Contract, FactKind::Order,    FactKind::Invoice, FactKind::Invoice,
                                      FactKind::Invoice,  FactKind::Receipt,  FactKind::Receipt, FactKind::CreditNote,
                                      FactKind::Refund,   FactKind::WriteOff, FactKind::Cost,    FactKind::Expense,
                                      FactKind::Stock,    FactKind::Payable};
    std::vector<std::size_t> credits;
    for (int i = 0; i < documents; ++i) {
        const FactKind kind = Kinds[static_cast<std::size_t>(dice.below(Kinds.size()))];
        Fact fact = organisation.addFact(kind, dice.date(), 1 + dice.below(50000));
        fact.account = dice.idOf(organisation.accounts, 8);
        fact.owner = dice.idOf(organisation.users, 2);
        if (!organisation.deals.empty() && dice.oneIn(2))
            fact.deal = DealId(dice.of(organisation.deals).id);
        if (!dice.oneIn(3))
            fact.due_date = fact.date.plusDays(dice.below(90));
        if (dice.oneIn(2))
            fact.category = dice.oneIn(2) ? QStringLiteral("Acquisition") : QStringLiteral("goods");
        if (dice.oneIn(6) && organisation.facts.size() > 1) {
            const Fact other =
                organisation.facts[static_cast<std::size_t>(dice.below(static_cast<int>(organisation.facts.size()) - 1))];
            const Id<Fact> own = fact.id;
            fact = other;
            fact.id = own;
            fact.date = other.date.plusDays(dice.below(60));
            fact.reverses = other.id;
            fact.amount = -other.amount;
            fact.base_amount = -other.base_amount;
            if (dice.oneIn(4))
                fact.amount = fact.base_amount = Money(fact.base_amount.minor() / 2, organisation.base);
        }
        organisation.facts.back() = fact;
        organisation.revisions[fact.id.uuid()] = dice.below(100);
        if (fact.kind == FactKind::Invoice && !dice.oneIn(4)) {
            std::int64_t rest = fact.base_amount.minor();
            for (int part = 1 + dice.below(3); part > 0; --part) {
                const std::int64_t amount = part == 1 && !dice.oneIn(4) ? rest : rest / 2;
                const auto due = dice.oneIn(6) ? std::nullopt : std::optional(fact.date.plusDays(dice.below(150)));
                organisation.addInstalment(fact, due, amount).disputed = dice.oneIn(6);
                rest -= amount;
            }
        }
        if (fact.kind == FactKind::Receipt || fact.kind == FactKind::CreditNote || fact.kind == FactKind::WriteOff)
            credits.push_back(organisation.facts.size() - 1);
    }
    for (const std::size_t credit : credits)
        for (int part = dice.below(3); part > 0 && !organisation.instalments.empty(); --part) {
            const Instalment to = dice.of(organisation.instalments);
            Allocation &allocation = organisation.addAllocation(organisation.facts[credit], to, dice.date(), dice.below(20000));
            // Sometimes at another rate than the receipt's.
            if (dice.oneIn(4))
                allocation.base_amount = Money(allocation.amount.minor() + dice.below(100), organisation.base);
            organisation.revisions[allocation.id.uuid()] = dice.below(100);
        }
    for (int i = 0; i < documents / 4 && !organisation.facts.empty(); ++i) {
        DunningAction chase;
        chase.id = DunningActionId(organisation.nextId());
        chase.account = dice.of(organisation.accounts).id;
        chase.on = dice.date();
        organisation.chases.push_back(chase);
        PromiseToPay promise;
        promise.id = PromiseToPayId(organisation.nextId());
        promise.account = dice.of(organisation.accounts).id;
        promise.made_on = dice.date();
        promise.due_date = promise.made_on.plusDays(dice.below(60));
        promise.amount = Money(dice.below(1000), organisation.base);
        organisation.promises.push_back(promise);
    }
}

template <typename Entities>
void chooseById(analytics::Slice &slice, Dimension dimension, const Entities &entities, Dice &dice) {
    if (!dice.oneIn(9))
        return;
    for (int i = 1 + dice.below(2); i > 0; --i)
        slice.membersOf(dimension).push_back(dice.oneIn(5) ? QString() : dice.of(entities).id.toString());
}

} // namespace

PlainOrganisation randomOrganisation(std::uint32_t seed, int deals, int documents) {
    PlainOrganisation organisation;
    Dice dice(seed);
    organisation.addUsualStages();
    addPeople(organisation, dice);
    addDeals(organisation, dice, deals);
    addDocuments(organisation, dice, documents);
    return organisation;
}

analytics::Slice randomSlice(const PlainOrganisation &organisation, std::uint32_t seed) {
    Dice dice(seed);
    analytics::Slice slice;
    slice.asOf = dice.oneIn(3) ? Start.plusDays(Span + 400) : dice.date();
    if (dice.oneIn(3))
        slice.asKnown = dice.below(100);
    if (dice.oneIn(3))
        slice.period.first = dice.date();
    if (dice.oneIn(3))
        slice.period.last = dice.date();
    slice.horizonDays = dice.below(200);
    if (!dice.oneIn(5)) {
        slice.since = analytics::Since{dice.oneIn(8) ? Start.plusDays(-10) : dice.date(), std::nullopt};
        if (dice.oneIn(3))
            slice.since->asKnown = dice.below(100);
    }
    chooseById(slice, Dimension::Owner, organisation.users, dice);
    chooseById(slice, Dimension::Team, organisation.teams, dice);
    chooseById(slice, Dimension::Product, organisation.products, dice);
    chooseById(slice, Dimension::Account, organisation.accounts, dice);
    if (dice.oneIn(9))
        slice.membersOf(Dimension::Region) = {dice.oneIn(3) ? QString() : QStringLiteral("南区")};
    if (dice.oneIn(9))
        slice.membersOf(Dimension::Source) = {dice.oneIn(3) ? QString() : QStringLiteral("展会")};
    return slice;
}

} // namespace plumbline::tests
