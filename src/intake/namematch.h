#pragma once

#include <QString>

namespace plumbline::intake {

/// A name reduced to what people compare: compatibility forms unified (full and half width), case folded, and only letters
/// and digits left. `GTX Pro`, `gtx-pro` and `ＧＴＸＰｒｏ` are one.
[[nodiscard]] QString comparable(QStringView name);
/// Damerau–Levenshtein distance (optimal string alignment), or `limit` + 1 where it is more than `limit`.
[[nodiscard]] int editDistance(QStringView a, QStringView b, int limit);
/// How many edits two names may differ by and still be taken for a typing error: none below 4 letters, 1 below 8, then 2.
[[nodiscard]] int typingErrorsIn(qsizetype length);

} // namespace plumbline::intake
