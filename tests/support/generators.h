#pragma once

#include "plumbline/domain/entities.h"
#include "plumbline/domain/changes.h"

#include <rapidcheck.h>

/// Random values of the domain for laws.
namespace plumbline::tests {

/// A text of any characters but lone surrogates, often with Chinese, sometimes empty.
[[nodiscard]] rc::Gen<QString> anyText();
[[nodiscard]] rc::Gen<domain::Uuid> anyUuid();
/// A value a field of this description may hold, or absent where that is allowed.
[[nodiscard]] rc::Gen<domain::Value> anyValueOf(const domain::FieldDescription &field);
[[nodiscard]] rc::Gen<domain::Record> anyRecordOf(domain::EntityKind kind);
/// Creations, updates and removals of any entity.
[[nodiscard]] rc::Gen<domain::Changes> anyChanges();

} // namespace plumbline::tests
