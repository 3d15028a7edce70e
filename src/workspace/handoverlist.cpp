#include "plumbline/workspace/promisedesk.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "promisereading.h"
#include "workspace_p.h"

#include <algorithm>

/// Hand-overs to delivery, and what departments have to do.
namespace plumbline::workspace {

using namespace domain;

namespace {

/// A deal that is not on this replica leaves its names empty.
Result<HandoverShown> shown(const replica::Reader &reader, PromiseReading &reading, const Clock &clock, Handover handover)
{
    HandoverShown out;
    const auto deal = readOne(reader, handover.deal);
    if (!deal && deal.error().code != domain::errors::RecordNotFound)
        return tl::unexpected(deal.error());
    if (deal) {
        out.deal = deal->title;
        out.amount = deal->amount;
        out.accountId = deal->account;
        if (deal->account)
            out.account = reading.titleOf(EntityKind::Account, deal->account->uuid());
    }
    out.offeredBy = reading.person(handover.offered_by);
    out.decidedBy = handover.decided_by ? reading.person(*handover.decided_by) : QString();
    out.canDecide = decide(ReturnHandover{handover.id, QStringLiteral("?")}, reader, reading.actor(), clock).has_value();
    out.handover = std::move(handover);
    return out;
}

Result<std::vector<HandoverShown>> handoversIn(const replica::Reader &reader, PromiseReading &reading, const Clock &clock)
{
    std::vector<HandoverShown> all;
    PLUMBLINE_TRY_ASSIGN(auto handovers, readAll<Handover>(reader, [](const Handover &) { return true; }));
    for (Handover &each : handovers) {
        PLUMBLINE_TRY_ASSIGN(all.emplace_back(), shown(reader, reading, clock, std::move(each)));
    }
    std::ranges::sort(all, [](const HandoverShown &a, const HandoverShown &b) {
        return a.handover.offered_at != b.handover.offered_at ? a.handover.offered_at > b.handover.offered_at : a.handover.id < b.handover.id;
    });
    return all;
}

Result<std::vector<TaskShown>> tasksIn(const replica::Reader &reader, PromiseReading &reading)
{
    std::vector<TaskShown> all;
    const auto isOpen = [](const DeliveryTask &task) { return task.state == TaskState::Waiting || task.state == TaskState::Open; };
    PLUMBLINE_TRY_ASSIGN(const auto tasks, readAll<DeliveryTask>(reader, isOpen));
    for (const DeliveryTask &task : tasks) {
        auto commitment = readOne(reader, task.commitment);
        if (!commitment && commitment.error().code == domain::errors::RecordNotFound)
            continue;
        PLUMBLINE_TRY_ASSIGN(Commitment promised, std::move(commitment));
        PLUMBLINE_TRY_ASSIGN(CommitmentShown promise, reading.shown(std::move(promised)));
        const bool isOverdue = task.state == TaskState::Open && task.due_date < reading.today();
        all.push_back({task, std::move(promise), isOverdue});
    }
    std::ranges::sort(all, [](const TaskShown &a, const TaskShown &b) {
        return a.task.due_date != b.task.due_date ? a.task.due_date < b.task.due_date : a.task.id < b.task.id;
    });
    return all;
}

} // namespace

Pending<std::vector<HandoverShown>> PromiseDesk::handovers()
{
    using All = std::vector<HandoverShown>;
    auto *d = m_workspace.d.get();
    return d->read<All>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<All>(session, reader, *d->ports.clock, today, [d](const replica::Reader &in, PromiseReading &reading) {
            return handoversIn(in, reading, *d->ports.clock);
        });
    });
}

Pending<std::vector<TaskShown>> PromiseDesk::tasks()
{
    using All = std::vector<TaskShown>;
    auto *d = m_workspace.d.get();
    return d->read<All>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<All>(session, reader, *d->ports.clock, today, &tasksIn);
    });
}

Pending<int> PromiseDesk::offered()
{
    auto *d = m_workspace.d.get();
    return d->read<int>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<int>(session, reader, *d->ports.clock, today, [d](const replica::Reader &in, PromiseReading &reading) {
            return handoversIn(in, reading, *d->ports.clock).map([](const std::vector<HandoverShown> &all) {
                return static_cast<int>(std::ranges::count_if(all, &HandoverShown::canDecide));
            });
        });
    });
}

} // namespace plumbline::workspace
