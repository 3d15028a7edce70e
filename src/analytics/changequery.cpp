#include "changequery.h"

namespace plumbline::analytics {

using domain::StageOutcome;

namespace {

Slice sinceOf(const Slice &slice) {
    Slice since = slice;
    if (slice.since) {
        since.asOf = slice.since->asOf;
        since.asKnown = slice.since->asKnown;
    }
    return since;
}

} // namespace

ChangeQuery::ChangeQuery(const PipelineData &data, const Slice &slice) : before(data, sinceOf(slice)), after(data, slice) {}

bool ChangeQuery::isUnchanged(std::size_t deal) const {
    const PipelineData &data = after.data();
    const Day16 first = std::min(before.horizon.asOf, after.horizon.asOf);
    const std::uint32_t known = std::min(before.horizon.known, after.horizon.known);
    return before.hasBegun() == after.hasBegun() && data.lastDay[deal] <= first && data.lastRevision[deal] <= known && data.createdDay[deal] <= first;
}

ChangeQuery::Place ChangeQuery::placeOf(const DealState &state) const {
    if (state.stage == NoStage)
        return Place::Absent;
    switch (after.outcome(state.stage)) {
    case StageOutcome::Won:
        return Place::Won;
    case StageOutcome::Lost:
        return Place::Lost;
    case StageOutcome::Open:
        break;
    }
    return after.inPeriod(state.expected) ? Place::Inside : Place::Outside;
}

void ChangeQuery::close(DealChange &change, Place outcome, std::int64_t amount) {
    change.add(outcome == Place::Won ? ChangeStep::Won : ChangeStep::Lost, amount);
}

void ChangeQuery::revalue(DealChange &change, std::int64_t by) {
    if (by > 0)
        change.add(ChangeStep::Grown, by);
    else if (by < 0)
        change.add(ChangeStep::Shrunk, -by);
}

/// From not there, or outside the period. What came and was closed in between came all the same.
void ChangeQuery::enter(DealChange &change, Place from, Place to, const DealState &is) const {
    const bool isClosed = to == Place::Won || to == Place::Lost;
    if (to != Place::Inside && !(isClosed && closedInPeriod(is)))
        return;
    change.add(from == Place::Absent ? ChangeStep::Created : ChangeStep::PulledIn, is.amount);
    if (isClosed)
        close(change, to, is.amount);
}

void ChangeQuery::leave(DealChange &change, Place to, const DealState &was, const DealState &is) const {
    switch (to) {
    case Place::Absent:
        change.add(ChangeStep::Created, -was.amount);
        break;
    case Place::Outside:
        change.add(ChangeStep::Slipped, was.amount);
        break;
    case Place::Inside:
        revalue(change, is.amount - was.amount);
        break;
    case Place::Won:
    case Place::Lost:
        // It grew first: what was won is what it was won at.
        revalue(change, is.amount - was.amount);
        close(change, to, is.amount);
        break;
    }
}

/// From won or lost. What stays as it was closed changes nothing.
void ChangeQuery::reopen(DealChange &change, Place from, Place to, const DealState &was, const DealState &is) const {
    const bool isClosed = to == Place::Won || to == Place::Lost;
    const bool isOtherwise = isClosed && to != from && closedInPeriod(is);
    if (to != Place::Inside && !isOtherwise)
        return;
    close(change, from, -was.amount);
    revalue(change, is.amount - was.amount);
    if (isClosed)
        close(change, to, is.amount);
}

DealChange ChangeQuery::between(const DealState &was, const DealState &is) const {
    DealChange change;
    const Place from = placeOf(was);
    const Place to = placeOf(is);
    if (from == Place::Inside)
        change.add(ChangeStep::Opening, was.amount);
    if (to == Place::Inside)
        change.add(ChangeStep::Closing, is.amount);
    switch (from) {
    case Place::Absent:
    case Place::Outside:
        enter(change, from, to, is);
        break;
    case Place::Inside:
        leave(change, to, was, is);
        break;
    case Place::Won:
    case Place::Lost:
        reopen(change, from, to, was, is);
        break;
    }
    return change;
}

namespace {

void add(ChangeSums &sums, const DealChange &change) {
    for (std::size_t step = 0; step < sums.values.size(); ++step) {
        sums.values[step] += change.amounts[step];
        sums.counts[step] += change.steps >> step & 1U;
    }
}

/// Most deals stand as they stood: what they are worth is looked at once, and only at both ends.
void addRun(ChangeSums &sums, const ChangeQuery &query, std::size_t first, std::size_t last) {
    const PipelineData &data = query.after.data();
    std::int64_t steady = 0;
    std::int64_t steadyCount = 0;
    for (std::size_t deal = first; deal < last; ++deal) {
        if (!query.isUnchanged(deal)) {
            add(sums, query.of(deal));
            continue;
        }
        const bool counts = query.after.isOpen(data.lastStage[deal]) && query.after.inPeriod(data.lastExpected[deal]) &&
                            query.before.admits(deal) && query.after.admits(deal);
        steady += counts ? data.lastAmount[deal] : 0;
        steadyCount += counts ? 1 : 0;
    }
    for (const ChangeStep end : {ChangeStep::Opening, ChangeStep::Closing}) {
        sums.values[static_cast<std::size_t>(end)] += steady;
        sums.counts[static_cast<std::size_t>(end)] += steadyCount;
    }
}

} // namespace

ChangeSums sumChange(const ChangeQuery &query) {
    const PipelineData &data = query.after.data();
    std::vector<ChangeSums> parts(data.workers->width());
    data.workers->forParts(data.dealCount(), [&](std::size_t part, std::size_t first, std::size_t last) {
        ChangeSums sums;
        addRun(sums, query, first, last);
        for (std::size_t step = 0; step < sums.values.size(); ++step) {
            parts[part].values[step] += sums.values[step];
            parts[part].counts[step] += sums.counts[step];
        }
    });
    ChangeSums sums;
    for (const ChangeSums &part : parts)
        for (std::size_t step = 0; step < sums.values.size(); ++step) {
            sums.values[step] += part.values[step];
            sums.counts[step] += part.counts[step];
        }
    return sums;
}

} // namespace plumbline::analytics
