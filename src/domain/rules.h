#pragma once

#include "plumbline/domain/description.h"

/// Who may bring which records in, and which are never edited.
namespace plumbline::domain {

/// Who may create records of this kind by an import, and set those of its fields that only commands write.
[[nodiscard]] Roles importers(EntityKind kind);
/// Money facts and histories are corrected by further records, never edited.
[[nodiscard]] bool isAppendOnly(EntityKind kind);
/// Whether an import in this role may change this field of a record that is there. Errors: NotPermitted, CommandOnly.
[[nodiscard]] Result<void> mayUpdateByImport(const EntityDescription &description, int field, Role role);
/// The name of the entity, for the detail of errors.
[[nodiscard]] QString entityName(EntityKind kind);

} // namespace plumbline::domain
