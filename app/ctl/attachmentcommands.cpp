#include "output.h"
#include "synccommands.h"
#include "words.h"

#include "plumbline/ledger/digesttext.h"
#include "plumbline/replica/attachmentfiles.h"
#include "plumbline/sync/errors.h"
#include "plumbline/workspace/labels.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline::ctl {

using domain::Result;
using replica::AttachmentHere;

namespace {

constexpr std::int64_t Whole = 1000;

struct RecordGiven {
    domain::EntityKind kind;
    domain::Uuid id;
};
Result<RecordGiven> recordGiven(const QStringList &given) {
    const auto kind = domain::entityNamed(given.at(0));
    if (!kind)
        return misuse(Words::tr("There is no entity “%1”.").arg(given.at(0)));
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, domain::Uuid::parse(given.at(1)));
    return RecordGiven{*kind, id};
}

void addRecord(Options &options) {
    options.addPositional(QStringLiteral("ENTITY"), Words::tr("deal, account, fact …"));
    options.addPositional(QStringLiteral("ID"), Words::tr("The record's id, as `show --json` prints it."));
}

QString placeName(AttachmentHere::Place place) {
    switch (place) {
    case AttachmentHere::Place::Here: return QStringLiteral("here");
    case AttachmentHere::Place::ToBeSent: return QStringLiteral("to_be_sent");
    case AttachmentHere::Place::AtHub: return QStringLiteral("at_hub");
    case AttachmentHere::Place::Coming: break;
    }
    return QStringLiteral("coming");
}

/// Reads the file into the replica; Ctrl+C leaves nothing of it.
Result<ledger::Entry> attached(HeldReplica &held, const domain::Attachment &attachment, const QString &path) {
    PLUMBLINE_TRY_ASSIGN(const auto file,
                         replica::AttachingFile::begin(*held.replica, attachment, held.replica->owner(), path));
    const auto readAll = [&]() -> Result<ledger::Entry> {
        for (;;) {
            if (isInterrupted())
                return domain::fail(replica::errors::Cancelled);
            PLUMBLINE_TRY_ASSIGN(const auto step, file->step());
            showProgress(static_cast<int>(file->done() * Whole / std::max<std::int64_t>(1, file->size())));
            if (step == replica::AttachingFile::Step::Done)
                return file->finish();
        }
    };
    auto done = readAll();
    if (!done)
        PLUMBLINE_TRY(file->discard());
    return done;
}

Result<void> attachBy(const Options &options) {
    const QStringList given = options.positional();
    PLUMBLINE_TRY_ASSIGN(const RecordGiven record, recordGiven(given));
    const QString &path = given.at(2);
    if (!QFileInfo(path).isFile())
        return misuse(Words::tr("%1 can’t be read.").arg(path));
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::open(options, Access::Writing));
    const domain::AttachmentId id(held->ports.ids.next());
    PLUMBLINE_TRY_ASSIGN(const auto entry, attached(*held, replica::attachmentFor(id, record.kind, record.id, path), path));
    const bool waits = entry.position == 0;
    if (formatOf(options) == Format::Json)
        printLine(QString::fromUtf8(
            QJsonDocument(QJsonObject{{QStringLiteral("attachment"), id.toString()}, {QStringLiteral("waits"), waits}})
                .toJson(QJsonDocument::Compact)));
    else if (waits)
        printLine(Words::tr("Attached as %1; plumbline-ctl sync sends it to the hub.").arg(id.toString()));
    else
        printLine(Words::tr("Attached as %1.").arg(id.toString()));
    return {};
}

Exit ended(const Result<void> &done) {
    return done ? Exit::Done : failedHere(done.error());
}

Exit attach(const QStringList &arguments) {
    Options options(QStringLiteral("attach"), Words::tr("Hangs a file on a record; it is encrypted into the replica."));
    addRecord(options);
    options.addPositional(QStringLiteral("FILE"), Words::tr("The file, of at most 256 MiB. It stays where it is."));
    options.add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    if (const auto end = options.parse(arguments))
        return *end;
    return ended(attachBy(options));
}

Result<QString> nameOf(const replica::Reader &reader, domain::UserId id) {
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(domain::EntityKind::User, id.uuid()));
    const auto user = record ? domain::fromRecord<domain::User>(*record) : Result<domain::User>(domain::User());
    return user && record ? user->name : id.toString();
}

