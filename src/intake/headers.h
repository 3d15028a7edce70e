#pragma once

#include <QStringList>

#include <string_view>
#include <vector>

namespace plumbline::intake {

/// Header cells as names: trimmed, blank ones numbered (`#3`), repeated ones counted (`Name (2)`); blank cells at the end go.
[[nodiscard]] QStringList cleanHeaders(const std::vector<std::string_view> &cells);

} // namespace plumbline::intake
