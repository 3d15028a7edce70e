#include "ledgerstore.h"

#include "entryrow.h"
#include "plumbline/ledger/sha256.h"
#include "plumbline/replica/errors.h"

namespace plumbline::replica {

using domain::Change;
using domain::Changes;
using domain::EntityKind;
using domain::Result;
using domain::Uuid;
using ledger::Digest;
using ledger::Entry;
using ledger::Position;
using storage::sqlite::Bytes;
using storage::sqlite::Row;
using storage::sqlite::Scan;

LedgerStore::Statements::Statements(storage::sqlite::Connection &connection)
    : insertEntry(connection,
                  R"(INSERT INTO ledger_entry (position, operation, device, device_sequence, actor, made_at, kind, subject,
          entity, created, updated, removed, undoes, changes_hash, hash, outcome)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16))"),
      insertChunk(connection,
                  R"(INSERT INTO ledger_chunk (position, ordinal, first_change, change_count, first_record, last_record,
          previous, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))"),
      insertKind(connection, R"(INSERT OR IGNORE INTO entry_kind (position, entity) VALUES (?1, ?2))"),
      lastEntry(connection,
                R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
          updated, removed, undoes, changes_hash, hash, outcome FROM ledger_entry ORDER BY position DESC LIMIT 1)"),
      entryAt(connection, R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
          updated, removed, undoes, changes_hash, hash, outcome FROM ledger_entry WHERE position = ?1)"),
      entryCount(connection, R"(SELECT count(*) FROM ledger_entry)"),
      lastSequence(connection, R"(SELECT max(device_sequence) FROM ledger_entry WHERE device = ?1)"),
      filtered(connection, R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
          updated, removed, undoes, changes_hash, hash, outcome FROM ledger_entry
          WHERE (?1 IS NULL OR position < ?1) AND (?2 IS NULL OR made_at >= ?2) AND (?3 IS NULL OR made_at < ?3)
              AND (?4 IS NULL OR actor = ?4) AND (?5 IS NULL OR kind = ?5)
              AND (?6 = 0 OR EXISTS (SELECT 1 FROM entry_kind AS touched
                   WHERE touched.position = ledger_entry.position AND touched.entity = ?6))
          ORDER BY position DESC)"),
      upwards(connection, R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
          updated, removed, undoes, changes_hash, hash, outcome FROM ledger_entry ORDER BY position)"),
      undoing(connection, R"(SELECT undoes, position FROM ledger_entry WHERE undoes IS NOT NULL ORDER BY position DESC)"),
      chunksInRange(connection, R"(SELECT first_change, body FROM ledger_chunk
          WHERE position = ?1 AND first_change < ?3 AND first_change + change_count > ?2 ORDER BY ordinal)"),
      chunksOfEntry(connection, R"(SELECT body FROM ledger_chunk WHERE position = ?1 ORDER BY ordinal)"),
      chunksWithRecord(connection, R"(SELECT change_count, previous, body FROM ledger_chunk
          WHERE position = ?1 AND first_record <= ?2 AND last_record >= ?2 ORDER BY ordinal)"),
      insertRemoved(connection, R"(INSERT OR REPLACE INTO removed_record (entity, record, revision) VALUES (?1, ?2, ?3))"),
      removedAt(connection, R"(SELECT revision FROM removed_record WHERE entity = ?1 AND record = ?2)"),
      deleteRemoved(connection, R"(DELETE FROM removed_record WHERE entity = ?1 AND record = ?2)"),
      anyRemoved(connection, R"(SELECT EXISTS (SELECT 1 FROM removed_record))") {}

