#include "slowfigures.h"
#include "support/testregistry.h"

#include <QTest>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::tests;
using analytics::ChangeStep;
using domain::Date;

namespace {

constexpr std::uint32_t SlicesEach = 12;

std::int64_t valueOf(const analytics::PipelineChange &change, ChangeStep step) {
    return *change.steps[static_cast<std::size_t>(step)].value.value;
}
std::int64_t countOf(const analytics::PipelineChange &change, ChangeStep step) {
    return *change.steps[static_cast<std::size_t>(step)].count.value;
}

/// Whether the steps lead from the opening to the closing.
bool addsUp(const analytics::PipelineChange &change) {
    const auto of = [&](ChangeStep step) { return valueOf(change, step); };
    return of(ChangeStep::Opening) + of(ChangeStep::Created) + of(ChangeStep::Grown) + of(ChangeStep::PulledIn) -
               of(ChangeStep::Shrunk) - of(ChangeStep::Slipped) - of(ChangeStep::Lost) - of(ChangeStep::Won) ==
           of(ChangeStep::Closing);
}

/// Stages: Lost (0), Won (1), Proposal (2), Prospecting (3), Engaging (4).
PlainOrganisation organisationOf(int deals) {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    for (int i = 0; i < deals; ++i)
        organisation.addDeal(organisation.stages[3], 100);
    return organisation;
}

struct Row {
    int deal;
    int stage;
    Date on;
    std::int64_t amount;
    Date expected;
};

void happens(PlainOrganisation &organisation, const Row &row) {
    auto &deal = organisation.deals[static_cast<std::size_t>(row.deal)];
    organisation.addChange(deal, organisation.stages[static_cast<std::size_t>(row.stage)], row.on, row.amount).expectedClose =
        row.expected.days();
    deal.expectedClose = row.expected.days();
}

const Date Friday(2026, 3, 6);
const Date Monday(2026, 3, 9);
const Date March(2026, 3, 20);
const Date May(2026, 5, 20);
const domain::DateRange FirstQuarter{Date(2026, 1, 1), Date(2026, 3, 31)};

analytics::PipelineChange changeOf(const PlainOrganisation &organisation, domain::DateRange period = {}) {
    analytics::Slice slice;
    slice.asOf = Monday;
    slice.since = analytics::Since{Friday, std::nullopt};
    slice.period = period;
    return analytics::pipelineChange(organisation.columns(1), slice);
}

} // namespace

class ChangeFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepEqualsTheSlowOneForRandomHistories();
    void theStepsLeadFromOpeningToClosingForAnyTwoInstantsAndAnySlice();
    void openingAndClosingAreTheOpenValuesOfTheTwoDays();
    void whatIsDatedLaterNeverChangesAnEarlierComparison();
    void withNothingSinceNothingChanges();
    void aDealThatIsPutOffBeyondThePeriodSlips();
    void aDealThatIsExpectedInThePeriodAfterAllIsPulledIn();
    void aDealIsWonAtWhatItGrewTo();
    void whatCameAndWasWonInBetweenIsCreatedAndWon();
    void whatWasReopenedCountsAgainstWhatWasLost();
    void whatIsRecordedLaterCountsAsChangedOnlyAgainstWhatWasKnown();
};

void ChangeFiguresTest::everyStepEqualsTheSlowOneForRandomHistories() {
    QVERIFY(rc::check("fast equals slow", [] {
        const PlainOrganisation organisation =
            randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange(0, 25), 0);
        const auto columns = organisation.columns();
        const auto first = *rc::gen::arbitrary<std::uint32_t>();
        for (std::uint32_t i = 0; i < SlicesEach; ++i) {
            const auto slice = randomSlice(organisation, first + i);
            const auto change = analytics::pipelineChange(columns, slice);
            for (int step = 0; step < analytics::ChangeStepCount; ++step) {
                const SlowChange slow = slowChange(organisation, slice, static_cast<ChangeStep>(step));
                RC_ASSERT(valueOf(change, static_cast<ChangeStep>(step)) == slow.value);
                RC_ASSERT(countOf(change, static_cast<ChangeStep>(step)) == slow.count);
            }
        }
    }));
}

