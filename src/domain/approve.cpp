#include "acts.h"
#include "commitmentstates.h"
#include "decisions.h"
#include "delegations.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

bool isOwn(UserId user, const ApprovalStep &step, const Commitment &commitment)
{
    return user == step.requested_by || user == commitment.promised_by;
}

/// Whether somebody whose delegation to the actor runs could decide this step themselves.
/// Errors: OwnRequest when it is only whoever asks for it.
Result<bool> decidesForOther(const ApprovalStep &step, const Commitment &commitment, const View &view, const Actor &actor, Date today)
{
    PLUMBLINE_TRY_ASSIGN(const auto delegators, delegatorsOf(actor.user, view, today));
    PLUMBLINE_TRY_ASSIGN(const std::optional<TeamId> team, teamOf(toRecord(step), view));
    bool own = false;
    for (const User &from : delegators) {
        if (from.role != step.role || !ownScope(from).includes(team))
            continue;
        if (!isOwn(from.id, step, commitment))
            return true;
        own = true;
    }
    if (own)
        return fail(errors::OwnRequest);
    return false;
}

} // namespace

Result<void> mayDecide(const ApprovalStep &step, const Commitment &commitment, const View &view, const Actor &actor, Date today)
{
    if (isOwn(actor.user, step, commitment))
        return fail(errors::OwnRequest);
    if (actor.role == step.role)
        return {};
    PLUMBLINE_TRY_ASSIGN(const bool forOther, decidesForOther(step, commitment, view, actor, today));
    if (!forOther)
        return fail(errors::NotPermitted, QStringLiteral("approve"));
    return {};
}

namespace {

Result<void> checkOrder(const ApprovalStep &step, const std::vector<ApprovalStep> &all, CommitmentState state)
{
    if (step.state != ApprovalState::Waiting)
        return fail(errors::AlreadyDecided, toToken(step.state));
    if (state != CommitmentState::Submitted)
        return fail(errors::AlreadyDecided, toToken(state));
    const bool waits = std::ranges::any_of(all, [&](const ApprovalStep &each) {
        return each.ordinal < step.ordinal && each.state != ApprovalState::Approved;
    });
    if (waits)
        return fail(errors::EarlierStepOpen);
    return {};
}

Result<void> checkPremise(const Approve &approve, const Commitment &commitment, const View &view, const Actor &actor, Date today)
{
    PLUMBLINE_TRY_ASSIGN(Scope scope, scopeOf(actor.user, view, today));
    PLUMBLINE_TRY_ASSIGN(const Premise now, premiseOf(commitment, view, scope));
    if (now != approve.premise)
        return fail(errors::PremiseChanged, differenceOf(approve.premise, now));
    return {};
}

/// What the decision does to the steps behind it and to the commitment.
Result<void> addConsequences(Changes &changes, const ApprovalStep &step, const std::vector<ApprovalStep> &all,
                             const Commitment &commitment, ApprovalDecision decision, const View &view, const Actor &actor)
{
    if (decision == ApprovalDecision::Refuse) {
        for (ApprovalStep each : all) {
            if (each.id == step.id || each.state != ApprovalState::Waiting)
                continue;
            const Record waiting = toRecord(each);
            each.state = ApprovalState::Withdrawn;
            PLUMBLINE_TRY(addDifference(changes, waiting, toRecord(each)));
        }
        return moveCommitment(changes, commitment, CommitmentState::Refused, view, actor);
    }
    const bool last = std::ranges::all_of(all, [&](const ApprovalStep &each) {
        return each.id == step.id || each.state == ApprovalState::Approved;
    });
    return moveCommitment(changes, commitment, last ? CommitmentState::Open : CommitmentState::Submitted, view, actor);
}

} // namespace

Result<Changes> decideOne(Approve &&approve, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY_ASSIGN(const ApprovalStep step, lookUpPresent(view, approve.step));
    PLUMBLINE_TRY_ASSIGN(const Commitment commitment, lookUpPresent(view, step.commitment));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    PLUMBLINE_TRY(mayDecide(step, commitment, view, actor, today));
    PLUMBLINE_TRY_ASSIGN(const auto all, lookUpWhere<ApprovalStep>(view, u"commitment", commitment.id.uuid()));
    PLUMBLINE_TRY(checkOrder(step, all, commitment.state));
    PLUMBLINE_TRY(checkPremise(approve, commitment, view, actor, today));

    ApprovalStep decided = step;
    decided.state = approve.decision == ApprovalDecision::Approve ? ApprovalState::Approved : ApprovalState::Refused;
    decided.decided_by = actor.user;
    decided.decided_at = clock.now();
    decided.reason = approve.reason;
    decided.premise = toText(approve.premise);
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(step), toRecord(decided)));
    PLUMBLINE_TRY(addConsequences(changes, step, all, commitment, approve.decision, view, actor));
    return changes;
}

} // namespace plumbline::domain
