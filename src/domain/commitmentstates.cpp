#include "commitmentstates.h"

#include "acts.h"

#include <algorithm>
#include <array>

namespace plumbline::domain {
namespace {

constexpr std::array<std::pair<CommitmentState, CommitmentState>, 9> Steps{{
    {CommitmentState::Submitted, CommitmentState::Open},      // the last approval
    {CommitmentState::Submitted, CommitmentState::Submitted}, // an approval before the last, or one of them taken back
    {CommitmentState::Submitted, CommitmentState::Refused},
    {CommitmentState::Submitted, CommitmentState::Cancelled}, // withdrawn by whoever asked
    {CommitmentState::Open, CommitmentState::Submitted},      // the last approval taken back
    {CommitmentState::Open, CommitmentState::Fulfilled},
    {CommitmentState::Open, CommitmentState::Broken},
    {CommitmentState::Open, CommitmentState::Cancelled},
    // Late is not never: what was given up as broken may still be kept.
    {CommitmentState::Broken, CommitmentState::Fulfilled},
}};

TaskState taskStateFor(CommitmentState state)
{
    switch (state) {
    case CommitmentState::Submitted:
        return TaskState::Waiting;
    case CommitmentState::Open:
    case CommitmentState::Broken:
        return TaskState::Open;
    case CommitmentState::Fulfilled:
        return TaskState::Done;
    case CommitmentState::Cancelled:
    case CommitmentState::Refused:
        return TaskState::Dropped;
    }
    throw InvariantError("a state of a commitment without one for its task");
}

} // namespace

bool follows(CommitmentState from, CommitmentState to)
{
    return std::ranges::find(Steps, std::pair(from, to)) != Steps.end();
}

DeliveryTaskId taskOf(CommitmentId commitment)
{
    return DeliveryTaskId(derivedId(commitment.uuid(), commitment.uuid()));
}

DeliveryTask newTaskOf(const Commitment &commitment)
{
    DeliveryTask task;
    task.id = taskOf(commitment.id);
    task.commitment = commitment.id;
    task.department = commitment.department;
    task.due_date = commitment.due_date;
    task.state = TaskState::Waiting;
    return task;
}

Result<void> moveCommitment(Changes &changes, const Commitment &before, CommitmentState to, const View &view, const Actor &actor,
                            std::optional<Date> closedOn)
{
    if (!follows(before.state, to))
        return fail(errors::StateUnfit, toToken(before.state));
    Commitment after = before;
    after.state = to;
    after.closed_on = closedOn;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    // Commitments from before Plumbline came without a task.
    PLUMBLINE_TRY_ASSIGN(const std::optional<DeliveryTask> task, lookUp(view, taskOf(before.id)));
    if (!task)
        return {};
    DeliveryTask moved = *task;
    moved.state = taskStateFor(to);
    moved.done_on = moved.state == TaskState::Done ? closedOn : std::nullopt;
    moved.done_by = moved.state == TaskState::Done ? std::optional(actor.user) : std::nullopt;
    return addDifference(changes, toRecord(*task), toRecord(moved));
}

bool isAgreed(int dealField)
{
    static const std::array fields{describe<Deal>().indexOf(u"amount"), describe<Deal>().indexOf(u"base_amount"),
                                   describe<Deal>().indexOf(u"service_end")};
    return std::ranges::find(fields, dealField) != fields.end();
}

Result<void> checkAgreed(const Record &before, int field, const View &view)
{
    if (before.kind != EntityKind::Deal || !isAgreed(field))
        return {};
    PLUMBLINE_TRY_ASSIGN(const Deal deal, fromRecord<Deal>(before));
    PLUMBLINE_TRY_ASSIGN(const std::optional<Stage> stage, lookUp(view, deal.stage));
    if (stage && stage->outcome == StageOutcome::Won)
        return fail(errors::CommitmentNeeded, describe<Deal>().qualifiedName(field));
    return {};
}

} // namespace plumbline::domain
