#include "slowfigures.h"
#include "support/testregistry.h"

#include <QTest>

#include <numeric>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::tests;
using analytics::AgeingColumn;
using domain::Date;
using domain::FactKind;
using domain::Money;

namespace {

analytics::Slice asOf(Date date) {
    analytics::Slice slice;
    slice.asOf = date;
    return slice;
}

std::int64_t amountIn(const analytics::ReceivablesPage &page, AgeingColumn column) {
    return *page.ageing[static_cast<std::size_t>(column)].amount.value;
}

/// Account 0 owes an invoice of 1,000 of 2026-01-10, due on 2026-02-09.
PlainOrganisation oneInvoice() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addAccount(QStringLiteral("Acme"));
    auto &invoice = organisation.addFact(FactKind::Invoice, Date(2026, 1, 10), 1000);
    invoice.account = organisation.accounts[0].id;
    organisation.addInstalment(invoice, Date(2026, 2, 9), 1000);
    return organisation;
}

domain::Fact &addFor(PlainOrganisation &organisation, FactKind kind, Date date, std::int64_t amount) {
    auto &fact = organisation.addFact(kind, date, amount);
    fact.account = organisation.accounts[0].id;
    return fact;
}

void compare(const analytics::Columns &columns, const PlainOrganisation &organisation, const analytics::Slice &slice) {
    const auto page = analytics::receivablesPage(columns, slice);
    const SlowAgeing slow = slowAgeing(organisation, slice);
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (std::size_t column = 0; column < slow.amounts.size(); ++column) {
        RC_ASSERT(*page.ageing[column].amount.value == slow.amounts[column]);
        RC_ASSERT(*page.ageing[column].count.value == slow.counts[column]);
        sum += slow.amounts[column];
        count += slow.counts[column];
    }
    RC_ASSERT(*page.outstanding.value == sum);
    RC_ASSERT(*page.openCount.value == count);
    RC_ASSERT(*page.disputed.value == slow.disputed);
    RC_ASSERT(*page.outstanding.value == slow.ledger);
    std::int64_t ofCustomers = 0;
    for (const auto &customer : page.customers) {
        RC_ASSERT(std::accumulate(customer.amounts.begin(), customer.amounts.end(), std::int64_t{0}) == customer.outstanding);
        ofCustomers += customer.outstanding;
    }
    RC_ASSERT(ofCustomers == sum);
}

} // namespace

class ReceivablesFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ageingEqualsTheSlowOneForRandomDocuments();
    void columnsAddUpToOutstandingAndToTheLedger();
    void daysPastDueDecideTheColumn();
    void onlyAllocationsByThenCount();
    void unappliedCashIsNegativeInItsOwnColumn();
    void aReversedInvoiceIsNotOwedAndWhatWasPaidIsTheCustomers();
    void aDifferenceOfRatesHasItsOwnColumn();
    void aRefundUsesUpWhatWasLeft();
    void customersShowOwnerChasePromiseAndRating();
    void aDocumentWithoutOwnerIsItsDealsThenItsAccounts();
};

void ReceivablesFiguresTest::ageingEqualsTheSlowOneForRandomDocuments() {
    QVERIFY(rc::check("fast equals slow", [] {
        const PlainOrganisation organisation =
            randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 6, *rc::gen::inRange(0, 60));
        const auto columns = organisation.columns();
        const auto first = *rc::gen::arbitrary<std::uint32_t>();
        for (std::uint32_t i = 0; i < 12; ++i)
            compare(columns, organisation, randomSlice(organisation, first + i));
    }));
}

void ReceivablesFiguresTest::columnsAddUpToOutstandingAndToTheLedger() {
    QVERIFY(rc::check("ledger", [] {
        const PlainOrganisation organisation =
            randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 6, *rc::gen::inRange(0, 80));
        const Date date = Date(2024, 1, 1).plusDays(*rc::gen::inRange(0, 900));
        const auto page = analytics::receivablesPage(organisation.columns(), asOf(date));
        std::int64_t ledger = 0;
        for (const auto &fact : organisation.facts) {
            if (fact.date > date)
                continue;
            const bool adds = fact.kind == FactKind::Invoice || fact.kind == FactKind::Refund;
            const bool takes =
                fact.kind == FactKind::Receipt || fact.kind == FactKind::CreditNote || fact.kind == FactKind::WriteOff;
            ledger += adds ? fact.base_amount.minor() : takes ? -fact.base_amount.minor() : 0;
        }
        RC_ASSERT(*page.outstanding.value == ledger);
    }));
}

