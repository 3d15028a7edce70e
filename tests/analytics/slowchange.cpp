#include "slowdeals.h"

namespace plumbline::tests {

using namespace domain;
using analytics::ChangeStep;

namespace {

/// A deal at one of the two instants.
struct Side {
    bool isThere = false;
    bool isInside = false;
    StageOutcome outcome = StageOutcome::Open;
    std::int64_t amount = 0;
    bool closedInPeriod = false;

    [[nodiscard]] bool isClosed() const { return isThere && outcome != StageOutcome::Open; }
    [[nodiscard]] bool isOutside() const { return isThere && !isClosed() && !isInside; }
    /// In the pipeline, or closed as one of its deals.
    [[nodiscard]] bool belongs() const { return isInside || (isClosed() && closedInPeriod); }
};

Side sideOf(const PlainOrganisation &organisation, const analytics::DealInput &deal, const analytics::Slice &slice) {
    Side side;
    if (!isThere(organisation, deal, slice))
        return side;
    const auto changes = visibleChanges(organisation, deal, slice);
    side.isThere = true;
    side.outcome = changes.back().stage->outcome;
    side.amount = changes.back().amount;
    side.isInside = side.outcome == StageOutcome::Open && inPeriod(slice, changes.back().expected);
    side.closedInPeriod = side.isClosed() && inPeriod(slice, closedOn(changes));
    return side;
}

/// Whether it was in the pipeline or closed before, and what became of it since is the pipeline's.
bool isFollowed(const Side &was, const Side &is) {
    if (was.isInside)
        return is.isInside || is.isClosed();
    return was.isClosed() && is.belongs() && !(is.isClosed() && is.outcome == was.outcome);
}

/// Absent where it did not happen.
std::optional<std::int64_t> shareOf(const Side &was, const Side &is, ChangeStep step) {
    const auto when = [](bool happened, std::int64_t amount) { return happened ? std::optional(amount) : std::nullopt; };
    const std::int64_t growth = isFollowed(was, is) ? is.amount - was.amount : 0;
    const bool arrives = (!was.isThere || was.isOutside()) && is.belongs();
    const auto closing = [&](StageOutcome outcome) {
        const bool came = is.isClosed() && is.outcome == outcome && (arrives || isFollowed(was, is));
        const bool went = was.isClosed() && was.outcome == outcome && isFollowed(was, is);
        return when(came || went, (came ? is.amount : 0) - (went ? was.amount : 0));
    };
    switch (step) {
    case ChangeStep::Opening:
        return when(was.isInside, was.amount);
    case ChangeStep::Closing:
        return when(is.isInside, is.amount);
    case ChangeStep::Created:
        return was.isInside && !is.isThere ? std::optional(-was.amount) : when(arrives && !was.isThere, is.amount);
    case ChangeStep::PulledIn:
        return when(arrives && was.isThere, is.amount);
    case ChangeStep::Slipped:
        return when(was.isInside && is.isOutside(), was.amount);
    case ChangeStep::Grown:
        return when(growth > 0, growth);
    case ChangeStep::Shrunk:
        return when(growth < 0, -growth);
    case ChangeStep::Won:
        return closing(StageOutcome::Won);
    case ChangeStep::Lost:
        return closing(StageOutcome::Lost);
    }
    return std::nullopt;
}

} // namespace

SlowChange slowChange(const PlainOrganisation &organisation, const analytics::Slice &slice, ChangeStep step) {
    analytics::Slice before = slice;
    if (slice.since) {
        before.asOf = slice.since->asOf;
        before.asKnown = slice.since->asKnown;
    }
    SlowChange change;
    for (const auto &deal : organisation.deals)
        if (const auto share = shareOf(sideOf(organisation, deal, before), sideOf(organisation, deal, slice), step)) {
            change.value += *share;
            ++change.count;
        }
    return change;
}

} // namespace plumbline::tests
