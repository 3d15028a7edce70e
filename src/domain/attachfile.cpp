#include "files.h"

#include "acts.h"
#include "decisions.h"
#include "hangings.h"
#include "hexadecimal.h"

#include "plumbline/domain/attachmentlimit.h"

namespace plumbline::domain {
namespace {

constexpr qsizetype HashBytes = 32;

tl::unexpected<Error> unusable(QStringView field)
{
    return fail(errors::AttachmentUnusable, nameOfField<Attachment>(field));
}

/// An attachment goes wherever its record goes, so records that only some roles may have carry none.
bool isCarrier(const Record &record)
{
    static const auto factKind = static_cast<std::size_t>(describe<Fact>().indexOf(u"kind"));
    if (!isNamed(record.kind) || readersOf(record.kind) != Everyone)
        return false;
    return record.kind != EntityKind::Fact || !isInternalDocument(std::get<QString>(record.values.at(factKind)));
}

} // namespace

Result<void> checkFile(const Attachment &attachment)
{
    if (attachment.size < 0 || attachment.size > MaxAttachmentSize)
        return unusable(u"size");
    if (!isHexadecimal(attachment.sha256, HashBytes))
        return unusable(u"sha256");
    if (attachment.name.trimmed().isEmpty() || attachment.name.contains(u'/') || attachment.name.contains(u'\\'))
        return unusable(u"name");
    return {};
}

Result<void> addFiles(Changes &changes, std::vector<Attachment> &&files, const Record &record, const View &view, const Actor &actor)
{
    for (Attachment &file : files) {
        PLUMBLINE_TRY(checkFile(file));
        file.record_kind = entityName(record.kind);
        file.record = record.id.toString();
        file.added_by = actor.user;
        for (const Change &change : changes)
            if (recordOf(change) == file.id.uuid())
                return fail(errors::IdTaken, entityName(EntityKind::Attachment));
        PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(file), view));
    }
    return {};
}

Result<Changes> decideOne(AttachFile &&attach, const View &view, const Actor &actor)
{
    if (actor.role == Role::Auditor)
        return fail(errors::NotPermitted, QStringLiteral("attach_file"));
    Attachment &attachment = attach.attachment;
    PLUMBLINE_TRY_ASSIGN(const EntityKind kind, entityNamed(attachment.record_kind));
    const auto id = Uuid::parse(attachment.record);
    if (!id || id->toString() != attachment.record)
        return unusable(u"record");
    PLUMBLINE_TRY_ASSIGN(const std::optional<Record> record, view.find(kind, *id));
    if (!record)
        return fail(errors::RecordNotFound, entityName(kind));
    if (!isCarrier(*record))
        return unusable(u"record_kind");
    PLUMBLINE_TRY(checkFile(attachment));
    attachment.added_by = actor.user;
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(attachment), view));
    return changes;
}

} // namespace plumbline::domain
