#include "slowfigures.h"
#include "support/testregistry.h"

#include <QTest>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::tests;
using analytics::Metric;
using domain::Date;

namespace {

/// Slices each random organisation is looked at through.
constexpr std::uint32_t SlicesEach = 12;

void compare(const analytics::Columns &columns, const PlainOrganisation &organisation, const analytics::Slice &slice) {
    const auto page = analytics::pipelinePage(columns, slice);
    const auto check = [&](const analytics::Figure &figure) {
        const SlowValue slow = slowPipeline(organisation, slice, figure.id);
        if (figure.value != slow)
            RC_FAIL(figure.id.toString().toStdString() + ": fast " + std::to_string(figure.value.value_or(-1)) + ", slow " +
                    std::to_string(slow.value_or(-1)));
    };
    for (const auto *figure : {&page.openCount, &page.openValue, &page.weighted, &page.winRate, &page.wonValue, &page.wonCount,
                               &page.lostCount, &page.unattributedAccounts, &page.openWithoutAccount, &page.openWithoutAmount, &page.undated})
        check(*figure);
    for (const auto &stage : page.stages) {
        check(stage.count);
        check(stage.value);
    }
    for (const auto &source : page.sources) {
        check(source.count);
        check(source.value);
    }
    for (const auto &step : page.cohort) {
        for (const auto *figure : {&step.entered, &step.advanced, &step.lost, &step.open, &step.conversion})
            check(*figure);
        const SlowMarks marks = slowMarks(organisation, slice, step.fromStage);
        RC_ASSERT(step.immature == marks.immature);
        RC_ASSERT(step.skipped == marks.skipped);
        RC_ASSERT(step.regressed == marks.regressed);
        RC_ASSERT(*step.advanced.value + *step.lost.value + *step.open.value == *step.entered.value);
    }
}

/// One deal through Prospecting (3), Engaging (4), Proposal (2), Won (1), Lost (0).
PlainOrganisation oneDeal() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addDeal(organisation.stages[3], 100);
    return organisation;
}

void move(PlainOrganisation &organisation, int stage, std::optional<Date> on, std::int64_t amount = 100) {
    organisation.addChange(organisation.deals[0], organisation.stages[static_cast<std::size_t>(stage)], on, amount);
}

analytics::PipelinePage pageAt(const PlainOrganisation &organisation, Date asOf, domain::DateRange period = {}) {
    analytics::Slice slice;
    slice.asOf = asOf;
    slice.period = period;
    return analytics::pipelinePage(organisation.columns(1), slice);
}

} // namespace

class PipelineFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFigureEqualsTheSlowOneForRandomHistories();
    void manyDealsInSeveralPartsEqualTheSlowOnes();
    void aSkippedStageCountsAsReachedAndIsFlagged();
    void aBackwardMoveKeepsTheHighestRankAndIsCounted();
    void aReopenedWinPostsANegativeBookingAndStartsAnEpisode();
    void anUndatedChangeCountsInTheSnapshotAndInNoCohort();
    void aDealWithoutADateIsNotThereBeforeAnythingWas();
    void aStepInWhichEverythingIsInferredHasNoConversion();
    void whatOpenDealsLackIsCountedAmongTheOpenOnes();
    void aDealIsAbsentBeforeItWasCreated();
    void theSnapshotHasTheAmountOfThatDay();
    void aCohortYoungerThanTheHorizonIsMarked();
    void whatHappenedAfterTheHorizonIsStillOpenThen();
    void whatWasRecordedLaterDoesNotCount();
    void aRatioOfNothingHasNoValueButItsParts();
    void slicesByTeamPartitionTheWhole();
    void laterEventsNeverChangeAnEarlierFigure();
};

void PipelineFiguresTest::everyFigureEqualsTheSlowOneForRandomHistories() {
    QVERIFY(rc::check("fast equals slow", [] {
        const auto seed = *rc::gen::arbitrary<std::uint32_t>();
        const PlainOrganisation organisation = randomOrganisation(seed, *rc::gen::inRange(0, 25), 0);
        const auto columns = organisation.columns();
        const auto first = *rc::gen::arbitrary<std::uint32_t>();
        for (std::uint32_t i = 0; i < SlicesEach; ++i)
            compare(columns, organisation, randomSlice(organisation, first + i));
    }));
}

