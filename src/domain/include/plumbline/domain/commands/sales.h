#pragma once

#include "plumbline/domain/entities/approvals.h"
#include "plumbline/domain/entities/records.h"
#include "plumbline/domain/premise.h"

namespace plumbline::domain {

/// Takes a deal from one stage to another: forward through the gates, back, out with a reason, or in again. Sellers; leaders
/// where it was won. Where `on` is absent or later than the decider's day it is that day.
/// Errors: Stale (`deal.stage`) when the deal is not at `from`; DatesReversed when `on` is before its last change; GateClosed;
/// ReasonMissing when it is lost without one.
struct AdvanceStage {
    DealId deal;
    StageId from;
    StageId to;
    /// The id of the stage change this makes.
    StageChangeId change;
    std::optional<Date> on;
    /// Of a loss; not looked at otherwise.
    std::optional<LossReason> reason;
    friend bool operator==(const AdvanceStage &, const AdvanceStage &) = default;
};

/// Asks for a promise to a customer to be put in force, and makes the task of whoever has to keep it. Sellers; a salesperson for
/// their own promises only. Errors: AmountNotPositive, DatesReversed, StepsMismatch, AttachmentUnusable.
struct SubmitCommitment {
    CommitmentId commitment;
    AccountId account;
    std::optional<DealId> deal;
    CommitmentKind kind{};
    UserId promisedBy;
    Date promisedOn;
    Date dueDate;
    Money liability;
    std::optional<QString> effectiveCondition;
    std::optional<QString> department;
    /// One new id for each of stepsFor(kind).
    std::vector<ApprovalStepId> steps;
    /// What shows that it was promised; hung on the commitment.
    std::vector<Attachment> files;
};

/// Whose approvals a commitment of this kind needs, in order.
[[nodiscard]] std::span<const Role> stepsFor(CommitmentKind kind);

enum class ApprovalDecision : std::uint8_t { Approve, Refuse };
template<>
struct Tokens<ApprovalDecision> {
    static constexpr std::array<std::pair<ApprovalDecision, std::string_view>, 2> names{
        {{ApprovalDecision::Approve, "approve"}, {ApprovalDecision::Refuse, "refuse"}}};
};

/// Decides one step of a commitment's approval: people of the step's role, or delegates of one. The last approval puts the
/// commitment in force, a refusal ends it. Errors: OwnRequest, NotPermitted, AlreadyDecided, EarlierStepOpen, PremiseChanged.
struct Approve {
    ApprovalStepId step;
    ApprovalDecision decision{};
    std::optional<QString> reason;
    /// What the approver saw: premiseOf in their scope.
    Premise premise;
    friend bool operator==(const Approve &, const Approve &) = default;
};

} // namespace plumbline::domain
