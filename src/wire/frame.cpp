#include "frame.h"

#include "plumbline/wire/errors.h"
#include "plumbline/wire/limits.h"

#include <QtEndian>

#include <memory>
#include <new>

#include <zstd.h>

namespace plumbline::wire {
namespace {

using domain::fail;
using domain::Result;

constexpr qsizetype HeaderSize = 8;
/// Below this packing costs more than it saves.
constexpr qsizetype WorthPacking = 512;
/// Lines are faster than the stronger levels.
constexpr int CompressionLevel = 3;

enum class Form : std::uint8_t { Plain = 0, Packed = 1 };

QByteArray headerOf(std::uint8_t kind, Form form, qsizetype size)
{
    QByteArray header("PL");
    header += static_cast<char>(kind);
    header += static_cast<char>(form);
    header.resize(HeaderSize);
    qToBigEndian(static_cast<quint32>(size), header.data() + 4);
    return header;
}

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

std::size_t packInto(QByteArray &frame, const QByteArray &message)
{
    const auto size = static_cast<std::size_t>(message.size());
    frame.resize(HeaderSize + static_cast<qsizetype>(ZSTD_compressBound(size)));
    const std::size_t packed = ZSTD_compressCCtx(compressor(), frame.data() + HeaderSize,
                                                 static_cast<std::size_t>(frame.size() - HeaderSize), message.constData(), size, CompressionLevel);
    if (ZSTD_isError(packed) != 0)
        throw domain::InvariantError(std::string("zstd: ") + ZSTD_getErrorName(packed));
    frame.resize(HeaderSize + static_cast<qsizetype>(packed));
    return packed;
}

Result<QByteArray> inflate(QByteArrayView packed, qsizetype size)
{
    if (size > packed.size() * MaxRatio)
        return fail(errors::FrameTooLarge, QStringLiteral("ratio"));
    const auto given = static_cast<std::size_t>(packed.size());
    // One zstd frame that says the same size as the header, and nothing behind it.
    if (ZSTD_getFrameContentSize(packed.data(), given) != static_cast<unsigned long long>(size)
        || ZSTD_findFrameCompressedSize(packed.data(), given) != given)
        return fail(errors::FrameUnreadable, QStringLiteral("packed message"));
    QByteArray message(size, Qt::Uninitialized);
    if (ZSTD_decompressDCtx(decompressor(), message.data(), static_cast<std::size_t>(size), packed.data(), given) != static_cast<std::size_t>(size))
        return fail(errors::FrameUnreadable, QStringLiteral("packed message"));
    return message;
}

} // namespace

QByteArray pack(std::uint8_t kind, const QByteArray &message)
{
    if (message.size() > MaxUnpacked)
        throw domain::InvariantError("a message larger than a frame may unpack to");
    QByteArray frame;
    if (message.size() > WorthPacking) {
        frame = headerOf(kind, Form::Packed, message.size());
        const auto packed = static_cast<qsizetype>(packInto(frame, message));
        if (packed >= message.size() || message.size() > packed * MaxRatio)
            frame.clear();
    }
    if (frame.isEmpty())
        frame = headerOf(kind, Form::Plain, message.size()) + message;
    if (frame.size() > MaxFrame)
        throw domain::InvariantError("a message larger than a frame may be");
    return frame;
}

Result<Unpacked> unpack(const QByteArray &frame)
{
    if (frame.size() > MaxFrame)
        return fail(errors::FrameTooLarge, QString::number(MaxFrame));
    if (frame.size() < HeaderSize || !frame.startsWith("PL") || static_cast<std::uint8_t>(frame.at(3)) > static_cast<std::uint8_t>(Form::Packed))
        return fail(errors::FrameUnreadable, QStringLiteral("frame"));
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(frame.constData() + 4));
    if (size > MaxUnpacked)
        return fail(errors::FrameTooLarge, QString::number(MaxUnpacked));
    Unpacked unpacked;
    unpacked.kind = static_cast<std::uint8_t>(frame.at(2));
    const QByteArrayView message = QByteArrayView(frame).sliced(HeaderSize);
    if (frame.at(3) == static_cast<char>(Form::Packed)) {
        PLUMBLINE_TRY_ASSIGN(unpacked.message, inflate(message, size));
        return unpacked;
    }
    if (message.size() != size)
        return fail(errors::FrameUnreadable, QStringLiteral("size"));
    unpacked.message = message.toByteArray();
    return unpacked;
}

} // namespace plumbline::wire