void PipelineFiguresTest::manyDealsInSeveralPartsEqualTheSlowOnes() {
    // Enough for the workers to share it and for more than one block.
    PlainOrganisation organisation = randomOrganisation(7, 400, 0);
    std::map<domain::Uuid, domain::Uuid> copies;
    const auto deals = organisation.deals;
    const auto changes = organisation.changes;
    for (int copy = 1; copy < 30; ++copy) {
        for (auto deal : deals) {
            copies[deal.id] = organisation.nextId();
            deal.id = copies[deal.id];
            organisation.deals.push_back(deal);
        }
        for (auto change : changes) {
            change.deal = copies[change.deal];
            organisation.changes.push_back(change);
        }
    }
    PlainOrganisation small = organisation;
    small.deals = deals;
    small.changes = changes;
    const auto many = organisation.columns(3);
    const auto few = small.columns(1);
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        const auto slice = randomSlice(organisation, seed);
        const auto manyPage = analytics::pipelinePage(many, slice);
        const auto fewPage = analytics::pipelinePage(few, slice);
        QCOMPARE(*manyPage.openCount.value, 30 * *fewPage.openCount.value);
        QCOMPARE(*manyPage.weighted.value, 30 * *fewPage.weighted.value);
        QCOMPARE(*manyPage.wonValue.value, 30 * *fewPage.wonValue.value);
        QCOMPARE(manyPage.winRate.value, fewPage.winRate.value);
        QCOMPARE(*manyPage.undated.value, 30 * *fewPage.undated.value);
        for (std::size_t step = 0; step < manyPage.cohort.size(); ++step) {
            QCOMPARE(*manyPage.cohort[step].entered.value, 30 * *fewPage.cohort[step].entered.value);
            QCOMPARE(*manyPage.cohort[step].advanced.value, 30 * *fewPage.cohort[step].advanced.value);
            QCOMPARE(*manyPage.cohort[step].lost.value, 30 * *fewPage.cohort[step].lost.value);
            QCOMPARE(manyPage.cohort[step].regressed, 30 * fewPage.cohort[step].regressed);
        }
    }
}

void PipelineFiguresTest::aSkippedStageCountsAsReachedAndIsFlagged() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, Date(2026, 1, 1));
    move(organisation, 2, Date(2026, 1, 10));
    const auto page = pageAt(organisation, Date(2026, 12, 31));
    QCOMPARE(*page.cohort[0].advanced.value, 1);
    QCOMPARE(page.cohort[0].skipped, 0);
    QCOMPARE(*page.cohort[1].entered.value, 1);
    QCOMPARE(*page.cohort[1].advanced.value, 1);
    QCOMPARE(page.cohort[1].skipped, 1);
    QCOMPARE(*page.cohort[2].entered.value, 1);
    QCOMPARE(*page.cohort[2].open.value, 1);
}

void PipelineFiguresTest::aBackwardMoveKeepsTheHighestRankAndIsCounted() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, Date(2026, 1, 1));
    move(organisation, 4, Date(2026, 1, 5));
    move(organisation, 3, Date(2026, 1, 9));
    move(organisation, 4, Date(2026, 1, 20));
    const auto page = pageAt(organisation, Date(2026, 12, 31));
    QCOMPARE(*page.cohort[0].entered.value, 1);
    QCOMPARE(*page.cohort[0].advanced.value, 1);
    QCOMPARE(page.cohort[0].regressed, 1);
    QCOMPARE(*page.cohort[1].entered.value, 1);
    QCOMPARE(page.cohort[1].regressed, 1);
    QCOMPARE(pageAt(organisation, Date(2026, 1, 8)).cohort[0].regressed, 0);
}

void PipelineFiguresTest::aReopenedWinPostsANegativeBookingAndStartsAnEpisode() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 2, Date(2026, 1, 1));
    move(organisation, 1, Date(2026, 1, 31), 500);
    move(organisation, 2, Date(2026, 3, 2), 500);
    move(organisation, 0, Date(2026, 4, 1), 500);
    QCOMPARE(*pageAt(organisation, Date(2026, 12, 31), {Date(2026, 1, 1), Date(2026, 1, 31)}).wonValue.value, 500);
    QCOMPARE(*pageAt(organisation, Date(2026, 12, 31), {Date(2026, 3, 1), Date(2026, 3, 31)}).wonValue.value, -500);
    const auto page = pageAt(organisation, Date(2026, 12, 31));
    QCOMPARE(*page.wonValue.value, 0);
    QCOMPARE(*page.wonCount.value, 0);
    QCOMPARE(*page.lostCount.value, 1);
    // Both episodes stood in Proposal; only the first passed what lies before it.
    QCOMPARE(*page.cohort[2].entered.value, 2);
    QCOMPARE(*page.cohort[2].advanced.value, 1);
    QCOMPARE(*page.cohort[2].lost.value, 1);
    QCOMPARE(*page.cohort[0].entered.value, 1);
    QCOMPARE(*pageAt(organisation, Date(2026, 2, 1)).winRate.value, 10000);
}

