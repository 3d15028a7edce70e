#pragma once

#include "plumbline/domain/commands/sales.h"
#include "plumbline/domain/entities/delivery.h"
#include "plumbline/domain/entities/records.h"

namespace plumbline::domain {

/// How a commitment in force ends.
enum class CommitmentEnd : std::uint8_t { Fulfilled, Broken, Cancelled };
template<>
struct Tokens<CommitmentEnd> {
    static constexpr std::array<std::pair<CommitmentEnd, std::string_view>, 3> names{
        {{CommitmentEnd::Fulfilled, "fulfilled"}, {CommitmentEnd::Broken, "broken"}, {CommitmentEnd::Cancelled, "cancelled"}}};
};

/// Ends a commitment that is in force: kept or broken says delivery or a leader, given up by the customer says sales too. Where
/// `on` is absent or later than the decider's day it is that day. Errors: NotPermitted, StateUnfit, DatesReversed.
struct CloseCommitment {
    CommitmentId commitment;
    CommitmentEnd end{};
    std::optional<Date> on;
    /// What shows it.
    std::vector<Attachment> files;
};

/// Whoever asked takes a request back before it is decided. Errors: NotPermitted, StateUnfit.
struct WithdrawCommitment {
    CommitmentId commitment;
    friend bool operator==(const WithdrawCommitment &, const WithdrawCommitment &) = default;
};

/// Takes an approval back while the commitment is not closed: this step and those behind it wait again. Whoever gave it, or
/// somebody who could have. Errors: NotPermitted, OwnRequest, StateUnfit, ReasonMissing.
struct RevokeApproval {
    ApprovalStepId step;
    QString reason;
    friend bool operator==(const RevokeApproval &, const RevokeApproval &) = default;
};

/// Changes what was agreed on a won deal, which an approved commitment of that deal has to allow: a rebate a lower price, by at
/// most its liability; an extension a later service end. The commitment is fulfilled by it. Sellers.
/// Errors: CommitmentNeeded, CurrencyMismatch.
struct ChangeTerms {
    DealId deal;
    CommitmentId commitment;
    std::optional<Money> amount;
    std::optional<Date> serviceEnd;
    friend bool operator==(const ChangeTerms &, const ChangeTerms &) = default;
};

/// Hands a won deal to delivery, with screenshots of what was promised. Sellers; `offered_by` is the actor.
/// Errors: FileMissing, RequiredFieldMissing, StateUnfit when the deal is not won.
struct OfferHandover {
    Handover handover;
    std::vector<Attachment> files;
};

/// Delivery accepts it with the signed scan of the requirements. Errors: FileMissing, ConfirmationMissing, StateUnfit.
struct AcceptHandover {
    HandoverId handover;
    enum class Confirmed : std::uint8_t { No, Twice } confirmed = Confirmed::No;
    std::vector<Attachment> files;
};
template<>
struct Tokens<AcceptHandover::Confirmed> {
    static constexpr std::array<std::pair<AcceptHandover::Confirmed, std::string_view>, 2> names{
        {{AcceptHandover::Confirmed::No, "no"}, {AcceptHandover::Confirmed::Twice, "twice"}}};
};

/// Delivery sends it back. Errors: ReasonMissing, StateUnfit.
struct ReturnHandover {
    HandoverId handover;
    QString reason;
    friend bool operator==(const ReturnHandover &, const ReturnHandover &) = default;
};

/// The states of a commitment and what leads from one to another; written down here and nowhere else.
[[nodiscard]] bool follows(CommitmentState from, CommitmentState to);
/// The delivery task that goes with a commitment.
[[nodiscard]] DeliveryTaskId taskOf(CommitmentId commitment);

} // namespace plumbline::domain
