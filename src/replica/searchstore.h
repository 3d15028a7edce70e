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

    // An enrolled replica's index does not follow the ledger: either every record is in it, or the tables are read.

    /// Where its progress stands when every record is in the index, and when the index is still to be made.
    static constexpr ledger::Position Everything = std::numeric_limits<ledger::Position>::max();
    static constexpr ledger::Position Nothing = -1;
    [[nodiscard]] domain::Result<void> setProgress(ledger::Position position);
    /// Brings one record up to date where the index has everything; inside the caller's transaction.
    [[nodiscard]] domain::Result<void> refresh(domain::EntityKind kind, const domain::Uuid &record);
    /// Takes a record out for good, wherever the index stands.
    [[nodiscard]] domain::Result<void> erase(domain::EntityKind kind, const domain::Uuid &record);
    /// Before so many rows leave: whether the index as a whole is let go with them and made again later, which takes a moment
    /// where taking each out would take minutes. Until then the tables are read.
    [[nodiscard]] domain::Result<bool> letGoFor(std::int64_t leaving);
    /// Indexes the next changes, at most `limit` of one entry, and says how many of that entry are left; nothing when there
    /// was no more to index.
    [[nodiscard]] domain::Result<std::optional<std::int64_t>> indexNext(std::int64_t limit);

    [[nodiscard]] domain::Result<std::vector<Hit>> search(const QString &text, int limit);

private:
    [[nodiscard]] domain::Result<void> indexRecord(domain::EntityKind kind, const domain::Uuid &record);
    /// The next records of an index that is being made.
    [[nodiscard]] domain::Result<std::optional<std::int64_t>> indexTables(std::int64_t limit);
    struct Document {
        std::int64_t number;
        QString text;
    };
    [[nodiscard]] domain::Result<std::optional<Document>> documentOf(domain::EntityKind kind, const domain::Uuid &record);
    [[nodiscard]] domain::Result<void> forget(const Document &document);
    [[nodiscard]] domain::Result<void> searchIndex(const QString &text, int limit, State state, std::vector<Hit> &hits);
    [[nodiscard]] domain::Result<void> searchTables(const QString &text, int limit, State state, std::vector<Hit> &hits);

    template <int Parameters, int Columns = 0>
    using Statement = storage::sqlite::Statement<Parameters, Columns>;
    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        Statement<0, 2> progress;
        Statement<2> setProgress;
        Statement<2, 2> documentOf;
        Statement<3, 1> insertDocument;
        Statement<1> deleteDocument;
        Statement<0, 1> lastDocument;
        Statement<0> deleteDocuments;
        Statement<0> emptyTrigrams;
        Statement<0> emptyGrams;
        Statement<2> insertTrigrams;
        Statement<2> deleteTrigrams;
        Statement<2> insertGrams;
        Statement<2> deleteGrams;
        Statement<0, 2> scan;
        Statement<2> insertScan;
        Statement<0> deleteScan;
        Statement<1, 2> byTrigrams;
        Statement<1, 2> byGrams;
        Statement<2, 2> byBoth;
    };
    Statements m_statements;
    storage::sqlite::EntityStore &m_entities;
    LedgerStore &m_ledger;
};

} // namespace plumbline::replica
