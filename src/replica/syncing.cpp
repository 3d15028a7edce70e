#include "plumbline/replica/syncing.h"

#include "confirming.h"
#include "keyfile.h"
#include "pendingwork.h"
#include "plumbline/domain/scope.h"
#include "plumbline/ledger/attempt.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/entityview.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "replica_p.h"
#include "syncstate.h"

namespace plumbline::replica {
namespace {

using domain::EntityKind;
using domain::Result;
using domain::Uuid;
using ledger::Cursor;
using ledger::Departure;
using ledger::Operation;
using storage::sqlite::Transaction;

RowSet rowsOf(const ConfirmedPage &page) {
    RowSet rows;
    for (const ledger::Row &row : page.rows)
        rows.emplace(row.record.kind, row.record.id);
    for (const ledger::Gone &gone : page.gone)
        rows.emplace(gone.kind, gone.id);
    return rows;
}

/// The record that an attachment made by this change hangs on.
std::optional<domain::RecordKey> carrierOf(const domain::Change &change) {
    const auto *created = std::get_if<domain::Created>(&change);
    if (!created || created->after.kind != EntityKind::Attachment)
        return std::nullopt;
    const auto attachment = domain::fromRecord<domain::Attachment>(created->after);
    if (!attachment)
        return std::nullopt;
    const auto kind = domain::entityNamed(attachment->record_kind);
    const auto id = Uuid::parse(attachment->record);
    return kind && id ? std::optional(domain::RecordKey(*kind, *id)) : std::nullopt;
}

/// A file goes where its record goes.
bool meets(const OutboxStore::Item &item, const RowSet &rows) {
    return std::ranges::any_of(item.effect.changes, [&](const domain::Change &change) {
        const auto carrier = carrierOf(change);
        return rows.contains({domain::entityOf(change), domain::recordOf(change)}) || (carrier && rows.contains(*carrier));
    });
}

bool isRetraction(const ledger::Gone &gone) {
    return gone.departure == Departure::Retracted;
}

/// What the hub can send again does not wait for the disk; what was made here has waited already. A power cut takes such
/// commits back from the end, so the file is as it was a moment before.
template <typename Work>
auto unhurried(storage::sqlite::Connection &connection, Work &&work) -> decltype(work()) {
    using Commits = storage::sqlite::Connection::Commits;
    PLUMBLINE_TRY(connection.setCommits(Commits::WithTheNext));
    auto done = [&] {
        try {
            return work();
        } catch (...) {
            static_cast<void>(connection.setCommits(Commits::Durable));
            throw;
        }
    }();
    PLUMBLINE_TRY(connection.setCommits(Commits::Durable));
    return done;
}

/// One page going in.
class Application {
public:
    Application(Replica::Private &replica, const ConfirmedPage &page)
        : m_replica(replica),
          m_writing(*replica.writing),
          m_page(page),
          m_view(m_writing.entities),
          m_pending(*m_writing.connection, m_writing.entities, m_writing.outbox, m_view, *replica.ports.clock),
          m_confirming(m_writing) {}

    Result<void> run() {
        PLUMBLINE_TRY_ASSIGN(std::vector<OutboxStore::Item> items, m_writing.outbox.items());
        m_touched = rowsOf(m_page);
        const bool redo = !m_page.settled.empty() ||
                          std::ranges::any_of(items, [&](const auto &item) { return item.refused || meets(item, m_touched); });
        if (redo)
            PLUMBLINE_TRY(m_pending.takeBack(items, m_touched));
        PLUMBLINE_TRY_ASSIGN(const bool letGo, m_writing.search.letGoFor(std::ssize(m_page.gone)));
        PLUMBLINE_TRY(confirm());
        PLUMBLINE_TRY(setAside(items));
        PLUMBLINE_TRY(settle(items));
        if (redo)
            PLUMBLINE_TRY(m_pending.decideAgain(items, m_replica.owner->role, m_touched));
        m_hashes.insert(m_confirming.departed().begin(), m_confirming.departed().end());
        PLUMBLINE_TRY(m_writing.blobs.letGo(m_hashes));
        if (!letGo)
            for (const auto &[kind, id] : m_touched)
                PLUMBLINE_TRY(m_writing.search.refresh(kind, id));
        SyncSettings settings(m_writing.settings);
        PLUMBLINE_TRY(settings.setBehind(SyncSettings::Behind::Page));
        return settings.setCursor(m_page.to);
    }

private:
    Result<void> confirm() {
        for (const ledger::Row &row : m_page.rows)
            PLUMBLINE_TRY(m_confirming.put(row));
        for (const ledger::Gone &gone : m_page.gone)
            PLUMBLINE_TRY(m_confirming.leave(gone));
        for (const ledger::SeenEntry &seen : m_page.entries)
            PLUMBLINE_TRY(m_writing.seen.keep(seen));
        return std::ranges::any_of(m_page.gone, isRetraction) ? m_writing.settings.forgetFigures() : Result<void>();
    }

