#pragma once

#include "plumbline/storage/sqlite/statement.h"

namespace plumbline::storage::sqlite {

/// Copies one committed state of `source` over `target`, page by page; both have the same key. `step` hears how many pages
/// are done of how many and stops the copy: then the error is Interrupted.
[[nodiscard]] Result<void> copyPages(Connection &source, Connection &target,
                                     const std::function<Scan(std::int64_t done, std::int64_t total)> &step);

/// Whether rows may point to rows that are not in the file.
enum class References { Closed, Open };

/// Checks every page's authentication, the engine's structures and, where they are closed, the foreign keys, each a pass over the file. `step` is
/// called between them. Errors: Corrupt with what was found first; Interrupted.
[[nodiscard]] Result<void> checkFile(Connection &connection, References references, const std::function<Scan()> &step);

} // namespace plumbline::storage::sqlite
