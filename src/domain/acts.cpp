#include "acts.h"

#include "references.h"

namespace plumbline::domain {

Result<void> requireRole(const Actor &actor, Roles roles, QStringView act)
{
    if (!roles.contains(actor.role))
        return fail(errors::NotPermitted, act.toString());
    return {};
}

Result<Organisation> organisationOf(const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> all, view.all(EntityKind::Organisation));
    if (all.empty())
        return Organisation();
    return fromRecord<Organisation>(all.front());
}

Result<Date> todayOf(const View &view, const Clock &clock)
{
    PLUMBLINE_TRY_ASSIGN(const Organisation organisation, organisationOf(view));
    return businessDate(clock.now(), organisation.time_zone);
}

Date notAfter(Date today, const std::optional<Date> &wanted)
{
    return std::min(wanted.value_or(today), today);
}

Result<Money> negated(Money money)
{
    return Money(0, money.currency()).subtract(money);
}

Result<Change> creationOf(const Record &record, const View &view, const Changes &besides)
{
    PLUMBLINE_TRY_ASSIGN(const std::optional<Record> taken, view.find(record.kind, record.id));
    if (taken)
        return fail(errors::IdTaken, entityName(record.kind));
    PLUMBLINE_TRY(validate(record));
    References references(view);
    PLUMBLINE_TRY(references.addCreated(besides));
    PLUMBLINE_TRY(references.check(record));
    return Created{record};
}

Result<void> addDifference(Changes &changes, const Record &before, const Record &after)
{
    PLUMBLINE_TRY(validate(after));
    Updated updated{before.kind, before.id, {}};
    for (std::size_t i = 0; i < before.values.size(); ++i)
        if (before.values[i] != after.values[i])
            updated.fields.push_back({static_cast<int>(i), before.values[i], after.values[i]});
    if (!updated.fields.empty())
        changes.emplace_back(std::move(updated));
    return {};
}

} // namespace plumbline::domain
