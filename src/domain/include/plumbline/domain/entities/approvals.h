#pragma once

#include "plumbline/domain/entities/promises.h"

namespace plumbline::domain {

enum class ApprovalState : std::uint8_t { Waiting, Approved, Refused, Withdrawn };
template<>
struct Tokens<ApprovalState> {
    static constexpr std::array<std::pair<ApprovalState, std::string_view>, 4> names{
        {{ApprovalState::Waiting, "waiting"}, {ApprovalState::Approved, "approved"},
         {ApprovalState::Refused, "refused"}, {ApprovalState::Withdrawn, "withdrawn"}}};
};

/// One signature a commitment needs before it is in force. Steps are decided in the order of their ordinals.
struct ApprovalStep {
    PLUMBLINE_ENTITY(ApprovalStep, ApprovalStep, "approval_step", QT_TRANSLATE_NOOP("Entity", "Approvals"));
    PLUMBLINE_FIELD(1, CommitmentId, commitment, .label = QT_TRANSLATE_NOOP("Field", "Commitment"), .read = Everyone, .index = Index::Yes)
    /// From 0.
    PLUMBLINE_FIELD(2, std::int64_t, ordinal, .label = QT_TRANSLATE_NOOP("Field", "Ordinal"), .read = Everyone)
    /// Whose signature it is.
    PLUMBLINE_FIELD(3, Role, role, .label = QT_TRANSLATE_NOOP("Field", "Role"), .read = Everyone)
    PLUMBLINE_FIELD(4, UserId, requested_by, .label = QT_TRANSLATE_NOOP("Field", "Requested by"), .read = Everyone)
    PLUMBLINE_FIELD(5, ApprovalState, state, .label = QT_TRANSLATE_NOOP("Field", "State"), .read = Everyone)
    PLUMBLINE_FIELD(6, std::optional<UserId>, decided_by, .label = QT_TRANSLATE_NOOP("Field", "Decided by"), .read = Everyone)
    PLUMBLINE_FIELD(7, std::optional<Instant>, decided_at, .label = QT_TRANSLATE_NOOP("Field", "Decided at"), .read = Everyone)
    PLUMBLINE_FIELD(8, std::optional<QString>, reason, .label = QT_TRANSLATE_NOOP("Field", "Reason"), .read = Everyone)
    /// The text of the Premise it was decided on.
    PLUMBLINE_FIELD(9, std::optional<QString>, premise, .label = QT_TRANSLATE_NOOP("Field", "Premise"), .read = Everyone)
};
using ApprovalStepId = Id<ApprovalStep>;

/// Finance asks that part of an instalment be given up. Nothing is written off before it is approved.
struct WriteOffRequest {
    PLUMBLINE_ENTITY(WriteOffRequest, WriteOffRequest, "write_off_request", QT_TRANSLATE_NOOP("Entity", "Write-off requests"));
    PLUMBLINE_FIELD(1, InstalmentId, instalment, .label = QT_TRANSLATE_NOOP("Field", "Instalment"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, Money, amount, .label = QT_TRANSLATE_NOOP("Field", "Amount"), .read = Everyone)
    PLUMBLINE_FIELD(3, WriteOffReason, reason, .label = QT_TRANSLATE_NOOP("Field", "Reason"), .read = Everyone)
    PLUMBLINE_FIELD(4, UserId, requested_by, .label = QT_TRANSLATE_NOOP("Field", "Requested by"), .read = Everyone)
    PLUMBLINE_FIELD(5, Date, requested_on, .label = QT_TRANSLATE_NOOP("Field", "Requested on"), .read = Everyone)
    PLUMBLINE_FIELD(6, ApprovalState, state, .label = QT_TRANSLATE_NOOP("Field", "State"), .read = Everyone)
    PLUMBLINE_FIELD(7, std::optional<UserId>, decided_by, .label = QT_TRANSLATE_NOOP("Field", "Decided by"), .read = Everyone)
    PLUMBLINE_FIELD(8, std::optional<Instant>, decided_at, .label = QT_TRANSLATE_NOOP("Field", "Decided at"), .read = Everyone)
    PLUMBLINE_FIELD(9, std::optional<QString>, comment, .label = QT_TRANSLATE_NOOP("Field", "Comment"), .read = Everyone)
    /// What was open of the instalment when it was decided.
    PLUMBLINE_FIELD(10, std::optional<Money>, open, .label = QT_TRANSLATE_NOOP("Field", "Open amount"), .read = Everyone)
};
using WriteOffRequestId = Id<WriteOffRequest>;

/// While it runs, one person may decide for another and has the rows of their team.
struct Delegation {
    PLUMBLINE_ENTITY(Delegation, Delegation, "delegation", QT_TRANSLATE_NOOP("Entity", "Delegations"));
    PLUMBLINE_FIELD(1, UserId, from_user, .label = QT_TRANSLATE_NOOP("Field", "Delegated by"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, UserId, to_user, .label = QT_TRANSLATE_NOOP("Field", "Delegate"), .read = Everyone, .index = Index::Yes)
    /// First and last day.
    PLUMBLINE_FIELD(3, Date, from, .label = QT_TRANSLATE_NOOP("Field", "From day"), .read = Everyone)
    PLUMBLINE_FIELD(4, Date, until, .label = QT_TRANSLATE_NOOP("Field", "Until"), .read = Everyone)
    /// It was ended early; it does not run on this day any more.
    PLUMBLINE_FIELD(5, std::optional<Date>, ended_on, .label = QT_TRANSLATE_NOOP("Field", "Ended on"), .read = Everyone)

    [[nodiscard]] bool runsOn(Date day) const { return from <= day && day <= until && (!ended_on || day < *ended_on); }
};
using DelegationId = Id<Delegation>;

} // namespace plumbline::domain
