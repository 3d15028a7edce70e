#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/domain/entities.h"

namespace plumbline::domain {

/// Takes a commitment to its next state, and its delivery task along. Errors: StateUnfit.
[[nodiscard]] Result<void> moveCommitment(Changes &changes, const Commitment &before, CommitmentState to, const View &view,
                                          const Actor &actor, std::optional<Date> closedOn = {});
/// The task of a commitment that is being submitted.
[[nodiscard]] DeliveryTask newTaskOf(const Commitment &commitment);

/// Whether this person may decide a step of this role, on their own or for somebody. Errors: NotPermitted, OwnRequest.
[[nodiscard]] Result<void> mayDecide(const ApprovalStep &step, const Commitment &commitment, const View &view, const Actor &actor,
                                     Date today);

/// Whether this is a field of a deal that is agreed with the customer: its price and the end of its service.
[[nodiscard]] bool isAgreed(int dealField);
/// What was agreed on a won deal stays; asked before a field of any record is set otherwise than by ChangeTerms.
/// Errors: CommitmentNeeded.
[[nodiscard]] Result<void> checkAgreed(const Record &before, int field, const View &view);

} // namespace plumbline::domain