void PipelineFiguresTest::anUndatedChangeCountsInTheSnapshotAndInNoCohort() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, std::nullopt);
    const auto page = pageAt(organisation, Date(2020, 1, 1));
    QCOMPARE(*page.stages[0].count.value, 1);
    QCOMPARE(*page.cohort[0].entered.value, 0);
    QCOMPARE(*page.undated.value, 1);
    move(organisation, 4, Date(2026, 1, 5));
    const auto later = pageAt(organisation, Date(2026, 12, 31));
    QCOMPARE(*later.cohort[0].entered.value, 0);
    QCOMPARE(*later.cohort[1].entered.value, 1);
}

void PipelineFiguresTest::aDealWithoutADateIsNotThereBeforeAnythingWas() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, std::nullopt);
    organisation.addDeal(organisation.stages[3], 100);
    organisation.addChange(organisation.deals[1], organisation.stages[3], Date(2026, 1, 5), 100);
    QCOMPARE(*pageAt(organisation, Date(2010, 1, 1)).openCount.value, 0);
    QCOMPARE(*pageAt(organisation, Date(2010, 1, 1)).undated.value, 0);
    QCOMPARE(*pageAt(organisation, Date(2026, 1, 4)).openCount.value, 0);
    QCOMPARE(*pageAt(organisation, Date(2026, 1, 5)).openCount.value, 2);
    QCOMPARE(*pageAt(organisation, Date(2026, 1, 5)).undated.value, 1);
}

void PipelineFiguresTest::aStepInWhichEverythingIsInferredHasNoConversion() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 4, Date(2026, 1, 1));
    const auto inferred = pageAt(organisation, Date(2026, 12, 31)).cohort[0];
    QVERIFY(!inferred.conversion.value);
    QVERIFY(inferred.conversion.missing == std::vector{analytics::MissingInput::StageDates});
    QCOMPARE(inferred.conversion.numerator, std::optional<std::int64_t>(1));
    QCOMPARE(inferred.conversion.denominator, std::optional<std::int64_t>(1));
    organisation.addDeal(organisation.stages[3], 100);
    organisation.addChange(organisation.deals[1], organisation.stages[3], Date(2026, 1, 1), 100);
    const auto seen = pageAt(organisation, Date(2026, 12, 31)).cohort[0];
    QCOMPARE(seen.conversion.value, std::optional<std::int64_t>(5000));
    QVERIFY(seen.conversion.missing.empty());
}

void PipelineFiguresTest::whatOpenDealsLackIsCountedAmongTheOpenOnes() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, Date(2026, 1, 1), 0);
    organisation.addDeal(organisation.stages[0], 100);
    organisation.addChange(organisation.deals[1], organisation.stages[0], Date(2026, 1, 2), 0);
    const auto page = pageAt(organisation, Date(2026, 12, 31));
    QCOMPARE(*page.unattributedAccounts.value, 2);
    QCOMPARE(*page.openWithoutAccount.value, 1);
    QCOMPARE(*page.openWithoutAmount.value, 1);
}

void PipelineFiguresTest::aDealIsAbsentBeforeItWasCreated() {
    PlainOrganisation organisation = oneDeal();
    organisation.deals[0].createdOn = Date(2026, 2, 1).days();
    move(organisation, 3, Date(2026, 1, 1));
    QCOMPARE(*pageAt(organisation, Date(2026, 1, 31)).openCount.value, 0);
    QCOMPARE(*pageAt(organisation, Date(2026, 2, 1)).openCount.value, 1);
    organisation.deals[0].createdOn = analytics::NoDay;
    QCOMPARE(*pageAt(organisation, Date(2025, 12, 31)).openCount.value, 0);
    QCOMPARE(*pageAt(organisation, Date(2026, 1, 1)).openCount.value, 1);
}

void PipelineFiguresTest::theSnapshotHasTheAmountOfThatDay() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, Date(2026, 1, 1), 100);
    move(organisation, 3, Date(2026, 2, 1), 250);
    QCOMPARE(*pageAt(organisation, Date(2026, 1, 31)).openValue.value, 100);
    QCOMPARE(*pageAt(organisation, Date(2026, 2, 1)).openValue.value, 250);
    // Ten per cent of 250 is 25.
    QCOMPARE(*pageAt(organisation, Date(2026, 2, 1)).weighted.value, 25);
    organisation.deals[0].probability = 9000;
    QCOMPARE(*pageAt(organisation, Date(2026, 2, 1)).weighted.value, 225);
}

