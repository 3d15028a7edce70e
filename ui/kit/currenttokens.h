#pragma once

#include "plumbline/kit/tokens.h"

namespace plumbline::kit {

/// Puts tokens in force; ThemeController alone calls it.
void setCurrentTokens(const Tokens &tokens);

/// Families to set figures and text of the tongue in force in: the system's own where its digits are of one width, else
/// Noto Sans CJK, in the cut whose punctuation is the tongue's; the others as fallback.
[[nodiscard]] const QStringList &fontFamilies();

} // namespace plumbline::kit
