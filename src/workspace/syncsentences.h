#pragma once

#include <string_view>
#include <unordered_map>

namespace plumbline::workspace {

/// Sentences, in English, for what may go wrong between a device and its hub.
[[nodiscard]] const std::unordered_map<std::string_view, const char *> &syncSentences();

} // namespace plumbline::workspace
