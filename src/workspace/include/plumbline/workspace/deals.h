#pragma once

#include "plumbline/analytics/board.h"
#include "plumbline/workspace/dealshown.h"
#include "plumbline/workspace/workspace.h"

#include <span>

namespace plumbline::workspace {

/// The board of a slice and the gates before its stages.
struct DealBoard {
    std::vector<analytics::BoardStage> stages;
    std::vector<GateShown> gates;
    domain::Currency currency;
    ledger::Position madeAt = 0;
    domain::Date asOf;
};

/// Who gets deals: whoever sells and is there still.
struct Seller {
    domain::UserId user;
    QString name;
    QString team;
};

/// One deal of a reassignment: whose it is, and why it can't be given on.
struct Reassignment {
    domain::DealId deal;
    QString title;
    /// Whom it was shown as belonging to; absent: nobody.
    std::optional<domain::UserId> from;
    QString fromName;
    /// Absent: it can be, or was.
    std::optional<domain::Error> refused;
    /// Whether it is that person's already, so that nothing has to change.
    bool isTheirs = false;
};

/// What the deals page reads and what it does to several deals at once; single acts are Workspace::act.
class DealDesk {
public:
    explicit DealDesk(Workspace &workspace) : m_workspace(workspace) {}

    /// From columns in memory. Errors: as Workspace::rows.
    [[nodiscard]] Pending<DealBoard> board(const analytics::Slice &slice, std::size_t perStage) const;
    /// Errors: domain.record_not_found.
    [[nodiscard]] Pending<DealShown> deal(domain::DealId deal) const;
    /// What stands between the deal and the stage when the signed-in person moves it there.
    [[nodiscard]] Pending<std::vector<GateShown>> missing(domain::DealId deal, domain::StageId to) const;
    /// By name.
    [[nodiscard]] Pending<std::vector<Seller>> sellers() const;
    /// What giving the deals to `to` would do, decided and not done.
    [[nodiscard]] Pending<std::vector<Reassignment>> previewReassign(std::vector<domain::DealId> deals, domain::UserId to) const;
    /// Each deal is an operation of its own; one that is refused keeps none of the others back. `plan` is what was shown: a deal
    /// that belongs to somebody else by then is refused as stale. Progress of the future: deals done.
    [[nodiscard]] Pending<std::vector<Reassignment>> reassign(std::vector<Reassignment> plan, domain::UserId to) const;
    /// Takes a reassignment back, where the deals are still `from`'s: each goes to whom it was before. `done` are its outcomes;
    /// those that were refused are left out.
    [[nodiscard]] Pending<std::vector<Reassignment>> giveBack(std::vector<Reassignment> done, domain::UserId from) const;

private:
    struct Reassigning;
    [[nodiscard]] Pending<std::vector<Reassignment>> run(const std::shared_ptr<Reassigning> &work) const;

    Workspace &m_workspace;
};

} // namespace plumbline::workspace
