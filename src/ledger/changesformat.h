#pragma once

#include "plumbline/domain/entities.h"

#include <array>
#include <cstdint>

/// The bytes of encoded changes:
///
///     changes  := format varint(count) change*
///     change   := tag varint(entity number) id[16] varint(number of fields) field*
///     field    := key payload                       of a created or removed record
///              |  key payload  type payload         before and after, of an updated record
///     key      := varint(field number × 16 + type)
///
/// Absent fields of created and removed records are left out. Types from FirstCounted on are varint(length) and that many
/// bytes whatever they mean, so that a reader can step over types, as over fields, that came after it.
namespace plumbline::ledger::format {

inline constexpr std::uint8_t Version = 1;

enum class Tag : std::uint8_t { Created = 1, Updated = 2, Removed = 3 };

enum class Type : std::uint8_t {
    Absent = 0,
    /// Zigzag varint.
    Integer = 1,
    /// Zigzag varint of days since 1970-01-01.
    Date = 2,
    /// Zigzag varint of microseconds since 1970.
    Instant = 3,
    /// Zigzag varint of minor units, then the currency's three letters.
    Money = 4,
    /// Sixteen bytes.
    Uuid = 5,
    /// varint(length) and UTF-8.
    Text = 8,
};
inline constexpr std::uint8_t FirstCounted = 8;
inline constexpr unsigned TypeBits = 4;
inline constexpr unsigned TypeMask = 0x0F;

/// Descriptions by their numbers, made once.
struct Schema {
    struct Entity {
        const domain::EntityDescription *description = nullptr;
        /// Index into the description's fields by field number; -1 where there is none.
        std::array<std::int8_t, 64> byNumber{};
    };
    std::array<Entity, 64> entities{};
};

[[nodiscard]] const Schema &schema();
/// The type a field's values have.
[[nodiscard]] Type typeOf(domain::FieldType type);

} // namespace plumbline::ledger::format
