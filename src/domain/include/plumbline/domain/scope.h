#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/entities/organisation.h"
#include "plumbline/domain/view.h"

/// Which rows and fields a person has. What is outside is absent from their replica, not hidden on it.
namespace plumbline::domain {

enum class Reach : std::uint8_t { Teams, Everything };

struct Scope {
    Role role = Role::Salesperson;
    UserId user;
    Reach reach = Reach::Teams;
    /// Sorted; not looked at where the reach is everything.
    std::vector<TeamId> teams;

    /// Rows of no team are everybody's.
    [[nodiscard]] bool includes(const std::optional<TeamId> &team) const;
    friend bool operator==(const Scope &, const Scope &) = default;
};

/// Salespeople and managers: their own team and the teams of those whose delegation to them runs today. All others:
/// everything. Errors: RecordNotFound when there is no such person, and those of the view.
[[nodiscard]] Result<Scope> scopeOf(UserId user, const View &view, Date today);

/// Whose row it is; nothing: everybody's. A deal is its owner's, a stage change its deal's, a document its owner's or else its
/// account's, and so on down the references; a reference that leads nowhere leads to everybody. Errors: those of the view.
[[nodiscard]] Result<std::optional<TeamId>> teamOf(const Record &record, const View &view);

/// Whether the row belongs on a replica of this scope, given its team. Devices are for administrators and auditors; costs,
/// expenses, stock and payables for finance, directors, administrators and auditors; a conflict for those who may read its field.
[[nodiscard]] bool mayHave(const Record &record, const std::optional<TeamId> &team, const Scope &scope);

/// The record without the values of fields this role may not read; those are optional fields only.
[[nodiscard]] Record redacted(Record record, Role role);
/// The same for a change; of an update the fields that stay, perhaps none.
[[nodiscard]] Change redacted(Change change, Role role);

using RecordKey = std::pair<EntityKind, Uuid>;
/// The rows whose team may change because this row changed, the row itself not among them, each once. The view may stand
/// before or after the change. Errors: those of the view.
[[nodiscard]] Result<std::vector<RecordKey>> followers(const Updated &updated, const View &view);

} // namespace plumbline::domain
