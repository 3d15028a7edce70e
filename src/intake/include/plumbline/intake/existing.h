#pragma once

#include "plumbline/domain/description.h"

#include <span>

namespace plumbline::intake {

/// What the organisation already has, as an import needs to see it. Implemented over the replica by the caller.
class Existing {
public:
    virtual ~Existing() = default;

    /// Every record of a small entity that is looked up by name: accounts, products, users, teams, stages.
    [[nodiscard]] virtual domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const = 0;

    /// The records whose `field` (an index of the description; always an indexed field) is one of `values`, in any order.
    /// Asked for a thousand values at a time; an implementation should answer for an empty table at once.
    [[nodiscard]] virtual domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                                            std::span<const domain::Value> values) const = 0;
};

} // namespace plumbline::intake
