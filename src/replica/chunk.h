#pragma once

#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/packed.h"

/// An entry's changes are kept in chunks of about a thousand: encoded, hashed, compressed.
namespace plumbline::replica {

inline constexpr std::size_t ChangesPerChunk = 1000;

struct Chunk {
    /// Before compression; what the entry's hash of its changes is made over.
    QByteArray encoded;
    QByteArray body;
    domain::Uuid firstRecord;
    domain::Uuid lastRecord;
    /// What kinds of records it touches, each once.
    std::vector<domain::EntityKind> kinds;
};

/// What kinds of records the changes touch, each once.
[[nodiscard]] std::vector<domain::EntityKind> kindsOf(std::span<const domain::Change> changes);
[[nodiscard]] Chunk packChunk(std::span<const domain::Change> changes);

} // namespace plumbline::replica
