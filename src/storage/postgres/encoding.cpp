#include "encoding.h"

#include <limits>

namespace plumbline::storage::postgres {
namespace {

// From the server's pg_type.dat, where they never change.
constexpr Oid Boolean = 16;
constexpr Oid Bytea = 17;
constexpr Oid Name = 19;
constexpr Oid Int8 = 20;
constexpr Oid Int2 = 21;
constexpr Oid Int4 = 23;
constexpr Oid Text = 25;
constexpr Oid VarChar = 1043;
constexpr Oid Void = 2278;
constexpr Oid Day = 1082;
constexpr Oid Instant = 1184;
constexpr Oid Uuid = 2950;

/// PostgreSQL counts from 2000-01-01.
constexpr std::int64_t EpochDays = 10'957;
constexpr std::int64_t EpochMicroseconds = EpochDays * 86'400 * 1'000'000;

template <typename T>
std::optional<int> put(std::int64_t value, Encoded &into) {
    if (value < std::numeric_limits<T>::min() || value > std::numeric_limits<T>::max())
        return std::nullopt;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        into.at(i) = static_cast<char>(value >> (8 * (sizeof(T) - 1 - i)));
    return static_cast<int>(sizeof(T));
}

template <typename T>
std::int64_t take(const char *bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = value << 8U | static_cast<std::uint8_t>(bytes[i]);
    return static_cast<T>(value);
}

/// The greatest and the least of the type are the engine's infinities.
template <typename T>
std::optional<int> putSince2000(std::int64_t value, std::int64_t epoch, Encoded &into) {
    if (value <= std::numeric_limits<T>::min() + epoch || value >= std::numeric_limits<T>::max() - epoch)
        return std::nullopt;
    return put<T>(value - epoch, into);
}

} // namespace

bool isText(Oid type) {
    return type == Text || type == VarChar || type == Name;
}

bool isBytes(Oid type) {
    return type == Bytea || type == Uuid;
}

bool isKnown(Oid type) {
    return isText(type) || isBytes(type) || type == Boolean || type == Int8 || type == Int4 || type == Int2 || type == Day ||
           type == Instant || type == Void;
}

std::optional<int> encode(Oid type, std::int64_t value, Encoded &into) {
    switch (type) {
    case Boolean:
        into[0] = static_cast<char>(value);
        return value == 0 || value == 1 ? std::optional(1) : std::nullopt;
    case Int2:
        return put<std::int16_t>(value, into);
    case Int4:
        return put<std::int32_t>(value, into);
    case Int8:
        return put<std::int64_t>(value, into);
    case Day:
        return putSince2000<std::int32_t>(value, EpochDays, into);
    case Instant:
        return putSince2000<std::int64_t>(value, EpochMicroseconds, into);
    default:
        throw domain::InvariantError("an integer bound where the engine takes type " + std::to_string(type));
    }
}

std::int64_t decode(Oid type, const char *bytes) {
    switch (type) {
    case Boolean:
        return bytes[0];
    case Int2:
        return take<std::int16_t>(bytes);
    case Int4:
        return take<std::int32_t>(bytes);
    case Int8:
        return take<std::int64_t>(bytes);
    case Day:
        return take<std::int32_t>(bytes) + EpochDays;
    case Instant:
        return take<std::int64_t>(bytes) + EpochMicroseconds;
    default:
        throw domain::InvariantError("an integer read where the engine gives type " + std::to_string(type));
    }
}

} // namespace plumbline::storage::postgres
