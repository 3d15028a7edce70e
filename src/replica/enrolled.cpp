#include "confirming.h"
#include "plumbline/domain/takingback.h"
#include "plumbline/ledger/operation.h"
#include "plumbline/ledger/packed.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/entityview.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "syncstate.h"

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

/// What a row points to may be outside of what this person may have: the hub checks references, a scoped replica can't.
Result<void> withoutReferences(storage::sqlite::Connection &connection) {
    PLUMBLINE_TRY(connection.execute("PRAGMA foreign_keys = OFF"));
    PLUMBLINE_TRY_ASSIGN(const auto found, connection.scalar("PRAGMA foreign_keys"));
    if (found.value_or(QString()) != QLatin1StringView("0"))
        return fail(storage::errors::PragmaRefused, QStringLiteral("foreign_keys"));
    return {};
}

/// An operation travels in one frame: as it is up to `Plain` bytes, packed to no more than these above, and what packs to
/// next to nothing is refused by whoever unpacks it.
bool fitsALine(const QByteArray &body) {
    constexpr qsizetype Plain = 6 << 20;
    constexpr qsizetype Unpacked = 48 << 20;
    constexpr qsizetype Ratio = 100;
    if (body.size() <= Plain)
        return true;
    const qsizetype packed = body.size() > Unpacked ? 0 : ledger::packed(body).size();
    return packed > 0 && packed <= Plain && body.size() <= packed * Ratio;
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
    return withoutReferences(*writing->connection);
}

Result<std::optional<Entry>> Replica::Private::executePending(domain::Command command, const Actor &actor, const QString &subject,
                                                              const Progress &progress, const Also &also,
                                                              std::vector<std::int64_t> dependsOn) {
    Operation operation;
    operation.dependsOn = std::move(dependsOn);
    operation.kind = domain::commandName(command);
    operation.body = ledger::encodeCommand(command);
    const storage::EntityView view(writing->entities);
    PLUMBLINE_TRY_ASSIGN(Changes changes, domain::decide(std::move(command), view, actor, *ports.clock));
    if (changes.empty())
        return std::optional<Entry>();
    const auto total = static_cast<std::int64_t>(changes.size());
    if (!fitsALine(operation.body))
        return fail(errors::OperationTooLarge, QString::number(total));
    if (progress && progress(0, total) == Continue::No)
        return fail(errors::Cancelled);

    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*writing->connection));
    PLUMBLINE_TRY_ASSIGN(const std::int64_t last, writing->outbox.lastSequence());
    PLUMBLINE_TRY_ASSIGN(const ledger::Cursor cursor, SyncSettings(writing->settings).cursor());
    operation.id = ledger::OperationId(ports.ids->next());
    operation.device = device;
    operation.deviceSequence = last + 1;
    operation.actor = actor.user;
    operation.madeAt = ports.clock->now();
    operation.subject = subject;
    operation.base = {cursor.epoch, cursor.position};
    if (ledger::mustBeSigned(operation.kind))
        operation.signature = deviceKey->sign(ledger::signedBytes(operation));
    PendingWork work(writing->entities, writing->outbox, view, *ports.clock);
    PLUMBLINE_TRY_ASSIGN(const LocalEffect effect, work.apply(std::move(changes)));
    PLUMBLINE_TRY(writing->outbox.add(operation, effect));
    std::set<ledger::Digest> named;
    addHashes(effect.changes, named);
    for (const ledger::Digest &hash : named)
        PLUMBLINE_TRY(writing->blobs.hold(operation.deviceSequence, hash));
    if (also)
        PLUMBLINE_TRY(also());
    RowSet touched;
    addRows(effect.changes, touched);
    for (const auto &[kind, id] : touched)
        PLUMBLINE_TRY(writing->search.refresh(kind, id));
    if (progress && progress(total, total) == Continue::No)
        return fail(errors::Cancelled);
    PLUMBLINE_TRY(transaction.commit());
    return std::optional(entryOf(operation, effect.changes));
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

Result<Entry> Replica::Private::undoConfirmed(Position position, const Actor &actor, const Progress &progress) {
    PLUMBLINE_TRY_ASSIGN(const auto entry, writing->seen.entry(position));
    if (!entry)
        return fail(domain::errors::RecordNotFound, QString::number(position));
    PLUMBLINE_TRY_ASSIGN(const auto undone, writing->seen.undone());
    PLUMBLINE_TRY_ASSIGN(const bool whole, writing->seen.isWhole(position));
    // Half of an operation can't be taken back, and this person does not see the other half.
    if (undone.contains(position) || !whole)
        return fail(domain::errors::NotUndoable, QString::number(position));
    PLUMBLINE_TRY(domain::mayTakeBack(entry->kind));
    PLUMBLINE_TRY_ASSIGN(Changes changes, writing->seen.changes(position));
    PLUMBLINE_TRY_ASSIGN(auto done, execute(domain::UndoOperation{position, std::move(changes)}, actor, entry->subject, progress));
    if (!done)
        return fail(domain::errors::NotUndoable, QString::number(position));
    done->undoes = position;
    return *done;
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
    PendingWork work(writing.entities, writing.outbox, view, *replica.ports.clock);
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
