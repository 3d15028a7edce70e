#pragma once

#include "plumbline/ledger/entry.h"

/// An entry's changes are kept in chunks of about a thousand: encoded, hashed, compressed.
namespace plumbline::replica {

inline constexpr std::size_t ChangesPerChunk = 1000;

struct Chunk {
    /// Before compression; what the entry's hash of its changes is made over.
    QByteArray encoded;
    QByteArray body;
    domain::Uuid firstRecord;
    domain::Uuid lastRecord;
};

[[nodiscard]] Chunk packChunk(std::span<const domain::Change> changes);
/// The encoded changes. Errors: Damaged.
[[nodiscard]] domain::Result<QByteArray> unpackBody(std::span<const std::uint8_t> body);
[[nodiscard]] domain::Result<domain::Changes> unpackChanges(std::span<const std::uint8_t> body);

/// Positions of the records' changes before; empty stands for "none had one".
[[nodiscard]] QByteArray packPrevious(std::span<const ledger::Position> previous);
[[nodiscard]] domain::Result<std::vector<ledger::Position>> unpackPrevious(std::span<const std::uint8_t> packed,
                                                                           std::size_t count);

} // namespace plumbline::replica
