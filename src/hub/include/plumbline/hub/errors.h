#pragma once

#include "plumbline/domain/error.h"

/// What a hub refuses, and what may go wrong with its database. Codes of Refused are among them.
namespace plumbline::hub::errors {

using domain::ErrorCode;

/// The signature is not the device's, the nonce is not this session's, or the device is not known.
inline constexpr ErrorCode NotAuthentic{"hub.not_authentic"};
/// The device was revoked; signed, so that the device may destroy its key on it.
inline constexpr ErrorCode Revoked{"hub.revoked"};
/// The invitation is not known, was used, or is too old.
inline constexpr ErrorCode InvitationInvalid{"hub.invitation_invalid"};
inline constexpr ErrorCode ProtocolUnsupported{"hub.protocol_unsupported"};
/// A message that has no place at this point of a session.
inline constexpr ErrorCode OutOfTurn{"hub.out_of_turn"};
/// A frame that is unreadable or too large; the session ends, nothing of it took effect.
inline constexpr ErrorCode FrameRefused{"hub.frame_refused"};
/// An operation with a device's sequence that the hub has with other content: a copy of the replica was restored.
inline constexpr ErrorCode SequenceReused{"hub.sequence_reused"};
/// An operation of another device, or under another person's name.
inline constexpr ErrorCode NotYours{"hub.not_yours"};
/// What has to be signed by the device is not.
inline constexpr ErrorCode SignatureMissing{"hub.signature_missing"};
/// An operation it builds on did not take effect; detail: its sequence.
inline constexpr ErrorCode DependencyFailed{"hub.dependency_failed"};
/// The operation was set aside by its device.
inline constexpr ErrorCode Withdrawn{"ledger.withdrawn"};
/// The hub is being stopped; come again.
inline constexpr ErrorCode GoingAway{"hub.going_away"};
/// There is a hub in the place already, or none.
inline constexpr ErrorCode Exists{"hub.exists"};
inline constexpr ErrorCode NotFound{"hub.not_found"};
/// A row, an entry or a node of the tree is not what was written; detail: what failed first.
inline constexpr ErrorCode Damaged{"hub.damaged"};
/// Another process has this hub's file open.
inline constexpr ErrorCode InUse{"hub.in_use"};
/// A rule was broken in the hub's own program; detail: which.
inline constexpr ErrorCode Broken{"hub.broken"};
/// The address can't be listened on; detail: why.
inline constexpr ErrorCode CannotListen{"hub.cannot_listen"};
/// The certificate or its key can't be read, or do not belong together.
inline constexpr ErrorCode CertificateUnreadable{"hub.certificate_unreadable"};
/// What stands in the hub's folder can't be read or written; detail: the file.
inline constexpr ErrorCode FolderUnreadable{"hub.folder_unreadable"};
/// Not on this engine: PostgreSQL is backed up and restored with its own tools.
inline constexpr ErrorCode NotHere{"hub.not_here"};

} // namespace plumbline::hub::errors
