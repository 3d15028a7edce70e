#include "confirming.h"
#include "lineparts.h"
#include "plumbline/domain/takingback.h"
#include "plumbline/ledger/attempt.h"
#include "plumbline/ledger/operation.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/entityview.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "syncstate.h"

#include <QRegularExpression>

/// What differs where a hub has the last word.
namespace plumbline::replica {
namespace {

using domain::Actor;
using domain::Changes;
using domain::EntityKind;
using domain::fail;
using domain::Result;
using domain::Uuid;
using ledger::Entry;
using ledger::Operation;
using ledger::Position;
using storage::sqlite::Scan;
using storage::sqlite::Transaction;

/// Pages of the log before they go into the file. A first scan writes the same pages of its indexes with every batch, and they go
/// there once for many; but whoever writes meanwhile waits for it: 40 ms for these 6 MiB, 240 ms for ten times as many.
constexpr const char *ShortLog = "PRAGMA wal_autocheckpoint = 400";

/// What a row points to may be outside of what this person may have: the hub checks references, a scoped replica can't.
Result<void> withoutReferences(storage::sqlite::Connection &connection) {
    PLUMBLINE_TRY(connection.execute("PRAGMA foreign_keys = OFF"));
    PLUMBLINE_TRY_ASSIGN(const auto found, connection.scalar("PRAGMA foreign_keys"));
    if (found.value_or(QString()) != QLatin1StringView("0"))
        return fail(storage::errors::PragmaRefused, QStringLiteral("foreign_keys"));
    return {};
}

/// As a person sees it until its outcome comes.
Entry entryOf(const Operation &operation, const Changes &changes) {
    Entry entry;
    entry.operation = operation.id;
    entry.device = operation.device;
    entry.deviceSequence = operation.deviceSequence;
    entry.actor = operation.actor;
    entry.madeAt = entry.admittedAt = operation.madeAt;
    entry.kind = operation.kind;
    entry.subject = operation.subject;
    for (const domain::Change &change : changes) {
        entry.entity = domain::entityOf(change);
        ++(std::holds_alternative<domain::Created>(change)   ? entry.created
           : std::holds_alternative<domain::Updated>(change) ? entry.updated
                                                             : entry.removed);
    }
    return entry;
}

QString partSubject(const QString &subject, std::size_t part, std::size_t parts) {
    return QStringLiteral("%1 (%2/%3)").arg(subject).arg(part).arg(parts);
}

/// The same for all parts of one import, which were made on one device in one instant and in a row; empty for what is whole.
QString wholeOf(const Entry &entry) {
    static const QRegularExpression written(QStringLiteral(R"(^(.*) \((\d+)/(\d+)\)$)"),
                                            QRegularExpression::DotMatchesEverythingOption);
    const auto match = written.match(entry.subject);
    if (entry.kind != QStringLiteral("import_records") || !match.hasMatch())
        return {};
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(entry.device.toString())
        .arg(entry.madeAt.time_since_epoch().count())
        .arg(entry.deviceSequence - match.capturedView(2).toLongLong())
        .arg(match.capturedView(3))
        .arg(match.captured(1));
}

std::int64_t changeCount(const domain::Command &command) {
    const auto *import = std::get_if<domain::ImportRecords>(&command);
    const auto *undo = std::get_if<domain::UndoOperation>(&command);
    return import != nullptr ? std::ssize(import->changes) : undo != nullptr ? std::ssize(undo->changes) : 1;
}

} // namespace

Result<void> Replica::Private::enrol(const Enrolment &as, const ledger::SigningKey &key) {
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*writing->connection));
    PLUMBLINE_TRY(SyncSettings(writing->settings).setEnrolment(as, key));
    PLUMBLINE_TRY(writing->search.setProgress(SearchStore::Nothing));
    PLUMBLINE_TRY(transaction.commit());
    device = as.device;
    owner = as.user;
    return readEnrolment();
}

Result<void> Replica::Private::readEnrolment() {
    SyncSettings settings(writing->settings);
    PLUMBLINE_TRY_ASSIGN(enrolment, settings.enrolment());
    if (!enrolment)
        return {};
    PLUMBLINE_TRY_ASSIGN(deviceKey, settings.deviceKey());
    PLUMBLINE_TRY(writing->connection->execute(ShortLog));
    return withoutReferences(*writing->connection);
}

