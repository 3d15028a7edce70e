#pragma once

#include "ledgerstore.h"
#include "searchstore.h"

namespace plumbline::replica {

/// Writes an operation: its rows, its chunks, its entry and, where it is small, its search index, in one transaction.
class ChangeWriter {
public:
    ChangeWriter(storage::sqlite::Connection &connection, storage::sqlite::EntityStore &entities, LedgerStore &ledger,
                 SearchStore &search)
        : m_connection(connection),
          m_entities(entities),
          m_ledger(ledger),
          m_search(search) {}

    /// `also` writes what has to commit with the operation. Completes position, counts and hashes of `entry`.
    /// Errors: Cancelled, domain ReferenceBroken, those of storage; then nothing is written.
    [[nodiscard]] domain::Result<ledger::Entry> write(ledger::Entry entry, const domain::Changes &changes,
                                                      const Progress &progress,
                                                      const std::function<domain::Result<void>()> &also);

private:
    struct WrittenChunk {
        Chunk chunk;
        /// Where the records' ones before were, change by change.
        std::vector<ledger::Position> previous;
    };
    [[nodiscard]] domain::Result<std::vector<WrittenChunk>> writeRows(ledger::Entry &entry, const domain::Changes &changes, const Progress &progress);
    /// Applies the change and says where the record's one before was.
    [[nodiscard]] domain::Result<ledger::Position> apply(const domain::Change &change, ledger::Entry &entry);
    [[nodiscard]] domain::Result<void> indexIfSmall(const ledger::Entry &entry, const domain::Changes &changes);
    [[nodiscard]] domain::Error withBrokenReference(domain::Error error);

    storage::sqlite::Connection &m_connection;
    storage::sqlite::EntityStore &m_entities;
    LedgerStore &m_ledger;
    SearchStore &m_search;
    /// Whether a record created now may have been there and removed before.
    bool m_mayReturn = false;
};

} // namespace plumbline::replica
