#pragma once

#include "outboxstore.h"
#include "plumbline/storage/sqlite/entitystore.h"
#include "searchstore.h"

#include <map>

namespace plumbline::replica {

/// Rows as (kind, id).
using RowSet = std::set<std::pair<domain::EntityKind, domain::Uuid>>;

/// What was done here and waits, in the tables: put in, taken out exactly, decided again. Rows keep the revision of their
/// confirmed state; rows that are only here have 0. Inside the caller's transaction.
class PendingWork {
public:
    PendingWork(storage::sqlite::Connection &connection, storage::sqlite::EntityStore &entities, OutboxStore &outbox,
                const domain::View &view, const domain::Clock &clock)
        : m_connection(connection),
          m_entities(entities),
          m_outbox(outbox),
          m_view(view),
          m_clock(clock) {}

    [[nodiscard]] domain::Result<LocalEffect> apply(domain::Changes changes);
    /// Newest first. Rows that were touched are added to `touched`.
    [[nodiscard]] domain::Result<void> takeBack(std::span<const OutboxStore::Item> items, RowSet &touched);
    /// Oldest first; an operation that the rules or the tables refuse now has no effect and says why.
    [[nodiscard]] domain::Result<void> decideAgain(std::span<const OutboxStore::Item> items, domain::Role role, RowSet &touched);

private:
    /// What the operations decided again so far do, by their sequences.
    using Effects = std::map<std::int64_t, domain::Changes>;
    [[nodiscard]] domain::Result<domain::Changes> decide(const ledger::Operation &operation, domain::Role role,
                                                         const Effects &before) const;
    /// The effect, or why there is none.
    [[nodiscard]] domain::Result<std::variant<LocalEffect, domain::Error>> redo(const ledger::Operation &operation, domain::Role role,
                                                                                const Effects &before);
    [[nodiscard]] domain::Result<void> takeBack(const domain::Change &change, ledger::Position revision);

    storage::sqlite::Connection &m_connection;
    storage::sqlite::EntityStore &m_entities;
    OutboxStore &m_outbox;
    const domain::View &m_view;
    const domain::Clock &m_clock;
};

/// The rows an operation changed here.
void addRows(const domain::Changes &changes, RowSet &rows);

} // namespace plumbline::replica
