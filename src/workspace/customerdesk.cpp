#include "plumbline/workspace/customerdesk.h"

#include "customerreading.h"
#include "workspace_p.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/unkept.h"

/// Customers: the list from the columns, one of them from columns and rows of one committed state.
namespace plumbline::workspace {

using namespace domain;

namespace {

Result<std::vector<CustomerCommitment>> commitmentsOf(const replica::Reader &reader, AccountId account, Date today, Texts &texts)
{
    PLUMBLINE_TRY_ASSIGN(const auto commitments, foundWhere<Commitment>(reader, u"account", {Value(account.uuid())}));
    std::vector<CustomerCommitment> lines;
    for (const Commitment &each : commitments)
        lines.push_back({each, each.deal ? texts.titleOf(EntityKind::Deal, each.deal->uuid()) : QString(),
                         texts.titleOf(EntityKind::User, each.promised_by.uuid()), isUnkept(each, today)});
    std::ranges::stable_sort(lines, [](const CustomerCommitment &a, const CustomerCommitment &b) {
        return a.unkept != b.unkept ? a.unkept : a.commitment.due_date < b.commitment.due_date;
    });
    return lines;
}

Result<std::vector<CustomerDeal>> dealLinesOf(const replica::Reader &reader, const std::vector<DealId> &deals, AccountId account, Texts &texts)
{
    std::vector<CustomerDeal> lines;
    for (const DealId &id : deals) {
        PLUMBLINE_TRY_ASSIGN(const auto deal, found(reader, id));
        // It may have gone to another customer since the columns were read.
        if (!deal || deal->account != account)
            continue;
        PLUMBLINE_TRY_ASSIGN(const auto stage, found(reader, deal->stage));
        lines.push_back({*deal, deal->owner ? texts.titleOf(EntityKind::User, deal->owner->uuid()) : QString(),
                         stage ? stage->name : QString(), stage ? stage->outcome : StageOutcome::Open});
    }
    std::ranges::stable_sort(lines, [](const CustomerDeal &a, const CustomerDeal &b) {
        const bool open = a.outcome == StageOutcome::Open;
        if (open != (b.outcome == StageOutcome::Open))
            return open;
        return a.deal.created_on > b.deal.created_on;
    });
    return lines;
}

Result<CustomerShown> customerIn(const replica::Reader &reader, const ColumnSet &columns, AccountId id, Date today)
{
    CustomerShown shown;
    PLUMBLINE_TRY_ASSIGN(const auto account, found(reader, id));
    if (!account)
        return fail(domain::errors::RecordNotFound, id.toString());
    Texts texts(reader);
    shown.account = *account;
    shown.owner = account->owner ? texts.titleOf(EntityKind::User, account->owner->uuid()) : QString();
    shown.today = today;
    shown.currency = columns.currency;
    shown.money = analytics::customerMoney(columns.columns, id.uuid(), today);
    PLUMBLINE_TRY_ASSIGN(shown.commitments, commitmentsOf(reader, id, today, texts));
    PLUMBLINE_TRY_ASSIGN(shown.deals, dealLinesOf(reader, analytics::dealsOf(columns.columns, id.uuid()), id, texts));
    return shown;
}

/// Runs `task(Reader &, ColumnSet &)` within one snapshot once columns are there.
template<typename T, typename Threads, typename Task>
Pending<T> withColumns(Threads &threads, Task task)
{
    auto opened = threads.current();
    if (!opened)
        return answered<T>(fail(errors::Locked));
    return runOn<T>(threads.queries, [opened, task = std::move(task)](auto &) -> Result<T> {
        PLUMBLINE_TRY_ASSIGN(const auto columns, opened->waitForColumns());
        PLUMBLINE_TRY_ASSIGN(auto lease, opened->lease());
        Result<T> answer = fail(errors::Locked);
        PLUMBLINE_TRY(lease->inSnapshot([&]() -> Result<void> {
            answer = task(*lease, *columns);
            return {};
        }));
        return answer;
    });
}

} // namespace

std::int64_t CustomerShown::unkept() const
{
    return std::ranges::count_if(commitments, &CustomerCommitment::unkept);
}

Pending<CustomersShown> CustomerDesk::customers()
{
    return threadsOf(m_workspace).compute<CustomersShown>([today = m_workspace.today()](const ColumnSet &set) -> Result<CustomersShown> {
        return CustomersShown{analytics::customerList(set.columns, *set.customers, today), set.currency, today};
    });
}

Pending<analytics::CustomerListPtr> CustomerDesk::arranged(analytics::CustomerListPtr list, const Arrangement &wanted)
{
    return threadsOf(m_workspace).compute<analytics::CustomerListPtr>([list, wanted](const ColumnSet &) -> Result<analytics::CustomerListPtr> {
        analytics::CustomerListPtr cut = wanted.text.trimmed().isEmpty() ? list : list->containing(wanted.text);
        return wanted.column ? cut->sortedBy(*wanted.column, wanted.order) : cut;
    });
}

Pending<CustomerShown> CustomerDesk::customer(AccountId account)
{
    return withColumns<CustomerShown>(threadsOf(m_workspace), [account, today = m_workspace.today()](const replica::Reader &reader, const ColumnSet &columns) {
        return customerIn(reader, columns, account, today);
    });
}

Pending<std::vector<TimelineItem>> CustomerDesk::timeline(AccountId account)
{
    auto &threads = threadsOf(m_workspace);
    const QString zone = m_workspace.timeZone().result().value_or(QString());
    return withColumns<std::vector<TimelineItem>>(threads, [account, zone](const replica::Reader &reader, const ColumnSet &columns) {
        return TimelineReading(reader, columns, zone).of(account);
    });
}

} // namespace plumbline::workspace
