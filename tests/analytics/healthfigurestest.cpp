#include "slowfigures.h"
#include "support/testregistry.h"

#include <QTest>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::tests;
using analytics::Metric;
using analytics::MissingInput;
using domain::Date;
using domain::FactKind;

namespace {

analytics::Slice year2026() {
    analytics::Slice slice;
    slice.asOf = Date(2026, 12, 31);
    return slice;
}

const analytics::Figure &partOf(const analytics::HealthFigure &figure, Metric metric) {
    for (const auto &part : figure.parts)
        if (part.id.metric == metric)
            return part;
    throw domain::InvariantError("no such part");
}

std::vector<MissingInput> missing(std::initializer_list<MissingInput> inputs) {
    return inputs;
}

/// Two sellers, one of whom works the second half of 2026, three quarters of the time.
PlainOrganisation twoSellers() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addAccount(QStringLiteral("Acme"));
    organisation.addUser(QStringLiteral("A"), std::nullopt, 100);
    organisation.addUser(QStringLiteral("B"), std::nullopt, 75).joined_on = Date(2026, 7, 2);
    return organisation;
}

domain::Fact &addFor(PlainOrganisation &organisation, FactKind kind, Date date, std::int64_t amount, std::size_t account = 0) {
    auto &fact = organisation.addFact(kind, date, amount);
    fact.account = organisation.accounts[account].id;
    return fact;
}

} // namespace

class HealthFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPartEqualsTheSlowOneForRandomDocuments();
    void outputPerHeadIsNetSignedPerTimeWeightedHead();
    void wonDealsDoNotStandInForContracts();
    void anUnknownHeadcountIsMissing();
    void theCashConversionCycleIsExactToTheTenthOfADay();
    void withoutInventoryAndPayablesOnlySalesDaysAreShown();
    void groupCompaniesAreOneCustomer();
    void aFullRefundSoonAfterTakesTheCustomerOut();
    void costWithoutNewCustomersHasNoRatio();
    void theTrendEndsWithTheFigureItself();
    void averageBalancesWeighTheDaysTheyHold();
};

void HealthFiguresTest::everyPartEqualsTheSlowOneForRandomDocuments() {
    QVERIFY(rc::check("fast equals slow", [] {
        const PlainOrganisation organisation =
            randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 6, *rc::gen::inRange(0, 60));
        const auto columns = organisation.columns();
        const auto first = *rc::gen::arbitrary<std::uint32_t>();
        for (std::uint32_t i = 0; i < 6; ++i) {
            const auto slice = randomSlice(organisation, first + i);
            const auto page = analytics::healthPage(columns, slice);
            for (const auto *figure : {&page.outputPerHead, &page.cashConversionCycle, &page.newCustomerCost})
                for (const auto &part : figure->parts) {
                    if (analytics::isRatio(part.id.metric))
                        continue;
                    const SlowValue slow = slowHealth(organisation, slice, part.id.metric);
                    if (part.value && part.value != slow)
                        RC_FAIL(part.id.toString().toStdString() + ": fast " + std::to_string(*part.value) + ", slow " +
                                std::to_string(*slow));
                    RC_ASSERT(part.value.has_value() == part.missing.empty());
                }
        }
    }));
}

void HealthFiguresTest::outputPerHeadIsNetSignedPerTimeWeightedHead() {
    PlainOrganisation organisation = twoSellers();
    addFor(organisation, FactKind::Contract, Date(2026, 3, 1), 1000000);
    // Cancelled in a later month: negative there.
    auto &cancellation = addFor(organisation, FactKind::Contract, Date(2026, 9, 1), -100000);
    cancellation.reverses = organisation.facts[0].id;
    const auto columns = organisation.columns(1);
    const auto page = analytics::healthPage(columns, year2026());
    // B: 75 % for 183 of 365 days is 0.376…, so 0.38 of a head.
    QCOMPARE(*partOf(page.outputPerHead, Metric::SalesFte).value, 138);
    QCOMPARE(*partOf(page.outputPerHead, Metric::NetSigned).value, 900000);
    QCOMPARE(*page.outputPerHead.figure.value, 652174);
    auto september = year2026();
    september.period = {Date(2026, 9, 1), Date(2026, 9, 30)};
    QCOMPARE(*partOf(analytics::healthPage(columns, september).outputPerHead, Metric::NetSigned).value, -100000);
}

