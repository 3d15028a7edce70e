#pragma once

#include "ledgerstore.h"
#include "plumbline/storage/sqlite/entitystore.h"

namespace plumbline::replica {

/// Where a search finds records. The index may lag behind the ledger, because a large import would spend most of its time
/// in it; how far it got is kept in the file, and what it lacks is read from the tables instead. So nothing is ever missed.
class SearchStore {
public:
    using Hit = std::pair<domain::EntityKind, domain::Uuid>;

    SearchStore(storage::sqlite::Connection &connection, storage::sqlite::EntityStore &entities, LedgerStore &ledger)
        : m_statements(connection),
          m_entities(entities),
          m_ledger(ledger) {}

    /// The entry up to which all is indexed, and how many changes of the next one are.
    struct State {
        ledger::Position position = 0;
        std::int64_t changes = 0;
    };
    [[nodiscard]] domain::Result<State> state();
    /// Indexes the records as they stand now; inside the caller's transaction.
    [[nodiscard]] domain::Result<void> index(std::span<const domain::Change> changes, State reached);
    /// Indexes the next changes, at most `limit` of one entry, and says how many of that entry are left; nothing when there
    /// was no more to index.
    [[nodiscard]] domain::Result<std::optional<std::int64_t>> indexNext(std::int64_t limit);

    [[nodiscard]] domain::Result<std::vector<Hit>> search(const QString &text, int limit);

private:
    [[nodiscard]] domain::Result<void> indexRecord(domain::EntityKind kind, const domain::Uuid &record);
    [[nodiscard]] domain::Result<void> forget(std::int64_t document);
    [[nodiscard]] domain::Result<void> searchIndex(const QString &text, int limit, State state, std::vector<Hit> &hits);
    [[nodiscard]] domain::Result<void> searchTables(const QString &text, int limit, State state, std::vector<Hit> &hits);

    template <int Parameters, int Columns = 0>
    using Statement = storage::sqlite::Statement<Parameters, Columns>;
    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        Statement<0, 2> progress;
        Statement<2> setProgress;
        Statement<2, 1> documentOf;
        Statement<2, 1> insertDocument;
        Statement<1> deleteDocument;
        Statement<2> insertTrigrams;
        Statement<1> deleteTrigrams;
        Statement<2> insertGrams;
        Statement<1> deleteGrams;
        Statement<1, 2> byTrigrams;
        Statement<1, 2> byGrams;
        Statement<2, 2> byBoth;
    };
    Statements m_statements;
    storage::sqlite::EntityStore &m_entities;
    LedgerStore &m_ledger;
};

} // namespace plumbline::replica
