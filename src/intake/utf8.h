#pragma once

#include <cstddef>
#include <string_view>

namespace plumbline::intake {

/// How many leading bytes of `bytes` are whole, valid UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] std::size_t validUtf8Prefix(std::string_view bytes);
/// How many bytes a sequence that starts with `lead` has; 0 where nothing may start with it.
[[nodiscard]] int utf8Length(unsigned char lead);
/// How many leading bytes of `bytes` are whole, valid GB18030 by its structure.
[[nodiscard]] std::size_t validGb18030Prefix(std::string_view bytes);

} // namespace plumbline::intake