void HealthFiguresTest::wonDealsDoNotStandInForContracts() {
    PlainOrganisation organisation = twoSellers();
    organisation.addDeal(organisation.stages[1], 5000).closedOn = Date(2026, 5, 1).days();
    const auto figure = analytics::healthPage(organisation.columns(1), year2026()).outputPerHead.figure;
    QVERIFY(!figure.value);
    QCOMPARE(figure.missing, missing({MissingInput::Contracts}));
    QVERIFY(!figure.numerator);
    QCOMPARE(figure.denominator, std::optional<std::int64_t>(138));
}

void HealthFiguresTest::anUnknownHeadcountIsMissing() {
    PlainOrganisation organisation = twoSellers();
    addFor(organisation, FactKind::Contract, Date(2026, 3, 1), 1000);
    organisation.users[1].sales_fte.reset();
    const auto figure = analytics::healthPage(organisation.columns(1), year2026()).outputPerHead.figure;
    QVERIFY(!figure.value);
    QCOMPARE(figure.missing, missing({MissingInput::SalesHeadcount}));
    QCOMPARE(figure.numerator, std::optional<std::int64_t>(1000));
}

void HealthFiguresTest::theCashConversionCycleIsExactToTheTenthOfADay() {
    PlainOrganisation organisation = twoSellers();
    addFor(organisation, FactKind::Invoice, Date(2026, 11, 1), 73000);
    addFor(organisation, FactKind::CreditNote, Date(2026, 11, 2), 3000);
    // An advance is not set against what is owed.
    addFor(organisation, FactKind::Receipt, Date(2026, 11, 3), 999);
    addFor(organisation, FactKind::Cost, Date(2026, 6, 1), 40000);
    organisation.addFact(FactKind::Stock, Date(2025, 12, 31), 8000);
    organisation.addFact(FactKind::Payable, Date(2025, 12, 31), 6000);
    const auto page = analytics::healthPage(organisation.columns(1), year2026());
    const auto &cycle = page.cashConversionCycle;
    QCOMPARE(*partOf(cycle, Metric::ClosingReceivables).value, 70000);
    QCOMPARE(*partOf(cycle, Metric::NetCreditSales).value, 70000);
    QCOMPARE(*partOf(cycle, Metric::DaysSales).value, 3650);
    QCOMPARE(*partOf(cycle, Metric::DaysInventory).value, 730);
    // 6,000 ÷ 40,000 × 365 is 54.75, half to even in tenths.
    QCOMPARE(*partOf(cycle, Metric::DaysPayable).value, 548);
    QCOMPARE(*cycle.figure.value, 3650 + 730 - 548);
    QVERIFY(cycle.figure.missing.empty());
}

void HealthFiguresTest::withoutInventoryAndPayablesOnlySalesDaysAreShown() {
    PlainOrganisation organisation = twoSellers();
    addFor(organisation, FactKind::Invoice, Date(2026, 11, 1), 73000);
    const auto cycle = analytics::healthPage(organisation.columns(1), year2026()).cashConversionCycle;
    QVERIFY(!cycle.figure.value);
    QCOMPARE(cycle.figure.missing, missing({MissingInput::Inventory, MissingInput::CostOfSales, MissingInput::Payables}));
    QCOMPARE(*partOf(cycle, Metric::DaysSales).value, 3650);
    QVERIFY(!partOf(cycle, Metric::DaysInventory).value);
}

