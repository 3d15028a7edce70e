#include "generated.h"
#include "support/testregistry.h"

#include <QTest>

#include <numeric>
#include <set>

using namespace plumbline;
using namespace plumbline::domain;
using demonstration::Size;
using tests::Generated;

namespace {

const Date Today(2026, 11, 24);

/// Whether `part` of `whole` is between two thousandths.
bool isShare(std::size_t part, std::size_t whole, std::size_t least, std::size_t most)
{
    return part * 1000 >= whole * least && part * 1000 <= whole * most;
}

struct Told {
    std::vector<StageChange> visits;
    bool skipped = false;
    bool regressed = false;
    bool reopened = false;
    bool revised = false;
};

} // namespace

class BelievableTest : public QObject {
    Q_OBJECT

private:
    Generated m_made;
    std::map<StageId, Stage> m_stages;
    std::map<DealId, Told> m_told;

    void tell(Told &told)
    {
        for (std::size_t i = 1; i < told.visits.size(); ++i) {
            const Stage &from = m_stages.at(told.visits[i - 1].stage);
            const Stage &to = m_stages.at(told.visits[i].stage);
            const bool open = to.outcome != StageOutcome::Lost;
            told.reopened = told.reopened || from.outcome != StageOutcome::Open;
            told.skipped = told.skipped || (open && to.rank > from.rank + 1);
            told.regressed = told.regressed || (from.outcome == StageOutcome::Open && to.rank < from.rank);
            told.revised = told.revised || told.visits[i].base_amount != told.visits[i - 1].base_amount;
        }
    }
    std::size_t count(bool Told::*what) const
    {
        return static_cast<std::size_t>(std::ranges::count_if(m_told, [what](const auto &each) { return each.second.*what; }));
    }
    std::map<FactKind, std::vector<Fact>> factsByKind() const
    {
        std::map<FactKind, std::vector<Fact>> facts;
        for (Fact &fact : m_made.all<Fact>())
            facts[fact.kind].push_back(std::move(fact));
        return facts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_made = Generated::make({Size::Small, 1, Today});
        m_stages = m_made.byId<Stage>();
        for (const StageChange &change : m_made.all<StageChange>())
            m_told[change.deal].visits.push_back(change);
        for (auto &[deal, told] : m_told)
            tell(told);
    }

