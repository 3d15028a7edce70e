#include "support/attaching.h"

#include <random>

namespace plumbline::tests {

using domain::Result;

QByteArray noise(qsizetype size, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(random() & 0xFFU);
    return bytes;
}

Result<domain::AttachmentId> attach(replica::Replica &replica, domain::EntityKind kind, const domain::Uuid &record, const QString &name,
                                    const QByteArray &bytes, const domain::Uuid &id) {
    constexpr qsizetype Step = 700'000;
    PLUMBLINE_TRY_ASSIGN(const auto file, replica::NewAttachment::begin(replica));
    for (qsizetype at = 0; at < bytes.size(); at += Step)
        PLUMBLINE_TRY(file->append(QByteArrayView(bytes).sliced(at, std::min(Step, bytes.size() - at))));
    domain::Attachment attachment;
    attachment.id = domain::AttachmentId(id);
    attachment.record_kind = QString::fromLatin1(domain::describe(kind).name);
    attachment.record = record.toString();
    attachment.name = name;
    attachment.media_type = QStringLiteral("application/octet-stream");
    auto attached = file->attach(attachment, replica.owner(), name);
    if (!attached) {
        PLUMBLINE_TRY(file->discard());
        return tl::unexpected(attached.error());
    }
    return attachment.id;
}

QByteArray keptBytes(const replica::Replica &replica, const ledger::Digest &sha256) {
    const auto reader = replica.reader().value();
    QByteArray all;
    for (;;) {
        const QByteArray piece = reader->attachmentPiece(sha256, all.size()).value();
        if (piece.isEmpty())
            return all;
        all += piece;
    }
}

} // namespace plumbline::tests
