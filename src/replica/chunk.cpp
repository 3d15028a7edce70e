#include "chunk.h"

namespace plumbline::replica {

std::vector<domain::EntityKind> kindsOf(std::span<const domain::Change> changes) {
    std::vector<domain::EntityKind> kinds;
    for (const domain::Change &change : changes)
        if (const domain::EntityKind kind = domain::entityOf(change); std::ranges::find(kinds, kind) == kinds.end())
            kinds.push_back(kind);
    return kinds;
}

Chunk packChunk(std::span<const domain::Change> changes) {
    Chunk chunk;
    chunk.encoded = ledger::encodeChanges(changes);
    chunk.body = ledger::packed(chunk.encoded);
    chunk.firstRecord = chunk.lastRecord = domain::recordOf(changes.front());
    for (const domain::Change &change : changes) {
        const domain::Uuid &record = domain::recordOf(change);
        chunk.firstRecord = std::min(chunk.firstRecord, record);
        chunk.lastRecord = std::max(chunk.lastRecord, record);
    }
    chunk.kinds = kindsOf(changes);
    return chunk;
}

} // namespace plumbline::replica