void ReceivablesFiguresTest::daysPastDueDecideTheColumn() {
    const auto columns = oneInvoice().columns(1);
    const auto at = [&](int daysPastDue, AgeingColumn column) {
        const auto page = analytics::receivablesPage(columns, asOf(Date(2026, 2, 9).plusDays(daysPastDue)));
        return amountIn(page, column) == 1000 && *page.outstanding.value == 1000;
    };
    QVERIFY(at(-1, AgeingColumn::NotDue));
    QVERIFY(at(0, AgeingColumn::NotDue));
    QVERIFY(at(1, AgeingColumn::To30));
    QVERIFY(at(30, AgeingColumn::To30));
    QVERIFY(at(31, AgeingColumn::To60));
    QVERIFY(at(60, AgeingColumn::To60));
    QVERIFY(at(61, AgeingColumn::To90));
    QVERIFY(at(90, AgeingColumn::To90));
    QVERIFY(at(91, AgeingColumn::To120));
    QVERIFY(at(120, AgeingColumn::To120));
    QVERIFY(at(121, AgeingColumn::Over120));
    const auto sixty = analytics::receivablesPage(columns, asOf(Date(2026, 2, 9).plusDays(60)));
    QCOMPARE(*sixty.overSixtyDays.value, 0);
    QCOMPARE(*sixty.overdue.value, 1000);
    QVERIFY(!sixty.customers[0].overSixtyDays);
    const auto sixtyOne = analytics::receivablesPage(columns, asOf(Date(2026, 2, 9).plusDays(61)));
    QCOMPARE(*sixtyOne.overSixtyDays.value, 1000);
    QVERIFY(sixtyOne.customers[0].overSixtyDays);
    QCOMPARE(*analytics::receivablesPage(columns, asOf(Date(2026, 1, 9))).outstanding.value, 0);
}

void ReceivablesFiguresTest::onlyAllocationsByThenCount() {
    PlainOrganisation organisation = oneInvoice();
    const auto receipt = addFor(organisation, FactKind::Receipt, Date(2026, 2, 1), 400);
    organisation.addAllocation(receipt, organisation.instalments[0], Date(2026, 2, 5), 400);
    const auto columns = organisation.columns(1);
    const auto before = analytics::receivablesPage(columns, asOf(Date(2026, 2, 4)));
    QCOMPARE(amountIn(before, AgeingColumn::NotDue), 1000);
    QCOMPARE(amountIn(before, AgeingColumn::Unapplied), -400);
    QCOMPARE(*before.outstanding.value, 600);
    const auto after = analytics::receivablesPage(columns, asOf(Date(2026, 2, 5)));
    QCOMPARE(amountIn(after, AgeingColumn::NotDue), 600);
    QCOMPARE(*after.unapplied.value, 0);
    QCOMPARE(*after.openCount.value, 1);
}

void ReceivablesFiguresTest::unappliedCashIsNegativeInItsOwnColumn() {
    PlainOrganisation organisation = oneInvoice();
    addFor(organisation, FactKind::Receipt, Date(2026, 2, 1), 1500);
    addFor(organisation, FactKind::CreditNote, Date(2026, 2, 2), 10);
    const auto page = analytics::receivablesPage(organisation.columns(1), asOf(Date(2026, 2, 9)));
    QCOMPARE(*page.unapplied.value, -1510);
    QCOMPARE(*page.outstanding.value, -510);
    QCOMPARE(amountIn(page, AgeingColumn::NotDue), 1000);
}

void ReceivablesFiguresTest::aReversedInvoiceIsNotOwedAndWhatWasPaidIsTheCustomers() {
    PlainOrganisation organisation = oneInvoice();
    const auto receipt = addFor(organisation, FactKind::Receipt, Date(2026, 1, 20), 300);
    organisation.addAllocation(receipt, organisation.instalments[0], Date(2026, 1, 20), 300);
    auto &reversal = addFor(organisation, FactKind::Invoice, Date(2026, 3, 1), -1000);
    reversal.reverses = organisation.facts[0].id;
    const auto columns = organisation.columns(1);
    QCOMPARE(*analytics::receivablesPage(columns, asOf(Date(2026, 2, 28))).overdue.value, 700);
    const auto page = analytics::receivablesPage(columns, asOf(Date(2026, 3, 1)));
    QCOMPARE(*page.overdue.value, 0);
    QCOMPARE(*page.unapplied.value, -300);
    QCOMPARE(*page.outstanding.value, -300);
}

