#pragma once

#include <QString>

#include <bit>
#include <cstdint>

namespace plumbline::intake {

/// A name reduced to what people compare: compatibility forms unified (full and half width), case folded, and only letters
/// and digits left. `GTX Pro`, `gtx-pro` and `ＧＴＸＰｒｏ` are one.
[[nodiscard]] QString comparable(QStringView name);
/// Damerau–Levenshtein distance (optimal string alignment), or `limit` + 1 where it is more than `limit`.
[[nodiscard]] int editDistance(QStringView a, QStringView b, int limit);
/// Which letters and digits a comparable name has, as a set of bits; several rare ones share a bit.
[[nodiscard]] std::uint64_t lettersOf(QStringView comparableName);
/// False where the names are certainly more than `limit` edits apart. An edit changes at most two bits, so most pairs are told
/// apart without comparing them letter by letter.
[[nodiscard]] constexpr bool mayBeNear(std::uint64_t a, std::uint64_t b, int limit) {
    return std::popcount(a ^ b) <= 2 * limit;
}
/// How many edits two names may differ by and still be taken for a typing error: none below 4 letters, 1 below 8, then 2.
[[nodiscard]] int typingErrorsIn(qsizetype length);

} // namespace plumbline::intake