void ChangeFiguresTest::theStepsLeadFromOpeningToClosingForAnyTwoInstantsAndAnySlice() {
    QVERIFY(rc::check("adds up", [] {
        const PlainOrganisation organisation =
            randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange(0, 200), 0);
        const auto columns = organisation.columns();
        const auto first = *rc::gen::arbitrary<std::uint32_t>();
        for (std::uint32_t i = 0; i < SlicesEach; ++i)
            RC_ASSERT(addsUp(analytics::pipelineChange(columns, randomSlice(organisation, first + i))));
    }));
}

void ChangeFiguresTest::openingAndClosingAreTheOpenValuesOfTheTwoDays() {
    QVERIFY(rc::check("both ends", [] {
        const PlainOrganisation organisation = randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 60, 0);
        const auto columns = organisation.columns();
        auto slice = randomSlice(organisation, *rc::gen::arbitrary<std::uint32_t>());
        slice.period = {};
        const auto change = analytics::pipelineChange(columns, slice);
        RC_ASSERT(valueOf(change, ChangeStep::Closing) == *analytics::pipelinePage(columns, slice).openValue.value);
        RC_ASSERT(countOf(change, ChangeStep::Closing) == *analytics::pipelinePage(columns, slice).openCount.value);
        if (slice.since) {
            slice.asOf = slice.since->asOf;
            slice.asKnown = slice.since->asKnown;
        }
        RC_ASSERT(valueOf(change, ChangeStep::Opening) == *analytics::pipelinePage(columns, slice).openValue.value);
        // Nothing is expected out of a period that has no bounds.
        RC_ASSERT(countOf(change, ChangeStep::Slipped) == 0);
        RC_ASSERT(countOf(change, ChangeStep::PulledIn) == 0);
    }));
}

void ChangeFiguresTest::whatIsDatedLaterNeverChangesAnEarlierComparison() {
    QVERIFY(rc::check("later days", [] {
        PlainOrganisation organisation = randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), 40, 0);
        auto slice = randomSlice(organisation, *rc::gen::arbitrary<std::uint32_t>());
        // Rows that say when a deal is expected, so that the record's own word, which has no date, stands for none of them.
        for (auto &deal : organisation.deals) {
            organisation.addChange(deal, organisation.stages[3], Date(2023, 1, 1), deal.baseAmount).expectedClose = Date(2024, 6, 1).days();
            organisation.addChange(deal, organisation.stages[3], Date(2027, 1, 1), 1).expectedClose = Date(2027, 6, 1).days();
            deal.baseAmount = 1;
            deal.expectedClose = Date(2027, 6, 1).days();
        }
        if (slice.since)
            slice.asOf = std::max(slice.asOf, slice.since->asOf);
        const auto before = analytics::pipelineChange(organisation.columns(), slice);
        for (auto &deal : organisation.deals) {
            const Date later = slice.asOf.plusDays(1 + *rc::gen::inRange(0, 50));
            organisation.addChange(deal, organisation.stages[static_cast<std::size_t>(*rc::gen::inRange(0, 5))], later, 77)
                .expectedClose = later.plusDays(9).days();
        }
        const auto after = analytics::pipelineChange(organisation.columns(), slice);
        RC_ASSERT(before == after);
    }));
}

void ChangeFiguresTest::withNothingSinceNothingChanges() {
    PlainOrganisation organisation = organisationOf(1);
    happens(organisation, {0, 3, Friday, 100, March});
    analytics::Slice slice;
    slice.asOf = Monday;
    const auto change = analytics::pipelineChange(organisation.columns(1), slice);
    QCOMPARE(valueOf(change, ChangeStep::Opening), 100);
    QCOMPARE(valueOf(change, ChangeStep::Closing), 100);
    for (int step = 1; step + 1 < analytics::ChangeStepCount; ++step)
        QCOMPARE(countOf(change, static_cast<ChangeStep>(step)), 0);
}

void ChangeFiguresTest::aDealThatIsPutOffBeyondThePeriodSlips() {
    PlainOrganisation organisation = organisationOf(1);
    happens(organisation, {0, 3, Date(2026, 2, 1), 100, March});
    happens(organisation, {0, 3, Monday, 120, May});
    const auto change = changeOf(organisation, FirstQuarter);
    QCOMPARE(valueOf(change, ChangeStep::Opening), 100);
    QCOMPARE(valueOf(change, ChangeStep::Slipped), 100);
    QCOMPARE(valueOf(change, ChangeStep::Closing), 0);
    QVERIFY(addsUp(change));
    // Without a period it stays where it is and grows.
    QCOMPARE(valueOf(changeOf(organisation), ChangeStep::Grown), 20);
    QCOMPARE(valueOf(changeOf(organisation), ChangeStep::Slipped), 0);
}

