#include "dwellquery.h"

#include "figures.h"
#include "plumbline/analytics/columns.h"
#include "plumbline/domain/calendar.h"

namespace plumbline::analytics {

namespace {

/// Of one stage, in days of the calendar and in those worked.
struct StageStays {
    StayCounts days, workingDays;
};
using Stays = std::vector<StageStays>;

/// Working days before each day.
DaySums workingDaysUpTo(Day16 last, Day16 first, const domain::WorkCalendar &calendar) {
    DaySums sums(static_cast<std::size_t>(last) + 1, 0);
    for (std::size_t day = std::max<std::size_t>(first, 1); day < last; ++day)
        sums[day + 1] = sums[day] + (calendar.isWorkingDay(domain::Date::fromDays(toDays(static_cast<Day16>(day)))) ? 1 : 0);
    return sums;
}

bool isProvisional(Day16 first, Day16 last, const domain::WorkCalendar &calendar) {
    for (int year = domain::Date::fromDays(toDays(first)).year(); year <= domain::Date::fromDays(toDays(last)).year(); ++year)
        if (calendar.isProvisional(year))
            return true;
    return false;
}

Stays staysOf(const PipelineQuery &query, const DaySums &sums) {
    const PipelineData &data = query.data();
    const auto stages = static_cast<std::size_t>(data.directory->openStages);
    std::vector<Stays> parts(data.workers->width(), Stays(stages));
    data.workers->forParts(data.dealCount(), [&](std::size_t part, std::size_t first, std::size_t last) {
        StayWalk walk(query, &sums);
        for (std::size_t deal = first; deal < last; ++deal)
            forStays(walk, query, deal, [&](const Stay &stay) {
                StageStays &stage = parts[part][static_cast<std::size_t>(stay.stage)];
                stage.days.add(stay.days, stay.hasEnded);
                stage.workingDays.add(stay.otherDays, stay.hasEnded);
            });
    });
    Stays all(stages);
    for (const Stays &part : parts)
        for (std::size_t stage = 0; stage < stages; ++stage) {
            all[stage].days.add(part[stage].days);
            all[stage].workingDays.add(part[stage].workingDays);
        }
    return all;
}

std::int64_t sumOf(const std::vector<std::int64_t> &counts) {
    std::int64_t sum = 0;
    for (const std::int64_t each : counts)
        sum += each;
    return sum;
}

StageDwell dwellOf(const StageStays &stays, int stage, const StageEntry &entry) {
    StageDwell dwell;
    dwell.stage = stage;
    dwell.key = entry.id.toString();
    dwell.name = entry.name;
    const std::int64_t ended = sumOf(stays.days.ended);
    const std::int64_t open = sumOf(stays.days.open);
    dwell.count = plainFigure(Metric::DwellCount, Unit::Count, ended + open, stage);
    dwell.ended = plainFigure(Metric::DwellEnded, Unit::Count, ended, stage);
    dwell.open = plainFigure(Metric::DwellOpen, Unit::Count, open, stage);
    const auto quantile = [&](Metric metric, Unit unit, const StayCounts &counts, std::uint32_t parts) {
        Figure figure = plainFigure(metric, unit, 0, stage);
        const auto day = dayOfShare(counts, parts);
        figure.value = day ? std::optional<std::int64_t>(*day) : std::nullopt;
        // What there is to estimate it from.
        figure.numerator = ended;
        figure.denominator = ended + open;
        return figure;
    };
    dwell.median = quantile(Metric::DwellMedian, Unit::Days, stays.days, 2);
    dwell.upperQuartile = quantile(Metric::DwellUpperQuartile, Unit::Days, stays.days, 4);
    dwell.medianWorking = quantile(Metric::DwellMedianWorking, Unit::WorkingDays, stays.workingDays, 2);
    dwell.upperQuartileWorking = quantile(Metric::DwellUpperQuartileWorking, Unit::WorkingDays, stays.workingDays, 4);
    return dwell;
}

} // namespace

DwellPage dwellPage(const Columns &columns, const Slice &slice, const domain::WorkCalendar &calendar) {
    const PipelineData &data = columns.pipeline->data();
    const PipelineQuery query(data, slice);
    DwellPage page;
    Day16 first = query.horizon.asOf;
    for (const Day16 day : data.firstDated)
        first = std::min(first, day);
    const DaySums sums = workingDaysUpTo(query.horizon.asOf, first, calendar);
    const Stays stays = staysOf(query, sums);
    for (std::size_t stage = 0; stage < stays.size(); ++stage)
        page.stages.push_back(dwellOf(stays[stage], static_cast<int>(stage), data.directory->stages[stage]));
    page.isProvisional = isProvisional(first, query.horizon.asOf, calendar);
    return page;
}

} // namespace plumbline::analytics