Result<std::optional<Entry>> Replica::Private::enqueue(domain::Command command, const Actor &actor, Operation operation, Effect effect) {
    const storage::EntityView view(writing->entities);
    operation.kind = domain::commandName(command);
    PLUMBLINE_TRY_ASSIGN(Changes changes, domain::decide(std::move(command), view, actor, *ports.clock));
    if (changes.empty() && effect == Effect::Here)
        return std::optional<Entry>();
    PLUMBLINE_TRY(number(operation, actor));
    if (ledger::mustBeSigned(operation.kind))
        operation.signature = deviceKey->sign(ledger::signedBytes(operation));
    PendingWork work(*writing->connection, writing->entities, writing->outbox, view, *ports.clock);
    PLUMBLINE_TRY_ASSIGN(const LocalEffect applied, work.apply(std::move(changes)));
    PLUMBLINE_TRY(writing->outbox.add(operation, applied));
    std::set<ledger::Digest> named;
    addHashes(applied.changes, named);
    for (const ledger::Digest &hash : named)
        PLUMBLINE_TRY(writing->blobs.hold(operation.deviceSequence, hash));
    RowSet touched;
    addRows(applied.changes, touched);
    for (const auto &[kind, id] : touched)
        PLUMBLINE_TRY(writing->search.refresh(kind, id));
    return std::optional(entryOf(operation, applied.changes));
}

Result<void> Replica::Private::number(Operation &operation, const Actor &actor) {
    PLUMBLINE_TRY_ASSIGN(const std::int64_t last, writing->outbox.lastSequence());
    PLUMBLINE_TRY_ASSIGN(const ledger::Cursor cursor, SyncSettings(writing->settings).cursor());
    operation.id = ledger::OperationId(ports.ids->next());
    operation.device = device;
    operation.actor = actor.user;
    operation.deviceSequence = last + 1;
    operation.base = {cursor.epoch, cursor.position};
    return {};
}

Result<void> Replica::Private::keepAttempt(Operation tried, const Actor &actor, const domain::Error &refusal) {
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*writing->connection));
    PLUMBLINE_TRY(number(tried, actor));
    ledger::markAsAttempt(tried);
    if (ledger::mustBeSigned(tried.kind))
        tried.signature = deviceKey->sign(ledger::signedBytes(tried));
    PLUMBLINE_TRY(writing->outbox.add(tried, {}));
    PLUMBLINE_TRY(writing->outbox.setEffect(tried.deviceSequence, {}, refusal));
    return transaction.commit();
}

Operation Replica::Private::begun(const QString &subject) const {
    Operation operation;
    operation.madeAt = ports.clock->now();
    operation.subject = subject;
    return operation;
}

Result<std::optional<Entry>> Replica::Private::executePending(domain::Command command, const Actor &actor, const QString &subject,
                                                              const Progress &progress, const Also &also,
                                                              std::vector<std::int64_t> dependsOn) {
    Operation operation = begun(subject);
    operation.dependsOn = std::move(dependsOn);
    operation.kind = domain::commandName(command);
    operation.body = ledger::encodeCommand(command);
    if (!fitsALine(operation.body))
        return fail(errors::OperationTooLarge, QString::number(changeCount(command)));
    if (progress && progress(0, 1) == Continue::No)
        return fail(errors::Cancelled);
    const auto execute = [&]() -> Result<std::optional<Entry>> {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*writing->connection));
        PLUMBLINE_TRY_ASSIGN(auto entry, enqueue(std::move(command), actor, operation));
        if (entry && also)
            PLUMBLINE_TRY(also());
        if (progress && progress(1, 1) == Continue::No)
            return fail(errors::Cancelled);
        PLUMBLINE_TRY(transaction.commit());
        return entry;
    };
    auto done = execute();
    if (!done && ledger::isKeptAsAttempt(done.error()))
        PLUMBLINE_TRY(keepAttempt(std::move(operation), actor, done.error()));
    return done;
}

Result<std::vector<Entry>> Replica::Private::importPending(domain::ImportRecords import, const Actor &actor, const QString &subject,
                                                           const Progress &progress) {
    const auto total = std::ssize(import.changes);
    PLUMBLINE_TRY_ASSIGN(auto parts, partsOf(std::move(import)));
    const Operation begin = begun(subject);
    Operation operation;
    std::int64_t done = 0;
    const auto goesOn = [&] { return !progress || progress(done, total) == Continue::Yes; };
    const auto execute = [&]() -> Result<std::vector<Entry>> {
        std::vector<Entry> entries;
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*writing->connection));
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!goesOn())
                return fail(errors::Cancelled);
            operation = begin;
            operation.kind = domain::commandName(domain::ImportRecords());
            operation.body = std::move(parts[i].body);
            if (parts.size() > 1)
                operation.subject = partSubject(subject, i + 1, parts.size());
            // What comes later points to what came before: without that it does not go in either.
            if (!entries.empty())
                operation.dependsOn = {entries.back().deviceSequence};
            done += std::ssize(parts[i].import.changes);
            PLUMBLINE_TRY_ASSIGN(auto entry, enqueue(std::move(parts[i].import), actor, operation));
            if (entry)
                entries.push_back(std::move(*entry));
        }
        if (!goesOn())
            return fail(errors::Cancelled);
        PLUMBLINE_TRY(transaction.commit());
        return entries;
    };
    auto imported = execute();
    // Of a long file the part that was refused is enough to tell what was tried.
    if (!imported && ledger::isKeptAsAttempt(imported.error()))
        PLUMBLINE_TRY(keepAttempt(std::move(operation), actor, imported.error()));
    return imported;
}

