#pragma once

#include "plumbline/replica/attachments.h"
#include "plumbline/replica/reader.h"

class QFile;

/// Attachments as files: how they come into a replica, how they stand in it, and how they leave it.
namespace plumbline::replica {

/// A file being hung on a record, in steps short enough to let other work go between. On the writer's thread.
class AttachingFile {
public:
    /// Errors: Unavailable (the file can't be read), AttachmentUnusable, and whatever would refuse the act in the end.
    [[nodiscard]] static domain::Result<std::unique_ptr<AttachingFile>> begin(Replica &replica, const domain::Attachment &attachment,
                                                                              const domain::Actor &actor, const QString &path);
    ~AttachingFile();
    AttachingFile(const AttachingFile &) = delete;
    AttachingFile &operator=(const AttachingFile &) = delete;

    enum class Step { More, Done };
    /// Reads and keeps the next part. Errors: Unavailable, DiskFull, AttachmentUnusable; then it has to be discarded.
    [[nodiscard]] domain::Result<Step> step();
    [[nodiscard]] std::int64_t done() const { return m_done; }
    [[nodiscard]] std::int64_t size() const { return m_size; }
    /// After the last step. Errors: as NewAttachment::attach.
    [[nodiscard]] domain::Result<ledger::Entry> finish();
    /// Instead of finishing: no byte of it stays.
    [[nodiscard]] domain::Result<void> discard() { return m_bytes->discard(); }

private:
    friend domain::Result<std::optional<ledger::Entry>> executeWith(Replica &replica, domain::Command command,
                                                                    const domain::Actor &actor, const QStringList &paths,
                                                                    domain::IdSource &ids);
    /// Errors: Unavailable, AttachmentUnusable.
    [[nodiscard]] static domain::Result<std::unique_ptr<AttachingFile>> open(const QString &path);
    AttachingFile();
    domain::Attachment m_attachment;
    domain::Actor m_actor;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<NewAttachment> m_bytes;
    std::int64_t m_size = 0;
    std::int64_t m_done = 0;
};

/// Runs an act that is told by files: those at `paths` are read in and commit with it, or nothing does. On the writer's thread.
/// Errors: Unavailable, DiskFull, AttachmentUnusable, and those of the act.
[[nodiscard]] domain::Result<std::optional<ledger::Entry>> executeWith(Replica &replica, domain::Command command,
                                                                       const domain::Actor &actor, const QStringList &paths,
                                                                       domain::IdSource &ids);

/// An attachment with its id, record, name and media type, as the file at `path` has them.
[[nodiscard]] domain::Attachment attachmentFor(domain::AttachmentId id, domain::EntityKind kind, const domain::Uuid &record,
                                               const QString &path);

/// An attachment of a record, and where its bytes are.
struct AttachmentHere {
    domain::Attachment attachment;
    enum class Place {
        Here,
        /// Here, and the hub does not have them yet.
        ToBeSent,
        /// At the hub, to be fetched when they are wanted.
        AtHub,
        /// Wanted; `have` bytes of them have come.
        Coming
    } place = Place::AtHub;
    std::int64_t have = 0;
};
/// In the order they were added.
[[nodiscard]] domain::Result<std::vector<AttachmentHere>> attachmentsOf(const Reader &reader, domain::EntityKind kind,
                                                                        const domain::Uuid &record);
/// Errors: RecordNotFound.
[[nodiscard]] domain::Result<AttachmentHere> attachmentOf(const Reader &reader, domain::AttachmentId id);

/// All bytes, where they are not more than `limit`. Errors: AttachmentNotHere, AttachmentUnusable (larger), Damaged.
[[nodiscard]] domain::Result<QByteArray> bytesOf(const Reader &reader, const domain::Attachment &attachment, std::int64_t limit);
/// Writes them to a file that is there whole or not at all. Errors: AttachmentNotHere, Damaged (they have not their hash any
/// more), FolderNotWritable, DiskFull, Cancelled.
[[nodiscard]] domain::Result<void> save(const Reader &reader, const domain::Attachment &attachment, const QString &path,
                                        const Progress &progress = {});

} // namespace plumbline::replica
