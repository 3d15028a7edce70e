#pragma once

#include "bytes.h"

#include "plumbline/domain/description.h"

#include <span>

/// The bytes of rows:
///
///     rows      := format varint(entity) varint(count) [ids numbers(revisions) varint(columns) column*]   nothing in [] for no rows
///     column    := varint(field number) type varint(length) bytes[length]         field numbers rising
///     bytes     := presence values                                                 values of the rows that have one
///     presence  := 0 | 1 bit[count, filled up to bytes]                            a column nobody has is left out
///     numbers   := plain varint(scale) varint*  |  differences varint(scale) varint*
///                                                                                  zigzag; each divided by the scale
///     ids       := whole byte[16]*  |  version7 varint(ms)* varint(counter)* byte[6]*
///                                                                                  rising; milliseconds and, within one of
///                                                                                  them, counters as differences
///     money     := varint(currencies) letter[3]* [numbers(which) when several] numbers(minor units)
///     reference := varint(targets) ids numbers(which)
///     text      := each varint(length)* bytes  |  dictionary varint(texts) varint(length)* bytes numbers(which)
namespace plumbline::wire {

inline constexpr std::uint8_t RowsFormat = 1;

enum class ColumnType : std::uint8_t { Integer = 1, Date = 2, Instant = 3, Money = 4, Reference = 5, Text = 6 };
enum class NumberForm : std::uint8_t { Plain = 0, Differences = 1 };
enum class IdForm : std::uint8_t { Whole = 0, Version7 = 1 };
enum class TextForm : std::uint8_t { Each = 0, Dictionary = 1 };
enum class PresenceForm : std::uint8_t { All = 0, Bits = 1 };

/// An id of version 7 as Uuid7Source makes them: milliseconds, 26 bits of counter, 48 random bits.
struct Version7 {
    std::uint64_t milliseconds;
    std::uint64_t counter;
};
inline constexpr std::size_t Version7Tail = 6;
inline constexpr std::uint64_t MaxMilliseconds = (std::uint64_t{1} << 48) - 1;
inline constexpr std::uint64_t MaxCounter = (std::uint64_t{1} << 26) - 1;

[[nodiscard]] ColumnType columnTypeOf(domain::FieldType type);

void writeNumbers(ByteSink &out, std::span<const std::int64_t> numbers);
/// Into `numbers`, as many as it holds.
[[nodiscard]] domain::Result<void> readNumbers(ByteSource &in, std::span<std::int64_t> numbers);

/// Ids that rise strictly.
void writeIds(ByteSink &out, std::span<const domain::Uuid> ids);
[[nodiscard]] domain::Result<std::vector<domain::Uuid>> readIds(ByteSource &in, std::size_t count);

/// The present values of a column, in the order of the rows.
void writeValues(ByteSink &out, ColumnType type, std::span<const domain::Value *const> values);
[[nodiscard]] domain::Result<void> readValues(ByteSource &in, ColumnType type, std::span<domain::Value *const> values);

} // namespace plumbline::wire
