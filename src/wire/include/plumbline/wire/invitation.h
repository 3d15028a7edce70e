#pragma once

#include "plumbline/domain/error.h"

#include <QByteArray>
#include <QString>

namespace plumbline::wire {

/// What an invitation says: `plumbline-invitation:` and base64url of CBOR, made by a hub and read by a device.
struct InvitationText {
    /// HOST:PORT
    QString address;
    /// SHA-256 of the hub's certificate (DER): the only one the device takes.
    QByteArray certificate;
    QByteArray token;
    friend bool operator==(const InvitationText &, const InvitationText &) = default;
};
[[nodiscard]] QString formatInvitation(const InvitationText &invitation);
/// Errors: InvitationUnreadable.
[[nodiscard]] domain::Result<InvitationText> parseInvitation(const QString &text);

} // namespace plumbline::wire
