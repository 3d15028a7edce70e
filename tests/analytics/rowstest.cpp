#include "plumbline/analytics/errors.h"
#include "slowfigures.h"
#include "support/testregistry.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace plumbline;
using namespace plumbline::tests;
using analytics::FigureId;
using analytics::Metric;
using analytics::Part;
using analytics::RowColumn;
using analytics::Rows;
using domain::Date;

namespace {

void holdsForFigure(const analytics::Columns &columns, const analytics::Slice &slice, const analytics::Figure &figure) {
    const auto totalOf = [&](Part part) {
        FigureId id = figure.id;
        id.part = part;
        const auto rows = analytics::rowsOf(columns, slice, id);
        if (!rows)
            RC_FAIL(id.toString().toStdString() + " is not openable");
        std::int64_t sum = 0;
        for (std::size_t row = 0; row < (*rows)->size(); ++row)
            sum += (*rows)->contribution(row);
        RC_ASSERT(sum == (*rows)->total());
        return sum;
    };
    const std::string name = figure.id.toString().toStdString();
    if (!analytics::isRatio(figure.id.metric)) {
        if (figure.value && totalOf(Part::Whole) != *figure.value)
            RC_FAIL(name + " is not the sum of its rows");
        return;
    }
    if (figure.numerator && totalOf(Part::Numerator) != *figure.numerator)
        RC_FAIL(name + ": the numerator is not the sum of its rows");
    if (figure.denominator && totalOf(Part::Denominator) != *figure.denominator)
        RC_FAIL(name + ": the denominator is not the sum of its rows");
    RC_ASSERT(totalOf(Part::Whole) == totalOf(Part::Numerator));
}

/// What is estimated from many rows is no sum of them.
bool isQuantile(Metric metric) {
    return metric == Metric::DwellMedian || metric == Metric::DwellUpperQuartile || metric == Metric::DwellMedianWorking ||
           metric == Metric::DwellUpperQuartileWorking;
}

PlainOrganisation threeDeals() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addTeam(QStringLiteral("华东"), QStringLiteral("East"));
    const auto owner = organisation.addUser(QStringLiteral("王芳"), organisation.teams[0].id, 100).id;
    const auto account = organisation.addAccount(QStringLiteral("Zeta")).id;
    const auto other = organisation.addAccount(QStringLiteral("alpha")).id;
    int number = 0;
    for (const std::int64_t amount : {300, 100, 200}) {
        auto &deal = organisation.addDeal(organisation.stages[3], amount);
        deal.title = number == 0 ? "续约 Renewal" : number == 1 ? "New 1 ÄNDERUNG" : "New 2";
        deal.sourceRef = number == 2 ? QByteArray() : "REF-" + QByteArray::number(9 - number);
        deal.owner = owner.uuid();
        deal.account = number == 0 ? account.uuid() : number == 1 ? other.uuid() : domain::Uuid();
        deal.createdOn = number == 1 ? analytics::NoDay : Date(2026, 1, 5 - static_cast<unsigned>(number)).days();
        ++number;
    }
    return organisation;
}

analytics::RowsPtr openDeals(const PlainOrganisation &organisation) {
    analytics::Slice slice;
    slice.asOf = Date(2026, 12, 31);
    return analytics::rowsOf(organisation.columns(1), slice, {Metric::OpenValue}).value();
}

std::vector<std::int64_t> amountsOf(const analytics::RowsPtr &rows) {
    std::vector<std::int64_t> amounts;
    for (std::size_t row = 0; row < rows->size(); ++row)
        amounts.push_back(rows->contribution(row));
    return amounts;
}

using Amounts = std::vector<std::int64_t>;

} // namespace

class RowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFigureOfEveryPageIsTheSumOfItsRows();
    void cellsShowWhatTheRecordHas();
    void aDocumentInAnotherCurrencyShowsWhatItSays();
    void rowsSortByAnyColumnWithAbsentValuesLast();
    void searchLooksIntoEveryTextAndIgnoresCase();
    void sortingAndSearchingAnyRowsKeepsThem();
    void aSumOfRatiosIsNotOpened();
    void whatIsNoFigureIsRefused();
    void everyFigureHasATextAndIsFoundByIt();
    void membersAreThoseWithRowsByNameAndUnattributedLast();
};

void RowsTest::everyFigureOfEveryPageIsTheSumOfItsRows() {
    QVERIFY(rc::check("rows add up", [] {
        const PlainOrganisation organisation =
            randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange(0, 20), *rc::gen::inRange(0, 40));
        const auto slice = randomSlice(organisation, *rc::gen::arbitrary<std::uint32_t>());
        const auto columns = organisation.columns();
        std::set<Metric> seen;
        for (const auto &figure : everyFigure(columns, slice)) {
            seen.insert(figure.id.metric);
            if (analytics::isOpenable(figure.id))
                holdsForFigure(columns, slice, figure);
            else
                RC_ASSERT(figure.id.metric == Metric::CashConversionCycle || isQuantile(figure.id.metric));
        }
        // None of the metrics is forgotten.
        RC_ASSERT(seen.size() == static_cast<std::size_t>(Metric::NewCustomers) + 1);
    }));
}