    /// Operations on retracted rows go to the quarantine. The hub may have those that were sent: their outcome comes all the same.
    Result<void> setAside(std::vector<OutboxStore::Item> &items) {
        RowSet retracted;
        for (const ledger::Gone &gone : m_page.gone)
            if (isRetraction(gone))
                retracted.emplace(gone.kind, gone.id);
        if (retracted.empty())
            return {};
        std::set<std::int64_t> about;
        for (const auto &[kind, id] : retracted) {
            // What is refused here has no effect, and is about it all the same.
            PLUMBLINE_TRY_ASSIGN(const auto each, items.empty() ? std::set<std::int64_t>() : m_writing.outbox.waitingAbout(id));
            about.insert(each.begin(), each.end());
        }
        for (OutboxStore::Item &item : items) {
            if (!about.contains(item.operation.deviceSequence) && !meets(item, retracted))
                continue;
            PLUMBLINE_TRY(m_writing.outbox.quarantine(item.operation, QStringLiteral("retracted")));
            if (item.sent)
                continue;
            item.operation = withdrawn(item.operation);
            PLUMBLINE_TRY(m_writing.outbox.replaceBody(item.operation));
        }
        return {};
    }

    /// Another scan took a record of it away, and it waited on since that might come back. Now it will not.
    Result<void> keepAside(const Operation &operation) {
        if (isWithdrawn(operation))
            return {};
        PLUMBLINE_TRY_ASSIGN(const auto records, m_writing.outbox.recordsOfBereft(operation.deviceSequence));
        for (const Uuid &record : records) {
            PLUMBLINE_TRY_ASSIGN(const bool here, isHere(record));
            if (!here)
                return m_writing.outbox.quarantine(operation, QStringLiteral("retracted"));
        }
        return {};
    }

    Result<bool> isHere(const Uuid &record) {
        for (const EntityKind kind : domain::allEntities()) {
            PLUMBLINE_TRY_ASSIGN(const auto revision, m_writing.entities.revision(kind, record));
            if (revision)
                return true;
        }
        return false;
    }

    Result<void> settle(std::vector<OutboxStore::Item> &items) {
        for (const ledger::Settled &settled : m_page.settled) {
            const auto item = std::ranges::find(items, settled.deviceSequence,
                                                [](const OutboxStore::Item &each) { return each.operation.deviceSequence; });
            if (item == items.end())
                continue;
            PLUMBLINE_TRY(keepAside(item->operation));
            addHashes(item->effect.changes, m_hashes);
            // An attempt was refused before their eyes.
            const auto news = ledger::isAttempt(item->operation) ? OutboxStore::News::No : OutboxStore::News::Yes;
            PLUMBLINE_TRY(m_writing.outbox.settle(settled, m_page.to.epoch, news));
            items.erase(item);
        }
        return {};
    }

    Replica::Private &m_replica;
    Writing &m_writing;
    const ConfirmedPage &m_page;
    storage::EntityView m_view;
    PendingWork m_pending;
    Confirming m_confirming;
    RowSet m_touched;
    /// Of attachments that left or were settled: who names them is asked at the end.
    std::set<ledger::Digest> m_hashes;
};

} // namespace

const Enrolment &Syncing::enrolment() const {
    return *m_replica.d->enrolment;
}

Result<void> Syncing::setRole(domain::Role role) {
    Replica::Private &d = *m_replica.d;
    if (d.owner->role == role)
        return {};
    const domain::Actor owner{d.owner->user, role};
    PLUMBLINE_TRY(translated(d.writing->settings.setOwner(owner), d.folder));
    d.owner = owner;
    d.enrolment->user = owner;
    return {};
}

Result<void> Syncing::markRefusalsSeen() {
    Replica::Private &d = *m_replica.d;
    return translated(d.writing->outbox.markRefusalsSeen(), d.folder);
}

QByteArray Syncing::sign(QByteArrayView message) const {
    return m_replica.d->deviceKey->sign(message);
}

Result<SyncState> Syncing::state() const {
    Replica::Private &d = *m_replica.d;
    return translated(syncStateOf({d.writing->settings, d.writing->outbox, d.writing->entities}), d.folder);
}

Result<std::vector<Operation>> Syncing::pending(std::int64_t sequence, int limit) const {
    return translated(m_replica.d->writing->outbox.waiting(sequence, limit), m_replica.d->folder);
}

Result<void> Syncing::markSent(std::int64_t lastSequence) {
    // Should it be lost, the hub says with its next welcome what it has.
    Replica::Private &d = *m_replica.d;
    return translated(unhurried(*d.writing->connection, [&] { return d.writing->outbox.markSent(lastSequence); }), d.folder);
}

Result<void> Syncing::offerAgain(std::int64_t lastSequence) {
    Replica::Private &d = *m_replica.d;
    const auto offer = [&]() -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*d.writing->connection));
        PLUMBLINE_TRY(d.writing->outbox.offerAgain(lastSequence));
        return transaction.commit();
    };
    return translated(offer(), d.folder);
}

