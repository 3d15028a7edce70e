#include "acts.h"
#include "commitmentstates.h"
#include "decisions.h"
#include "files.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

CommitmentState stateFor(CommitmentEnd end)
{
    switch (end) {
    case CommitmentEnd::Fulfilled:
        return CommitmentState::Fulfilled;
    case CommitmentEnd::Broken:
        return CommitmentState::Broken;
    case CommitmentEnd::Cancelled:
        return CommitmentState::Cancelled;
    }
    throw InvariantError("an end of a commitment without a state");
}

/// This step and those behind it, which stood on it.
Result<void> openAgain(Changes &changes, const ApprovalStep &step, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(auto all, lookUpWhere<ApprovalStep>(view, u"commitment", step.commitment.uuid()));
    std::ranges::sort(all, {}, &ApprovalStep::ordinal);
    for (const ApprovalStep &before : all) {
        if (before.ordinal < step.ordinal)
            continue;
        ApprovalStep after = before;
        after.state = ApprovalState::Waiting;
        after.decided_by.reset();
        after.decided_at.reset();
        after.reason.reset();
        after.premise.reset();
        PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    }
    return {};
}

} // namespace

Result<Changes> decideOne(CloseCommitment &&close, const View &view, const Actor &actor, const Clock &clock)
{
    const Roles closers = close.end == CommitmentEnd::Cancelled ? Sellers : Leaders | Role::Delivery;
    PLUMBLINE_TRY(requireRole(actor, closers, u"close_commitment"));
    PLUMBLINE_TRY_ASSIGN(const Commitment before, lookUpPresent(view, close.commitment));
    // A request that nobody has decided is withdrawn, not closed.
    if (before.state == CommitmentState::Submitted)
        return fail(errors::StateUnfit, toToken(before.state));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    const Date on = notAfter(today, close.on);
    if (on < before.promised_on)
        return fail(errors::DatesReversed, nameOfField<Commitment>(u"closed_on"));
    Changes changes;
    PLUMBLINE_TRY(moveCommitment(changes, before, stateFor(close.end), view, actor, on));
    PLUMBLINE_TRY(addFiles(changes, std::move(close.files), toRecord(before), view, actor));
    return changes;
}

Result<Changes> decideOne(WithdrawCommitment &&withdraw, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY_ASSIGN(const Commitment before, lookUpPresent(view, withdraw.commitment));
    PLUMBLINE_TRY_ASSIGN(const auto steps, lookUpWhere<ApprovalStep>(view, u"commitment", before.id.uuid()));
    const bool asked = std::ranges::any_of(steps, [&](const ApprovalStep &step) { return step.requested_by == actor.user; });
    if (!asked && before.promised_by != actor.user)
        return fail(errors::NotPermitted, QStringLiteral("withdraw_commitment"));
    if (before.state != CommitmentState::Submitted)
        return fail(errors::StateUnfit, toToken(before.state));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    Changes changes;
    for (const ApprovalStep &step : steps) {
        if (step.state != ApprovalState::Waiting)
            continue;
        ApprovalStep after = step;
        after.state = ApprovalState::Withdrawn;
        PLUMBLINE_TRY(addDifference(changes, toRecord(step), toRecord(after)));
    }
    PLUMBLINE_TRY(moveCommitment(changes, before, CommitmentState::Cancelled, view, actor, today));
    return changes;
}

Result<Changes> decideOne(RevokeApproval &&revoke, const View &view, const Actor &actor, const Clock &clock)
{
    if (revoke.reason.trimmed().isEmpty())
        return fail(errors::ReasonMissing);
    PLUMBLINE_TRY_ASSIGN(const ApprovalStep step, lookUpPresent(view, revoke.step));
    PLUMBLINE_TRY_ASSIGN(const Commitment commitment, lookUpPresent(view, step.commitment));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    if (step.decided_by != actor.user)
        PLUMBLINE_TRY(mayDecide(step, commitment, view, actor, today));
    if (step.state != ApprovalState::Approved)
        return fail(errors::StateUnfit, toToken(step.state));
    Changes changes;
    PLUMBLINE_TRY(openAgain(changes, step, view));
    PLUMBLINE_TRY(moveCommitment(changes, commitment, CommitmentState::Submitted, view, actor));
    return changes;
}

} // namespace plumbline::domain
