#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/entities.h"
#include "plumbline/domain/view.h"

/// What every way of setting a patchable field goes through.
namespace plumbline::domain {

/// Errors: CommandOnly, NotPermitted.
[[nodiscard]] Result<void> mayPatch(const EntityDescription &description, int field, Role role);
/// Who may choose between the values of a conflict, and take the choice back: whoever may patch its field.
/// Errors: RecordNotFound for a field that is not known here; those of mayPatch.
[[nodiscard]] Result<void> mayChoose(const Conflict &conflict, Role role);
/// The field set to `value`, with the fields that follow it. Errors: those of `validate`, ReferenceBroken, CurrencyMismatch;
/// CommitmentNeeded for what was agreed.
[[nodiscard]] Result<Updated> withField(const Record &record, int field, Value value, const View &view);
/// The same for an act that may change what was agreed.
[[nodiscard]] Result<Updated> withAgreedField(const Record &record, int field, Value value, const View &view);

} // namespace plumbline::domain
