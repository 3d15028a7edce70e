#include "plumbline/replica/attachmentfiles.h"

#include "plumbline/domain/attachmentlimit.h"
#include "plumbline/domain/errors.h"
#include "plumbline/ledger/digesttext.h"
#include "plumbline/replica/errors.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSaveFile>

namespace plumbline::replica {
namespace {

using domain::fail;
using domain::Result;
using ledger::Digest;

/// Read and kept in one transaction.
constexpr qint64 StepSize = 1 << 20;

tl::unexpected<domain::Error> unavailable(const QFileDevice &file) {
    return fail(errors::Unavailable, file.fileName() + QStringLiteral(": ") + file.errorString());
}

tl::unexpected<domain::Error> unwritable(const QFileDevice &file) {
    return fail(file.error() == QFileDevice::ResourceError ? errors::DiskFull : errors::FolderNotWritable, file.fileName());
}

tl::unexpected<domain::Error> notHere(const domain::Attachment &attachment) {
    return fail(errors::AttachmentNotHere, attachment.name);
}

Result<Digest> hashNamedBy(const domain::Attachment &attachment) {
    const auto hash = ledger::digestFromHex(attachment.sha256);
    if (!hash)
        return fail(errors::Damaged, QStringLiteral("attachment ") + attachment.id.toString());
    return *hash;
}

/// Every piece in order; `piece` says whether to go on. Errors: AttachmentNotHere, Damaged, Cancelled.
Result<void> forEachPiece(const Reader &reader, const domain::Attachment &attachment,
                          const std::function<Result<Continue>(const QByteArray &bytes, std::int64_t end)> &piece) {
    PLUMBLINE_TRY_ASSIGN(const Digest sha256, hashNamedBy(attachment));
    PLUMBLINE_TRY_ASSIGN(const auto kept, reader.attachmentBytes(sha256));
    if (!kept || kept->state != KeptBytes::State::Whole)
        return notHere(attachment);
    ledger::Sha256 hash;
    for (std::int64_t at = 0; at < kept->size;) {
        PLUMBLINE_TRY_ASSIGN(const QByteArray bytes, reader.attachmentPiece(sha256, at));
        if (bytes.isEmpty())
            break;
        hash.add(bytes);
        at += bytes.size();
        PLUMBLINE_TRY_ASSIGN(const Continue goOn, piece(bytes, at));
        if (goOn == Continue::No)
            return fail(errors::Cancelled);
    }
    if (hash.finish() != sha256)
        return fail(errors::Damaged, QStringLiteral("attachment ") + attachment.id.toString());
    return {};
}

Result<AttachmentHere> standing(const Reader &reader, domain::Attachment attachment) {
    AttachmentHere here;
    const auto hash = ledger::digestFromHex(attachment.sha256);
    here.attachment = std::move(attachment);
    if (!hash)
        return here;
    PLUMBLINE_TRY_ASSIGN(const auto kept, reader.attachmentBytes(*hash));
    if (!kept)
        return here;
    here.have = kept->have;
    if (kept->state == KeptBytes::State::Coming)
        here.place = AttachmentHere::Place::Coming;
    else if (reader.isEnrolled() && kept->atHub == KeptBytes::AtHub::Unknown)
        here.place = AttachmentHere::Place::ToBeSent;
    else
        here.place = AttachmentHere::Place::Here;
    return here;
}

domain::Attachment fileAt(domain::AttachmentId id, const QString &path) {
    domain::Attachment attachment;
    attachment.id = id;
    attachment.name = QFileInfo(path).fileName();
    attachment.media_type = QMimeDatabase().mimeTypeForFile(path).name();
    return attachment;
}

/// Where the act carries its files.
std::vector<domain::Attachment> *filesOf(domain::Command &command) {
    return std::visit(
        [](auto &act) -> std::vector<domain::Attachment> * {
            if constexpr (requires { act.files; })
                return &act.files;
            else
                return nullptr;
        },
        command);
}

} // namespace

domain::Attachment attachmentFor(domain::AttachmentId id, domain::EntityKind kind, const domain::Uuid &record, const QString &path) {
    domain::Attachment attachment = fileAt(id, path);
    attachment.record_kind = QString::fromLatin1(domain::describe(kind).name);
    attachment.record = record.toString();
    return attachment;
}

AttachingFile::AttachingFile() = default;
AttachingFile::~AttachingFile() = default;

Result<std::unique_ptr<AttachingFile>> AttachingFile::open(const QString &path) {
    auto attaching = std::unique_ptr<AttachingFile>(new AttachingFile);
    attaching->m_file = std::make_unique<QFile>(path);
    // A folder opens on some systems, and a pipe never ends.
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile())
        return fail(errors::Unavailable, path);
    if (!attaching->m_file->open(QIODevice::ReadOnly))
        return unavailable(*attaching->m_file);
    attaching->m_size = attaching->m_file->size();
    if (attaching->m_size == 0 || attaching->m_size > domain::MaxAttachmentSize)
        return fail(domain::errors::AttachmentUnusable, QStringLiteral("attachment.size"));
    return attaching;
}

