#include "seenstore.h"

#include "entryrow.h"
#include "plumbline/ledger/packed.h"
#include "plumbline/replica/errors.h"

namespace plumbline::replica {
namespace {

using domain::Change;
using domain::Changes;
using domain::EntityKind;
using domain::Result;
using domain::Uuid;
using ledger::Entry;
using ledger::Position;
using storage::sqlite::Bytes;
using storage::sqlite::bytesOf;
using storage::sqlite::Row;
using storage::sqlite::Scan;

std::int64_t number(EntityKind kind) {
    return static_cast<std::int64_t>(kind);
}

/// The columns of a ledger of one's own, and what only a hub's entries have.
Result<Entry> readSeen(const Row<18> &row) {
    Entry entry = readEntry(row);
    auto outcome = ledger::decodeOutcome(row.get<15, QByteArray>());
    if (!outcome)
        return domain::fail(errors::Damaged, QStringLiteral("seen_entry"));
    entry.outcome = std::move(*outcome);
    entry.admittedAt = domain::Instant(std::chrono::microseconds(row.get<16, std::int64_t>()));
    entry.payload = digestOf(row.get<17, Bytes>());
    return entry;
}

} // namespace

SeenStore::Statements::Statements(storage::sqlite::Connection &connection)
    : insertEntry(connection,
                  R"(INSERT OR REPLACE INTO seen_entry (position, operation, device, device_sequence, actor, made_at, kind, subject,
          entity, created, updated, removed, undoes, changes_hash, hash, outcome, admitted_at, payload, whole, changes)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20))"),
      entryAt(connection, R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
          updated, removed, undoes, changes_hash, hash, outcome, admitted_at, payload FROM seen_entry WHERE position = ?1)"),
      entryCount(connection, R"(SELECT count(*) FROM seen_entry)"),
      filtered(connection, R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
          updated, removed, undoes, changes_hash, hash, outcome, admitted_at, payload FROM seen_entry
          WHERE (?1 IS NULL OR position < ?1) AND (?2 IS NULL OR made_at >= ?2) AND (?3 IS NULL OR made_at < ?3)
              AND (?4 IS NULL OR actor = ?4) AND (?5 IS NULL OR kind = ?5)
          ORDER BY position DESC)"),
      undoing(connection, R"(SELECT undoes, position FROM seen_entry WHERE undoes IS NOT NULL AND updated + created + removed > 0
          ORDER BY position DESC)"),
      changesOf(connection, R"(SELECT changes, whole FROM seen_entry WHERE position = ?1)"),
      insertTouch(connection, R"(INSERT OR IGNORE INTO seen_touch (record, position) VALUES (?1, ?2))"),
      touching(connection, R"(SELECT position FROM seen_touch WHERE record = ?1 ORDER BY position DESC)"),
      deleteTouches(connection, R"(DELETE FROM seen_touch WHERE record = ?1)"),
      // The subject may be the record's title.
      setChanges(connection, R"(UPDATE seen_entry SET changes = ?2, whole = 0, subject = '' WHERE position = ?1)"),
      deleteEntry(connection, R"(DELETE FROM seen_entry WHERE position = ?1)"),
      // All of them: they are another life's.
      deleteEntries(connection, R"(DELETE FROM seen_entry)"),
      deleteAllTouches(connection, R"(DELETE FROM seen_touch)"),
      insertStaged(connection, R"(INSERT OR REPLACE INTO staged_row (entity, record, revision, body) VALUES (?1, ?2, ?3, ?4))"),
      staged(connection, R"(SELECT revision, body FROM staged_row WHERE entity = ?1 ORDER BY record)"),
      isStaged(connection, R"(SELECT 1 FROM staged_row WHERE entity = ?1 AND record = ?2)"),
      // All of them: the scan is over or starts again.
      deleteStaged(connection, R"(DELETE FROM staged_row)") {}

Result<void> SeenStore::keep(const ledger::SeenEntry &seen) {
    const Entry &entry = seen.entry;
    const QByteArray outcome = ledger::encodeOutcome(entry.outcome);
    const QByteArray changes = seen.changes.isEmpty() ? QByteArray() : ledger::packed(seen.changes);
    PLUMBLINE_TRY(m_statements.insertEntry.run(
        entry.position, entry.operation.uuid(), entry.device.uuid(), entry.deviceSequence, entry.actor.uuid(),
        std::int64_t{entry.madeAt.time_since_epoch().count()}, entry.kind, entry.subject, number(entry.entity), entry.created,
        entry.updated, entry.removed, entry.undoes, Bytes(entry.changesHash), Bytes(entry.hash), bytesOf(outcome),
        std::int64_t{entry.admittedAt.time_since_epoch().count()}, Bytes(entry.payload), std::int64_t{seen.whole ? 1 : 0},
        bytesOf(changes)));
    if (seen.changes.isEmpty())
        return {};
    PLUMBLINE_TRY_ASSIGN(const Changes decoded, ledger::decodeChanges(seen.changes));
    for (const Change &change : decoded)
        PLUMBLINE_TRY(m_statements.insertTouch.run(domain::recordOf(change), entry.position));
    return {};
}

