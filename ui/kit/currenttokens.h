#pragma once

#include "plumbline/kit/tokens.h"

namespace plumbline::kit {

/// Puts tokens in force; ThemeController alone calls it.
void setCurrentTokens(const Tokens &tokens);

/// Families to set figures and text in: the system's own where its digits are of one width, else Noto Sans CJK SC; the
/// other as fallback.
[[nodiscard]] const QStringList &fontFamilies();

} // namespace plumbline::kit
