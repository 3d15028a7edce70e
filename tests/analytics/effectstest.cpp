#include "plumbline/analytics/effects.h"
#include "slowfigures.h"
#include "support/testregistry.h"

#include <QTest>

#include <set>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::tests;
using namespace plumbline::domain;
using analytics::AffectedFigure;
using analytics::Effect;

namespace {

/// What is asserted of an edit: the record's field, and what the organisation is when it was made.
struct Edit {
    Updated change;
    PlainOrganisation after;
};

template <typename Entity>
Updated editOf(const Uuid &id, QStringView field, Value value) {
    return {Entity::Kind, id, {{describe<Entity>().indexOf(field), Value(), std::move(value)}}};
}

template <typename Entities>
Uuid anyOf(const Entities &entities, int absentOneIn = 4) {
    return *rc::gen::inRange(0, absentOneIn) == 0 ? Uuid() : entities[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(entities.size())))].id.uuid();
}

Value valueOf(const Uuid &id) {
    return id.isNil() ? Value() : Value(id);
}

Edit editOfDeal(const PlainOrganisation &before) {
    Edit edit{{}, before};
    auto &deal = edit.after.deals[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(before.deals.size())))];
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        deal.owner = anyOf(before.users);
        edit.change = editOf<Deal>(deal.id, u"owner", valueOf(deal.owner));
        break;
    case 1:
        deal.account = anyOf(before.accounts);
        edit.change = editOf<Deal>(deal.id, u"account", valueOf(deal.account));
        break;
    case 2:
        deal.baseAmount = *rc::gen::inRange(-1000, 100'000);
        edit.change = editOf<Deal>(deal.id, u"base_amount", Money(deal.baseAmount, before.base));
        break;
    default:
        deal.probability = *rc::gen::inRange(-1, 10'001);
        edit.change = editOf<Deal>(deal.id, u"probability",
                                   deal.probability < 0 ? Value() : Value(std::int64_t{deal.probability}));
    }
    return edit;
}

Edit anEdit(const PlainOrganisation &before) {
    switch (*rc::gen::inRange(0, 4)) {
    case 0: {
        Edit edit{{}, before};
        Account &account = edit.after.accounts[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(before.accounts.size())))];
        const Uuid owner = anyOf(before.users);
        account.owner = owner.isNil() ? std::nullopt : std::optional(UserId(owner));
        edit.change = editOf<Account>(account.id.uuid(), u"owner", valueOf(owner));
        return edit;
    }
    case 1: {
        Edit edit{{}, before};
        Stage &stage = edit.after.stages[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(before.stages.size())))];
        stage.probability = *rc::gen::inRange(0, 10'001);
        edit.change = editOf<Stage>(stage.id.uuid(), u"probability", stage.probability);
        return edit;
    }
    default:
        return editOfDeal(before);
    }
}

template <typename Entity>
const Entity *find(const std::vector<Entity> &all, const std::optional<Id<Entity>> &id) {
    const auto found = id ? std::ranges::find(all, *id, &Entity::id) : all.end();
    return found == all.end() ? nullptr : &*found;
}

/// Whom a document counts for, read from the records alone.
std::optional<UserId> ownerOf(const PlainOrganisation &organisation, const Fact &fact) {
    const auto deal = fact.deal ? std::ranges::find(organisation.deals, fact.deal->uuid(), &analytics::DealInput::id) : organisation.deals.end();
    const bool hasDeal = deal != organisation.deals.end();
    if (hasDeal && !deal->owner.isNil())
        return UserId(deal->owner);
    if (fact.owner)
        return fact.owner;
    std::optional<AccountId> account = fact.account;
    if (!account && hasDeal && !deal->account.isNil())
        account = AccountId(deal->account);
    const Account *found = find(organisation.accounts, account);
    return found != nullptr ? found->owner : std::nullopt;
}

std::map<Uuid, std::int64_t> slowCash(const PlainOrganisation &organisation, Date asOf) {
    std::map<Uuid, std::int64_t> sums;
    for (const Allocation &allocation : organisation.allocations) {
        const Fact *from = find(organisation.facts, std::optional(allocation.from));
        const Instalment *instalment = find(organisation.instalments, std::optional(allocation.instalment));
        const Fact *invoice = find(organisation.facts, std::optional(instalment->invoice));
        const bool isReversal = invoice->reverses && find(organisation.facts, invoice->reverses)->kind == FactKind::Invoice;
        if (from->kind != FactKind::Receipt || isReversal || std::max({allocation.on, from->date, invoice->date}) > asOf)
            continue;
        if (const auto owner = ownerOf(organisation, *invoice))
            sums[owner->uuid()] += allocation.base_amount.minor();
    }
    for (const Fact &fact : organisation.facts)
        if (fact.kind == FactKind::Refund && fact.date <= asOf)
            if (const auto owner = ownerOf(organisation, fact))
                sums[owner->uuid()] -= fact.base_amount.minor();
    return sums;
}

