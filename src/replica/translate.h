#pragma once

#include "plumbline/domain/error.h"

namespace plumbline::replica {

/// A store's error as the replica's own, with `place` as the detail where the store's says nothing a person can use.
[[nodiscard]] domain::Error translated(domain::Error error, const QString &place);

template <typename T>
[[nodiscard]] domain::Result<T> translated(domain::Result<T> result, const QString &place) {
    return std::move(result).map_error([&](domain::Error error) { return translated(std::move(error), place); });
}

} // namespace plumbline::replica
