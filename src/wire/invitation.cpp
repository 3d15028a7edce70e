#include "plumbline/wire/invitation.h"

#include "plumbline/wire/errors.h"

#include <QCborArray>
#include <QCborValue>

namespace plumbline::wire {
namespace {

constexpr QLatin1StringView Prefix("plumbline-invitation:");

} // namespace

QString formatInvitation(const InvitationText &invitation) {
    const QCborArray parts{invitation.address, invitation.certificate, invitation.token};
    return Prefix +
           QString::fromLatin1(QCborValue(parts).toCbor().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

domain::Result<InvitationText> parseInvitation(const QString &text) {
    const QString trimmed = text.trimmed();
    if (!trimmed.startsWith(Prefix))
        return domain::fail(errors::InvitationUnreadable);
    const auto bytes = QByteArray::fromBase64Encoding(trimmed.mid(Prefix.size()).toLatin1(),
                                                      QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                          QByteArray::AbortOnBase64DecodingErrors);
    const QCborArray parts = bytes ? QCborValue::fromCbor(bytes.decoded).toArray() : QCborArray();
    if (parts.size() != 3 || !parts[0].isString() || !parts[1].isByteArray() || !parts[2].isByteArray())
        return domain::fail(errors::InvitationUnreadable);
    return InvitationText{parts[0].toString(), parts[1].toByteArray(), parts[2].toByteArray()};
}

} // namespace plumbline::wire
