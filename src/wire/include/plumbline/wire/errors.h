#pragma once

#include "plumbline/domain/error.h"

/// What may be wrong with what comes over the line. `detail` is what was expected, never the bytes.
namespace plumbline::wire::errors {

using domain::ErrorCode;

/// Cut short, of another format, or made up.
inline constexpr ErrorCode FrameUnreadable{"wire.frame_unreadable"};
/// Larger than a frame may be, before or after it is unpacked.
inline constexpr ErrorCode FrameTooLarge{"wire.frame_too_large"};
/// A message of a kind this version does not know.
inline constexpr ErrorCode MessageUnknown{"wire.message_unknown"};
/// Not an invitation, or a part of one.
inline constexpr ErrorCode InvitationUnreadable{"wire.invitation_unreadable"};

} // namespace plumbline::wire::errors
