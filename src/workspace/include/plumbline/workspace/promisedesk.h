#pragma once

#include "plumbline/domain/premise.h"
#include "plumbline/workspace/handovers.h"
#include "plumbline/workspace/promises.h"
#include "plumbline/workspace/workspace.h"

namespace plumbline::workspace {

/// What the manager's desk asks: promises to customers and what became of them, what waits for a signature and what it costs,
/// hand-overs to delivery. It only reads; acts go through Workspace::act. Errors of every call: workspace.locked and those of the
/// replica.
class PromiseDesk {
public:
    /// The workspace outlives the desk.
    explicit PromiseDesk(Workspace &workspace) : m_workspace(workspace) {}

    /// What waits for the signed-in person's signature, their own requests among it; what is due first comes first.
    [[nodiscard]] Pending<std::vector<ApprovalShown>> queue();
    /// How many of the queue the person can decide.
    [[nodiscard]] Pending<int> waiting();
    /// What the person decided, newest first.
    [[nodiscard]] Pending<std::vector<ApprovalShown>> decided();
    /// The amounts one of the queue is decided on, as the person sees them. Errors: domain.record_not_found.
    [[nodiscard]] Pending<CostShown> costOf(domain::EntityKind kind, const domain::Uuid &id);
    /// What the account owes past its day, by the columns; waits for them.
    [[nodiscard]] Pending<DebtShown> debtOf(domain::AccountId account);

    /// Of the decisions made on this device on what still waits, those that came to nothing because the amounts had changed, whether
    /// the hub has said so or it is known here already.
    [[nodiscard]] Pending<std::vector<SentBack>> sentBack();
    /// Those by and to the signed-in person that run or will.
    [[nodiscard]] Pending<std::vector<DelegationShown>> delegations();
    [[nodiscard]] Pending<CommitmentList> commitments();
    /// What the person can do with one. Errors: domain.record_not_found.
    [[nodiscard]] Pending<CommitmentActs> actsOn(domain::CommitmentId commitment);
    /// What a promise about this account or deal is about. Errors: domain.record_not_found; domain.reference_broken for a deal of
    /// nobody's.
    [[nodiscard]] Pending<PromiseAbout> about(domain::EntityKind kind, const domain::Uuid &id);
    /// In the order of their names.
    [[nodiscard]] Pending<std::vector<PersonShown>> people();

    /// Won deals that were handed to delivery, the newest first.
    [[nodiscard]] Pending<std::vector<HandoverShown>> handovers();
    /// What departments still have to do for promises, what is due first on top.
    [[nodiscard]] Pending<std::vector<TaskShown>> tasks();
    /// How many hand-overs wait for the person to accept them.
    [[nodiscard]] Pending<int> offered();

private:
    Workspace &m_workspace;
};

} // namespace plumbline::workspace
