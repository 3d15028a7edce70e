#pragma once

#include "plumbline/ledger/piecewisehash.h"
#include "plumbline/replica/replica.h"

#include <map>
#include <span>

namespace plumbline::replica {

/// Of an attachment's bytes, what is here.
struct KeptBytes {
    std::int64_t size = 0;
    /// Bytes from the start that are here.
    std::int64_t have = 0;
    enum class State {
        /// Wanted from the hub; not readable before all of it is here and has its hash.
        Coming,
        Whole
    } state = State::Coming;
    /// Whether the hub has said, in whatever life, that it has them.
    enum class AtHub { Unknown, Known } atHub = AtHub::Unknown;
};

struct BytesToSend {
    /// Larger than that of those before it.
    std::int64_t order = 0;
    ledger::Digest sha256{};
    std::int64_t size = 0;
};

struct WantedBytes {
    ledger::Digest sha256{};
    std::int64_t size = 0;
    std::int64_t have = 0;
};

/// What became of a piece that came.
enum class PieceFate {
    Kept,
    /// It was the last one: all of it is here and has its hash.
    Whole,
    /// It was the last one, and the whole has another hash: everything that came was thrown away.
    Broken,
    /// Not the next piece of anything that is wanted.
    NotNext
};

/// Attachments' bytes in the encrypted file: content-addressed, in pieces, so that none has to fit in memory. Blocking calls on
/// the writer's thread; each is a short transaction of its own. Errors: those of the replica; OpenedForReading.
class Attachments {
public:
    explicit Attachments(Replica &replica) : m_replica(replica) {}

    /// Bytes of one stored piece.
    static constexpr qsizetype PieceSize = 256 << 10;

    /// The next piece of what the hub lacks, as far as this replica knows, behind `after`: an attachment's whose operation the hub
    /// has taken.
    [[nodiscard]] domain::Result<std::optional<BytesToSend>> nextToSend(std::int64_t after) const;
    /// From `offset` to the end of a stored piece.
    [[nodiscard]] domain::Result<QByteArray> piece(const ledger::Digest &sha256, std::int64_t offset) const;
    /// The hub has all of it.
    [[nodiscard]] domain::Result<void> markAtHub(const ledger::Digest &sha256);

    /// Notes that the bytes are wanted from the hub; they stay so until they are here. Nothing where they are.
    [[nodiscard]] domain::Result<void> want(const ledger::Digest &sha256, std::int64_t size);
    [[nodiscard]] domain::Result<std::vector<WantedBytes>> wanted() const;
    /// A piece the hub sent.
    [[nodiscard]] domain::Result<PieceFate> take(const ledger::Digest &sha256, std::int64_t offset, std::int64_t size,
                                                 const QByteArray &bytes);

private:
    Replica &m_replica;
    std::map<ledger::Digest, ledger::PiecewiseHash> m_hashes;
};

/// A file on its way in, piece by piece: what is given to it is encrypted at once, belongs to nothing until `attach`, and is
/// swept away when the replica is next opened if that never comes.
class NewAttachment {
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<NewAttachment>> begin(Replica &replica);
    /// Whether it could be hung there, before any of it is read. Errors: those of decide.
    [[nodiscard]] static domain::Result<void> check(Replica &replica, domain::Attachment attachment, const domain::Actor &actor);
    NewAttachment(const NewAttachment &) = delete;
    NewAttachment &operator=(const NewAttachment &) = delete;

    /// Errors: AttachmentUnusable (detail: the field `size`) when it becomes more than an attachment may have; DiskFull.
    [[nodiscard]] domain::Result<void> append(QByteArrayView bytes);
    /// Hangs it on its record; the bytes and the operation commit together. Size, hash and who added it are filled in.
    /// Errors: AttachmentUnusable for nothing at all; those of decide. The bytes can still be discarded then.
    [[nodiscard]] domain::Result<ledger::Entry> attach(domain::Attachment attachment, const domain::Actor &actor,
                                                       const QString &subject);
    /// As the file of an act, once all of it was given: size, hash and who adds it are filled in. Errors: AttachmentUnusable for
    /// nothing at all.
    [[nodiscard]] domain::Result<domain::Attachment> completed(domain::Attachment attachment, const domain::Actor &actor);
    /// Runs an act that carries files; their bytes and the operation commit together. Errors: those of decide; the bytes can still be
    /// discarded then.
    [[nodiscard]] static domain::Result<std::optional<ledger::Entry>> commit(Replica &replica, domain::Command command,
                                                                             const domain::Actor &actor,
                                                                             std::span<NewAttachment *const> files);
    /// Takes the bytes away again.
    [[nodiscard]] domain::Result<void> discard();

private:
    NewAttachment(Replica &replica, std::int64_t blob) : m_replica(replica), m_blob(blob) {}
    Replica &m_replica;
    std::int64_t m_blob;
    std::int64_t m_size = 0;
    ledger::Sha256 m_hash;
    /// Once completed.
    ledger::Digest m_sha256{};
};

} // namespace plumbline::replica
