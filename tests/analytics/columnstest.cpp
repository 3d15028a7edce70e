#include "plainorganisation.h"
#include "plumbline/analytics/errors.h"
#include "support/testregistry.h"

#include <QTest>

#include <atomic>

using namespace plumbline;
using namespace plumbline::tests;
using domain::Date;
using domain::StageOutcome;

namespace {

PlainOrganisation manyDeals(int count) {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    for (int i = 0; i < count; ++i) {
        auto &deal = organisation.addDeal(organisation.stages[1], 100000 + i);
        deal.title = "Opportunity number " + QByteArray::number(i);
        deal.sourceRef = "OPP-" + QByteArray::number(i);
    }
    for (const auto &deal : organisation.deals)
        for (int change = 0; change < 5; ++change) {
            // Prospecting, Engaging, Proposal, back to Engaging, Won.
            static constexpr std::array<std::size_t, 5> Path{3, 4, 2, 4, 1};
            analytics::StageChangeInput input;
            input.deal = deal.id;
            input.stage = organisation.stages[Path[static_cast<std::size_t>(change)]].id.uuid();
            input.on = Date(2026, 1, 1).plusDays(change).days();
            input.baseAmount = 5;
            organisation.changes.push_back(input);
        }
    return organisation;
}

} // namespace

class ColumnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStageChangeTakesAtMostSixtyFourBytesAllIn();
    void recordsMayComeInAnyOrder();
    void stagesStandInTheOrderOfTheFunnel();
    void tooManyStagesAreRefused();
    void amountsThatCouldOverflowAreRefused();
    void aStageChangeWithoutItsDealIsABrokenInvariant();
    void daysFarAwayAreHeldAsTheNearestThatCanBe();
    void anEmptyOrganisationHasPagesOfNothing();
    void workersShareTheWorkAndPassFailuresOn();
};

void ColumnsTest::aStageChangeTakesAtMostSixtyFourBytesAllIn() {
    const auto columns = manyDeals(20000).columns();
    QCOMPARE(columns.pipeline->stageChangeCount(), std::size_t{100000});
    const std::size_t perChange = columns.pipeline->memoryBytes() / columns.pipeline->stageChangeCount();
    QVERIFY2(perChange <= 64, qPrintable(QString::number(perChange)));
}

void ColumnsTest::recordsMayComeInAnyOrder() {
    PlainOrganisation organisation = randomOrganisation(11, 60, 80);
    const PlainOrganisation mixed = [&] {
        PlainOrganisation other = organisation;
        std::mt19937 random(5);
        std::ranges::shuffle(other.deals, random);
        std::ranges::shuffle(other.changes, random);
        return other;
    }();
    const auto straight = organisation.columns();
    const auto shuffled = mixed.columns();
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const auto slice = randomSlice(organisation, seed);
        QVERIFY(analytics::pipelinePage(straight, slice) == analytics::pipelinePage(shuffled, slice));
        QVERIFY(analytics::receivablesPage(straight, slice) == analytics::receivablesPage(shuffled, slice));
    }
}

void ColumnsTest::stagesStandInTheOrderOfTheFunnel() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    QStringList names;
    for (const auto &stage : analytics::pipelinePage(organisation.columns(1), {}).stages)
        names.push_back(stage.name);
    QCOMPARE(names.join(u' '), QStringLiteral("Prospecting Engaging Proposal Won Lost"));
}

void ColumnsTest::tooManyStagesAreRefused() {
    PlainOrganisation organisation;
    for (int i = 0; i < 61; ++i)
        organisation.addStage(QString::number(i), i, StageOutcome::Open, 0);
    analytics::DirectoryBuilder directory(organisation.base);
    for (const auto &stage : organisation.stages)
        directory.add(stage);
    QCOMPARE(directory.build().error().code, analytics::errors::TooManyStages);
}

void ColumnsTest::amountsThatCouldOverflowAreRefused() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    analytics::DirectoryBuilder directory(organisation.base);
    for (const auto &stage : organisation.stages)
        directory.add(stage);
    analytics::PipelineBuilder pipeline(directory.build().value());
    organisation.addDeal(organisation.stages[0], INT64_MAX / 5);
    organisation.addDeal(organisation.stages[0], -INT64_MAX / 5);
    for (const auto &deal : organisation.deals)
        pipeline.addDeal(deal);
    QCOMPARE(pipeline.build().error().code, analytics::errors::AmountsTooLarge);
}

void ColumnsTest::aStageChangeWithoutItsDealIsABrokenInvariant() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addDeal(organisation.stages[0], 1);
    organisation.addChange(organisation.deals[0], organisation.stages[0], std::nullopt, 1);
    organisation.deals.clear();
    QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(organisation.columns(1)));
}

void ColumnsTest::daysFarAwayAreHeldAsTheNearestThatCanBe() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addDeal(organisation.stages[3], 1);
    organisation.addChange(organisation.deals[0], organisation.stages[3], Date(202, 1, 1), 7);
    organisation.addChange(organisation.deals[0], organisation.stages[1], Date(9999, 12, 31), 9);
    analytics::Slice slice;
    slice.asOf = Date(2026, 1, 1);
    QCOMPARE(*analytics::pipelinePage(organisation.columns(1), slice).openValue.value, 7);
}

void ColumnsTest::anEmptyOrganisationHasPagesOfNothing() {
    PlainOrganisation organisation;
    const auto columns = organisation.columns();
    for (const auto &figure : everyFigure(columns, {})) {
        QVERIFY(figure.value.value_or(0) == 0);
        if (analytics::isOpenable(figure.id))
            QCOMPARE(analytics::rowsOf(columns, {}, figure.id).value()->size(), std::size_t{0});
    }
}

void ColumnsTest::workersShareTheWorkAndPassFailuresOn() {
    const auto workers = analytics::Workers::make(4);
    for (const std::size_t count : {0, 1, 63, 64, 65, 8191, 8192, 100000}) {
        std::vector<std::atomic<int>> touched(count);
        workers->forParts(count, [&](std::size_t part, std::size_t first, std::size_t last) {
            Q_ASSERT(part < 4);
            for (std::size_t at = first; at < last; ++at)
                ++touched[at];
        });
        QVERIFY(std::ranges::all_of(touched, [](const auto &times) { return times == 1; }));
    }
    const auto fail = [](std::size_t, std::size_t, std::size_t) { throw domain::InvariantError("as planned"); };
    QVERIFY_THROWS_EXCEPTION(domain::InvariantError, workers->forParts(100000, fail));
    std::atomic<std::size_t> sum = 0;
    workers->forParts(100000, [&](std::size_t, std::size_t first, std::size_t last) { sum += last - first; });
    QCOMPARE(sum.load(), std::size_t{100000});
}

PLUMBLINE_TEST(ColumnsTest)

#include "columnstest.moc"