    void theOrganisationHasItsSize()
    {
        QCOMPARE(m_made.all<Team>().size(), std::size_t{8});
        QCOMPARE(m_made.all<User>().size(), std::size_t{60});
        QCOMPARE(m_made.all<Account>().size(), std::size_t{150});
        QCOMPARE(m_made.all<Product>().size(), std::size_t{12});
        QCOMPARE(m_made.all<Stage>().size(), std::size_t{6});
        QCOMPARE(m_made.all<Deal>().size(), std::size_t{2'000});
        QVERIFY(isShare(m_made.all<StageChange>().size(), 2'000, 4'000, 6'000));
    }

    void aDealStandsWhereItsHistoryEnds()
    {
        for (const Deal &deal : m_made.all<Deal>()) {
            const auto &visits = m_told.at(deal.id).visits;
            QCOMPARE(*visits.front().on, *deal.created_on);
            QVERIFY(visits.back().stage == deal.stage);
            QVERIFY(visits.back().base_amount == deal.base_amount);
            QCOMPARE(deal.closed_on.has_value(), m_stages.at(deal.stage).outcome != StageOutcome::Open);
            for (std::size_t i = 1; i < visits.size(); ++i)
                QVERIFY(std::pair(*visits[i - 1].on, visits[i - 1].ordinal) < std::pair(*visits[i].on, visits[i].ordinal));
        }
    }

    void dealsTakeManyWays()
    {
        QVERIFY(isShare(count(&Told::skipped), 2'000, 50, 250));
        QVERIFY(isShare(count(&Told::regressed), 2'000, 50, 250));
        QVERIFY(isShare(count(&Told::reopened), 2'000, 10, 80));
        QVERIFY(isShare(count(&Told::revised), 2'000, 400, 900));
        std::size_t won = 0;
        std::size_t lost = 0;
        std::size_t unattributed = 0;
        for (const Deal &deal : m_made.all<Deal>()) {
            won += m_stages.at(deal.stage).outcome == StageOutcome::Won ? 1 : 0;
            lost += m_stages.at(deal.stage).outcome == StageOutcome::Lost ? 1 : 0;
            unattributed += deal.source ? 0 : 1;
        }
        QVERIFY(isShare(won, won + lost, 350, 600));
        QVERIFY(isShare(won + lost, 2'000, 700, 930));
        QVERIFY(isShare(unattributed, 2'000, 90, 150));
    }

    void springFestivalIsQuietAndTheYearEndIsNot()
    {
        std::size_t festival = 0;
        std::size_t december = 0;
        for (const Deal &deal : m_made.all<Deal>()) {
            festival += *deal.created_on >= Date(2026, 2, 13) && *deal.created_on <= Date(2026, 2, 27) ? 1 : 0;
            december += *deal.created_on >= Date(2025, 12, 8) && *deal.created_on <= Date(2025, 12, 22) ? 1 : 0;
        }
        QVERIFY(festival * 4 < december);
    }

    void thereAreNamesInBothLanguages()
    {
        std::set<QString> names;
        std::size_t latin = 0;
        for (const Account &account : m_made.all<Account>()) {
            QVERIFY(names.insert(account.name).second);
            latin += account.name.front().unicode() < 128 ? 1 : 0;
        }
        QVERIFY(isShare(latin, 150, 50, 300));
        std::size_t latinPeople = 0;
        for (const User &user : m_made.all<User>()) {
            QVERIFY(names.insert(user.name).second);
            latinPeople += user.name.front().unicode() < 128 ? 1 : 0;
            QVERIFY(!user.left_on || *user.joined_on < *user.left_on);
        }
        QVERIFY(isShare(latinPeople, 60, 100, 500));
    }

    void theSchedulesOfInvoicesAddUp()
    {
        std::map<FactId, Money> amounts;
        std::map<FactId, Money> baseAmounts;
        for (const Instalment &each : m_made.all<Instalment>()) {
            QVERIFY(each.amount.minor() > 0);
            amounts.try_emplace(each.invoice, 0, each.amount.currency()).first->second += each.amount;
            baseAmounts.try_emplace(each.invoice, 0, each.base_amount.currency()).first->second += each.base_amount;
        }
        const auto facts = factsByKind();
        for (const Fact &invoice : facts.at(FactKind::Invoice)) {
            QVERIFY(amounts.at(invoice.id) == invoice.amount);
            QVERIFY(baseAmounts.at(invoice.id) == invoice.base_amount);
        }
    }

    void noAllocationGoesBeyondWhatThereIs()
    {
        const auto facts = m_made.byId<Fact>();
        const auto instalments = m_made.byId<Instalment>();
        std::map<FactId, Money> taken;
        std::map<InstalmentId, std::pair<Money, Money>> paid;
        for (const Allocation &each : m_made.all<Allocation>()) {
            const Fact &from = facts.at(each.from);
            const Instalment &to = instalments.at(each.instalment);
            QVERIFY(each.amount.minor() > 0);
            QVERIFY(each.on >= from.date);
            QVERIFY(from.kind == FactKind::Receipt || from.kind == FactKind::CreditNote || from.kind == FactKind::WriteOff);
            QVERIFY(from.account == facts.at(to.invoice).account);
            QVERIFY((taken.try_emplace(each.from, 0, each.amount.currency()).first->second += each.amount) <= from.amount);
            auto &[amount, base] = paid.try_emplace(each.instalment, Money(0, each.amount.currency()), Money(0, each.base_amount.currency())).first->second;
            QVERIFY((amount += each.amount) <= to.amount);
            QVERIFY((base += each.base_amount) <= to.base_amount);
            QCOMPARE(amount == to.amount, base == to.base_amount);
        }
    }

    void customersPayInAllTheirWays()
    {
        const auto facts = factsByKind();
        const std::size_t invoices = facts.at(FactKind::Invoice).size();
        QVERIFY(isShare(facts.at(FactKind::CreditNote).size(), invoices, 15, 90));
        QVERIFY(isShare(facts.at(FactKind::WriteOff).size(), invoices, 5, 60));
        QVERIFY(!facts.at(FactKind::Refund).empty());
        std::map<InstalmentId, int> payments;
        std::map<FactId, Money> unapplied;
        for (const Fact &receipt : facts.at(FactKind::Receipt))
            unapplied.emplace(receipt.id, receipt.amount);
        for (const Allocation &each : m_made.all<Allocation>()) {
            ++payments[each.instalment];
            if (const auto found = unapplied.find(each.from); found != unapplied.end())
                found->second -= each.amount;
        }
        const auto inParts = std::ranges::count_if(payments, [](const auto &each) { return each.second > 1; });
        QVERIFY(isShare(static_cast<std::size_t>(inParts), payments.size(), 40, 250));
        QVERIFY(std::ranges::any_of(unapplied, [](const auto &each) { return !each.second.isZero(); }));
        const auto instalments = m_made.all<Instalment>();
        const auto unpaid = std::ranges::count_if(instalments, [&](const Instalment &each) { return !payments.contains(each.id); });
        QVERIFY(isShare(static_cast<std::size_t>(unpaid), instalments.size(), 80, 400));
        QVERIFY(std::ranges::any_of(instalments, &Instalment::disputed));
        QVERIFY(m_made.all<DunningAction>().size() > 100);
        QVERIFY(m_made.all<PromiseToPay>().size() > 50);
    }

    void cancelledContractsAreReversedNotEdited()
    {
        const auto facts = m_made.byId<Fact>();
        std::size_t reversals = 0;
        for (const auto &[id, fact] : facts) {
            if (!fact.reverses)
                continue;
            ++reversals;
            const Fact &original = facts.at(*fact.reverses);
            QVERIFY(fact.amount == -original.amount);
            QVERIFY(fact.date >= original.date);
        }
        QVERIFY(reversals > 0);
    }

    void documentsOfSeveralCurrenciesKeepTheirRate()
    {
        std::set<QString> currencies;
        for (const Fact &fact : m_made.all<Fact>()) {
            currencies.insert(fact.amount.currency().code());
            QVERIFY(fact.amount.converted(Currency::of("CNY"), fact.rate_micro, Rounding::HalfEven) == fact.base_amount);
        }
        QCOMPARE(currencies, (std::set{QStringLiteral("CNY"), QStringLiteral("EUR"), QStringLiteral("JPY"), QStringLiteral("USD")}));
    }

    void theBooksSayWhatHealthNeeds()
    {
        const auto facts = factsByKind();
        for (const FactKind kind : {FactKind::Cost, FactKind::Expense, FactKind::Stock, FactKind::Payable})
            QVERIFY(facts.at(kind).size() >= 23);
        QVERIFY(std::ranges::any_of(facts.at(FactKind::Expense), [](const Fact &fact) { return fact.category == QStringLiteral("acquisition"); }));
    }

    void promisesAreKeptBrokenAndOpen()
    {
        std::set<CommitmentState> states;
        for (const Commitment &commitment : m_made.all<Commitment>()) {
            states.insert(commitment.state);
            QCOMPARE(commitment.closed_on.has_value(), commitment.state != CommitmentState::Open);
            QVERIFY(!commitment.closed_on || *commitment.closed_on >= commitment.promised_on);
        }
        QCOMPARE(states.size(), std::size_t{4});
    }
};

PLUMBLINE_TEST(BelievableTest)
#include "believabletest.moc"