void HealthFiguresTest::groupCompaniesAreOneCustomer() {
    PlainOrganisation organisation = twoSellers();
    organisation.addAccount(QStringLiteral("Acme Europe")).parent = QStringLiteral("ACME");
    organisation.addAccount(QStringLiteral("Beta"));
    addFor(organisation, FactKind::Order, Date(2025, 5, 1), 10, 0);
    addFor(organisation, FactKind::Order, Date(2026, 5, 1), 10, 1);
    addFor(organisation, FactKind::Order, Date(2026, 6, 1), 10, 2);
    addFor(organisation, FactKind::Contract, Date(2026, 7, 1), 10, 2);
    organisation.addFact(FactKind::Expense, Date(2026, 2, 1), 5001).category = QStringLiteral("acquisition");
    organisation.addFact(FactKind::Expense, Date(2026, 2, 1), 777).category = QStringLiteral("rent");
    const auto cost = analytics::healthPage(organisation.columns(1), year2026()).newCustomerCost;
    QCOMPARE(*partOf(cost, Metric::NewCustomers).value, 1);
    QCOMPARE(*cost.figure.value, 5001);
}

void HealthFiguresTest::aFullRefundSoonAfterTakesTheCustomerOut() {
    PlainOrganisation organisation = twoSellers();
    addFor(organisation, FactKind::Order, Date(2026, 5, 1), 10);
    addFor(organisation, FactKind::Refund, Date(2026, 5, 31), 10);
    const auto customers = [&organisation] {
        return *partOf(analytics::healthPage(organisation.columns(1), year2026()).newCustomerCost, Metric::NewCustomers).value;
    };
    QCOMPARE(customers(), 0);
    organisation.facts[1].date = Date(2026, 6, 1);
    QCOMPARE(customers(), 1);
    organisation.facts[1].date = Date(2026, 5, 31);
    organisation.facts[1].base_amount = domain::Money(9, organisation.base);
    QCOMPARE(customers(), 1);
}

void HealthFiguresTest::costWithoutNewCustomersHasNoRatio() {
    PlainOrganisation organisation = twoSellers();
    addFor(organisation, FactKind::Order, Date(2025, 5, 1), 10);
    organisation.addFact(FactKind::Expense, Date(2026, 2, 1), 5000).category = QStringLiteral("acquisition");
    const auto figure = analytics::healthPage(organisation.columns(1), year2026()).newCustomerCost.figure;
    QVERIFY(!figure.value);
    QVERIFY(figure.missing.empty());
    QCOMPARE(figure.numerator, std::optional<std::int64_t>(5000));
    QCOMPARE(figure.denominator, std::optional<std::int64_t>(0));
}

void HealthFiguresTest::theTrendEndsWithTheFigureItself() {
    QVERIFY(rc::check("trend", [] {
        const PlainOrganisation organisation = randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 6, 60);
        const auto slice = randomSlice(organisation, *rc::gen::arbitrary<std::uint32_t>());
        const auto columns = organisation.columns();
        const auto page = analytics::healthPage(columns, slice);
        for (const auto *figure : {&page.outputPerHead, &page.cashConversionCycle, &page.newCustomerCost}) {
            RC_ASSERT(figure->trend.size() == std::size_t{12});
            RC_ASSERT(figure->trend.back().value == figure->figure.value);
            RC_ASSERT(figure->trend.back().until == *page.period.last);
        }
    }));
    PlainOrganisation organisation = twoSellers();
    addFor(organisation, FactKind::Contract, Date(2026, 2, 28), 1000);
    auto slice = year2026();
    slice.period = {Date(2026, 3, 1), Date(2026, 3, 31)};
    const auto trend = analytics::healthPage(organisation.columns(1), slice).outputPerHead.trend;
    QCOMPARE(trend[10].until, Date(2026, 2, 28));
    QCOMPARE(trend[10].value, std::optional<std::int64_t>(1000));
    QCOMPARE(trend[11].value, std::optional<std::int64_t>(0));
}

void HealthFiguresTest::averageBalancesWeighTheDaysTheyHold() {
    PlainOrganisation organisation = twoSellers();
    // 73 days of 1,000 and 292 of 500.
    organisation.addFact(FactKind::Stock, Date(2025, 1, 1), 1000);
    organisation.addFact(FactKind::Stock, Date(2026, 3, 15), 500);
    const auto cycle = analytics::healthPage(organisation.columns(1), year2026()).cashConversionCycle;
    QCOMPARE(*partOf(cycle, Metric::AverageInventory).value, 600);
}

PLUMBLINE_TEST(HealthFiguresTest)

#include "healthfigurestest.moc"
