#pragma once

#include "plumbline/domain/date.h"
#include "plumbline/domain/id.h"
#include "plumbline/domain/money.h"

#include <QString>

#include <variant>

namespace plumbline::domain {

/// The value of one field, whatever its type; `std::monostate` is "absent". Booleans are 0 and 1, tokens
/// (enumerations) are their text, references are the id they point to.
using Value = std::variant<std::monostate, std::int64_t, QString, Date, Instant, Money, Uuid>;

// GCC takes the enumerator for a shadow of the alias, although the one cannot be reached by the other's name.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class FieldType { Integer, Boolean, Text, Token, Date, Instant, Money, Reference };
#pragma GCC diagnostic pop

[[nodiscard]] inline bool isAbsent(const Value &value) { return std::holds_alternative<std::monostate>(value); }

/// A text for logs of changes, exports and tests: ISO dates, plain amounts with their currency, ids as text.
[[nodiscard]] QString toPlainText(const Value &value);

} // namespace plumbline::domain
