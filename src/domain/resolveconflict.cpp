#include "acts.h"
#include "dealrevision.h"
#include "decisions.h"
#include "patching.h"
#include "plumbline/domain/valuetext.h"

namespace plumbline::domain {
namespace {

struct Disputed {
    EntityKind kind;
    Uuid id;
    int field;
};

Result<Disputed> disputedOf(const Conflict &conflict)
{
    PLUMBLINE_TRY_ASSIGN(const EntityKind kind, entityNamed(conflict.record_kind));
    PLUMBLINE_TRY_ASSIGN(const Uuid id, Uuid::parse(conflict.record));
    const int field = describe(kind).indexOfNumber(static_cast<int>(conflict.field));
    if (field < 0)
        return fail(errors::RecordNotFound, conflict.record_kind);
    return Disputed{kind, id, field};
}

Result<Value> chosenOf(ResolveConflict &resolve, const Conflict &conflict, const FieldDescription &field)
{
    switch (resolve.choice) {
    case ConflictChoice::Mine:
        return fromValueText(conflict.mine, field);
    case ConflictChoice::Theirs:
        return fromValueText(conflict.theirs, field);
    case ConflictChoice::Edited:
        break;
    }
    return std::move(resolve.value);
}

ConflictState stateAfter(ConflictChoice choice)
{
    switch (choice) {
    case ConflictChoice::Mine:
        return ConflictState::KeptMine;
    case ConflictChoice::Theirs:
        return ConflictState::TookTheirs;
    case ConflictChoice::Edited:
        break;
    }
    return ConflictState::Edited;
}

/// Nothing when the record has that value already.
Result<Changes> settle(ResolveConflict &resolve, const Conflict &conflict, const View &view, Role role, const Clock &clock)
{
    PLUMBLINE_TRY_ASSIGN(const Disputed disputed, disputedOf(conflict));
    const EntityDescription &description = describe(disputed.kind);
    PLUMBLINE_TRY(mayPatch(description, disputed.field, role));
    PLUMBLINE_TRY_ASSIGN(const std::optional<Record> record, view.find(disputed.kind, disputed.id));
    if (!record) {
        // The record went, and with it what the choice was about; the conflict can still be put away.
        if (resolve.choice == ConflictChoice::Theirs)
            return Changes{};
        return fail(errors::RecordNotFound, entityName(disputed.kind));
    }
    const Value &now = record->values.at(static_cast<std::size_t>(disputed.field));
    if (now != resolve.current)
        return fail(errors::Stale, description.qualifiedName(disputed.field));
    PLUMBLINE_TRY_ASSIGN(Value chosen, chosenOf(resolve, conflict, description.fields[static_cast<std::size_t>(disputed.field)]));
    if (chosen == now)
        return Changes{};
    PLUMBLINE_TRY_ASSIGN(const Updated updated, withField(*record, disputed.field, std::move(chosen), view));
    Changes changes{updated};
    PLUMBLINE_TRY(addRevision(changes, *record, updated, view, clock));
    return changes;
}

} // namespace

Result<void> mayChoose(const Conflict &conflict, Role role)
{
    PLUMBLINE_TRY_ASSIGN(const Disputed disputed, disputedOf(conflict));
    return mayPatch(describe(disputed.kind), disputed.field, role);
}

Result<Changes> decideOne(ResolveConflict &&resolve, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY_ASSIGN(const Conflict conflict, lookUpPresent(view, resolve.conflict));
    if (conflict.state != ConflictState::Open)
        return fail(errors::AlreadyResolved, toToken(conflict.state));
    PLUMBLINE_TRY_ASSIGN(Changes changes, settle(resolve, conflict, view, actor.role, clock));
    Conflict resolved = conflict;
    resolved.state = stateAfter(resolve.choice);
    resolved.resolved_by = actor.user;
    resolved.resolved_at = clock.now();
    PLUMBLINE_TRY(addDifference(changes, toRecord(conflict), toRecord(resolved)));
    return changes;
}

} // namespace plumbline::domain
