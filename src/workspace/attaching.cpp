#include "workspace_p.h"

#include "plumbline/ledger/digesttext.h"
#include "plumbline/replica/attachmentfiles.h"
#include "plumbline/replica/errors.h"

/// Files on records.
namespace plumbline::workspace {

using namespace domain;

namespace {

constexpr std::int64_t Whole = 1000;

/// One file on its way in, a part at a time, so that the writer thread does other work between two parts.
struct Attaching {
    using Promise = QPromise<Result<AttachmentId>>;

    std::shared_ptr<Session> session;
    std::shared_ptr<Promise> promise;
    Attachment attachment;
    QString path;
    std::unique_ptr<replica::AttachingFile> file;

    /// Nothing while there is more to read.
    [[nodiscard]] Result<std::optional<ledger::Entry>> step()
    {
        if (!file) {
            PLUMBLINE_TRY_ASSIGN(file, replica::AttachingFile::begin(session->replica(), attachment, session->actor(), path));
        }
        if (promise->isCanceled())
            return fail(replica::errors::Cancelled);
        PLUMBLINE_TRY_ASSIGN(const auto step, file->step());
        promise->setProgressValue(static_cast<int>(file->done() * Whole / std::max<std::int64_t>(1, file->size())));
        if (step == replica::AttachingFile::Step::More)
            return std::optional<ledger::Entry>();
        PLUMBLINE_TRY_ASSIGN(auto entry, file->finish());
        return std::optional(std::move(entry));
    }
    void answer(Result<AttachmentId> result)
    {
        // Where even that fails, it is swept away when the replica is next opened.
        if (!result && file && !session->isStopped())
            static_cast<void>(file->discard());
        file.reset();
        promise->addResult(std::move(result));
        promise->finish();
    }
};

AttachmentShown shown(const replica::Reader &reader, const replica::AttachmentHere &here)
{
    const Attachment &attachment = here.attachment;
    AttachmentShown out{attachment.id, attachment.name, attachment.media_type, attachment.size, {}, here.place, here.have};
    const auto record = reader.find(EntityKind::User, attachment.added_by.uuid());
    if (record && *record)
        if (const auto user = fromRecord<User>(**record))
            out.addedBy = user->name;
    return out;
}

enum class Fetch { Here, Coming };

/// Answers by the promise only where it is coming.
Result<Fetch> beginFetch(const std::shared_ptr<Session> &from, HubLine *line, AttachmentId id,
                         const std::shared_ptr<AttachmentWaits::Promise> &promise)
{
    if (from->isStopped())
        return fail(errors::Locked);
    PLUMBLINE_TRY_ASSIGN(const auto lease, from->lease());
    PLUMBLINE_TRY_ASSIGN(const auto here, replica::attachmentOf(*lease, id));
    if (here.place == AttachmentShown::Place::Here || here.place == AttachmentShown::Place::ToBeSent)
        return Fetch::Here;
    const auto hash = ledger::digestFromHex(here.attachment.sha256);
    if (!hash || line == nullptr || line->session() != from)
        return fail(replica::errors::AttachmentNotHere, here.attachment.name);
    PLUMBLINE_TRY(line->fetch(*hash, here.attachment.size, promise));
    return Fetch::Coming;
}

} // namespace

Pending<AttachmentId> Workspace::attach(EntityKind kind, const Uuid &record, const QString &path)
{
    const auto opened = d->current();
    if (!opened)
        return answered<AttachmentId>(fail(errors::Locked));
    auto attaching = std::make_shared<Attaching>();
    attaching->session = opened;
    attaching->promise = std::make_shared<Attaching::Promise>();
    attaching->path = path;
    auto future = attaching->promise->future();
    attaching->promise->start();
    attaching->promise->setProgressRange(0, Whole);
    d->writer.start([this, attaching, kind, record, path] {
        attaching->attachment = replica::attachmentFor(AttachmentId(d->ports.ids->next()), kind, record, path);
        d->inSteps([this, attaching] {
            if (attaching->session->isStopped()) {
                attaching->answer(fail(errors::Locked));
                return false;
            }
            auto done = guarded<std::optional<ledger::Entry>>([&] { return attaching->step(); });
            if (done && !*done)
                return true;
            const AttachmentId id = attaching->attachment.id;
            if (done)
                d->committed(attaching->session, **done);
            attaching->answer(done ? Result<AttachmentId>(id) : tl::unexpected(done.error()));
            return false;
        });
    });
    return future;
}

void Workspace::Private::inSteps(std::function<bool()> step)
{
    if (step())
        writer.start([this, step = std::move(step)] { inSteps(step); });
}

Pending<std::vector<AttachmentShown>> Workspace::attachments(EntityKind kind, const Uuid &record)
{
    using List = std::vector<AttachmentShown>;
    return d->read<List>([kind, record](Session &, const replica::Reader &reader) -> Result<List> {
        List list;
        PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
            PLUMBLINE_TRY_ASSIGN(const auto all, replica::attachmentsOf(reader, kind, record));
            for (const replica::AttachmentHere &each : all)
                list.push_back(shown(reader, each));
            return {};
        }));
        return list;
    });
}

Pending<void> Workspace::fetchAttachment(AttachmentId id)
{
    const auto opened = d->current();
    if (!opened)
        return answered<void>(fail(errors::Locked));
    auto promise = std::make_shared<AttachmentWaits::Promise>();
    auto future = promise->future();
    promise->start();
    d->writer.start([this, opened, promise, id] {
        const auto begun = guarded<Fetch>([&] { return beginFetch(opened, d->line.get(), id, promise); });
        if (begun && *begun == Fetch::Coming)
            return;
        promise->addResult(begun ? Result<void>() : tl::unexpected(begun.error()));
        promise->finish();
    });
    return future;
}

Pending<QByteArray> Workspace::attachmentBytes(AttachmentId id, qint64 limit)
{
    return d->read<QByteArray>([id, limit](Session &, const replica::Reader &reader) -> Result<QByteArray> {
        PLUMBLINE_TRY_ASSIGN(const auto here, replica::attachmentOf(reader, id));
        return replica::bytesOf(reader, here.attachment, limit);
    });
}

Pending<void> Workspace::saveAttachment(AttachmentId id, const QString &path)
{
    const auto opened = d->current();
    if (!opened)
        return answered<void>(fail(errors::Locked));
    return runOn<void>(d->reads, [opened, id, path](auto &promise) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(const auto lease, opened->lease());
        PLUMBLINE_TRY_ASSIGN(const auto here, replica::attachmentOf(*lease, id));
        return replica::save(*lease, here.attachment, path, progressOf(promise, *opened));
    });
}

} // namespace plumbline::workspace
