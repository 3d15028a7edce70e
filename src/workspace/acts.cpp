#include "acting.h"
#include "waitingundos.h"
#include "workspace_p.h"

#include "operationtext.h"

#include "plumbline/domain/entities.h"
#include "plumbline/ledger/attempt.h"
#include "plumbline/ledger/operation.h"
#include "plumbline/replica/attachmentfiles.h"
#include "plumbline/workspace/errors.h"

#include <set>

/// What the façade writes: undo, patches and import templates. Files coming in are in importing.cpp.
namespace plumbline::workspace {

using namespace domain;

namespace {

/// An operation that can be taken back: one of the ledger, or one that waits for the hub.
struct Undoable {
    ledger::Position position = 0;
    std::int64_t waiting = 0;
};

/// The actor's newest operation that can be taken back: it took effect, is not undone, not itself an undo, not the founding.
Result<Undoable> newestToUndo(const replica::Reader &reader, const Session &session)
{
    WaitingUndos undos;
    if (session.isEnrolled()) {
        PLUMBLINE_TRY_ASSIGN(undos, waitingUndos(reader));
    }
    for (auto each = undos.waiting.rbegin(); each != undos.waiting.rend(); ++each)
        if (!each->refused && !undos.sequences.contains(each->operation.deviceSequence))
            return Undoable{0, each->operation.deviceSequence};
    replica::EntryFilter filter;
    filter.actor = session.actor().user;
    PLUMBLINE_TRY_ASSIGN(const auto undone, reader.undone());
    for (;;) {
        PLUMBLINE_TRY_ASSIGN(const auto entries, reader.entries(filter));
        for (const ledger::Entry &entry : entries)
            if (!entry.undoes && entry.created + entry.updated + entry.removed > 0 && ledger::tookEffect(entry.outcome) && !undone.contains(entry.position) &&
                !undos.positions.contains(entry.position) && entry.kind != u"found_organisation")
                return Undoable{entry.position, 0};
        if (entries.empty())
            return fail(errors::NothingToUndo);
        filter.before = entries.back().position;
    }
}

Result<std::optional<ImportTemplate>> templateNamed(const replica::Reader &reader, const QString &name)
{
    std::optional<ImportTemplate> found;
    PLUMBLINE_TRY(reader.forEach(EntityKind::ImportTemplate, [&](const Record &record) {
        if (auto stored = fromRecord<ImportTemplate>(record); stored && stored->name == name)
            found = std::move(*stored);
        return found ? replica::Continue::No : replica::Continue::Yes;
    }));
    return found;
}

} // namespace

Pending<ledger::Entry> Workspace::undo(std::optional<ledger::Position> position)
{
    return d->write<ledger::Entry>([this, position](const auto &session, auto &promise) -> Result<ledger::Entry> {
        PLUMBLINE_TRY_ASSIGN(auto lease, session->lease());
        Undoable target{position.value_or(0), 0};
        if (!position) {
            PLUMBLINE_TRY_ASSIGN(target, newestToUndo(*lease, *session));
        }
        replica::Replica &replica = session->replica();
        PLUMBLINE_TRY_ASSIGN(auto entry, target.waiting > 0
                                             ? replica.undoWaiting(target.waiting, session->actor())
                                             : replica.undo(target.position, session->actor(), progressOf(promise, *session)));
        d->committed(session, entry);
        return entry;
    });
}

Pending<void> Workspace::patch(EntityKind kind, const Uuid &id, const QString &field, const Value &base, const Value &value)
{
    return d->write<void>([=, this](const auto &session, auto &) -> Result<void> {
        const int index = describe(kind).indexOf(field);
        if (index < 0)
            return fail(domain::errors::RecordNotFound, field);
        PLUMBLINE_TRY_ASSIGN(const auto entry, d->execute(session, PatchField{kind, id, index, base, value}, {}));
        if (entry)
            d->committed(session, *entry);
        return {};
    });
}

Result<std::optional<ledger::Entry>> Workspace::Private::execute(const std::shared_ptr<Session> &opened, Command command, const QStringList &paths)
{
    replica::Replica &replica = opened->replica();
    QString subject;
    if (const auto lease = opened->lease()) {
        Texts texts(**lease);
        subject = subjectOf(command, texts);
    }
    auto done = paths.isEmpty() ? replica.execute(std::move(command), opened->actor(), subject)
                                : replica::executeWith(replica, std::move(command), opened->actor(), paths, *ports.ids);
    if (!done && ledger::isKeptAsAttempt(done.error()))
        attempted(opened);
    return done;
}

void Workspace::Private::attempted(const std::shared_ptr<Session> &opened)
{
    {
        const auto lease = opened->lease();
        const auto now = lease ? (*lease)->position() : Result<ledger::Position>(tl::unexpected(lease.error()));
        const std::scoped_lock lock(mutex);
        if (session != opened)
            return;
        position = now.value_or(position);
    }
    if (line && line->session() == opened)
        line->localWork();
    reload(opened);
}

Pending<std::optional<ledger::Entry>> Workspace::act(Command act)
{
    return this->act(std::move(act), {});
}

Pending<std::optional<ledger::Entry>> Workspace::act(Command act, const QStringList &paths)
{
    using Done = std::optional<ledger::Entry>;
    return d->write<Done>([this, act = std::move(act), paths](const auto &session, auto &) mutable -> Result<Done> {
        Acting acting(*session, *d->ports.clock);
        PLUMBLINE_TRY_ASSIGN(auto entry, acting.execute(act, [&] { return d->execute(session, act, paths); }));
        if (entry)
            d->committed(session, *entry, acting.takeColumns());
        return entry;
    });
}

Uuid Workspace::newId() const
{
    return d->ports.ids->next();
}

Pending<std::vector<StoredTemplate>> Workspace::importTemplates()
{
    return d->read<std::vector<StoredTemplate>>([](Session &, const replica::Reader &reader) -> Result<std::vector<StoredTemplate>> {
        std::vector<StoredTemplate> templates;
        PLUMBLINE_TRY(reader.forEach(EntityKind::ImportTemplate, [&](const Record &record) {
            if (auto stored = fromRecord<ImportTemplate>(record))
                templates.push_back({stored->name, stored->mapping});
            return replica::Continue::Yes;
        }));
        return templates;
    });
}

Pending<void> Workspace::saveImportTemplate(const QString &name, const QString &mapping)
{
    return d->write<void>([=, this](const auto &session, auto &) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto lease, session->lease());
        PLUMBLINE_TRY_ASSIGN(const auto stored, templateNamed(*lease, name));
        const auto command = [&]() -> Command {
            if (stored)
                return PatchField{EntityKind::ImportTemplate, stored->id.uuid(), describe<ImportTemplate>().indexOf(u"mapping"),
                                  stored->mapping, mapping};
            ImportTemplate made;
            made.id = ImportTemplateId(d->ports.ids->next());
            made.name = name;
            made.mapping = mapping;
            ImportRecords records;
            records.changes.emplace_back(Created{toRecord(made)});
            return records;
        };
        PLUMBLINE_TRY_ASSIGN(const auto entry, session->replica().execute(command(), session->actor(), name));
        if (entry)
            d->committed(session, *entry);
        return {};
    });
}

} // namespace plumbline::workspace
