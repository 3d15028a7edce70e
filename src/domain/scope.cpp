#include "plumbline/domain/scope.h"

#include "acts.h"
#include "delegations.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

bool hasEverything(Role role)
{
    return role != Role::Salesperson && role != Role::Manager;
}

void sortOnce(std::vector<TeamId> &teams)
{
    std::ranges::sort(teams);
    teams.erase(std::unique(teams.begin(), teams.end()), teams.end());
}

constexpr Roles InternalReaders = Roles(Role::Finance) | Role::Director | Role::Administrator | Role::Auditor;

bool isReadableDocument(const Record &record, Role role)
{
    static const auto kind = static_cast<std::size_t>(describe<Fact>().indexOf(u"kind"));
    const auto *token = std::get_if<QString>(&record.values.at(kind));
    return token == nullptr || !isInternalDocument(*token) || InternalReaders.contains(role);
}

/// The values of a conflict are those of a field, so whoever may not read the field has no conflict of it either.
bool isReadableConflict(const Record &record, Role role)
{
    const auto conflict = fromRecord<Conflict>(record);
    const auto kind = conflict ? entityNamed(conflict->record_kind) : Result<EntityKind>(fail(errors::RecordNotFound));
    if (!kind)
        return hasEverything(role);
    const EntityDescription &description = describe(*kind);
    const int field = description.indexOfNumber(static_cast<int>(conflict->field));
    return field >= 0 && description.fields[static_cast<std::size_t>(field)].spec.read.contains(role);
}

bool isReadable(const Record &record, Role role)
{
    if (!readersOf(record.kind).contains(role))
        return false;
    if (record.kind == EntityKind::Fact)
        return isReadableDocument(record, role);
    return record.kind != EntityKind::Conflict || isReadableConflict(record, role);
}

bool mayRead(const EntityDescription &description, int field, Role role)
{
    return description.fields.at(static_cast<std::size_t>(field)).spec.read.contains(role);
}

} // namespace

bool Scope::includes(const std::optional<TeamId> &team) const
{
    return reach == Reach::Everything || !team || std::ranges::binary_search(teams, *team);
}

Scope ownScope(const User &user)
{
    Scope scope{user.role, user.id, hasEverything(user.role) ? Reach::Everything : Reach::Teams, {}};
    if (scope.reach == Reach::Teams && user.team)
        scope.teams.push_back(*user.team);
    return scope;
}

Result<std::vector<User>> delegatorsOf(UserId user, const View &view, Date today)
{
    PLUMBLINE_TRY_ASSIGN(const auto delegations, lookUpWhere<Delegation>(view, u"to_user", user.uuid()));
    std::vector<User> delegators;
    for (const Delegation &delegation : delegations) {
        if (!delegation.runsOn(today))
            continue;
        PLUMBLINE_TRY_ASSIGN(std::optional<User> from, lookUp(view, delegation.from_user));
        if (from && (!from->left_on || *from->left_on >= today))
            delegators.push_back(std::move(*from));
    }
    return delegators;
}

Result<Scope> scopeOf(UserId user, const View &view, Date today)
{
    PLUMBLINE_TRY_ASSIGN(const User person, lookUpPresent(view, user));
    Scope scope = ownScope(person);
    if (scope.reach == Reach::Everything)
        return scope;
    PLUMBLINE_TRY_ASSIGN(const std::vector<User> delegators, delegatorsOf(user, view, today));
    for (const User &from : delegators)
        if (from.team)
            scope.teams.push_back(*from.team);
    sortOnce(scope.teams);
    return scope;
}

bool mayHave(const Record &record, const std::optional<TeamId> &team, const Scope &scope)
{
    return isReadable(record, scope.role) && scope.includes(team);
}

Record redacted(Record record, Role role)
{
    const EntityDescription &description = describe(record.kind);
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const FieldSpec &spec = description.fields.at(i).spec;
        if (spec.presence == Presence::Optional && !spec.read.contains(role))
            record.values[i] = Value();
    }
    return record;
}

Change redacted(Change change, Role role)
{
    if (auto *created = std::get_if<Created>(&change)) {
        created->after = redacted(std::move(created->after), role);
    } else if (auto *removed = std::get_if<Removed>(&change)) {
        removed->before = redacted(std::move(removed->before), role);
    } else {
        auto &updated = std::get<Updated>(change);
        const EntityDescription &description = describe(updated.kind);
        std::erase_if(updated.fields, [&](const FieldChange &field) { return !mayRead(description, field.field, role); });
    }
    return change;
}

} // namespace plumbline::domain
