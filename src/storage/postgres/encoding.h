#pragma once

#include "session.h"

#include <array>

/// The binary forms of PostgreSQL's types. A statement binds and reads integers, texts and bytes; which form they take is
/// what the server says of the parameter or column.
namespace plumbline::storage::postgres {

using Encoded = std::array<char, 8>;

/// Whether this layer reads and writes the type.
[[nodiscard]] bool isKnown(Oid type);
[[nodiscard]] bool isText(Oid type);
[[nodiscard]] bool isBytes(Oid type);

/// The number of bytes used, or nothing where the type can't hold the value. A type that is no number, day, instant or
/// truth throws InvariantError.
[[nodiscard]] std::optional<int> encode(Oid type, std::int64_t value, Encoded &into);
[[nodiscard]] std::int64_t decode(Oid type, const char *bytes);

} // namespace plumbline::storage::postgres
