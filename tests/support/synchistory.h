#pragma once

#include "support/marks.h"
#include "support/syncworld.h"

#include <QStringList>

namespace plumbline::tests {

struct HistoryOptions {
    std::uint64_t seed = 1;
    int steps = 120;
    /// Up to seven; from the third on one may come late, and its first scan is part of the history.
    int workstations = 4;
    /// How far the workstations' clocks are from the hub's.
    std::chrono::hours skew{0};
    storage::Engine engine = storage::Engine::Sqlite;
    /// Whether the hub may come back from a backup.
    bool restores = true;
};

/// A random history of an organisation: people act, lines break, frames are lost, repeated, swapped and spoiled, processes
/// die, the hub comes back from a backup, people change teams, a device is revoked. The same seed makes the same history.
class SyncHistory {
public:
    explicit SyncHistory(HistoryOptions options);

    /// Runs it, lets everything settle, and says which laws do not hold; empty when all do.
    [[nodiscard]] QStringList violations();
    /// What happened, one line each, to be read and replayed.
    [[nodiscard]] const QStringList &story() const { return m_story; }
    /// Kind and outcome of every operation the workstations made, in the ledger's order.
    [[nodiscard]] QStringList outcomes();
    /// The hub's ledger, entry by entry, but for what hangs on random keys.
    [[nodiscard]] QStringList ledger();
    /// Devices the hub has taken off its list, and those of them that heard so and are erased.
    [[nodiscard]] int revoked();
    [[nodiscard]] int erased();
    /// As Marks::gone.
    [[nodiscard]] std::int64_t textsGone() const { return m_marks.gone(); }

private:
    /// An operation as its workstation made it.
    struct Made {
        ledger::Operation operation;
        std::optional<domain::PatchField> patch;
    };
    struct Desk {
        Workstation *workstation;
        domain::Role role;
        std::vector<Made> made;
        /// Somebody revoked it, or tried to.
        bool condemned = false;
    };

    void step();
    void act(Desk &desk);
    void spoil(Desk &desk);
    void move();
    void revoke();
    void restore();
    void addDesk();
    [[nodiscard]] Desk *oneToRevoke();
    [[nodiscard]] bool isRevoked(const Desk &desk);
    void execute(Desk &desk, domain::Command command);

    [[nodiscard]] std::optional<domain::Command> patch(Desk &desk);
    [[nodiscard]] std::optional<domain::Command> advance(Desk &desk);
    [[nodiscard]] std::optional<domain::Command> receive(Desk &desk);
    [[nodiscard]] std::optional<domain::Command> promise(Desk &desk);
    [[nodiscard]] std::optional<domain::Command> approve(Desk &desk);
    [[nodiscard]] std::optional<domain::Command> resolve(Desk &desk);
    [[nodiscard]] std::optional<domain::Command> administer(Desk &desk);

    void checkWhole(Desk &desk, QStringList &broken);
    void checkDesk(Desk &desk, QStringList &broken);
    void checkErased(Desk &desk, QStringList &broken);
    void checkLedger(QStringList &broken);
    void checkMoney(QStringList &broken);

    [[nodiscard]] std::size_t below(std::size_t bound) { return bound == 0 ? 0 : m_random() % bound; }
    [[nodiscard]] bool chance(unsigned percent) { return m_random() % 100 < percent; }
    template <typename T>
    [[nodiscard]] const T &anyOf(const std::vector<T> &values) { return values[below(values.size())]; }
    void tell(const QString &line) { m_story << line; }

    HistoryOptions m_options;
    std::mt19937_64 m_random;
    SyncWorld m_world;
    std::vector<Desk> m_desks;
    std::vector<domain::DealId> m_deals;
    std::vector<domain::FactId> m_receipts;
    std::vector<domain::ApprovalStepId> m_steps;
    std::vector<domain::CommitmentId> m_commitments;
    bool m_backedUp = false;
    bool m_restored = false;
    bool m_lostOperations = false;
    Marks m_marks;
    QStringList m_story;
    QStringList m_early;
};

} // namespace plumbline::tests