void ReceivablesFiguresTest::aDifferenceOfRatesHasItsOwnColumn() {
    PlainOrganisation organisation = oneInvoice();
    const auto usd = domain::Currency::of("USD");
    // 100 dollars: 1,000 when invoiced, 1,040 when paid.
    organisation.instalments[0].amount = Money(100, usd);
    organisation.facts[0].amount = Money(100, usd);
    organisation.facts[0].rate_micro = 10000000;
    auto &receipt = addFor(organisation, FactKind::Receipt, Date(2026, 2, 1), 1040);
    receipt.amount = Money(100, usd);
    const auto paid = receipt;
    organisation.addAllocation(paid, organisation.instalments[0], Date(2026, 2, 1), 1000).amount = Money(100, usd);
    const auto page = analytics::receivablesPage(organisation.columns(1), asOf(Date(2026, 2, 9)));
    QCOMPARE(*page.unapplied.value, 0);
    QCOMPARE(amountIn(page, AgeingColumn::Revaluation), -40);
    QCOMPARE(*page.outstanding.value, -40);
}

void ReceivablesFiguresTest::aRefundUsesUpWhatWasLeft() {
    PlainOrganisation organisation = oneInvoice();
    addFor(organisation, FactKind::Receipt, Date(2026, 2, 1), 250);
    addFor(organisation, FactKind::Refund, Date(2026, 2, 3), 250);
    const auto page = analytics::receivablesPage(organisation.columns(1), asOf(Date(2026, 2, 9)));
    QCOMPARE(*page.unapplied.value, 0);
    QCOMPARE(*page.outstanding.value, 1000);
}

void ReceivablesFiguresTest::customersShowOwnerChasePromiseAndRating() {
    PlainOrganisation organisation = oneInvoice();
    organisation.accounts[0].owner = organisation.addUser(QStringLiteral("Li Na"), std::nullopt, 100).id;
    organisation.accounts[0].credit_rating = QStringLiteral("BB");
    for (const Date on : {Date(2026, 2, 20), Date(2026, 3, 1)}) {
        domain::DunningAction chase;
        chase.id = domain::DunningActionId(organisation.nextId());
        chase.account = organisation.accounts[0].id;
        chase.on = on;
        organisation.chases.push_back(chase);
    }
    domain::PromiseToPay promise;
    promise.id = domain::PromiseToPayId(organisation.nextId());
    promise.account = organisation.accounts[0].id;
    promise.made_on = Date(2026, 2, 21);
    promise.due_date = Date(2026, 2, 27);
    promise.amount = Money(600, organisation.base);
    organisation.promises.push_back(promise);
    const auto columns = organisation.columns(1);
    const auto page = analytics::receivablesPage(columns, asOf(Date(2026, 2, 25)));
    QCOMPARE(page.customers.size(), std::size_t{1});
    QCOMPARE(page.customers[0].owner, QStringLiteral("Li Na"));
    QCOMPARE(page.customers[0].creditRating, QStringLiteral("BB"));
    QCOMPARE(page.customers[0].lastChase, std::optional(Date(2026, 2, 20)));
    QCOMPARE(page.customers[0].promisedFor, std::optional(Date(2026, 2, 27)));
    QCOMPARE(page.customers[0].promisedAmount, std::optional<std::int64_t>(600));
    const auto later = analytics::receivablesPage(columns, asOf(Date(2026, 3, 5)));
    QCOMPARE(later.customers[0].lastChase, std::optional(Date(2026, 3, 1)));
    QVERIFY(!later.customers[0].promisedFor);
}

void ReceivablesFiguresTest::aDocumentWithoutOwnerIsItsDealsThenItsAccounts() {
    PlainOrganisation organisation = oneInvoice();
    const auto accountOwner = organisation.addUser(QStringLiteral("Account owner"), std::nullopt, 100).id;
    const auto dealOwner = organisation.addUser(QStringLiteral("Deal owner"), std::nullopt, 100).id;
    organisation.accounts[0].owner = accountOwner;
    const auto outstandingOf = [&organisation](const domain::UserId &owner) {
        auto slice = asOf(Date(2026, 2, 9));
        slice.membersOf(analytics::Dimension::Owner) = {owner.toString()};
        return *analytics::receivablesPage(organisation.columns(1), slice).outstanding.value;
    };
    QCOMPARE(outstandingOf(accountOwner), 1000);
    organisation.addDeal(organisation.stages[0], 5).owner = dealOwner.uuid();
    organisation.facts[0].deal = domain::DealId(organisation.deals[0].id);
    QCOMPARE(outstandingOf(accountOwner), 0);
    QCOMPARE(outstandingOf(dealOwner), 1000);
}

PLUMBLINE_TEST(ReceivablesFiguresTest)

#include "receivablesfigurestest.moc"