void ChangeFiguresTest::aDealThatIsExpectedInThePeriodAfterAllIsPulledIn() {
    PlainOrganisation organisation = organisationOf(1);
    happens(organisation, {0, 3, Date(2026, 2, 1), 100, May});
    happens(organisation, {0, 3, Monday, 120, March});
    const auto change = changeOf(organisation, FirstQuarter);
    QCOMPARE(valueOf(change, ChangeStep::Opening), 0);
    QCOMPARE(valueOf(change, ChangeStep::PulledIn), 120);
    QCOMPARE(valueOf(change, ChangeStep::Closing), 120);
}

void ChangeFiguresTest::aDealIsWonAtWhatItGrewTo() {
    PlainOrganisation organisation = organisationOf(1);
    happens(organisation, {0, 3, Date(2026, 2, 1), 100, March});
    happens(organisation, {0, 1, Monday, 130, March});
    const auto change = changeOf(organisation, FirstQuarter);
    QCOMPARE(valueOf(change, ChangeStep::Opening), 100);
    QCOMPARE(valueOf(change, ChangeStep::Grown), 30);
    QCOMPARE(valueOf(change, ChangeStep::Won), 130);
    QCOMPARE(valueOf(change, ChangeStep::Closing), 0);
}

void ChangeFiguresTest::whatCameAndWasWonInBetweenIsCreatedAndWon() {
    PlainOrganisation organisation = organisationOf(1);
    organisation.deals[0].createdOn = Monday.days();
    happens(organisation, {0, 3, Monday, 100, March});
    happens(organisation, {0, 1, Monday, 100, March});
    const auto change = changeOf(organisation);
    QCOMPARE(valueOf(change, ChangeStep::Created), 100);
    QCOMPARE(valueOf(change, ChangeStep::Won), 100);
    QCOMPARE(valueOf(change, ChangeStep::Closing), 0);
    // Of another quarter's pipeline it never was.
    QCOMPARE(countOf(changeOf(organisation, {Date(2026, 4, 1), Date(2026, 6, 30)}), ChangeStep::Won), 0);
}

void ChangeFiguresTest::whatWasReopenedCountsAgainstWhatWasLost() {
    PlainOrganisation organisation = organisationOf(1);
    happens(organisation, {0, 3, Date(2026, 2, 1), 100, March});
    happens(organisation, {0, 0, Date(2026, 2, 9), 100, March});
    happens(organisation, {0, 3, Monday, 90, March});
    const auto change = changeOf(organisation);
    QCOMPARE(valueOf(change, ChangeStep::Opening), 0);
    QCOMPARE(valueOf(change, ChangeStep::Lost), -100);
    QCOMPARE(valueOf(change, ChangeStep::Shrunk), 10);
    QCOMPARE(valueOf(change, ChangeStep::Closing), 90);
    QVERIFY(addsUp(change));
}

void ChangeFiguresTest::whatIsRecordedLaterCountsAsChangedOnlyAgainstWhatWasKnown() {
    PlainOrganisation organisation = organisationOf(2);
    happens(organisation, {0, 3, Date(2026, 2, 1), 100, March});
    happens(organisation, {1, 3, Date(2026, 2, 1), 50, March});
    // Dated before Friday, recorded after it.
    happens(organisation, {1, 1, Date(2026, 3, 5), 50, March});
    organisation.changes[0].revision = organisation.changes[1].revision = 10;
    organisation.changes[2].revision = 20;
    QCOMPARE(countOf(changeOf(organisation), ChangeStep::Won), 0);
    analytics::Slice slice;
    slice.asOf = Monday;
    slice.since = analytics::Since{Friday, 15};
    const auto change = analytics::pipelineChange(organisation.columns(1), slice);
    QCOMPARE(valueOf(change, ChangeStep::Opening), 150);
    QCOMPARE(valueOf(change, ChangeStep::Won), 50);
    QCOMPARE(valueOf(change, ChangeStep::Closing), 100);
}

PLUMBLINE_TEST(ChangeFiguresTest)

#include "changefigurestest.moc"