std::int64_t weightedOf(const PlainOrganisation &organisation, Date asOf) {
    analytics::Slice slice;
    slice.asOf = asOf;
    return *analytics::pipelinePage(organisation.columns(1), slice).weighted.value;
}

void checkFigures(const analytics::Effects &effects, const PlainOrganisation &organisation, Date asOf) {
    analytics::Slice slice;
    slice.asOf = asOf;
    const auto receivables = analytics::receivablesPage(organisation.columns(1), slice);
    RC_ASSERT(effects.now(AffectedFigure::Receivables) == *receivables.outstanding.value);
    RC_ASSERT(effects.now(AffectedFigure::OverSixtyDays) == *receivables.overSixtyDays.value);
    RC_ASSERT(effects.now(AffectedFigure::WeightedPipeline) == weightedOf(organisation, asOf));
    for (const auto &[person, sum] : slowCash(organisation, asOf))
        RC_ASSERT(effects.cashReceivedFor(person) == sum);
}

void checkEdit(const Edit &edit, const PlainOrganisation &before, Date asOf) {
    const analytics::Effects now(before.columns(1), asOf);
    std::vector<Effect> expected;
    const std::int64_t weighted = weightedOf(before, asOf);
    const std::int64_t weightedThen = weightedOf(edit.after, asOf);
    if (weighted != weightedThen)
        expected.push_back({AffectedFigure::WeightedPipeline, {}, weighted, weightedThen});
    auto cash = slowCash(before, asOf);
    auto cashThen = slowCash(edit.after, asOf);
    std::set<Uuid> people;
    for (const User &user : before.users)
        people.insert(user.id.uuid());
    for (const Uuid &person : people)
        if (cash[person] != cashThen[person])
            expected.push_back({AffectedFigure::CashReceived, person, cash[person], cashThen[person]});
    RC_ASSERT(now.of(edit.change) == expected);
    checkFigures(now, before, asOf);
}

} // namespace

/// What an edit does to the figures, against the same organisation with the edit made and everything loaded anew.
class EffectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEditDoesWhatLoadingEverythingAnewShows() {
        QVERIFY(rc::check("effects are exact", [] {
            const auto organisation = randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 25, 90);
            checkEdit(anEdit(organisation), organisation, Date(2024, 6, 1).plusDays(*rc::gen::inRange(0, 700)));
        }));
    }

    void anotherOwnerMovesCashFromOnePersonToTheOther() {
        PlainOrganisation organisation;
        organisation.addUsualStages();
        const UserId ned = organisation.addUser(QStringLiteral("Ned"), std::nullopt, 100).id;
        const UserId nora = organisation.addUser(QStringLiteral("Nora"), std::nullopt, 100).id;
        organisation.addDeal(organisation.stages[0], 5000).owner = ned.uuid();
        const DealId deal(organisation.deals[0].id);
        organisation.addFact(FactKind::Invoice, Date(2026, 1, 10), 1000).deal = deal;
        organisation.addInstalment(organisation.facts[0], Date(2026, 2, 9), 1000);
        organisation.addFact(FactKind::Receipt, Date(2026, 2, 1), 700);
        organisation.addAllocation(organisation.facts[1], organisation.instalments[0], Date(2026, 2, 1), 600);
        const analytics::Effects effects(organisation.columns(), Date(2026, 3, 1));
        const auto moved = effects.of(editOf<Deal>(deal.uuid(), u"owner", nora.uuid()));
        QCOMPARE(moved.size(), 2U);
        QVERIFY((moved[0] == Effect{AffectedFigure::CashReceived, ned.uuid(), 600, 0}));
        QVERIFY((moved[1] == Effect{AffectedFigure::CashReceived, nora.uuid(), 0, 600}));
        // Before it came in there was nothing to move; what a title says moves nothing.
        QVERIFY(analytics::Effects(organisation.columns(), Date(2026, 1, 31)).of(editOf<Deal>(deal.uuid(), u"owner", nora.uuid())).empty());
        QVERIFY(effects.of(editOf<Deal>(deal.uuid(), u"title", QStringLiteral("other"))).empty());
    }

    void anAllocationWhoseReceiptIsAnotherTeamsLessensItsInvoice() {
        PlainOrganisation organisation;
        organisation.addUsualStages();
        organisation.addFact(FactKind::Invoice, Date(2026, 1, 10), 1000);
        organisation.addInstalment(organisation.facts[0], Date(2026, 2, 9), 1000);
        organisation.addFact(FactKind::Receipt, Date(2026, 2, 1), 700);
        organisation.addAllocation(organisation.facts[1], organisation.instalments[0], Date(2026, 2, 1), 600);
        organisation.facts.pop_back();
        QCOMPARE(analytics::Effects(organisation.columns(), Date(2026, 3, 1)).now(AffectedFigure::Receivables), 400);
    }
};

PLUMBLINE_TEST(EffectsTest)
#include "effectstest.moc"
