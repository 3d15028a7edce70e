#pragma once

#include <algorithm>
#include <cstdint>

namespace plumbline::analytics {

/// A day in two bytes, so that a column scan reads half: 1 is 1900-01-01, 65534 is 2079-06-04. Undated sorts before all days and
/// Never after them, so that "by then" is one comparison.
using Day16 = std::uint16_t;
inline constexpr Day16 Undated = 0;
inline constexpr Day16 Never = 65535;
inline constexpr Day16 FirstDay16 = 1;
inline constexpr Day16 LastDay16 = 65534;

/// From days since 1970; days outside the range become its nearest end.
[[nodiscard]] constexpr Day16 toDay16(std::int64_t days) {
    constexpr std::int64_t BeforeFirst = -25568;
    return static_cast<Day16>(std::clamp<std::int64_t>(days - BeforeFirst, FirstDay16, LastDay16));
}
[[nodiscard]] constexpr std::int32_t toDays(Day16 day) {
    return static_cast<std::int32_t>(day) - 25568;
}

} // namespace plumbline::analytics
