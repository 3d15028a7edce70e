#pragma once

#include "plumbline/domain/scope.h"

#include <QByteArray>

/// Whose a row was before an entry and whose it is after it.
namespace plumbline::hub {

/// Nothing: there was no row, or there is none. A team of nothing: everybody's.
using Place = std::optional<std::optional<domain::TeamId>>;

struct Touch {
    domain::EntityKind kind = domain::EntityKind::None;
    domain::Uuid id;
    Place before;
    Place after;
    friend bool operator==(const Touch &, const Touch &) = default;
};

/// Compressed. Errors of reading: hub Damaged.
[[nodiscard]] QByteArray packTouches(std::span<const Touch> touches);
[[nodiscard]] domain::Result<std::vector<Touch>> unpackTouches(std::span<const std::uint8_t> bytes);

} // namespace plumbline::hub
