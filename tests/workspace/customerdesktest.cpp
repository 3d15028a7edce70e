#include "opened.h"
#include "support/testregistry.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/unkept.h"
#include "plumbline/replica/reader.h"
#include "plumbline/workspace/customerdesk.h"

#include <map>

namespace plumbline::tests {

using namespace domain;
using workspace::CustomerDesk;
using workspace::TimelineItem;

namespace {

template<typename Entity>
std::vector<Entity> every(const replica::Reader &reader)
{
    std::vector<Entity> entities;
    (void)reader.forEach(Entity::Kind, [&](const Record &record) {
        entities.push_back(*fromRecord<Entity>(record));
        return replica::Continue::Yes;
    });
    return entities;
}

/// What the books say of every customer, added up without columns: invoices less what came in and was credited, plus what was
/// paid back; the same whatever was set against what.
struct Books {
    explicit Books(const replica::Reader &reader, Date day)
        : facts(every<Fact>(reader)), commitments(every<Commitment>(reader)), deals(every<Deal>(reader)), chases(every<DunningAction>(reader)),
          promises(every<PromiseToPay>(reader)), changes(every<StageChange>(reader)), today(day)
    {
        for (const Stage &stage : every<Stage>(reader))
            stages.emplace(stage.id, stage);
        for (const Allocation &each : every<Allocation>(reader))
            if (each.on <= today)
                settled[each.instalment] += each.base_amount.minor();
        for (const Instalment &each : every<Instalment>(reader))
            instalments[each.invoice].push_back(each);
        for (const Deal &each : deals)
            accountOfDeal.emplace(each.id, each.account.value_or(AccountId()));
    }

    /// A document is its own account's, else that of its deal.
    [[nodiscard]] AccountId accountOf(const Fact &fact) const
    {
        if (fact.account)
            return *fact.account;
        const auto deal = fact.deal ? accountOfDeal.find(*fact.deal) : accountOfDeal.end();
        return deal == accountOfDeal.end() ? AccountId() : deal->second;
    }

    [[nodiscard]] std::map<AccountId, std::int64_t> outstanding() const
    {
        std::map<AccountId, std::int64_t> sums;
        for (const Fact &each : facts) {
            if (each.date > today)
                continue;
            const bool owed = each.kind == FactKind::Invoice || each.kind == FactKind::Refund;
            const bool paid = each.kind == FactKind::Receipt || each.kind == FactKind::CreditNote || each.kind == FactKind::WriteOff;
            if (owed || paid)
                sums[accountOf(each)] += owed ? each.base_amount.minor() : -each.base_amount.minor();
        }
        return sums;
    }

    [[nodiscard]] std::map<AccountId, std::int64_t> overdue() const
    {
        std::map<AccountId, std::int64_t> sums;
        for (const Fact &each : facts) {
            const auto parts = instalments.find(each.id);
            if (each.date > today || parts == instalments.end())
                continue;
            for (const Instalment &part : parts->second) {
                const auto paid = settled.find(part.id);
                const std::int64_t open = part.base_amount.minor() - (paid == settled.end() ? 0 : paid->second);
                // More set against it than it is: the customer's credit.
                if (part.due_date && *part.due_date < today && open > 0)
                    sums[accountOf(each)] += open;
            }
        }
        return sums;
    }

    [[nodiscard]] std::map<AccountId, std::int64_t> unkept() const
    {
        std::map<AccountId, std::int64_t> counts;
        for (const Commitment &each : commitments)
            if (each.state == CommitmentState::Broken || (each.state == CommitmentState::Open && each.due_date < today))
                ++counts[each.account];
        return counts;
    }

    [[nodiscard]] std::map<AccountId, std::int64_t> openDeals() const
    {
        std::map<AccountId, std::int64_t> sums;
        for (const Deal &each : deals)
            if (each.account && stages.at(each.stage).outcome == StageOutcome::Open)
                sums[*each.account] += each.base_amount.minor();
        return sums;
    }

