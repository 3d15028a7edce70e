#pragma once

#include "chunk.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/statement.h"

namespace plumbline::replica {

/// A change of a record, and the ledger position of the one before it.
struct TracedChange {
    domain::Change change;
    ledger::Position previous;
};

/// The ledger's tables. Entries and chunks are only ever added.
class LedgerStore {
public:
    explicit LedgerStore(storage::sqlite::Connection &connection) : m_statements(connection) {}

    [[nodiscard]] domain::Result<void> append(const ledger::Entry &entry);
    [[nodiscard]] domain::Result<void> append(ledger::Position position, std::int64_t ordinal, const Chunk &chunk,
                                              std::span<const ledger::Position> previous);

    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> last();
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> entry(ledger::Position position);
    [[nodiscard]] domain::Result<std::int64_t> entryCount();
    [[nodiscard]] domain::Result<std::int64_t> lastSequence(ledger::DeviceId device);
    /// Newest first, as far as `row` goes on; `made` is taken with a day to spare at both ends.
    [[nodiscard]] domain::Result<void> forEachEntry(const EntryFilter &filter,
                                                    const std::function<storage::sqlite::Scan(const ledger::Entry &)> &row);
    /// Oldest first.
    [[nodiscard]] domain::Result<void> forEachEntryUpwards(
        const std::function<storage::sqlite::Scan(const ledger::Entry &)> &row);
    [[nodiscard]] domain::Result<std::map<ledger::Position, ledger::Position>> undone();

    [[nodiscard]] domain::Result<domain::Changes> changes(ledger::Position position, std::int64_t offset, std::int64_t limit);
    /// The entry's encoded chunks one after the other: what its changesHash is over.
    [[nodiscard]] domain::Result<QByteArray> changesBytes(ledger::Position position);
    /// The hash over the entry's encoded chunks as they stand in the file.
    [[nodiscard]] domain::Result<ledger::Digest> changesHash(ledger::Position position);
    /// The record's changes in this entry, oldest first.
    [[nodiscard]] domain::Result<std::vector<TracedChange>> changesOf(const domain::Uuid &record, ledger::Position position);

    /// Where removed records had their last change.
    [[nodiscard]] domain::Result<void> rememberRemoved(domain::EntityKind kind, const domain::Uuid &record,
                                                       ledger::Position position);
    [[nodiscard]] domain::Result<ledger::Position> removedAt(domain::EntityKind kind, const domain::Uuid &record);
    [[nodiscard]] domain::Result<void> forgetRemoved(domain::EntityKind kind, const domain::Uuid &record);
    [[nodiscard]] domain::Result<bool> hasRemoved();

private:
    [[nodiscard]] domain::Result<void> forEachChunk(ledger::Position position, const std::function<void(const QByteArray &)> &chunk);
    template <int Parameters, int Columns = 0>
    using Statement = storage::sqlite::Statement<Parameters, Columns>;
    static constexpr int EntryColumns = 16;

    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        Statement<EntryColumns> insertEntry;
        Statement<8> insertChunk;
        Statement<2> insertKind;
        Statement<0, EntryColumns> lastEntry;
        Statement<1, EntryColumns> entryAt;
        Statement<0, 1> entryCount;
        Statement<1, 1> lastSequence;
        Statement<6, EntryColumns> filtered;
        Statement<0, EntryColumns> upwards;
        Statement<0, 2> undoing;
        Statement<3, 2> chunksInRange;
        Statement<1, 1> chunksOfEntry;
        Statement<2, 3> chunksWithRecord;
        Statement<3> insertRemoved;
        Statement<2, 1> removedAt;
        Statement<2> deleteRemoved;
        Statement<0, 1> anyRemoved;
    };
    Statements m_statements;
};

} // namespace plumbline::replica
