#pragma once

#include "plumbline/domain/changes.h"

/// Who may bring which records in, and which are never edited.
namespace plumbline::domain {

/// Who may create records of this kind by an import, and set those of its fields that only commands write.
[[nodiscard]] Roles importers(EntityKind kind);
/// Money facts and histories are corrected by further records, never edited.
[[nodiscard]] bool isAppendOnly(EntityKind kind);
/// Whether an import in this role may change this field of a record that is there. Errors: NotPermitted, CommandOnly.
[[nodiscard]] Result<void> mayUpdateByImport(const EntityDescription &description, int field, Role role);
/// Who may have rows of this kind at all.
[[nodiscard]] Roles readersOf(EntityKind kind);
/// Whether documents of this kind (a token) say what things cost the house, and are not everybody's to see.
[[nodiscard]] bool isInternalDocument(const QString &factKind);
/// Whether acts on these records have rules that an undo would get round: approvals, roles and promises stay done.
[[nodiscard]] bool isUndoable(const Change &change);
/// Whether this role may make, and so take back, a change like this by patch or import. Errors: NotPermitted.
[[nodiscard]] Result<void> mayTakeBack(const Change &change, Role role);
/// The name of the entity, for the detail of errors.
[[nodiscard]] QString entityName(EntityKind kind);

} // namespace plumbline::domain