/// The parts of the import this entry is one of, as far as they took effect, the first first; the entry alone where it is whole.
Result<std::vector<Entry>> Replica::Private::partsOfImport(const Entry &entry) {
    std::vector<Entry> parts{entry};
    const QString whole = wholeOf(entry);
    if (whole.isEmpty())
        return parts;
    EntryFilter filter;
    filter.kind = entry.kind;
    filter.actor = entry.actor;
    PLUMBLINE_TRY(writing->seen.forEachEntry(filter, [&](const Entry &each) {
        if (each.position != entry.position && wholeOf(each) == whole && each.created + each.updated + each.removed > 0)
            parts.push_back(each);
        return Scan::Continue;
    }));
    std::ranges::sort(parts, {}, &Entry::deviceSequence);
    return parts;
}

Result<Entry> Replica::Private::undoWaiting(std::int64_t sequence, const Actor &actor) {
    PLUMBLINE_TRY_ASSIGN(auto items, writing->outbox.items());
    const auto found = std::ranges::find(items, sequence, [](const OutboxStore::Item &item) { return item.operation.deviceSequence; });
    if (found == items.end())
        return fail(domain::errors::RecordNotFound, QString::number(sequence));
    static const QString undo = domain::commandName(domain::UndoOperation());
    const bool isUndone = std::ranges::any_of(items, [&](const OutboxStore::Item &item) {
        return item.operation.kind == undo && std::ranges::find(item.operation.dependsOn, sequence) != item.operation.dependsOn.end();
    });
    if (found->refused || found->effect.changes.empty() || isUndone)
        return fail(domain::errors::NotUndoable, QString::number(sequence));
    PLUMBLINE_TRY(domain::mayTakeBack(found->operation.kind));
    PLUMBLINE_TRY_ASSIGN(auto done, executePending(domain::UndoOperation{0, std::move(found->effect.changes)}, actor,
                                                   found->operation.subject, {}, {}, {sequence}));
    if (!done)
        return fail(domain::errors::NotUndoable, QString::number(sequence));
    return std::move(*done);
}

/// What of these a device can take back itself. An operation it was told without its changes, since they are many, the hub takes
/// back, and with it the rest of the same import: half of it gone would be neither.
Result<Replica::Private::Effect> Replica::Private::whereUndone(const std::vector<Entry> &parts) {
    PLUMBLINE_TRY_ASSIGN(const auto undone, writing->seen.undone());
    std::set<Position> waiting;
    PLUMBLINE_TRY_ASSIGN(const auto items, writing->outbox.items());
    for (const OutboxStore::Item &item : items)
        if (const auto command = ledger::decodeCommand(item.operation.kind, item.operation.body))
            if (const auto *undo = std::get_if<domain::UndoOperation>(&*command))
                waiting.insert(undo->ledgerPosition);
    Effect where = Effect::Here;
    for (const Entry &part : parts) {
        PLUMBLINE_TRY_ASSIGN(const bool whole, writing->seen.isWhole(part.position));
        PLUMBLINE_TRY_ASSIGN(const Changes known, writing->seen.changes(part.position));
        // Half of an operation can't be taken back, and this person does not see the other half.
        if (undone.contains(part.position) || waiting.contains(part.position) || (!whole && !known.empty()))
            return fail(domain::errors::NotUndoable, QString::number(part.position));
        PLUMBLINE_TRY(domain::mayTakeBack(part.kind));
        if (!whole)
            where = Effect::AtTheHub;
    }
    return where;
}