namespace {

std::int64_t number(EntityKind kind) {
    return static_cast<std::int64_t>(kind);
}

constexpr auto ReadEntry = [](const auto &row) {
    Entry entry = readEntry(row);
    const auto bytes = row.template get<15, std::optional<QByteArray>>();
    if (!bytes)
        return entry;
    auto outcome = ledger::decodeOutcome(*bytes);
    if (!outcome)
        throw domain::InvariantError("an outcome that can't be read");
    entry.outcome = std::move(*outcome);
    return entry;
};

/// Nothing where it was applied, as the entries of earlier files were.
std::optional<QByteArray> outcomeBytes(const Entry &entry) {
    if (std::holds_alternative<ledger::Applied>(entry.outcome))
        return std::nullopt;
    return ledger::encodeOutcome(entry.outcome);
}

} // namespace

Result<void> LedgerStore::append(const Entry &entry) {
    const std::optional<QByteArray> outcome = outcomeBytes(entry);
    return m_statements.insertEntry.run(entry.position, entry.operation.uuid(), entry.device.uuid(), entry.deviceSequence,
                                        entry.actor.uuid(), std::int64_t{entry.madeAt.time_since_epoch().count()}, entry.kind,
                                        entry.subject, number(entry.entity), entry.created, entry.updated, entry.removed,
                                        entry.undoes, Bytes(entry.changesHash), Bytes(entry.hash),
                                        outcome ? std::optional(storage::sqlite::bytesOf(*outcome)) : std::optional<Bytes>());
}

Result<void> LedgerStore::append(Position position, std::int64_t ordinal, const Chunk &chunk,
                                 std::span<const Position> previous) {
    const QByteArray packed = ledger::packedPositions(previous);
    const std::optional<Bytes> kept = packed.isEmpty() ? std::nullopt : std::optional(storage::sqlite::bytesOf(packed));
    for (const EntityKind kind : chunk.kinds)
        PLUMBLINE_TRY(m_statements.insertKind.run(position, number(kind)));
    return m_statements.insertChunk.run(position, ordinal, ordinal * static_cast<std::int64_t>(ChangesPerChunk),
                                        static_cast<std::int64_t>(previous.size()), chunk.firstRecord, chunk.lastRecord, kept,
                                        storage::sqlite::bytesOf(chunk.body));
}

Result<std::optional<Entry>> LedgerStore::last() {
    return m_statements.lastEntry.first(ReadEntry);
}

Result<std::optional<Entry>> LedgerStore::entry(Position position) {
    return m_statements.entryAt.first(ReadEntry, position);
}

Result<std::int64_t> LedgerStore::entryCount() {
    PLUMBLINE_TRY_ASSIGN(const auto count, m_statements.entryCount.value<std::int64_t>());
    return count.value_or(0);
}

Result<std::int64_t> LedgerStore::lastSequence(ledger::DeviceId device) {
    PLUMBLINE_TRY_ASSIGN(const auto sequence, m_statements.lastSequence.value<std::int64_t>(device.uuid()));
    return sequence.value_or(0);
}

Result<void> LedgerStore::forEachEntry(const EntryFilter &filter, const std::function<Scan(const Entry &)> &row) {
    const FilterBounds bounds(filter);
    return m_statements.filtered.each([&](const Row<EntryColumns> &each) { return row(readEntry(each)); }, filter.before,
                                      bounds.from, bounds.to, bounds.actor, filter.kind, bounds.entity);
}

Result<void> LedgerStore::forEachEntryUpwards(const std::function<Scan(const Entry &)> &row) {
    return m_statements.upwards.each([&](const Row<EntryColumns> &each) { return row(readEntry(each)); });
}

Result<std::map<Position, Position>> LedgerStore::undone() {
    // An undo that was itself taken back no longer counts, and newer entries are read first.
    std::map<Position, Position> undone;
    PLUMBLINE_TRY(m_statements.undoing.each([&](const Row<2> &row) {
        const auto undo = row.get<1, std::int64_t>();
        if (!undone.contains(undo))
            undone.emplace(row.get<0, std::int64_t>(), undo);
        return Scan::Continue;
    }));
    return undone;
}

