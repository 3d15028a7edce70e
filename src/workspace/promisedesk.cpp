#include "plumbline/workspace/promisedesk.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "promisereading.h"
#include "workspace_p.h"

#include <algorithm>

namespace plumbline::workspace {

using namespace domain;

namespace {

/// Whose turn it is not, or what is over, is nobody's queue.
bool belongsInQueue(const ApprovalShown &approval)
{
    const ApprovalStep *next = approval.commitment ? approval.commitment->next() : nullptr;
    const bool isNext = !approval.commitment || (next != nullptr && next->id.uuid() == approval.id);
    return isNext && (approval.isOwn || !approval.whyNot);
}

Date dueOf(const ApprovalShown &approval)
{
    return approval.commitment ? approval.commitment->commitment.due_date : approval.since;
}

bool isBefore(const ApprovalShown &a, const ApprovalShown &b)
{
    if (a.whyNot.has_value() != b.whyNot.has_value())
        return !a.whyNot.has_value();
    return dueOf(a) != dueOf(b) ? dueOf(a) < dueOf(b) : a.id < b.id;
}

/// A row whose commitment or invoice is not on this replica is nothing one could judge.
Result<void> add(std::vector<ApprovalShown> &queue, Result<ApprovalShown> approval)
{
    if (!approval && approval.error().code != domain::errors::RecordNotFound)
        return tl::unexpected(std::move(approval).error());
    if (approval && belongsInQueue(*approval))
        queue.push_back(std::move(*approval));
    return {};
}

Result<std::vector<ApprovalShown>> queueIn(const replica::Reader &reader, PromiseReading &reading)
{
    std::vector<ApprovalShown> queue;
    PLUMBLINE_TRY_ASSIGN(const auto steps, readAll<ApprovalStep>(reader, [](const ApprovalStep &step) { return step.state == ApprovalState::Waiting; }));
    for (const ApprovalStep &step : steps)
        PLUMBLINE_TRY(add(queue, reading.toDecide(step)));
    PLUMBLINE_TRY_ASSIGN(const auto requests,
                         readAll<WriteOffRequest>(reader, [](const WriteOffRequest &request) { return request.state == ApprovalState::Waiting; }));
    for (const WriteOffRequest &request : requests)
        PLUMBLINE_TRY(add(queue, reading.toDecide(request)));
    std::ranges::sort(queue, isBefore);
    return queue;
}

Result<CostShown> costIn(const replica::Reader &reader, EntityKind kind, const Uuid &id, UserId user, Date today)
{
    CostShown cost;
    PLUMBLINE_TRY_ASSIGN(const auto organisations, reader.all(EntityKind::Organisation));
    if (organisations.empty())
        return fail(domain::errors::RecordNotFound, QStringLiteral("organisation"));
    PLUMBLINE_TRY_ASSIGN(const auto organisation, fromRecord<Organisation>(organisations.front()));
    PLUMBLINE_TRY_ASSIGN(cost.base, Currency::parse(organisation.base_currency));
    if (kind == EntityKind::WriteOffRequest) {
        PLUMBLINE_TRY_ASSIGN(const auto request, readOne(reader, WriteOffRequestId(id)));
        PLUMBLINE_TRY_ASSIGN(cost.open, openOf(request.instalment, reader));
        return cost;
    }
    PLUMBLINE_TRY_ASSIGN(const auto step, readOne(reader, ApprovalStepId(id)));
    PLUMBLINE_TRY_ASSIGN(const auto commitment, readOne(reader, step.commitment));
    PLUMBLINE_TRY_ASSIGN(const Scope scope, scopeOf(user, reader, today));
    PLUMBLINE_TRY_ASSIGN(cost.premise, premiseOf(commitment, reader, scope));
    return cost;
}

} // namespace

Pending<std::vector<ApprovalShown>> PromiseDesk::queue()
{
    using All = std::vector<ApprovalShown>;
    auto *d = m_workspace.d.get();
    return d->read<All>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<All>(session, reader, *d->ports.clock, today, &queueIn);
    });
}

Pending<int> PromiseDesk::waiting()
{
    auto *d = m_workspace.d.get();
    return d->read<int>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<int>(session, reader, *d->ports.clock, today, [](const replica::Reader &in, PromiseReading &reading) {
            return queueIn(in, reading).map([](const std::vector<ApprovalShown> &queue) {
                return static_cast<int>(std::ranges::count_if(queue, [](const ApprovalShown &each) { return !each.whyNot; }));
            });
        });
    });
}

Pending<std::vector<ApprovalShown>> PromiseDesk::decided()
{
    using All = std::vector<ApprovalShown>;
    auto *d = m_workspace.d.get();
    return d->read<All>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        const UserId user = session.actor().user;
        return inOneSnapshot<All>(session, reader, *d->ports.clock, today, [user](const replica::Reader &in, PromiseReading &reading) -> Result<All> {
            All all;
            const auto isMine = [user](const auto &each) { return each.decided_by == user; };
            PLUMBLINE_TRY_ASSIGN(const auto steps, readAll<ApprovalStep>(in, isMine));
            for (const ApprovalStep &step : steps) {
                PLUMBLINE_TRY_ASSIGN(all.emplace_back(), reading.decided(step));
            }
            PLUMBLINE_TRY_ASSIGN(const auto requests, readAll<WriteOffRequest>(in, isMine));
            for (const WriteOffRequest &request : requests) {
                PLUMBLINE_TRY_ASSIGN(all.emplace_back(), reading.decided(request));
            }
            std::ranges::sort(all, [](const ApprovalShown &a, const ApprovalShown &b) {
                return a.decidedAt != b.decidedAt ? a.decidedAt > b.decidedAt : a.id < b.id;
            });
            return all;
        });
    });
}

Pending<CostShown> PromiseDesk::costOf(EntityKind kind, const Uuid &id)
{
    auto *d = m_workspace.d.get();
    return d->read<CostShown>([d, kind, id, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        const UserId user = session.actor().user;
        return inOneSnapshot<CostShown>(session, reader, *d->ports.clock, today, [&](const replica::Reader &in, PromiseReading &) {
            return costIn(in, kind, id, user, today);
        });
    });
}

Pending<DebtShown> PromiseDesk::debtOf(AccountId account)
{
    return m_workspace.d->compute<DebtShown>([account, today = m_workspace.today()](const ColumnSet &set) -> Result<DebtShown> {
        analytics::Slice slice;
        slice.asOf = today;
        slice.membersOf(analytics::Dimension::Account) = {account.uuid().toString()};
        const analytics::ReceivablesPage page = analytics::receivablesPage(set.columns, slice);
        const auto amount = [&](const analytics::Figure &figure) { return Money(figure.value.value_or(0), set.currency); };
        return DebtShown{amount(page.outstanding), amount(page.overdue), amount(page.overSixtyDays)};
    });
}

} // namespace plumbline::workspace
