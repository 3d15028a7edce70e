#include "plumbline/replica/attachments.h"

#include "plumbline/domain/attachmentlimit.h"
#include "plumbline/domain/errors.h"
#include "plumbline/ledger/digesttext.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/entityview.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "replica_p.h"

namespace plumbline::replica {
namespace {

using domain::fail;
using domain::Result;
using ledger::Digest;
using storage::sqlite::Transaction;

/// Pieces that are hashed with each that comes, where earlier ones came in another session.
constexpr int HashedWithEach = 8;

tl::unexpected<domain::Error> unusable() {
    return fail(domain::errors::AttachmentUnusable, QStringLiteral("attachment.size"));
}

/// Runs `work(BlobStore &)` in a transaction of its own, and nothing stays of it when it fails.
template <typename Work>
auto inTransaction(Replica::Private &replica, Work work) -> decltype(work(replica.writing->blobs)) {
    if (!replica.writing)
        return fail(errors::OpenedForReading);
    const auto run = [&]() -> decltype(work(replica.writing->blobs)) {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*replica.writing->connection));
        auto done = work(replica.writing->blobs);
        if (done)
            PLUMBLINE_TRY(transaction.commit());
        return done;
    };
    return translated(run(), replica.folder);
}

} // namespace

Result<void> Replica::Private::sweepAttachments() {
    // Where it fails, such as on a full disk, the rest can be read all the same, and it is tried again next time.
    static_cast<void>(inTransaction(*this, [](BlobStore &blobs) { return blobs.sweep(); }));
    return {};
}

Result<std::optional<BytesToSend>> Attachments::nextToSend(std::int64_t after) const {
    Replica::Private &d = *m_replica.d;
    const auto find = [&]() -> Result<std::optional<BytesToSend>> {
        PLUMBLINE_TRY_ASSIGN(const ledger::Cursor cursor, SyncSettings(d.writing->settings).cursor());
        return d.writing->blobs.toSend(cursor.epoch, after);
    };
    return translated(find(), d.folder);
}

Result<QByteArray> Attachments::piece(const Digest &sha256, std::int64_t offset) const {
    return translated(m_replica.d->writing->blobs.piece(sha256, offset), m_replica.d->folder);
}

Result<void> Attachments::markAtHub(const Digest &sha256) {
    Replica::Private &d = *m_replica.d;
    return inTransaction(d, [&](BlobStore &blobs) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(const ledger::Cursor cursor, SyncSettings(d.writing->settings).cursor());
        return blobs.setAtHub(sha256, cursor.epoch);
    });
}

Result<void> Attachments::want(const Digest &sha256, std::int64_t size) {
    return inTransaction(*m_replica.d, [&](BlobStore &blobs) { return blobs.want(sha256, size); });
}

Result<std::vector<WantedBytes>> Attachments::wanted() const {
    return translated(m_replica.d->writing->blobs.wanted(), m_replica.d->folder);
}

Result<PieceFate> Attachments::take(const Digest &sha256, std::int64_t offset, std::int64_t size, const QByteArray &bytes) {
    Replica::Private &d = *m_replica.d;
    auto fate = inTransaction(d, [&](BlobStore &blobs) -> Result<PieceFate> {
        PLUMBLINE_TRY_ASSIGN(const auto kept, blobs.kept(sha256));
        const std::int64_t end = offset + bytes.size();
        if (!kept || kept->state != KeptBytes::State::Coming || kept->have != offset || kept->size != size || bytes.isEmpty() ||
            end > size)
            return PieceFate::NotNext;
        PLUMBLINE_TRY(blobs.add({sha256, size, offset}, bytes));
        ledger::PiecewiseHash &hash = m_hashes[sha256];
        // It was begun again since.
        if (hash.reached() > offset)
            static_cast<void>(hash.finish());
        const bool isLast = end == size;
        PLUMBLINE_TRY(hash.goOn(end, isLast ? std::numeric_limits<int>::max() : HashedWithEach,
                                [&](std::int64_t at) { return blobs.piece(sha256, at); }));
        if (!isLast)
            return PieceFate::Kept;
        if (hash.finish() != sha256) {
            PLUMBLINE_TRY(blobs.startAgain(sha256));
            return PieceFate::Broken;
        }
        PLUMBLINE_TRY_ASSIGN(const ledger::Cursor cursor, SyncSettings(d.writing->settings).cursor());
        PLUMBLINE_TRY(blobs.setWhole(sha256, cursor.epoch));
        return PieceFate::Whole;
    });
    // What was not committed was hashed in vain.
    if (!fate || *fate != PieceFate::Kept)
        m_hashes.erase(sha256);
    return fate;
}

