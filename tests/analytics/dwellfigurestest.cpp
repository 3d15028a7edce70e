#include "slowfigures.h"
#include "support/testregistry.h"

#include "plumbline/domain/calendar.h"

#include <QTest>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::tests;
using domain::Date;

namespace {

constexpr std::uint32_t SlicesEach = 6;

/// A holiday and the Saturday that is worked for it.
domain::WorkCalendar calendar() {
    domain::WorkCalendar days;
    days.setDay(Date(2024, 10, 1), false);
    days.setDay(Date(2024, 10, 12), true);
    days.setPublished(2024);
    days.setPublished(2025);
    return days;
}

analytics::StageDwell prospecting(const PlainOrganisation &organisation, Date asOf) {
    analytics::Slice slice;
    slice.asOf = asOf;
    return analytics::dwellPage(organisation.columns(1), slice, calendar()).stages.front();
}

/// Deals that stay in Prospecting for so many days from 2024-01-01; Engaging follows where they leave it.
PlainOrganisation staying(const std::vector<std::pair<int, bool>> &stays) {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    for (const auto &[days, hasLeft] : stays) {
        const auto deal = organisation.addDeal(organisation.stages[3], 100);
        organisation.addChange(deal, organisation.stages[3], Date(2024, 1, 1).plusDays(hasLeft ? 0 : 100 - days), 100);
        if (hasLeft)
            organisation.addChange(deal, organisation.stages[4], Date(2024, 1, 1).plusDays(days), 100);
    }
    return organisation;
}

const Date HundredDaysOn = Date(2024, 1, 1).plusDays(100);

} // namespace

class DwellFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyQuantileEqualsTheSlowOneForRandomHistories();
    void dealsStillInTheStageAreNotLeftOut();
    void aQuantileThatIsNotReachedIsAbsentWithItsParts();
    void anEditOfTheAmountEndsNoVisit();
    void allVisitsOfADealAreOneStay();
    void aStayFromADayNobodyKnowsIsNotCounted();
    void aPublishedHolidayIsNoWorkingDay();
    void aYearWithoutPublishedDaysIsProvisional();
};

void DwellFiguresTest::everyQuantileEqualsTheSlowOneForRandomHistories() {
    QVERIFY(rc::check("fast equals slow", [] {
        const PlainOrganisation organisation =
            randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange(0, 25), 0);
        const auto columns = organisation.columns();
        const auto days = calendar();
        const auto first = *rc::gen::arbitrary<std::uint32_t>();
        for (std::uint32_t i = 0; i < SlicesEach; ++i) {
            const auto slice = randomSlice(organisation, first + i);
            for (const auto &stage : analytics::dwellPage(columns, slice, days).stages) {
                const auto all = slowStays(organisation, slice, stage.stage, [](Date) { return true; });
                const auto worked = slowStays(organisation, slice, stage.stage, [&](Date day) { return days.isWorkingDay(day); });
                RC_ASSERT(*stage.count.value == static_cast<std::int64_t>(all.size()));
                RC_ASSERT(*stage.ended.value == std::ranges::count(all, true, &SlowStay::hasEnded));
                RC_ASSERT(*stage.ended.value + *stage.open.value == *stage.count.value);
                RC_ASSERT(stage.median.value == slowQuantile(all, 2));
                RC_ASSERT(stage.upperQuartile.value == slowQuantile(all, 4));
                RC_ASSERT(stage.medianWorking.value == slowQuantile(worked, 2));
                RC_ASSERT(stage.upperQuartileWorking.value == slowQuantile(worked, 4));
            }
        }
    }));
}

void DwellFiguresTest::dealsStillInTheStageAreNotLeftOut() {
    // Of those that left it, half were gone after 10 days; but most have been there for 60.
    const auto dwell = prospecting(staying({{5, true}, {10, true}, {30, true}, {60, false}, {60, false}, {70, true}, {80, true}}), HundredDaysOn);
    QCOMPARE(*dwell.count.value, 7);
    QCOMPARE(*dwell.open.value, 2);
    // 6/7 · 5/6 · 4/5 = 4/7 until 30; then of the two left after 60 one by 70: 2/7.
    QCOMPARE(*dwell.median.value, 70);
    QCOMPARE(*dwell.upperQuartile.value, 80);
}

void DwellFiguresTest::aQuantileThatIsNotReachedIsAbsentWithItsParts() {
    const auto dwell = prospecting(staying({{5, true}, {60, false}, {60, false}}), HundredDaysOn);
    QVERIFY(!dwell.median.value);
    QCOMPARE(*dwell.median.numerator, 1);
    QCOMPARE(*dwell.median.denominator, 3);
    // Exactly a half is reached.
    QCOMPARE(*prospecting(staying({{5, true}, {60, false}}), HundredDaysOn).median.value, 5);
}

void DwellFiguresTest::anEditOfTheAmountEndsNoVisit() {
    PlainOrganisation organisation = staying({{40, true}});
    organisation.addChange(organisation.deals[0], organisation.stages[3], Date(2024, 1, 11), 500);
    QCOMPARE(*prospecting(organisation, HundredDaysOn).median.value, 40);
}

void DwellFiguresTest::allVisitsOfADealAreOneStay() {
    PlainOrganisation organisation = staying({{10, true}});
    organisation.addChange(organisation.deals[0], organisation.stages[3], Date(2024, 1, 31), 100);
    QCOMPARE(*prospecting(organisation, HundredDaysOn).open.value, 1);
    organisation.addChange(organisation.deals[0], organisation.stages[0], Date(2024, 2, 5), 100);
    const auto dwell = prospecting(organisation, HundredDaysOn);
    QCOMPARE(*dwell.count.value, 1);
    QCOMPARE(*dwell.median.value, 15);
}

void DwellFiguresTest::aStayFromADayNobodyKnowsIsNotCounted() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    const auto deal = organisation.addDeal(organisation.stages[3], 100);
    organisation.addChange(deal, organisation.stages[3], std::nullopt, 100);
    organisation.addChange(deal, organisation.stages[4], Date(2024, 1, 5), 100);
    QCOMPARE(*prospecting(organisation, HundredDaysOn).count.value, 0);
}

void DwellFiguresTest::aPublishedHolidayIsNoWorkingDay() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    const auto deal = organisation.addDeal(organisation.stages[3], 100);
    // Monday to the Monday of two weeks later: ten weekdays, a holiday and a Saturday worked for it.
    organisation.addChange(deal, organisation.stages[3], Date(2024, 9, 30), 100);
    organisation.addChange(deal, organisation.stages[4], Date(2024, 10, 14), 100);
    const auto dwell = prospecting(organisation, Date(2024, 12, 31));
    QCOMPARE(*dwell.median.value, 14);
    QCOMPARE(*dwell.medianWorking.value, 10);
}

void DwellFiguresTest::aYearWithoutPublishedDaysIsProvisional() {
    analytics::Slice slice;
    slice.asOf = Date(2025, 6, 1);
    const auto columns = staying({{5, true}}).columns(1);
    QVERIFY(!analytics::dwellPage(columns, slice, calendar()).isProvisional);
    slice.asOf = Date(2026, 6, 1);
    QVERIFY(analytics::dwellPage(columns, slice, calendar()).isProvisional);
}

PLUMBLINE_TEST(DwellFiguresTest)

#include "dwellfigurestest.moc"
