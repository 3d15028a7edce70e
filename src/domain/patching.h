#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/view.h"

/// What every way of setting a patchable field goes through.
namespace plumbline::domain {

/// Errors: CommandOnly, NotPermitted.
[[nodiscard]] Result<void> mayPatch(const EntityDescription &description, int field, Role role);
/// The field set to `value`, with the fields that follow it. Errors: those of `validate`, ReferenceBroken, CurrencyMismatch.
[[nodiscard]] Result<Updated> withField(const Record &record, int field, Value value, const View &view);

} // namespace plumbline::domain
