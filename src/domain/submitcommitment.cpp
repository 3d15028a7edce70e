#include "acts.h"
#include "commitmentstates.h"
#include "decisions.h"
#include "files.h"

#include <array>

namespace plumbline::domain {
namespace {

constexpr std::array ManagerThenFinance{Role::Manager, Role::Finance};
constexpr std::array ManagerAlone{Role::Manager};
constexpr std::array DirectorAlone{Role::Director};

Result<void> check(const SubmitCommitment &submit, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, Sellers, u"submit_commitment"));
    if (actor.role == Role::Salesperson && submit.promisedBy != actor.user)
        return fail(errors::NotPermitted, nameOfField<Commitment>(u"promised_by"));
    if (submit.liability.minor() <= 0)
        return fail(errors::AmountNotPositive, nameOfField<Commitment>(u"liability"));
    if (submit.dueDate < submit.promisedOn)
        return fail(errors::DatesReversed, nameOfField<Commitment>(u"due_date"));
    if (submit.steps.size() != stepsFor(submit.kind).size())
        return fail(errors::StepsMismatch, toToken(submit.kind));
    if (!submit.deal)
        return {};
    PLUMBLINE_TRY_ASSIGN(const std::optional<Deal> deal, lookUp(view, *submit.deal));
    // An approver judges the promise by its deal, so that has to be one with the same customer.
    if (!deal || (deal->account && *deal->account != submit.account))
        return fail(errors::ReferenceBroken, nameOfField<Commitment>(u"deal"));
    return {};
}

Commitment commitmentOf(const SubmitCommitment &submit, Date today)
{
    Commitment commitment;
    commitment.id = submit.commitment;
    commitment.account = submit.account;
    commitment.deal = submit.deal;
    commitment.kind = submit.kind;
    commitment.promised_by = submit.promisedBy;
    commitment.promised_on = notAfter(today, submit.promisedOn);
    commitment.due_date = submit.dueDate;
    commitment.liability = submit.liability;
    commitment.state = CommitmentState::Submitted;
    commitment.effective_condition = submit.effectiveCondition;
    commitment.department = submit.department;
    return commitment;
}

} // namespace

std::span<const Role> stepsFor(CommitmentKind kind)
{
    switch (kind) {
    case CommitmentKind::Rebate:
        return ManagerThenFinance;
    case CommitmentKind::Training:
    case CommitmentKind::Extension:
        return ManagerAlone;
    case CommitmentKind::CustomDevelopment:
        return DirectorAlone;
    }
    throw InvariantError("a kind of commitment without approval steps");
}

Result<Changes> decideOne(SubmitCommitment &&submit, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(check(submit, view, actor));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    Changes changes;
    const Commitment submitted = commitmentOf(submit, today);
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(submitted), view));
    const Changes commitment = changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(newTaskOf(submitted)), view, commitment));
    PLUMBLINE_TRY(addFiles(changes, std::move(submit.files), toRecord(submitted), view, actor));
    const std::span<const Role> roles = stepsFor(submit.kind);
    for (std::size_t i = 0; i < roles.size(); ++i) {
        ApprovalStep step;
        step.id = submit.steps[i];
        step.commitment = submit.commitment;
        step.ordinal = static_cast<std::int64_t>(i);
        step.role = roles[i];
        step.requested_by = actor.user;
        step.state = ApprovalState::Waiting;
        if (std::find(submit.steps.begin(), submit.steps.begin() + static_cast<std::ptrdiff_t>(i), step.id)
            != submit.steps.begin() + static_cast<std::ptrdiff_t>(i))
            return fail(errors::IdTaken, entityName(EntityKind::ApprovalStep));
        PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(step), view, commitment));
    }
    return changes;
}

} // namespace plumbline::domain