Result<void> printAttachments(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const RecordGiven record, recordGiven(options.positional()));
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::open(options, Access::Reading));
    PLUMBLINE_TRY_ASSIGN(const auto all, replica::attachmentsOf(*held->reader, record.kind, record.id));
    TablePrinter table(formatOf(options), {{QStringLiteral("id"), Words::tr("Id")},
                                           {QStringLiteral("name"), Words::tr("File")},
                                           {QStringLiteral("size"), Words::tr("Bytes")},
                                           {QStringLiteral("media_type"), Words::tr("Media type")},
                                           {QStringLiteral("added_by"), Words::tr("Added by")},
                                           {QStringLiteral("place"), Words::tr("Where")},
                                           {QStringLiteral("sha256"), Words::tr("SHA-256")}});
    for (const AttachmentHere &each : all) {
        PLUMBLINE_TRY_ASSIGN(const QString by, nameOf(*held->reader, each.attachment.added_by));
        table.row({each.attachment.id.toString(), each.attachment.name, static_cast<qint64>(each.attachment.size),
                   each.attachment.media_type, by, placeName(each.place), each.attachment.sha256});
    }
    return {};
}

Exit attachments(const QStringList &arguments) {
    Options options(QStringLiteral("attachments"), Words::tr("Prints the files that hang on a record, and where their bytes are."));
    addRecord(options);
    options.addFormats();
    if (const auto end = options.parse(arguments))
        return *end;
    return ended(printAttachments(options));
}

/// Asks the hub for it where it is not here.
Result<void> bring(HeldReplica &held, const AttachmentHere &wanted) {
    const auto hash = ledger::digestFromHex(wanted.attachment.sha256);
    if (!held.replica->isEnrolled() || !hash)
        return domain::fail(replica::errors::AttachmentNotHere, wanted.attachment.name);
    PLUMBLINE_TRY(replica::Attachments(*held.replica).want(*hash, wanted.attachment.size));
    std::optional<domain::Error> why;
    PLUMBLINE_TRY(syncOnce(*held.replica, [&](const sync::AttachmentProgress &progress) {
        if (progress.sha256 != *hash)
            return;
        why = progress.error;
        showProgress(static_cast<int>(progress.done * Whole / std::max<std::int64_t>(1, progress.size)));
    }));
    return why ? tl::unexpected(*why) : Result<void>();
}

Result<void> fetchBy(const Options &options) {
    const QStringList given = options.positional();
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, domain::Uuid::parse(given.at(0)));
    if (QFileInfo::exists(given.at(1)))
        return misuse(Words::tr("There is a file %1 already.").arg(given.at(1)));
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::open(options, Access::Writing));
    PLUMBLINE_TRY_ASSIGN(const auto attachment, replica::attachmentOf(*held->reader, domain::AttachmentId(id)));
    if (attachment.place == AttachmentHere::Place::AtHub || attachment.place == AttachmentHere::Place::Coming)
        PLUMBLINE_TRY(bring(*held, attachment));
    return replica::save(*held->reader, attachment.attachment, given.at(1), [](std::int64_t, std::int64_t) {
        return isInterrupted() ? replica::Continue::No : replica::Continue::Yes;
    });
}

Exit fetch(const QStringList &arguments) {
    Options options(QStringLiteral("fetch"),
                    Words::tr("Writes an attachment to a file, and fetches it from the hub first where it is not here."));
    options.addPositional(QStringLiteral("ATTACHMENT"), Words::tr("The attachment's id, as `attachments` prints it."));
    options.addPositional(QStringLiteral("FILE"), Words::tr("Where to write it, readable from then on. It must not be there yet."));
    if (const auto end = options.parse(arguments))
        return *end;
    return ended(fetchBy(options));
}

} // namespace

std::vector<CommandLine> attachmentCommands() {
    return {{QStringLiteral("attach"), QStringLiteral("ENTITY ID FILE"), Words::tr("hang a file on a record"), attach},
            {QStringLiteral("attachments"), QStringLiteral("ENTITY ID"), Words::tr("print the files on a record"), attachments},
            {QStringLiteral("fetch"), QStringLiteral("ATTACHMENT FILE"), Words::tr("write an attachment to a file"), fetch}};
}

} // namespace plumbline::ctl