void RowsTest::cellsShowWhatTheRecordHas() {
    const PlainOrganisation organisation = threeDeals();
    const auto rows = openDeals(organisation)->containing(QStringLiteral("续约"));
    QCOMPARE(rows->size(), std::size_t{1});
    QCOMPARE(rows->recordId(0), organisation.deals[0].id);
    QCOMPARE(rows->cell(0, RowColumn::Title), domain::Value(QStringLiteral("续约 Renewal")));
    QCOMPARE(rows->cell(0, RowColumn::Owner), domain::Value(QStringLiteral("王芳")));
    QCOMPARE(rows->cell(0, RowColumn::Team), domain::Value(QStringLiteral("华东")));
    QCOMPARE(rows->cell(0, RowColumn::Region), domain::Value(QStringLiteral("East")));
    QCOMPARE(rows->cell(0, RowColumn::Stage), domain::Value(QStringLiteral("Prospecting")));
    QCOMPARE(rows->cell(0, RowColumn::Amount), domain::Value(domain::Money(300, organisation.base)));
    QCOMPARE(rows->cell(0, RowColumn::Contribution), domain::Value(domain::Money(300, organisation.base)));
    QCOMPARE(rows->cell(0, RowColumn::CreatedOn), domain::Value(Date(2026, 1, 5)));
    QCOMPARE(rows->cell(0, RowColumn::Probability), domain::Value(std::int64_t{1000}));
    QVERIFY(domain::isAbsent(rows->cell(0, RowColumn::ClosedOn)));
    QVERIFY(domain::isAbsent(rows->cell(0, RowColumn::Product)));
    QVERIFY(domain::isAbsent(rows->cell(0, RowColumn::Document)));
}

void RowsTest::aDocumentInAnotherCurrencyShowsWhatItSays() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addFact(domain::FactKind::Invoice, Date(2026, 1, 5), 500);
    auto &foreign = organisation.addFact(domain::FactKind::Invoice, Date(2026, 1, 6), 827);
    foreign.amount = domain::Money(1234, domain::Currency::of("JPY"));
    analytics::Slice slice;
    slice.asOf = Date(2026, 12, 31);
    const auto columns = organisation.columns(1);
    for (const Metric metric : {Metric::Outstanding, Metric::NetCreditSales}) {
        const auto rows = analytics::rowsOf(columns, slice, {metric}).value()->sortedBy(RowColumn::Amount, Rows::Order::Ascending);
        QCOMPARE(rows->size(), std::size_t{2});
        QVERIFY(domain::isAbsent(rows->cell(0, RowColumn::OriginalAmount)));
        QCOMPARE(rows->cell(1, RowColumn::OriginalAmount), domain::Value(foreign.amount));
        QCOMPARE(rows->cell(1, RowColumn::Amount), domain::Value(domain::Money(827, organisation.base)));
    }
}

void RowsTest::rowsSortByAnyColumnWithAbsentValuesLast() {
    const auto rows = openDeals(threeDeals());
    const auto sorted = [&rows](RowColumn column, Rows::Order order) { return amountsOf(rows->sortedBy(column, order)); };
    QCOMPARE(sorted(RowColumn::Amount, Rows::Order::Ascending), (Amounts{100, 200, 300}));
    QCOMPARE(sorted(RowColumn::Amount, Rows::Order::Descending), (Amounts{300, 200, 100}));
    QCOMPARE(sorted(RowColumn::Account, Rows::Order::Ascending), (Amounts{100, 300, 200}));
    QCOMPARE(sorted(RowColumn::Account, Rows::Order::Descending), (Amounts{300, 100, 200}));
    QCOMPARE(sorted(RowColumn::CreatedOn, Rows::Order::Ascending), (Amounts{200, 300, 100}));
    QCOMPARE(sorted(RowColumn::CreatedOn, Rows::Order::Descending), (Amounts{300, 200, 100}));
    QCOMPARE(sorted(RowColumn::SourceRef, Rows::Order::Ascending), (Amounts{100, 300, 200}));
    QCOMPARE(sorted(RowColumn::Title, Rows::Order::Ascending), (Amounts{100, 200, 300}));
    // Equal values keep the order they had.
    QCOMPARE(
        amountsOf(rows->sortedBy(RowColumn::Amount, Rows::Order::Descending)->sortedBy(RowColumn::Owner, Rows::Order::Ascending)),
        (Amounts{300, 200, 100}));
}

void RowsTest::searchLooksIntoEveryTextAndIgnoresCase() {
    const auto rows = openDeals(threeDeals());
    const auto found = [&rows](const char *text) { return amountsOf(rows->containing(QString::fromUtf8(text))); };
    QCOMPARE(found("zeta"), (Amounts{300}));
    QCOMPARE(found("ALPHA"), (Amounts{100}));
    QCOMPARE(found("NEW 2"), (Amounts{200}));
    QCOMPARE(found("王").size(), std::size_t{3});
    QCOMPARE(found("änder"), (Amounts{100}));
    QCOMPARE(found("ref-9"), (Amounts{300}));
    QCOMPARE(found("续约 rENEWal"), (Amounts{300}));
    QCOMPARE(found("").size(), std::size_t{3});
    QVERIFY(found("nobody").empty());
}

