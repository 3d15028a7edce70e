#include "plumbline/ledger/packed.h"

#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/errors.h"

#include <QtEndian>

#include <memory>
#include <new>

#include <zstd.h>

namespace plumbline::ledger {
namespace {

using domain::fail;
using domain::Result;

constexpr int CompressionLevel = 1;
/// Nothing kept unpacks to more; a damaged length must not take the memory away.
constexpr unsigned long long MaxUnpacked = 512ULL * 1024 * 1024;

struct Freed
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

template<typename Context>
Context *made(const std::unique_ptr<Context, Freed> &context)
{
    return context ? context.get() : throw std::bad_alloc();
}

/// These are larger than most of what they pack and unpack: one of each for each thread.
ZSTD_CCtx *compressor()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, Freed> context(ZSTD_createCCtx());
    return made(context);
}

ZSTD_DCtx *decompressor()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, Freed> context(ZSTD_createDCtx());
    return made(context);
}

} // namespace

QByteArray packed(const QByteArray &bytes)
{
    QByteArray made(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(bytes.size()))), Qt::Uninitialized);
    const std::size_t size = ZSTD_compressCCtx(compressor(), made.data(), static_cast<std::size_t>(made.size()), bytes.constData(),
                                               static_cast<std::size_t>(bytes.size()), CompressionLevel);
    if (ZSTD_isError(size) != 0)
        throw domain::InvariantError(std::string("zstd: ") + ZSTD_getErrorName(size));
    made.resize(static_cast<qsizetype>(size));
    return made;
}

Result<QByteArray> unpacked(std::span<const std::uint8_t> bytes)
{
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > MaxUnpacked)
        return fail(errors::ChangesUnreadable, QStringLiteral("size"));
    QByteArray made(static_cast<qsizetype>(size), Qt::Uninitialized);
    const std::size_t got = ZSTD_decompressDCtx(decompressor(), made.data(), static_cast<std::size_t>(made.size()), bytes.data(), bytes.size());
    if (ZSTD_isError(got) != 0 || got != size)
        return fail(errors::ChangesUnreadable, QStringLiteral("frame"));
    return made;
}

QByteArray packedChanges(std::span<const domain::Change> changes)
{
    return changes.empty() ? QByteArray() : packed(encodeChanges(changes));
}

Result<domain::Changes> unpackedChanges(std::span<const std::uint8_t> bytes)
{
    if (bytes.empty())
        return domain::Changes();
    PLUMBLINE_TRY_ASSIGN(const QByteArray encoded, unpacked(bytes));
    return decodeChanges(encoded);
}

QByteArray packedPositions(std::span<const Position> positions)
{
    if (std::ranges::all_of(positions, [](Position position) { return position == 0; }))
        return {};
    QByteArray bytes(static_cast<qsizetype>(positions.size() * sizeof(Position)), Qt::Uninitialized);
    qToLittleEndian<qint64>(positions.data(), static_cast<qsizetype>(positions.size()), bytes.data());
    return packed(bytes);
}

Result<std::vector<Position>> unpackedPositions(std::span<const std::uint8_t> bytes, std::size_t count)
{
    std::vector<Position> positions(count, 0);
    if (bytes.empty())
        return positions;
    PLUMBLINE_TRY_ASSIGN(const QByteArray plain, unpacked(bytes));
    if (static_cast<std::size_t>(plain.size()) != count * sizeof(Position))
        return fail(errors::ChangesUnreadable, QStringLiteral("positions"));
    qFromLittleEndian<qint64>(plain.constData(), static_cast<qsizetype>(count), positions.data());
    return positions;
}

} // namespace plumbline::ledger
