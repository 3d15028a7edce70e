#include "dealrevision.h"

#include "acts.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

bool isRevised(const Updated &edit)
{
    static const std::array fields{describe<Deal>().indexOf(u"base_amount"), describe<Deal>().indexOf(u"expected_close")};
    return edit.kind == EntityKind::Deal
        && std::ranges::any_of(edit.fields, [](const FieldChange &change) { return std::ranges::find(fields, change.field) != fields.end(); });
}

/// What the history of a deal says of it last, as far as anybody knows.
StageChange asItStood(const Deal &deal, const StageChange *last)
{
    if (last != nullptr)
        return *last;
    // What analytics takes of a deal without a history: it came to its stage on a day nobody knows.
    StageChange row;
    row.id = StageChangeId(deal.id.uuid());
    row.deal = deal.id;
    row.stage = deal.stage;
    row.ordinal = -1;
    return row;
}

StageChange after(const StageChange &row, const Deal &deal, std::optional<Date> on)
{
    StageChange next;
    next.id = StageChangeId(derivedId(row.id.uuid(), deal.id.uuid()));
    next.deal = deal.id;
    // Where it stands: a revision moves no deal.
    next.stage = row.stage;
    next.on = std::max(row.on, on);
    next.ordinal = next.on == row.on ? row.ordinal + 1 : 0;
    next.base_amount = deal.base_amount;
    next.expected_close = deal.expected_close;
    return next;
}

} // namespace

const StageChange *lastOf(const std::vector<StageChange> &history)
{
    const auto last = std::ranges::max_element(history, {}, [](const StageChange &row) { return std::pair(row.on, row.ordinal); });
    return last == history.end() ? nullptr : &*last;
}

Result<void> addRevision(Changes &changes, const Record &before, const Updated &edit, const View &view, const Clock &clock)
{
    if (!isRevised(edit))
        return {};
    PLUMBLINE_TRY_ASSIGN(const Deal was, fromRecord<Deal>(before));
    PLUMBLINE_TRY_ASSIGN(const std::optional<Stage> stage, lookUp(view, was.stage));
    // What is won or lost keeps what it was worth then.
    if (!stage || stage->outcome != StageOutcome::Open)
        return {};
    Record edited = before;
    for (const FieldChange &change : edit.fields)
        edited.values.at(static_cast<std::size_t>(change.field)) = change.after;
    PLUMBLINE_TRY_ASSIGN(const Deal is, fromRecord<Deal>(edited));
    PLUMBLINE_TRY_ASSIGN(const auto history, lookUpWhere<StageChange>(view, u"deal", was.id.uuid()));
    StageChange last = asItStood(was, lastOf(history));
    const bool isTold = !history.empty() && last.base_amount == was.base_amount && last.expected_close == was.expected_close;
    if (!isTold) {
        last = after(last, was, {});
        PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(last), view));
    }
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(after(last, is, today)), view));
    return {};
}

} // namespace plumbline::domain
