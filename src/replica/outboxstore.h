#pragma once

#include "plumbline/replica/syncing.h"
#include "plumbline/storage/sqlite/statement.h"

#include <set>

namespace plumbline::replica {

/// What an operation did to the tables here, and the revisions its rows had before: enough to take it back exactly.
struct LocalEffect {
    domain::Changes changes;
    /// One for each change: the row's revision before it, 0 where there was no row.
    std::vector<ledger::Position> revisions;
};

/// Operations of this device: those that wait for the hub, those that have their outcome (kept in case the hub is restored
/// from a backup and has lost them), and those set aside.
class OutboxStore {
public:
    explicit OutboxStore(storage::sqlite::Connection &connection) : m_statements(connection) {}

    struct Item {
        ledger::Operation operation;
        bool sent = false;
        LocalEffect effect;
        std::optional<domain::Error> refused;
    };

    /// The last sequence used, of whatever became of it.
    [[nodiscard]] domain::Result<std::int64_t> lastSequence();
    [[nodiscard]] domain::Result<std::int64_t> waitingCount();
    [[nodiscard]] domain::Result<std::int64_t> quarantinedCount();

    /// What the effect changes is what the operation is about, whatever becomes of the effect.
    [[nodiscard]] domain::Result<void> add(const ledger::Operation &operation, const LocalEffect &effect);
    /// In order, at most `limit`, those behind `sequence`.
    [[nodiscard]] domain::Result<std::vector<ledger::Operation>> waiting(std::int64_t sequence, std::int64_t limit);
    /// All that wait, in order, with what they did here.
    [[nodiscard]] domain::Result<std::vector<Item>> items();
    [[nodiscard]] domain::Result<void> setEffect(std::int64_t sequence, const LocalEffect &effect,
                                                 const std::optional<domain::Error> &refused);
    [[nodiscard]] domain::Result<void> markSent(std::int64_t lastSequence);
    /// Whether a refusal of the hub's is news to the person.
    enum class News { No, Yes };
    [[nodiscard]] domain::Result<void> settle(const ledger::Settled &settled, ledger::EpochId epoch, News news);
    /// What the hub refused, the newest first.
    [[nodiscard]] domain::Result<std::vector<RefusedAtHub>> refused(std::int64_t limit);
    [[nodiscard]] domain::Result<std::int64_t> unseenRefusals();
    [[nodiscard]] domain::Result<void> markRefusalsSeen();
    /// The record was retracted: of settled operations about it no more is kept than that they had their place, so that the
    /// device's sequence has no gap; of those that wait it is noted.
    [[nodiscard]] domain::Result<void> forget(const domain::Uuid &record);
    /// Those that wait and are about the record.
    [[nodiscard]] domain::Result<std::set<std::int64_t>> waitingAbout(const domain::Uuid &record);
    /// What an operation is about that lost a record while it waited; empty where it lost none.
    [[nodiscard]] domain::Result<std::vector<domain::Uuid>> recordsOfBereft(std::int64_t sequence);
    /// Settled operations behind `lastSequence` wait again, without effect until they are decided again.
    [[nodiscard]] domain::Result<void> offerAgain(std::int64_t lastSequence);
    /// Keeps a copy of the operation aside.
    [[nodiscard]] domain::Result<void> quarantine(const ledger::Operation &operation, const QString &reason);
    /// `instead` takes the place of the operation with its sequence, so that the queue has no gap.
    [[nodiscard]] domain::Result<void> replaceBody(const ledger::Operation &instead);

    [[nodiscard]] domain::Result<std::vector<Quarantined>> quarantined();
    /// The newest first.
    [[nodiscard]] domain::Result<std::vector<SettledOperation>> settled(std::int64_t limit);
    [[nodiscard]] domain::Result<std::optional<ledger::Settled>> outcome(std::int64_t sequence);

private:
    template <int Parameters, int Columns = 0>
    using Statement = storage::sqlite::Statement<Parameters, Columns>;
    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        Statement<0, 1> lastSequence;
        Statement<0, 1> waitingCount;
        Statement<0, 1> quarantinedCount;
        Statement<5> insertWaiting;
        Statement<2, 1> waitingBehind;
        Statement<0, 7> waitingItems;
        Statement<6> setEffect;
        Statement<1> markSent;
        Statement<5> insertSettled;
        Statement<1, 4> refused;
        Statement<0, 1> unseenRefusals;
        Statement<0> markRefusalsSeen;
        Statement<1> deleteWaiting;
        Statement<3> settledAgain;
        Statement<1> deleteSettledBehind;
        Statement<2> insertTouch;
        Statement<1, 2> settledAbout;
        Statement<3> blankSettled;
        Statement<1> letGoOfFiles;
        Statement<1> deleteTouches;
        Statement<1, 1> waitingAbout;
        Statement<2> noteBereft;
        Statement<2, 1> isBereft;
        Statement<1, 1> recordsOf;
        Statement<3> insertQuarantined;
        Statement<2> replaceOperation;
        Statement<0, 2> quarantined;
        Statement<1, 2> newestSettled;
        Statement<1, 2> outcome;
    };
    [[nodiscard]] domain::Result<void> blank(const ledger::Operation &settled, const ledger::Outcome &outcome);

    Statements m_statements;
};

/// Stands in the queue for an operation that was set aside.
[[nodiscard]] ledger::Operation withdrawn(const ledger::Operation &operation);
[[nodiscard]] bool isWithdrawn(const ledger::Operation &operation);

} // namespace plumbline::replica
