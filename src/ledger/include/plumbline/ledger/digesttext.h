#pragma once

#include "plumbline/ledger/entry.h"

namespace plumbline::ledger {

/// Lower-case hexadecimal, as records and people hold it.
[[nodiscard]] QString toHex(const Digest &digest);
/// Nothing where it is not 64 lower-case digits.
[[nodiscard]] std::optional<Digest> digestFromHex(QStringView text);

} // namespace plumbline::ledger