Result<std::unique_ptr<NewAttachment>> NewAttachment::begin(Replica &replica) {
    PLUMBLINE_TRY_ASSIGN(const std::int64_t blob, inTransaction(*replica.d, [](BlobStore &blobs) { return blobs.begin(); }));
    return std::unique_ptr<NewAttachment>(new NewAttachment(replica, blob));
}

Result<void> NewAttachment::check(Replica &replica, domain::Attachment attachment, const domain::Actor &actor) {
    Replica::Private &d = *replica.d;
    if (!d.writing)
        return fail(errors::OpenedForReading);
    attachment.sha256 = ledger::toHex({});
    attachment.added_by = actor.user;
    const storage::EntityView view(d.writing->entities);
    const auto decided = domain::decide(domain::AttachFile{std::move(attachment)}, view, actor, *d.ports.clock);
    return decided ? Result<void>() : tl::unexpected(translated(decided.error(), d.folder));
}

Result<void> NewAttachment::append(QByteArrayView bytes) {
    if (bytes.size() > domain::MaxAttachmentSize - m_size)
        return unusable();
    PLUMBLINE_TRY(inTransaction(*m_replica.d, [&](BlobStore &blobs) { return blobs.append(m_blob, m_size, bytes); }));
    m_hash.add(bytes);
    m_size += bytes.size();
    return {};
}

Result<domain::Attachment> NewAttachment::completed(domain::Attachment attachment, const domain::Actor &actor) {
    if (m_size == 0)
        return unusable();
    m_sha256 = m_hash.finish();
    attachment.size = m_size;
    attachment.sha256 = ledger::toHex(m_sha256);
    attachment.added_by = actor.user;
    return attachment;
}

Result<ledger::Entry> NewAttachment::attach(domain::Attachment attachment, const domain::Actor &actor, const QString &subject) {
    PLUMBLINE_TRY_ASSIGN(attachment, completed(std::move(attachment), actor));
    Replica::Private &d = *m_replica.d;
    const auto execute = [&]() -> Result<ledger::Entry> {
        PLUMBLINE_TRY_ASSIGN(auto entry, d.execute(domain::AttachFile{std::move(attachment)}, actor, subject, {},
                                                   [&] { return d.writing->blobs.claim(m_blob, m_sha256, m_size); }));
        if (!entry)
            throw domain::InvariantError("a file that was attached changed nothing");
        return std::move(*entry);
    };
    return translated(execute(), d.folder);
}

Result<std::optional<ledger::Entry>> NewAttachment::commit(Replica &replica, domain::Command command, const domain::Actor &actor,
                                                           std::span<NewAttachment *const> files) {
    Replica::Private &d = *replica.d;
    const auto claimAll = [&]() -> Result<void> {
        for (NewAttachment *each : files)
            PLUMBLINE_TRY(d.writing->blobs.claim(each->m_blob, each->m_sha256, each->m_size));
        return {};
    };
    return translated(d.execute(std::move(command), actor, {}, {}, claimAll), d.folder);
}

Result<void> NewAttachment::discard() {
    return inTransaction(*m_replica.d, [&](BlobStore &blobs) { return blobs.discard(m_blob); });
}

} // namespace plumbline::replica
