#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/replica/secret.h"

#include <QString>

namespace plumbline::replica {

/// How many pages the header of a database says it has. The engine itself tells only of a file that is whole, and calls one
/// that was cut short corrupt like any other; so this reads the header's few bytes with the data key. Not authenticated:
/// asked only where the engine has refused the file. Errors: Truncated, Unavailable.
[[nodiscard]] domain::Result<std::int64_t> declaredPageCount(const QString &path, const Secret &dataKey);

} // namespace plumbline::replica
