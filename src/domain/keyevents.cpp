#include "acts.h"
#include "decisions.h"
#include "files.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

constexpr Roles Actors = Sellers | Role::Delivery;

/// A visit is completed once, and where it was booked, the booking is kept by it.
Result<void> checkBooking(const KeyEvent &event, const View &view)
{
    if (!event.booking)
        return {};
    const QString field = nameOfField<KeyEvent>(u"booking");
    PLUMBLINE_TRY_ASSIGN(const std::optional<KeyEvent> booking, lookUp(view, *event.booking));
    if (event.type != KeyEventType::VisitCompleted || !booking || booking->type != KeyEventType::VisitBooked
        || booking->deal != event.deal)
        return fail(errors::ReferenceBroken, field);
    PLUMBLINE_TRY_ASSIGN(const auto others, lookUpWhere<KeyEvent>(view, u"deal", event.deal.uuid()));
    if (std::ranges::any_of(others, [&](const KeyEvent &each) { return each.booking == event.booking; }))
        return fail(errors::AlreadyDone, field);
    return {};
}

Result<void> check(const RecordKeyEvent &act, const View &view)
{
    if (act.files.empty() && needsFile(act.event.type))
        return fail(errors::FileMissing, toToken(act.event.type));
    if (act.event.type == KeyEventType::VisitBooked && !act.event.planned_for)
        return fail(errors::RequiredFieldMissing, nameOfField<KeyEvent>(u"planned_for"));
    return checkBooking(act.event, view);
}

bool isThere(const User &user, Date today)
{
    return !user.left_on || *user.left_on >= today;
}

/// The managers of the owner's team, directors where it has none.
Result<std::vector<UserId>> superiorsOf(const Deal &deal, const View &view, Date today)
{
    std::vector<UserId> superiors;
    std::optional<User> owner;
    if (deal.owner) {
        PLUMBLINE_TRY_ASSIGN(owner, lookUp(view, *deal.owner));
    }
    if (owner && owner->team) {
        PLUMBLINE_TRY_ASSIGN(const auto team, lookUpWhere<User>(view, u"team", owner->team->uuid()));
        for (const User &each : team)
            if (each.role == Role::Manager && isThere(each, today))
                superiors.push_back(each.id);
    }
    if (!superiors.empty())
        return superiors;
    PLUMBLINE_TRY_ASSIGN(const auto directors, lookUpWhere<User>(view, u"role", toToken(Role::Director)));
    for (const User &each : directors)
        if (isThere(each, today))
            superiors.push_back(each.id);
    return superiors;
}

} // namespace

Result<Changes> decideOne(RecordKeyEvent &&act, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Actors, u"record_key_event"));
    PLUMBLINE_TRY_ASSIGN(const Deal deal, lookUpPresent(view, act.event.deal));
    PLUMBLINE_TRY(check(act, view));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    KeyEvent event = act.event;
    event.by = actor.user;
    event.at = clock.now();
    event.on = notAfter(today, event.on);
    const Record record = toRecord(event);
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(record, view));
    PLUMBLINE_TRY(addFiles(changes, std::move(act.files), record, view, actor));
    const Changes made = changes;
    PLUMBLINE_TRY_ASSIGN(const auto superiors, superiorsOf(deal, view, today));
    for (const UserId &superior : superiors) {
        if (superior == actor.user)
            continue;
        Notice notice;
        notice.id = NoticeId(derivedId(event.id.uuid(), superior.uuid()));
        notice.to_user = superior;
        notice.event = event.id;
        notice.at = event.at;
        PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(notice), view, made));
    }
    return changes;
}

Result<Changes> decideOne(SeeNotices &&see, const View &view, const Actor &actor, const Clock &clock)
{
    Changes changes;
    for (const NoticeId &id : see.notices) {
        PLUMBLINE_TRY_ASSIGN(const Notice before, lookUpPresent(view, id));
        if (before.to_user != actor.user)
            return fail(errors::NotPermitted, QStringLiteral("see_notices"));
        if (before.seen_at)
            continue;
        Notice after = before;
        after.seen_at = clock.now();
        PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    }
    return changes;
}

} // namespace plumbline::domain
