#include "acts.h"
#include "decisions.h"
#include "plumbline/domain/missing.h"

namespace plumbline::domain {
namespace {

struct Place {
    Date on;
    std::int64_t ordinal = 0;
};

/// Behind everything that happened to the deal: a history stays in the order of its days.
Result<Place> placeInHistory(DealId deal, const std::optional<Date> &wanted, Date today, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const auto history, lookUpWhere<StageChange>(view, u"deal", deal.uuid()));
    std::optional<Date> last;
    for (const StageChange &change : history)
        last = std::max(last, change.on);
    Place place{notAfter(today, wanted)};
    if (last && place.on < *last) {
        // A file may have brought in days to come; what happens now comes after them all the same.
        if (*last <= today)
            return fail(errors::DatesReversed, nameOfField<StageChange>(u"on"));
        place.on = *last;
    }
    for (const StageChange &change : history)
        if (change.on == place.on)
            place.ordinal = std::max(place.ordinal, change.ordinal + 1);
    return place;
}

/// What was agreed on a won deal is fixed; taking it out of that state is for those who may agree anew.
Result<void> mayReopen(const Deal &deal, const Stage &to, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY_ASSIGN(const std::optional<Stage> from, lookUp(view, deal.stage));
    const bool isWon = from && from->outcome == StageOutcome::Won;
    return isWon && to.outcome != StageOutcome::Won ? requireRole(actor, Leaders, u"advance_stage") : Result<void>();
}

} // namespace

Result<Changes> decideOne(AdvanceStage &&advance, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Sellers, u"advance_stage"));
    PLUMBLINE_TRY_ASSIGN(const Deal before, lookUpPresent(view, advance.deal));
    PLUMBLINE_TRY_ASSIGN(const std::optional<Stage> to, lookUp(view, advance.to));
    if (!to)
        return fail(errors::ReferenceBroken, nameOfField<Deal>(u"stage"));
    if (before.stage != advance.from)
        return fail(errors::Stale, nameOfField<Deal>(u"stage"));
    if (advance.from == advance.to)
        return Changes{};
    PLUMBLINE_TRY(mayReopen(before, *to, view, actor));
    if (to->outcome == StageOutcome::Lost && !advance.reason)
        return fail(errors::ReasonMissing);
    PLUMBLINE_TRY_ASSIGN(const auto missing, missingFor(before, to->id, actor.user, view));
    if (!missing.empty())
        return fail(errors::GateClosed, toText(missing));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    PLUMBLINE_TRY_ASSIGN(const Place place, placeInHistory(before.id, advance.on, today, view));

    Deal after = before;
    after.stage = to->id;
    after.closed_on = to->outcome == StageOutcome::Open ? std::nullopt : std::optional(place.on);
    StageChange change;
    change.id = advance.change;
    change.deal = before.id;
    change.stage = to->id;
    change.on = place.on;
    change.base_amount = before.base_amount;
    change.ordinal = place.ordinal;
    change.expected_close = before.expected_close;
    if (to->outcome == StageOutcome::Lost)
        change.reason = advance.reason;
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(change), view));
    return changes;
}

} // namespace plumbline::domain