void PipelineFiguresTest::aCohortYoungerThanTheHorizonIsMarked() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, Date(2026, 1, 1));
    QCOMPARE(pageAt(organisation, Date(2026, 3, 31)).cohort[0].immature, 1);
    QCOMPARE(pageAt(organisation, Date(2026, 4, 1)).cohort[0].immature, 0);
}

void PipelineFiguresTest::whatHappenedAfterTheHorizonIsStillOpenThen() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, Date(2026, 1, 1));
    move(organisation, 4, Date(2026, 4, 1));
    QCOMPARE(*pageAt(organisation, Date(2026, 12, 31)).cohort[0].advanced.value, 1);
    organisation.changes.back().on += 1;
    QCOMPARE(*pageAt(organisation, Date(2026, 12, 31)).cohort[0].advanced.value, 0);
    QCOMPARE(*pageAt(organisation, Date(2026, 12, 31)).cohort[0].open.value, 1);
}

void PipelineFiguresTest::whatWasRecordedLaterDoesNotCount() {
    PlainOrganisation organisation = oneDeal();
    move(organisation, 3, Date(2026, 1, 1), 100);
    move(organisation, 1, Date(2026, 1, 2), 100);
    organisation.changes[0].revision = 5;
    organisation.changes[1].revision = 9;
    analytics::Slice slice;
    slice.asOf = Date(2026, 12, 31);
    slice.asKnown = 4;
    QCOMPARE(*analytics::pipelinePage(organisation.columns(1), slice).openCount.value, 0);
    slice.asKnown = 8;
    QCOMPARE(*analytics::pipelinePage(organisation.columns(1), slice).openCount.value, 1);
    QCOMPARE(*analytics::pipelinePage(organisation.columns(1), slice).wonValue.value, 0);
    slice.asKnown = 9;
    QCOMPARE(*analytics::pipelinePage(organisation.columns(1), slice).openCount.value, 0);
    QCOMPARE(*analytics::pipelinePage(organisation.columns(1), slice).wonValue.value, 100);
}

void PipelineFiguresTest::aRatioOfNothingHasNoValueButItsParts() {
    const auto page = pageAt(oneDeal(), Date(2026, 1, 1));
    QVERIFY(!page.winRate.value);
    QCOMPARE(page.winRate.numerator, std::optional<std::int64_t>(0));
    QCOMPARE(page.winRate.denominator, std::optional<std::int64_t>(0));
}

void PipelineFiguresTest::slicesByTeamPartitionTheWhole() {
    QVERIFY(rc::check("teams partition", [] {
        const PlainOrganisation organisation = randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 40, 0);
        const auto columns = organisation.columns();
        auto slice = randomSlice(organisation, *rc::gen::arbitrary<std::uint32_t>());
        slice.membersOf(analytics::Dimension::Team).clear();
        const auto whole = analytics::pipelinePage(columns, slice);
        std::int64_t count = 0;
        std::int64_t won = 0;
        std::int64_t entered = 0;
        for (const auto &team : analytics::members(columns, analytics::Dimension::Team)) {
            slice.membersOf(analytics::Dimension::Team) = {team.key};
            const auto part = analytics::pipelinePage(columns, slice);
            count += *part.openCount.value;
            won += *part.wonValue.value;
            entered += *part.cohort[1].entered.value;
        }
        RC_ASSERT(count == *whole.openCount.value);
        RC_ASSERT(won == *whole.wonValue.value);
        RC_ASSERT(entered == *whole.cohort[1].entered.value);
    }));
}

void PipelineFiguresTest::laterEventsNeverChangeAnEarlierFigure() {
    QVERIFY(rc::check("as of", [] {
        PlainOrganisation organisation = randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 30, 0);
        const auto slice = randomSlice(organisation, *rc::gen::arbitrary<std::uint32_t>());
        // Deals without any change of their own are read from how they stand now, which has no date.
        std::erase_if(organisation.deals, [&](const auto &deal) {
            return std::ranges::none_of(organisation.changes, [&](const auto &change) { return change.deal == deal.id; });
        });
        const auto before = analytics::pipelinePage(organisation.columns(), slice);
        const auto deals = organisation.deals;
        for (const auto &deal : deals)
            organisation.addChange(deal, organisation.stages[deal.id.bytes()[0] % 5], slice.asOf.plusDays(1), 77777);
        RC_ASSERT(analytics::pipelinePage(organisation.columns(), slice) == before);
    }));
}

PLUMBLINE_TEST(PipelineFiguresTest)

#include "pipelinefigurestest.moc"
