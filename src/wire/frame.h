#pragma once

#include "plumbline/domain/error.h"

#include <QByteArray>

/// A message as it travels: `"PL"`, its kind, whether it is packed, the unpacked size in four bytes (the first is the highest),
/// and the message, packed by zstd where that pays.
namespace plumbline::wire {

struct Unpacked {
    std::uint8_t kind = 0;
    QByteArray message;
};

/// Throws InvariantError where the message or the frame is larger than it may be.
[[nodiscard]] QByteArray pack(std::uint8_t kind, const QByteArray &message);
/// Errors: FrameUnreadable, FrameTooLarge.
[[nodiscard]] domain::Result<Unpacked> unpack(const QByteArray &frame);

} // namespace plumbline::wire
