#include "acts.h"
#include "decisions.h"

namespace plumbline::domain {
namespace {

Result<void> mayDelegateFor(UserId from, const Actor &actor, QStringView act)
{
    if (actor.role == Role::Auditor || (actor.user != from && actor.role != Role::Administrator))
        return fail(errors::NotPermitted, act.toString());
    return {};
}

Result<Changes> created(const Record &record, const View &view)
{
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(record, view));
    return changes;
}

} // namespace

Result<Changes> decideOne(GrantRole &&grant, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, Administrators, u"grant_role"));
    PLUMBLINE_TRY_ASSIGN(const User before, lookUpPresent(view, grant.user));
    if (before.role == Role::Administrator && grant.role != Role::Administrator) {
        PLUMBLINE_TRY_ASSIGN(const auto all, lookUpWhere<User>(view, u"role", toToken(Role::Administrator)));
        const bool other = std::ranges::any_of(all, [&](const User &user) { return user.id != before.id && !user.left_on; });
        if (!other)
            return fail(errors::LastAdministrator, before.name);
    }
    User after = before;
    after.role = grant.role;
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    return changes;
}

Result<Changes> decideOne(AddUser &&add, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, Administrators, u"add_user"));
    if (add.user.name.trimmed().isEmpty())
        return fail(errors::RequiredFieldMissing, nameOfField<User>(u"name"));
    return created(toRecord(add.user), view);
}

Result<Changes> decideOne(Delegate &&delegate, const View &view, const Actor &actor, const Clock &clock)
{
    Delegation delegation = delegate.delegation;
    PLUMBLINE_TRY(mayDelegateFor(delegation.from_user, actor, u"delegate"));
    if (delegation.from_user == delegation.to_user)
        return fail(errors::OwnRequest);
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    if (delegation.until < delegation.from || delegation.until < today)
        return fail(errors::DatesReversed, nameOfField<Delegation>(u"until"));
    delegation.ended_on.reset();
    return created(toRecord(delegation), view);
}

Result<Changes> decideOne(EndDelegation &&end, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY_ASSIGN(const Delegation before, lookUpPresent(view, end.delegation));
    PLUMBLINE_TRY(mayDelegateFor(before.from_user, actor, u"end_delegation"));
    if (before.ended_on)
        return Changes{};
    Delegation after = before;
    PLUMBLINE_TRY_ASSIGN(after.ended_on, todayOf(view, clock));
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    return changes;
}

} // namespace plumbline::domain