Result<Entry> Replica::Private::undoConfirmed(Position position, const Actor &actor, const Progress &progress) {
    PLUMBLINE_TRY_ASSIGN(const auto entry, writing->seen.entry(position));
    if (!entry)
        return fail(domain::errors::RecordNotFound, QString::number(position));
    PLUMBLINE_TRY_ASSIGN(const std::vector<Entry> parts, partsOfImport(*entry));
    if (progress && progress(0, 1) == Continue::No)
        return fail(errors::Cancelled);
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*writing->connection));
    PLUMBLINE_TRY_ASSIGN(const Effect where, whereUndone(parts));
    std::optional<Entry> answer;
    std::vector<std::int64_t> before;
    // The last first: what it holds points to what the earlier ones hold.
    for (std::size_t i = parts.size(); i-- > 0;) {
        const Position at = parts[i].position;
        Changes changes;
        if (where == Effect::Here) {
            PLUMBLINE_TRY_ASSIGN(changes, writing->seen.changes(at));
        }
        domain::Command command = domain::UndoOperation{at, std::move(changes)};
        Operation operation = begun(parts[i].subject);
        operation.body = ledger::encodeCommand(command);
        operation.dependsOn = before;
        if (!fitsALine(operation.body))
            return fail(errors::OperationTooLarge, QString::number(changeCount(command)));
        PLUMBLINE_TRY_ASSIGN(auto taken, enqueue(std::move(command), actor, std::move(operation), where));
        if (!taken)
            return fail(domain::errors::NotUndoable, QString::number(at));
        taken->undoes = at;
        before = {taken->deviceSequence};
        if (at == position)
            answer = std::move(taken);
    }
    PLUMBLINE_TRY(transaction.commit());
    return *answer;
}

Result<SyncState> syncStateOf(const SyncSources &sources) {
    SyncState state;
    SyncSettings settings(sources.settings);
    PLUMBLINE_TRY_ASSIGN(state.cursor, settings.cursor());
    PLUMBLINE_TRY_ASSIGN(state.scan, settings.scan());
    PLUMBLINE_TRY_ASSIGN(state.heardAt, settings.heardAt());
    PLUMBLINE_TRY_ASSIGN(state.leaseDays, settings.leaseDays());
    PLUMBLINE_TRY_ASSIGN(state.schema, settings.schema());
    PLUMBLINE_TRY_ASSIGN(const bool isBehindScan, settings.isBehindScan());
    state.isWhole = !state.cursor.epoch.isNil() && !isBehindScan;
    PLUMBLINE_TRY_ASSIGN(state.pending, sources.outbox.waitingCount());
    PLUMBLINE_TRY_ASSIGN(state.quarantined, sources.outbox.quarantinedCount());
    PLUMBLINE_TRY_ASSIGN(state.refused, sources.outbox.unseenRefusals());
    static const int stateField = domain::describe<domain::Conflict>().indexOf(u"state");
    PLUMBLINE_TRY(sources.entities.forEachWhere(EntityKind::Conflict, stateField,
                                                domain::Value(domain::toToken(domain::ConflictState::Open)),
                                                [&](const domain::Record &) {
                                                    ++state.openConflicts;
                                                    return Scan::Continue;
                                                }));
    return state;
}

bool isLeaseOver(const SyncState &state, domain::Instant now) {
    if (state.leaseDays == 0 || !state.heardAt)
        return false;
    // Clocks are set right now and then.
    constexpr std::chrono::hours Tolerated(24);
    return now > *state.heardAt + std::chrono::days(state.leaseDays) || now < *state.heardAt - Tolerated;
}

Result<void> replaceEverything(Replica::Private &replica) {
    Writing &writing = *replica.writing;
    const storage::EntityView view(writing.entities);
    PendingWork work(*writing.connection, writing.entities, writing.outbox, view, *replica.ports.clock);
    PLUMBLINE_TRY_ASSIGN(const auto items, writing.outbox.items());
    RowSet touched;
    PLUMBLINE_TRY(work.takeBack(items, touched));
    Confirming confirming(writing);
    for (const EntityKind kind : domain::allEntities()) {
        std::vector<Uuid> gone;
        Result<void> checked;
        PLUMBLINE_TRY(writing.entities.forEach(kind, [&](const domain::Record &record, std::int64_t) {
            const auto staged = writing.seen.isStaged(kind, record.id);
            if (!staged) {
                checked = tl::unexpected(staged.error());
                return Scan::Stop;
            }
            if (!*staged)
                gone.push_back(record.id);
            return Scan::Continue;
        }));
        PLUMBLINE_TRY(checked);
        for (const Uuid &id : gone)
            PLUMBLINE_TRY(confirming.leave({kind, id, ledger::Departure::Retracted}));
        PLUMBLINE_TRY(writing.seen.forEachStaged(kind, [&](const ledger::Row &row) { return confirming.replace(row); }));
    }
    PLUMBLINE_TRY(writing.seen.clearStaged());
    PLUMBLINE_TRY(writing.seen.forgetAll());
    PLUMBLINE_TRY(writing.settings.forgetFigures());
    PLUMBLINE_TRY(work.decideAgain(items, replica.owner->role, touched));
    return writing.blobs.letGo(confirming.departed());
}

} // namespace plumbline::replica