    std::vector<Fact> facts;
    std::vector<Commitment> commitments;
    std::vector<Deal> deals;
    std::vector<DunningAction> chases;
    std::vector<PromiseToPay> promises;
    std::vector<StageChange> changes;
    std::map<StageId, Stage> stages;
    std::map<InstalmentId, std::int64_t> settled;
    std::map<FactId, std::vector<Instalment>> instalments;
    std::map<DealId, AccountId> accountOfDeal;
    Date today;
};

std::int64_t at(const std::map<AccountId, std::int64_t> &sums, const AccountId &account)
{
    const auto found = sums.find(account);
    return found == sums.end() ? 0 : found->second;
}

} // namespace

/// Customers of the demonstration organisation, each against the books.
class CustomerDeskTest : public QObject {
    Q_OBJECT

private:
    OpenedWorkspace m_opened;
    std::unique_ptr<Books> m_books;
    workspace::CustomersShown m_customers;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_opened.createDemonstration());
        const auto customers = answerOf(CustomerDesk(m_opened.workspace).customers());
        QVERIFY(customers);
        m_customers = *customers;
        QByteArray bytes(Passphrase);
        const auto replica = replica::Replica::openForReading(m_opened.replicaFolder(), replica::Secret::takeFrom(bytes), m_opened.world.ports());
        QVERIFY(replica);
        m_books = std::make_unique<Books>(**(*replica)->reader(), m_opened.workspace.today());
        QVERIFY(m_customers.list->size() > 20);
    }

    void everyLineOfTheListIsWhatTheBooksSay()
    {
        const auto outstanding = m_books->outstanding();
        const auto overdue = m_books->overdue();
        const auto unkept = m_books->unkept();
        const auto deals = m_books->openDeals();
        analytics::CustomerLine sum;
        bool anyUnkept = false;
        bool anyOverdue = false;
        for (std::size_t row = 0; row < m_customers.list->size(); ++row) {
            const analytics::CustomerLine line = m_customers.list->line(row);
            const AccountId account(line.account);
            QCOMPARE(line.outstanding, at(outstanding, account));
            QCOMPARE(line.overdue, at(overdue, account));
            QCOMPARE(line.unkept, at(unkept, account));
            QCOMPARE(line.openDeals, at(deals, account));
            sum.outstanding += line.outstanding;
            sum.unkept += line.unkept;
            anyUnkept |= line.unkept > 0;
            anyOverdue |= line.overdue > 0;
        }
        QVERIFY(anyUnkept && anyOverdue);
        QCOMPARE(m_customers.list->total().outstanding, sum.outstanding);
        QCOMPARE(m_customers.list->total().unkept, sum.unkept);
    }

    /// The banner's number is the list's, and both are the books'; the money is the line's.
    void everyCustomerOpensWithTheNumbersOfItsLine()
    {
        const auto unkept = m_books->unkept();
        for (std::size_t row = 0; row < m_customers.list->size(); ++row) {
            const analytics::CustomerLine line = m_customers.list->line(row);
            const auto shown = answerOf(CustomerDesk(m_opened.workspace).customer(AccountId(line.account)));
            QVERIFY(shown);
            QCOMPARE(shown->unkept(), line.unkept);
            QCOMPARE(shown->unkept(), at(unkept, shown->account.id));
            QCOMPARE(*shown->money.outstanding.value, line.outstanding);
            QCOMPARE(*shown->money.overdue.value, line.overdue);
            std::int64_t columns = 0;
            for (const analytics::AgeingFigures &each : shown->money.ageing)
                columns += each.amount.value.value_or(0);
            QCOMPARE(columns, line.outstanding);
            QVERIFY(std::ranges::is_sorted(shown->commitments, std::greater<>(), &workspace::CustomerCommitment::unkept));
        }
    }

    /// The figures of the receivables page cut to the customer, by another path through the columns.
    void theMoneyIsThatOfTheReceivablesPage()
    {
        for (std::size_t row = 0; row < std::min<std::size_t>(m_customers.list->size(), 12); ++row) {
            const AccountId account(m_customers.list->account(row));
            const auto shown = answerOf(CustomerDesk(m_opened.workspace).customer(account));
            analytics::Slice slice;
            slice.asOf = m_customers.today;
            slice.membersOf(analytics::Dimension::Account) = {account.toString()};
            const auto page = answerOf(m_opened.workspace.receivables(slice));
            QVERIFY(shown && page);
            QCOMPARE(shown->money.outstanding, page->page.outstanding);
            QCOMPARE(shown->money.openCount, page->page.openCount);
            QCOMPARE(shown->money.overdue, page->page.overdue);
            QCOMPARE(shown->money.overSixtyDays, page->page.overSixtyDays);
            QCOMPARE(shown->money.unapplied, page->page.unapplied);
            QVERIFY(shown->money.ageing == page->page.ageing);
        }
    }

    void theTimelineLeavesNothingOut()
    {
        for (std::size_t row = 0; row < std::min<std::size_t>(m_customers.list->size(), 12); ++row) {
            const AccountId account(m_customers.list->account(row));
            const auto timeline = answerOf(CustomerDesk(m_opened.workspace).timeline(account));
            QVERIFY(timeline);
            QVERIFY(std::ranges::is_sorted(*timeline, std::greater<>(), &TimelineItem::on));
            std::map<TimelineItem::Kind, std::int64_t> counts;
            for (const TimelineItem &each : *timeline)
                ++counts[each.kind];
            const auto ofAccount = [&](const auto &each) { return each.account == account; };
            QCOMPARE(counts[TimelineItem::Kind::Receipt], std::ranges::count_if(m_books->facts, [&](const Fact &each) {
                return each.account == account && each.kind == FactKind::Receipt;
            }));
            QCOMPARE(counts[TimelineItem::Kind::Chase], std::ranges::count_if(m_books->chases, ofAccount));
            QCOMPARE(counts[TimelineItem::Kind::PromiseToPay], std::ranges::count_if(m_books->promises, ofAccount));
            std::int64_t commitments = 0;
            for (const Commitment &each : m_books->commitments)
                commitments += each.account == account ? (each.closed_on ? 2 : 1) : 0;
            QCOMPARE(counts[TimelineItem::Kind::Commitment], commitments);
            QCOMPARE(counts[TimelineItem::Kind::Stage], std::ranges::count_if(m_books->changes, [&](const StageChange &each) {
                return each.on && m_books->accountOfDeal.at(each.deal) == account;
            }));
        }
    }

    void sortingAndSearchingKeepTheLines()
    {
        using analytics::CustomerColumn;
        const CustomerDesk::Arrangement byOwed{{}, CustomerColumn::Outstanding, analytics::Rows::Order::Ascending};
        const auto sorted = answerOf(CustomerDesk(m_opened.workspace).arranged(m_customers.list, byOwed));
        QVERIFY(sorted);
        QCOMPARE((*sorted)->size(), m_customers.list->size());
        for (std::size_t row = 1; row < (*sorted)->size(); ++row)
            QVERIFY((*sorted)->line(row - 1).outstanding <= (*sorted)->line(row).outstanding);
        const QString part = m_customers.list->line(3).name.left(3);
        const auto found = answerOf(CustomerDesk(m_opened.workspace).arranged(m_customers.list, {part, {}, {}}));
        QVERIFY(found);
        QVERIFY((*found)->size() >= 1 && (*found)->size() < m_customers.list->size());
        QVERIFY((*found)->rowOf(m_customers.list->account(3)) < (*found)->size());
        QCOMPARE((*found)->rowOf(Uuid()), (*found)->size());
    }

    void whoIsNotThereIsAnError()
    {
        const auto nobody = CustomerDesk(m_opened.workspace).customer(AccountId(m_opened.workspace.newId()));
        QCOMPARE(codeOf(nobody.result()), codeOf(domain::errors::RecordNotFound));
    }

    void unkeptIsBrokenOrPastDueInForce_data()
    {
        QTest::addColumn<CommitmentState>("state");
        QTest::addColumn<int>("due");
        QTest::addColumn<bool>("unkept");
        QTest::newRow("in force, due yesterday") << CommitmentState::Open << -1 << true;
        QTest::newRow("in force, due today") << CommitmentState::Open << 0 << false;
        QTest::newRow("in force, due tomorrow") << CommitmentState::Open << 1 << false;
        QTest::newRow("broken before it was due") << CommitmentState::Broken << 5 << true;
        QTest::newRow("kept late") << CommitmentState::Fulfilled << -5 << false;
        QTest::newRow("given up by the customer") << CommitmentState::Cancelled << -5 << false;
        QTest::newRow("not approved yet") << CommitmentState::Submitted << -5 << false;
        QTest::newRow("refused") << CommitmentState::Refused << -5 << false;
    }

    void unkeptIsBrokenOrPastDueInForce()
    {
        QFETCH(const CommitmentState, state);
        QFETCH(const int, due);
        QFETCH(const bool, unkept);
        const Date today(2026, 11, 24);
        QCOMPARE(isUnkept(state, today.plusDays(due), today), unkept);
    }
};

PLUMBLINE_TEST(CustomerDeskTest)

} // namespace plumbline::tests

#include "customerdesktest.moc"
