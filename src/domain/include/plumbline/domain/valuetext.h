#pragma once

#include "plumbline/domain/description.h"

/// Values as texts that can be read back exactly, for conflicts and the like, which hold values of any field.
namespace plumbline::domain {

/// ISO dates and instants, `1234.50 CNY`, ids, plain numbers; nothing for an absent value. Never fails.
[[nodiscard]] std::optional<QString> toValueText(const Value &value);
/// The inverse for a field of this description. Errors: ValueTextUnreadable, TokenUnknown.
[[nodiscard]] Result<Value> fromValueText(const std::optional<QString> &text, const FieldDescription &field);

} // namespace plumbline::domain
