#pragma once

#include "plumbline/ledger/feed.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/statement.h"

namespace plumbline::replica {

/// The hub's entries as far as this replica was shown them, and rows of a scan that wait for its end. Unlike a ledger of
/// one's own both may lose what this replica may no longer have.
class SeenStore {
public:
    explicit SeenStore(storage::sqlite::Connection &connection) : m_statements(connection) {}

    /// Replaces what is kept of the same position.
    [[nodiscard]] domain::Result<void> keep(const ledger::SeenEntry &seen);
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> entry(ledger::Position position);
    [[nodiscard]] domain::Result<std::int64_t> entryCount();
    /// Newest first, as far as `row` goes on; `made` is taken with a day to spare at both ends.
    [[nodiscard]] domain::Result<void> forEachEntry(const EntryFilter &filter,
                                                    const std::function<storage::sqlite::Scan(const ledger::Entry &)> &row);
    [[nodiscard]] domain::Result<std::map<ledger::Position, ledger::Position>> undone();
    [[nodiscard]] domain::Result<domain::Changes> changes(ledger::Position position);
    /// Whether every change of the entry may be seen here.
    [[nodiscard]] domain::Result<bool> isWhole(ledger::Position position);
    /// Positions of entries that changed the record, newest first.
    [[nodiscard]] domain::Result<std::vector<ledger::Position>> touching(const domain::Uuid &record);
    /// Takes every change of the record out of the entries kept.
    [[nodiscard]] domain::Result<void> forget(const domain::Uuid &record);
    /// Of another life of the ledger: positions there mean other entries.
    [[nodiscard]] domain::Result<void> forgetAll();

    [[nodiscard]] domain::Result<void> stage(const ledger::Row &row);
    [[nodiscard]] domain::Result<void> forEachStaged(domain::EntityKind kind,
                                                     const std::function<domain::Result<void>(const ledger::Row &)> &row);
    [[nodiscard]] domain::Result<bool> isStaged(domain::EntityKind kind, const domain::Uuid &record);
    [[nodiscard]] domain::Result<void> clearStaged();

private:
    [[nodiscard]] domain::Result<bool> touches(const ledger::Entry &entry, const std::optional<domain::EntityKind> &kind);
    template <int Parameters, int Columns = 0>
    using Statement = storage::sqlite::Statement<Parameters, Columns>;
    static constexpr int EntryColumns = 18;
    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        Statement<EntryColumns + 2> insertEntry;
        Statement<1, EntryColumns> entryAt;
        Statement<0, 1> entryCount;
        Statement<5, EntryColumns> filtered;
        Statement<0, 2> undoing;
        Statement<1, 2> changesOf;
        Statement<2> insertTouch;
        Statement<1, 1> touching;
        Statement<1> deleteTouches;
        Statement<2> setChanges;
        Statement<1> deleteEntry;
        Statement<0> deleteEntries;
        Statement<0> deleteAllTouches;
        Statement<4> insertStaged;
        Statement<1, 2> staged;
        Statement<2, 1> isStaged;
        Statement<0> deleteStaged;
    };
    Statements m_statements;
};

} // namespace plumbline::replica
