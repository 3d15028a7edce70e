#pragma once

#include "plumbline/domain/description.h"

namespace plumbline::domain {

struct User;

/// Who acts.
struct Actor {
    Id<User> user;
    Role role = Role::Administrator;
};

/// What a decision may look at.
class View {
public:
    virtual ~View() = default;
    /// The record as it stands; nothing when there is none.
    [[nodiscard]] virtual Result<std::optional<Record>> find(EntityKind kind, const Uuid &id) const = 0;
    /// Every record whose text, token, date or reference field has this value. Asked only of fields that are indexed on this
    /// side (see Index), and of small tables.
    [[nodiscard]] virtual Result<std::vector<Record>> where(EntityKind kind, int field, const Value &value) const = 0;
    /// Every record of a small table: the organisation, its teams, stages.
    [[nodiscard]] virtual Result<std::vector<Record>> all(EntityKind kind) const = 0;
};

} // namespace plumbline::domain