void RowsTest::sortingAndSearchingAnyRowsKeepsThem() {
    QVERIFY(rc::check("any column", [] {
        const PlainOrganisation organisation = randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 8, 30);
        const auto slice = randomSlice(organisation, *rc::gen::arbitrary<std::uint32_t>());
        const auto columns = organisation.columns();
        for (const Metric metric : {Metric::OpenValue, Metric::Outstanding, Metric::NetCreditSales, Metric::SalesFte}) {
            const auto rows = analytics::rowsOf(columns, slice, {metric}).value();
            for (const RowColumn column : analytics::columnsOf(rows->kind())) {
                const auto up = rows->sortedBy(column, Rows::Order::Ascending);
                RC_ASSERT(up->size() == rows->size());
                RC_ASSERT(up->total() == rows->total());
                bool absent = false;
                for (std::size_t row = 0; row < up->size(); ++row) {
                    const bool isAbsent = domain::isAbsent(up->cell(row, column));
                    RC_ASSERT(isAbsent || !absent);
                    absent = isAbsent;
                }
            }
            RC_ASSERT(rows->containing(QString())->total() == rows->total());
        }
    }));
}

void RowsTest::aSumOfRatiosIsNotOpened() {
    const auto columns = threeDeals().columns(1);
    QVERIFY(!analytics::isOpenable({Metric::CashConversionCycle}));
    QCOMPARE(analytics::rowsOf(columns, {}, {Metric::CashConversionCycle}).error().code, analytics::errors::UnknownFigure);
    QVERIFY(analytics::isOpenable({Metric::DaysSales}));
}

void RowsTest::whatIsNoFigureIsRefused() {
    const auto columns = threeDeals().columns(1);
    const auto refused = [&columns](const FigureId &figure) {
        const auto rows = analytics::rowsOf(columns, {}, figure);
        return !rows && rows.error().code == analytics::errors::UnknownFigure;
    };
    QVERIFY(refused({Metric::SnapshotCount, 5}));
    QVERIFY(refused({Metric::SnapshotCount}));
    QVERIFY(refused({Metric::OpenCount, 0}));
    QVERIFY(refused({Metric::CohortEntered, 3}));
    QVERIFY(refused({Metric::AgeingAmount, analytics::AgeingColumnCount}));
    QVERIFY(refused({Metric::OpenCount, -1, Part::Numerator}));
    QVERIFY(!refused({Metric::SnapshotCount, 4}));
}

void RowsTest::everyFigureHasATextAndIsFoundByIt() {
    QCOMPARE((FigureId{Metric::SnapshotCount, 2}).toString(), QStringLiteral("snapshot_count/2"));
    QCOMPARE((FigureId{Metric::WinRate, -1, Part::Denominator}).toString(), QStringLiteral("win_rate/-/denominator"));
    QCOMPARE((FigureId{Metric::OpenCount}).toString(), QStringLiteral("open_count"));
    const PlainOrganisation organisation = randomOrganisation(3, 10, 20);
    for (const auto &figure : everyFigure(organisation.columns(1), randomSlice(organisation, 4)))
        for (const Part part : {Part::Whole, Part::Numerator, Part::Denominator}) {
            FigureId id = figure.id;
            id.part = part;
            QCOMPARE(FigureId::parse(id.toString()).value(), id);
        }
    for (const char *text : {"", "nothing", "snapshot_count", "snapshot_count/x", "snapshot_count/-2", "win_rate/1",
                             "win_rate/-/both", "win_rate/-/denominator/more"})
        QCOMPARE(FigureId::parse(QLatin1String(text)).error().code, analytics::errors::UnknownFigure);
}

void RowsTest::membersAreThoseWithRowsByNameAndUnattributedLast() {
    const PlainOrganisation organisation = threeDeals();
    const auto accounts = analytics::members(organisation.columns(1), analytics::Dimension::Account);
    QCOMPARE(accounts.size(), std::size_t{3});
    QCOMPARE(accounts[0].name, QStringLiteral("alpha"));
    QCOMPARE(accounts[0].key, organisation.accounts[1].id.toString());
    QCOMPARE(accounts[1].name, QStringLiteral("Zeta"));
    QCOMPARE(accounts[2], analytics::Member{});
    const auto teams = analytics::members(organisation.columns(1), analytics::Dimension::Team);
    QCOMPARE(teams.size(), std::size_t{1});
    const auto regions = analytics::members(organisation.columns(1), analytics::Dimension::Region);
    QCOMPARE(regions[0].key, QStringLiteral("East"));
}

PLUMBLINE_TEST(RowsTest)

#include "rowstest.moc"
