#pragma once

#include "plumbline/domain/error.h"

/// Why a session with a hub ended. `detail` is data.
namespace plumbline::sync::errors {

using domain::ErrorCode;

/// The hub did not answer, or the line broke; everything waits here. detail: host and port.
inline constexpr ErrorCode Unreachable{"sync.unreachable"};
/// The certificate is not the one of the invitation.
inline constexpr ErrorCode CertificateMismatch{"sync.certificate_mismatch"};
/// The hub's signature or its proof that its ledger goes on from what was seen does not hold: it has rewritten history.
inline constexpr ErrorCode HistoryRewritten{"sync.history_rewritten"};
/// What the hub said can't be read or has no place here.
inline constexpr ErrorCode AnswerUnreadable{"sync.answer_unreadable"};
/// The device was revoked and the replica's key destroyed.
inline constexpr ErrorCode Revoked{"sync.revoked"};
/// The hub refused the session; detail: its code.
inline constexpr ErrorCode Refused{"sync.refused"};
/// The hub's program is older than this one: what was made here waits until it is newer; reading goes on.
inline constexpr ErrorCode HubOlder{"sync.hub_older"};
inline constexpr ErrorCode InvitationUnreadable{"sync.invitation_unreadable"};

/// The hub does not have an attachment's bytes (the device that has them has not sent them yet), or may not give them.
inline constexpr ErrorCode AttachmentNotThere{"sync.attachment_not_there"};
/// What came is not what the attachment's hash names; all of it was thrown away.
inline constexpr ErrorCode AttachmentBroken{"sync.attachment_broken"};
/// The hub does not take an attachment's bytes.
inline constexpr ErrorCode AttachmentRefused{"sync.attachment_refused"};

} // namespace plumbline::sync::errors
