#include "chunk.h"

namespace plumbline::replica {

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
    return chunk;
}

} // namespace plumbline::replica
