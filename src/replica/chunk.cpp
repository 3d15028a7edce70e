#include "chunk.h"

#include "plumbline/replica/errors.h"

#include <QtEndian>

#include <zstd.h>

#include <cstring>

namespace plumbline::replica {
namespace {

using domain::fail;
using domain::Result;

/// The fastest of the ordinary levels: the ledger must not slow an import down.
constexpr int CompressionLevel = 1;
/// No chunk unpacks to more; a damaged length must not take the memory away.
constexpr unsigned long long MaxUnpacked = 512ULL * 1024 * 1024;

QByteArray compress(const QByteArray &bytes) {
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(bytes.size()))), Qt::Uninitialized);
    const std::size_t size = ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()), bytes.constData(),
                                           static_cast<std::size_t>(bytes.size()), CompressionLevel);
    if (ZSTD_isError(size) != 0)
        throw domain::InvariantError(std::string("zstd: ") + ZSTD_getErrorName(size));
    packed.resize(static_cast<qsizetype>(size));
    return packed;
}

} // namespace

Chunk packChunk(std::span<const domain::Change> changes) {
    Chunk chunk;
    chunk.encoded = ledger::encodeChanges(changes);
    chunk.body = compress(chunk.encoded);
    chunk.firstRecord = chunk.lastRecord = domain::recordOf(changes.front());
    for (const domain::Change &change : changes) {
        const domain::Uuid &record = domain::recordOf(change);
        chunk.firstRecord = std::min(chunk.firstRecord, record);
        chunk.lastRecord = std::max(chunk.lastRecord, record);
    }
    return chunk;
}

Result<QByteArray> unpackBody(std::span<const std::uint8_t> body) {
    const unsigned long long size = ZSTD_getFrameContentSize(body.data(), body.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > MaxUnpacked)
        return fail(errors::Damaged, QStringLiteral("ledger_chunk"));
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    const std::size_t unpacked = ZSTD_decompress(bytes.data(), static_cast<std::size_t>(bytes.size()), body.data(), body.size());
    if (ZSTD_isError(unpacked) != 0 || unpacked != size)
        return fail(errors::Damaged, QStringLiteral("ledger_chunk"));
    return bytes;
}

Result<domain::Changes> unpackChanges(std::span<const std::uint8_t> body) {
    PLUMBLINE_TRY_ASSIGN(const QByteArray bytes, unpackBody(body));
    return ledger::decodeChanges(bytes);
}

QByteArray packPrevious(std::span<const ledger::Position> previous) {
    if (std::ranges::all_of(previous, [](ledger::Position position) { return position == 0; }))
        return {};
    QByteArray bytes(static_cast<qsizetype>(previous.size() * sizeof(ledger::Position)), Qt::Uninitialized);
    qToLittleEndian<qint64>(previous.data(), static_cast<qsizetype>(previous.size()), bytes.data());
    return compress(bytes);
}

Result<std::vector<ledger::Position>> unpackPrevious(std::span<const std::uint8_t> packed, std::size_t count) {
    std::vector<ledger::Position> previous(count, 0);
    if (packed.empty())
        return previous;
    PLUMBLINE_TRY_ASSIGN(const QByteArray bytes, unpackBody(packed));
    if (static_cast<std::size_t>(bytes.size()) != count * sizeof(ledger::Position))
        return fail(errors::Damaged, QStringLiteral("ledger_chunk"));
    qFromLittleEndian<qint64>(bytes.constData(), static_cast<qsizetype>(count), previous.data());
    return previous;
}

} // namespace plumbline::replica
