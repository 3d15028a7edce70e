#pragma once

#include "plumbline/domain/description.h"

namespace plumbline::domain {

/// A record of `child` hangs on the record that this field points to: it has the same team.
struct Hanging {
    EntityKind child;
    QStringView field;
    EntityKind parent;
};

/// In the order in which the fields of one child are asked; the first that is there decides.
[[nodiscard]] std::span<const Hanging> hangings();
/// Conflicts and attachments hang on the record they name.
[[nodiscard]] std::span<const EntityKind> namingKinds();
/// Whether a conflict or an attachment may name records of this kind: those that name others themselves would lead round.
[[nodiscard]] bool isNamed(EntityKind kind);

} // namespace plumbline::domain