Result<std::unique_ptr<AttachingFile>> AttachingFile::begin(Replica &replica, const domain::Attachment &attachment,
                                                            const domain::Actor &actor, const QString &path) {
    PLUMBLINE_TRY_ASSIGN(auto attaching, open(path));
    attaching->m_attachment = attachment;
    attaching->m_actor = actor;
    PLUMBLINE_TRY(NewAttachment::check(replica, attachment, actor));
    PLUMBLINE_TRY_ASSIGN(attaching->m_bytes, NewAttachment::begin(replica));
    return attaching;
}

Result<AttachingFile::Step> AttachingFile::step() {
    const QByteArray bytes = m_file->read(StepSize);
    if (m_file->error() != QFileDevice::NoError)
        return unavailable(*m_file);
    if (bytes.isEmpty())
        return Step::Done;
    PLUMBLINE_TRY(m_bytes->append(bytes));
    m_done += bytes.size();
    return m_file->atEnd() ? Step::Done : Step::More;
}

Result<ledger::Entry> AttachingFile::finish() {
    return m_bytes->attach(m_attachment, m_actor, m_attachment.name);
}

Result<std::optional<ledger::Entry>> executeWith(Replica &replica, domain::Command command, const domain::Actor &actor,
                                                 const QStringList &paths, domain::IdSource &ids) {
    std::vector<domain::Attachment> *files = filesOf(command);
    if (files == nullptr)
        throw domain::InvariantError("files for an act that carries none");
    std::vector<std::unique_ptr<AttachingFile>> reading;
    std::vector<NewAttachment *> bytes;
    const auto readIn = [&](const QString &path) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto file, AttachingFile::open(path));
        PLUMBLINE_TRY_ASSIGN(file->m_bytes, NewAttachment::begin(replica));
        bytes.push_back(file->m_bytes.get());
        reading.push_back(std::move(file));
        for (auto step = AttachingFile::Step::More; step == AttachingFile::Step::More;) {
            PLUMBLINE_TRY_ASSIGN(step, reading.back()->step());
        }
        PLUMBLINE_TRY_ASSIGN(files->emplace_back(), bytes.back()->completed(fileAt(domain::AttachmentId(ids.next()), path), actor));
        return {};
    };
    auto done = [&]() -> Result<std::optional<ledger::Entry>> {
        for (const QString &path : paths)
            PLUMBLINE_TRY(readIn(path));
        return NewAttachment::commit(replica, std::move(command), actor, bytes);
    }();
    // Where even that fails, it is swept away when the replica is next opened.
    if (!done || !*done)
        for (NewAttachment *each : bytes)
            static_cast<void>(each->discard());
    return done;
}

Result<std::vector<AttachmentHere>> attachmentsOf(const Reader &reader, domain::EntityKind kind, const domain::Uuid &record) {
    static const int field = domain::describe<domain::Attachment>().indexOf(u"record");
    const QString kindName = QString::fromLatin1(domain::describe(kind).name);
    PLUMBLINE_TRY_ASSIGN(const auto records,
                         reader.where(domain::EntityKind::Attachment, field, domain::Value(record.toString())));
    std::vector<AttachmentHere> all;
    for (const domain::Record &each : records) {
        PLUMBLINE_TRY_ASSIGN(auto attachment, domain::fromRecord<domain::Attachment>(each));
        if (attachment.record_kind != kindName)
            continue;
        PLUMBLINE_TRY_ASSIGN(all.emplace_back(), standing(reader, std::move(attachment)));
    }
    // Ids rise with time.
    std::ranges::sort(all, {}, [](const AttachmentHere &each) { return each.attachment.id; });
    return all;
}

Result<AttachmentHere> attachmentOf(const Reader &reader, domain::AttachmentId id) {
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(domain::EntityKind::Attachment, id.uuid()));
    if (!record)
        return fail(domain::errors::RecordNotFound, id.toString());
    PLUMBLINE_TRY_ASSIGN(auto attachment, domain::fromRecord<domain::Attachment>(*record));
    return standing(reader, std::move(attachment));
}

Result<QByteArray> bytesOf(const Reader &reader, const domain::Attachment &attachment, std::int64_t limit) {
    if (attachment.size > limit)
        return fail(domain::errors::AttachmentUnusable, QStringLiteral("attachment.size"));
    QByteArray all;
    all.reserve(static_cast<qsizetype>(std::max<std::int64_t>(0, attachment.size)));
    PLUMBLINE_TRY(forEachPiece(reader, attachment, [&](const QByteArray &bytes, std::int64_t end) -> Result<Continue> {
        // The record may say less than there is.
        if (end > limit)
            return fail(domain::errors::AttachmentUnusable, QStringLiteral("attachment.size"));
        all += bytes;
        return Continue::Yes;
    }));
    return all;
}

Result<void> save(const Reader &reader, const domain::Attachment &attachment, const QString &path, const Progress &progress) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file);
    PLUMBLINE_TRY(forEachPiece(reader, attachment, [&](const QByteArray &bytes, std::int64_t end) -> Result<Continue> {
        if (file.write(bytes) != bytes.size())
            return unwritable(file);
        return progress ? progress(end, attachment.size) : Continue::Yes;
    }));
    if (!file.commit())
        return unwritable(file);
    return {};
}

} // namespace plumbline::replica