Result<PageFate> Syncing::apply(const ConfirmedPage &page) {
    Replica::Private &d = *m_replica.d;
    const auto go = [&]() -> Result<PageFate> {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*d.writing->connection));
        PLUMBLINE_TRY_ASSIGN(const Cursor cursor, SyncSettings(d.writing->settings).cursor());
        if (page.from != cursor)
            return PageFate::NotNext;
        PLUMBLINE_TRY(Application(d, page).run());
        PLUMBLINE_TRY(transaction.commit());
        if (std::ranges::any_of(page.gone, isRetraction))
            PLUMBLINE_TRY(d.writing->connection->scalar("PRAGMA wal_checkpoint(TRUNCATE)"));
        return PageFate::Applied;
    };
    return translated(unhurried(*d.writing->connection, go), d.folder);
}

Result<void> Syncing::beginScan(ScanKind kind, const Cursor &at, int schema) {
    Replica::Private &d = *m_replica.d;
    const auto begin = [&]() -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*d.writing->connection));
        PLUMBLINE_TRY(d.writing->seen.clearStaged());
        PLUMBLINE_TRY(SyncSettings(d.writing->settings).setScan(RunningScan{kind, at, {}, schema}));
        return transaction.commit();
    };
    return translated(unhurried(*d.writing->connection, begin), d.folder);
}

Result<void> Syncing::keepScanned(std::span<const ledger::Row> rows, const ledger::ScanPoint &next) {
    Replica::Private &d = *m_replica.d;
    const auto keep = [&]() -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*d.writing->connection));
        SyncSettings settings(d.writing->settings);
        PLUMBLINE_TRY_ASSIGN(auto scan, settings.scan());
        if (!scan)
            throw domain::InvariantError("rows of a scan that was not begun");
        Confirming confirming(*d.writing);
        if (scan->kind == ScanKind::First)
            PLUMBLINE_TRY(confirming.putInOrder(rows));
        else
            for (const ledger::Row &row : rows)
                PLUMBLINE_TRY(d.writing->seen.stage(row));
        scan->next = next;
        PLUMBLINE_TRY(settings.setScan(scan));
        return transaction.commit();
    };
    return translated(unhurried(*d.writing->connection, keep), d.folder);
}

Result<void> Syncing::finishScan() {
    Replica::Private &d = *m_replica.d;
    const auto finish = [&]() -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*d.writing->connection));
        SyncSettings settings(d.writing->settings);
        PLUMBLINE_TRY_ASSIGN(const auto scan, settings.scan());
        if (!scan)
            throw domain::InvariantError("the end of a scan that was not begun");
        if (scan->kind == ScanKind::Again)
            PLUMBLINE_TRY(replaceEverything(d));
        PLUMBLINE_TRY(d.writing->search.setProgress(SearchStore::Nothing));
        PLUMBLINE_TRY(settings.setScan(std::nullopt));
        PLUMBLINE_TRY(settings.setCursor(scan->at));
        PLUMBLINE_TRY(settings.setSchema(scan->schema));
        PLUMBLINE_TRY(settings.setBehind(SyncSettings::Behind::Scan));
        PLUMBLINE_TRY(transaction.commit());
        if (scan->kind == ScanKind::Again)
            PLUMBLINE_TRY(d.writing->connection->scalar("PRAGMA wal_checkpoint(TRUNCATE)"));
        return {};
    };
    return translated(unhurried(*d.writing->connection, finish), d.folder);
}

Result<std::optional<ledger::SignedHead>> Syncing::rememberedHead() const {
    return translated(SyncSettings(m_replica.d->writing->settings).head(), m_replica.d->folder);
}

Result<void> Syncing::rememberHead(const ledger::SignedHead &head) {
    Replica::Private &d = *m_replica.d;
    return translated(unhurried(*d.writing->connection, [&] { return SyncSettings(d.writing->settings).setHead(head); }), d.folder);
}

Result<void> Syncing::heard() {
    Replica::Private &d = *m_replica.d;
    const domain::Instant now = d.ports.clock->now();
    return translated(unhurried(*d.writing->connection, [&] { return SyncSettings(d.writing->settings).setHeardAt(now); }), d.folder);
}

Result<void> Syncing::keepLease(int days) {
    Replica::Private &d = *m_replica.d;
    return translated(SyncSettings(d.writing->settings).setLeaseDays(days), d.folder);
}

Result<void> Syncing::destroyKey() {
    return destroyKeyFile(m_replica.d->folder);
}

} // namespace plumbline::replica