Result<std::optional<Entry>> SeenStore::entry(Position position) {
    PLUMBLINE_TRY_ASSIGN(auto found, m_statements.entryAt.first(readSeen, position));
    if (!found)
        return std::optional<Entry>();
    PLUMBLINE_TRY_ASSIGN(Entry entry, std::move(*found));
    return std::optional(std::move(entry));
}

Result<std::int64_t> SeenStore::entryCount() {
    PLUMBLINE_TRY_ASSIGN(const auto count, m_statements.entryCount.value<std::int64_t>());
    return count.value_or(0);
}

Result<void> SeenStore::forEachEntry(const EntryFilter &filter, const std::function<Scan(const Entry &)> &row) {
    const FilterBounds bounds(filter);
    Result<void> checked;
    PLUMBLINE_TRY(m_statements.filtered.each(
        [&](const Row<EntryColumns> &each) {
            auto entry = readSeen(each);
            auto wanted = entry ? touches(*entry, filter.entity) : Result<bool>(tl::unexpected(entry.error()));
            if (wanted)
                return *wanted ? row(*entry) : Scan::Continue;
            checked = tl::unexpected(std::move(wanted).error());
            return Scan::Stop;
        },
        filter.before, bounds.from, bounds.to, bounds.actor, filter.kind));
    return checked;
}

/// An entry names what it touched most; what else it touched is in its changes, as far as this replica has them.
Result<bool> SeenStore::touches(const Entry &entry, const std::optional<EntityKind> &kind) {
    if (!kind || entry.entity == *kind)
        return true;
    PLUMBLINE_TRY_ASSIGN(const Changes made, changes(entry.position));
    return std::ranges::any_of(made, [&](const Change &change) { return domain::entityOf(change) == *kind; });
}

Result<std::map<Position, Position>> SeenStore::undone() {
    std::map<Position, Position> found;
    PLUMBLINE_TRY(m_statements.undoing.each([&](const Row<2> &row) {
        found.insert_or_assign(row.get<0, std::int64_t>(), row.get<1, std::int64_t>());
        return Scan::Continue;
    }));
    return found;
}

Result<Changes> SeenStore::changes(Position position) {
    Result<Changes> found = Changes();
    PLUMBLINE_TRY(m_statements.changesOf.each(
        [&](const Row<2> &row) {
            found = ledger::unpackedChanges(row.get<0, Bytes>());
            return Scan::Stop;
        },
        position));
    return found;
}

Result<bool> SeenStore::isWhole(Position position) {
    PLUMBLINE_TRY_ASSIGN(const auto whole,
                         m_statements.changesOf.first([](const Row<2> &row) { return row.get<1, std::int64_t>() != 0; }, position));
    return whole.value_or(false);
}

Result<std::vector<Position>> SeenStore::touching(const Uuid &record) {
    std::vector<Position> positions;
    PLUMBLINE_TRY(m_statements.touching.each(
        [&](const Row<1> &row) {
            positions.push_back(row.get<0, std::int64_t>());
            return Scan::Continue;
        },
        record));
    return positions;
}

Result<void> SeenStore::forget(const Uuid &record) {
    PLUMBLINE_TRY_ASSIGN(const auto positions, touching(record));
    for (const Position position : positions) {
        PLUMBLINE_TRY_ASSIGN(Changes kept, changes(position));
        std::erase_if(kept, [&](const Change &change) { return domain::recordOf(change) == record; });
        if (kept.empty()) {
            PLUMBLINE_TRY(m_statements.deleteEntry.run(position));
            continue;
        }
        const QByteArray packed = ledger::packedChanges(kept);
        PLUMBLINE_TRY(m_statements.setChanges.run(position, bytesOf(packed)));
    }
    return positions.empty() ? Result<void>() : m_statements.deleteTouches.run(record);
}

Result<void> SeenStore::forgetAll() {
    PLUMBLINE_TRY(m_statements.deleteEntries.run());
    return m_statements.deleteAllTouches.run();
}

Result<void> SeenStore::stage(const ledger::Row &row) {
    const Change created = domain::Created{row.record};
    const QByteArray body = ledger::encodeChanges(std::span(&created, 1));
    return m_statements.insertStaged.run(number(row.record.kind), row.record.id, row.revision, bytesOf(body));
}

Result<void> SeenStore::forEachStaged(EntityKind kind, const std::function<Result<void>(const ledger::Row &)> &row) {
    Result<void> checked;
    PLUMBLINE_TRY(m_statements.staged.each(
        [&](const Row<2> &each) {
            auto changes = ledger::decodeChanges(each.get<1, QByteArray>());
            if (!changes || changes->size() != 1 || !std::holds_alternative<domain::Created>(changes->front()))
                checked = domain::fail(errors::Damaged, QStringLiteral("staged_row"));
            else
                checked = row({std::get<domain::Created>(std::move(changes->front())).after, each.get<0, std::int64_t>()});
            return checked ? Scan::Continue : Scan::Stop;
        },
        number(kind)));
    return checked;
}

Result<bool> SeenStore::isStaged(EntityKind kind, const Uuid &record) {
    PLUMBLINE_TRY_ASSIGN(const auto found, m_statements.isStaged.value<std::int64_t>(number(kind), record));
    return found.has_value();
}

Result<void> SeenStore::clearStaged() {
    return m_statements.deleteStaged.run();
}

} // namespace plumbline::replica