Result<Changes> LedgerStore::changes(Position position, std::int64_t offset, std::int64_t limit) {
    const std::int64_t end =
        limit > std::numeric_limits<std::int64_t>::max() - offset ? std::numeric_limits<std::int64_t>::max() : offset + limit;
    Changes all;
    Result<void> unpacked;
    PLUMBLINE_TRY(m_statements.chunksInRange.each(
        [&](const Row<2> &row) {
            auto changes = ledger::unpackedChanges(row.get<1, Bytes>());
            if (!changes) {
                unpacked = tl::unexpected(std::move(changes).error());
                return Scan::Stop;
            }
            const auto first = row.get<0, std::int64_t>();
            const auto count = static_cast<std::int64_t>(changes->size());
            const auto from = std::max<std::int64_t>(0, offset - first);
            const auto to = std::min(count, end - first);
            std::move(changes->begin() + from, changes->begin() + std::max(from, to), std::back_inserter(all));
            return Scan::Continue;
        },
        position, offset, end));
    PLUMBLINE_TRY(unpacked);
    return all;
}

Result<QByteArray> LedgerStore::changesBytes(Position position) {
    QByteArray bytes;
    PLUMBLINE_TRY(forEachChunk(position, [&](const QByteArray &encoded) { bytes += encoded; }));
    return bytes;
}

Result<Digest> LedgerStore::changesHash(Position position) {
    ledger::Sha256 hash;
    PLUMBLINE_TRY(forEachChunk(position, [&](const QByteArray &encoded) { hash.add(encoded); }));
    return hash.finish();
}

Result<void> LedgerStore::forEachChunk(Position position, const std::function<void(const QByteArray &)> &chunk) {
    Result<void> unpacked;
    PLUMBLINE_TRY(m_statements.chunksOfEntry.each(
        [&](const Row<1> &row) {
            const auto encoded = ledger::unpacked(row.get<0, Bytes>());
            if (!encoded) {
                unpacked = tl::unexpected(encoded.error());
                return Scan::Stop;
            }
            chunk(*encoded);
            return Scan::Continue;
        },
        position));
    return unpacked;
}

Result<std::vector<TracedChange>> LedgerStore::changesOf(const Uuid &record, Position position) {
    std::vector<TracedChange> found;
    const auto collect = [&](const Row<3> &row) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(Changes changes, ledger::unpackedChanges(row.get<2, Bytes>()));
        const bool first = row.isNull<1>();
        PLUMBLINE_TRY_ASSIGN(const auto previous, ledger::unpackedPositions(first ? Bytes() : row.get<1, Bytes>(), changes.size()));
        for (std::size_t i = 0; i < changes.size(); ++i)
            if (domain::recordOf(changes[i]) == record)
                found.push_back({std::move(changes[i]), previous[i]});
        return {};
    };
    Result<void> collected;
    PLUMBLINE_TRY(m_statements.chunksWithRecord.each(
        [&](const Row<3> &row) {
            collected = collect(row);
            return collected ? Scan::Continue : Scan::Stop;
        },
        position, record));
    PLUMBLINE_TRY(collected);
    return found;
}

Result<void> LedgerStore::rememberRemoved(EntityKind kind, const Uuid &record, Position position) {
    return m_statements.insertRemoved.run(number(kind), record, position);
}

Result<Position> LedgerStore::removedAt(EntityKind kind, const Uuid &record) {
    PLUMBLINE_TRY_ASSIGN(const auto position, m_statements.removedAt.value<std::int64_t>(number(kind), record));
    return position.value_or(0);
}

Result<void> LedgerStore::forgetRemoved(EntityKind kind, const Uuid &record) {
    return m_statements.deleteRemoved.run(number(kind), record);
}

Result<bool> LedgerStore::hasRemoved() {
    PLUMBLINE_TRY_ASSIGN(const auto any, m_statements.anyRemoved.value<std::int64_t>());
    return any.value_or(0) != 0;
}

} // namespace plumbline::replica
