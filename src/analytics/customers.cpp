#include "plumbline/analytics/customers.h"

#include "figures.h"
#include "pipelinequery.h"
#include "plumbline/domain/unkept.h"
#include "receivablesquery.h"

#include <QCollator>

#include <atomic>
#include <numeric>

namespace plumbline::analytics {

using domain::Date;
using domain::Uuid;

/// What all orders of one list share, by account.
struct CustomerSums {
    struct Sum {
        std::int64_t outstanding = 0;
        std::int64_t overdue = 0;
        std::int64_t openDeals = 0;
        std::int32_t unkept = 0;
        std::int32_t lastContact = NoDay;
    };
    DirectoryPtr directory;
    std::vector<Sum> sums;
};

namespace {

/// Several threads add to the same accounts now and then.
void addTo(std::int64_t &sum, std::int64_t amount) {
    std::atomic_ref(sum).fetch_add(amount, std::memory_order_relaxed);
}

Slice today(Date day) {
    Slice slice;
    slice.asOf = day;
    return slice;
}

void addReceivables(CustomerSums &all, const ReceivablesData &data, Date day) {
    const ReceivablesQuery query(data, today(day));
    data.workers->forParts(query.lineCount(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t at = first; at < last; ++at) {
            const auto line = query.line(static_cast<std::uint32_t>(at));
            if (!line)
                continue;
            CustomerSums::Sum &sum = all.sums[data.facts.account[line->fact]];
            addTo(sum.outstanding, line->amount);
            if (line->isOverdue())
                addTo(sum.overdue, line->amount);
        }
    });
}

void addDeals(CustomerSums &all, const PipelineData &data, Date day) {
    const PipelineQuery query(data, today(day));
    data.workers->forParts(data.dealCount(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t deal = first; deal < last; ++deal) {
            const DealState state = query.state(deal);
            if (state.stage != NoStage && query.isOpen(state.stage))
                addTo(all.sums[data.account[deal]].openDeals, state.amount);
        }
    });
}

void addContacts(CustomerSums &all, const ContactColumns &contacts, Date day) {
    for (std::size_t at = 0; at < contacts.account.size(); ++at)
        if (std::int32_t &last = all.sums[contacts.account[at]].lastContact; contacts.day[at] <= day.days())
            last = std::max(last, contacts.day[at]);
}

void addMarks(CustomerSums &all, const CustomerMarks &marks, Date day) {
    for (const CustomerMarks::Pledge &each : marks.pledges)
        all.sums[each.account].unkept += domain::isUnkept(each.state, each.dueDate, day) ? 1 : 0;
    for (std::size_t account = 0; account < std::min(marks.lastAct.size(), all.sums.size()); ++account)
        all.sums[account].lastContact = std::max(all.sums[account].lastContact, marks.lastAct[account]);
}

std::int64_t numberOf(const CustomerSums::Sum &sum, CustomerColumn column) {
    switch (column) {
    case CustomerColumn::Outstanding:
        return sum.outstanding;
    case CustomerColumn::Overdue:
        return sum.overdue;
    case CustomerColumn::Unkept:
        return sum.unkept;
    case CustomerColumn::OpenDeals:
        return sum.openDeals;
    default:
        return sum.lastContact;
    }
}

QString textOf(const Directory &directory, Ordinal account, CustomerColumn column) {
    const AccountEntry &entry = directory.accounts[account];
    if (column == CustomerColumn::Name)
        return entry.name;
    return column == CustomerColumn::Owner ? directory.people[entry.owner].name : entry.creditRating;
}

bool isText(CustomerColumn column) {
    return column <= CustomerColumn::CreditRating;
}

/// Texts as their places among all of them, as people sort them; -1 for none.
std::vector<std::int64_t> ranksOf(const Directory &directory, const std::vector<Ordinal> &accounts, CustomerColumn column) {
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(accounts.size());
    std::vector<std::uint32_t> order;
    std::vector<std::int64_t> ranks(accounts.size(), -1);
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const QString text = textOf(directory, accounts[i], column);
        keys.push_back(collator.sortKey(text));
        if (!text.isEmpty())
            order.push_back(static_cast<std::uint32_t>(i));
    }
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return keys[a].compare(keys[b]) < 0; });
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && keys[order[i - 1]].compare(keys[order[i]]) != 0)
            ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

} // namespace

CustomerMarksBuilder::CustomerMarksBuilder(PipelineColumnsPtr pipeline) : m_pipeline(std::move(pipeline)) {
    m_marks.lastAct.assign(m_pipeline->directory()->accounts.size(), NoDay);
}

void CustomerMarksBuilder::add(const domain::Commitment &commitment) {
    using enum domain::CommitmentState;
    if (commitment.state == Open || commitment.state == Broken)
        m_marks.pledges.push_back(
            {m_pipeline->directory()->account(commitment.account.uuid()), commitment.due_date, commitment.state});
}

void CustomerMarksBuilder::add(const domain::KeyEvent &event) {
    const PipelineData &data = m_pipeline->data();
    const std::size_t deal = data.find(event.deal.uuid());
    if (deal == data.dealCount())
        return;
    std::int32_t &last = m_marks.lastAct[data.account[deal]];
    last = std::max(last, event.on.days());
}

CustomerMarksPtr CustomerMarksBuilder::build() {
    return std::make_shared<const CustomerMarks>(std::move(m_marks));
}

CustomerList::CustomerList(std::shared_ptr<const CustomerSums> sums, std::vector<Ordinal> accounts)
    : m_sums(std::move(sums)),
      m_accounts(std::move(accounts)) {
    for (const Ordinal account : m_accounts) {
        const CustomerSums::Sum &sum = m_sums->sums[account];
        m_total.outstanding += sum.outstanding;
        m_total.overdue += sum.overdue;
        m_total.unkept += sum.unkept;
        m_total.openDeals += sum.openDeals;
    }
}

CustomerLine CustomerList::line(std::size_t row) const {
    const Ordinal account = m_accounts.at(row);
    const Directory &directory = *m_sums->directory;
    const CustomerSums::Sum &sum = m_sums->sums[account];
    const AccountEntry &entry = directory.accounts[account];
    return {entry.id,
            entry.name,
            directory.people[entry.owner].name,
            entry.creditRating,
            sum.outstanding,
            sum.overdue,
            sum.unkept,
            sum.openDeals,
            sum.lastContact == NoDay ? std::nullopt : std::optional(Date::fromDays(sum.lastContact))};
}

Uuid CustomerList::account(std::size_t row) const {
    return m_sums->directory->accounts[m_accounts.at(row)].id;
}

std::size_t CustomerList::rowOf(const Uuid &account) const {
    const Ordinal ordinal = m_sums->directory->account(account);
    return static_cast<std::size_t>(std::ranges::find(m_accounts, ordinal) - m_accounts.begin());
}

CustomerListPtr CustomerList::sortedBy(CustomerColumn column, Rows::Order order) const {
    const std::int64_t absent = isText(column) ? -1 : column == CustomerColumn::LastContact ? NoDay : INT64_MIN;
    std::vector<std::int64_t> keys;
    if (isText(column)) {
        keys = ranksOf(*m_sums->directory, m_accounts, column);
    } else {
        keys.reserve(m_accounts.size());
        for (const Ordinal account : m_accounts)
            keys.push_back(numberOf(m_sums->sums[account], column));
    }
    std::vector<std::uint32_t> places(m_accounts.size());
    std::iota(places.begin(), places.end(), 0U);
    const bool descending = order == Rows::Order::Descending;
    std::ranges::stable_sort(places, [&](std::uint32_t a, std::uint32_t b) {
        if (keys[a] == absent || keys[b] == absent)
            return keys[b] == absent && keys[a] != absent;
        return descending ? keys[b] < keys[a] : keys[a] < keys[b];
    });
    std::vector<Ordinal> accounts;
    accounts.reserve(places.size());
    for (const std::uint32_t place : places)
        accounts.push_back(m_accounts[place]);
    return std::make_shared<CustomerList>(m_sums, std::move(accounts));
}

CustomerListPtr CustomerList::containing(const QString &text) const {
    const QString wanted = text.trimmed();
    const Directory &directory = *m_sums->directory;
    // A few hundred people own them all; each name is looked at once.
    std::vector<std::uint8_t> owners(directory.people.size());
    for (std::size_t person = 0; person < owners.size(); ++person)
        owners[person] = directory.people[person].name.contains(wanted, Qt::CaseInsensitive) ? 1 : 0;
    std::vector<Ordinal> accounts;
    std::ranges::copy_if(m_accounts, std::back_inserter(accounts), [&](Ordinal account) {
        const AccountEntry &entry = directory.accounts[account];
        return owners[entry.owner] != 0 || entry.name.contains(wanted, Qt::CaseInsensitive) ||
               entry.creditRating.contains(wanted, Qt::CaseInsensitive);
    });
    return std::make_shared<CustomerList>(m_sums, std::move(accounts));
}

CustomerListPtr customerList(const Columns &columns, const CustomerMarks &marks, Date day) {
    auto all = std::make_shared<CustomerSums>();
    all->directory = columns.pipeline->directory();
    all->sums.resize(all->directory->accounts.size());
    const ReceivablesData &receivables = columns.receivables->data();
    addReceivables(*all, receivables, day);
    addDeals(*all, columns.pipeline->data(), day);
    addContacts(*all, receivables.chases, day);
    addContacts(*all, receivables.promises, day);
    addMarks(*all, marks, day);
    // Ordinal 0 is nobody.
    std::vector<Ordinal> accounts(all->sums.empty() ? 0 : all->sums.size() - 1);
    std::iota(accounts.begin(), accounts.end(), 1U);
    std::ranges::stable_sort(accounts, [&](Ordinal a, Ordinal b) {
        const CustomerSums::Sum &left = all->sums[a];
        const CustomerSums::Sum &right = all->sums[b];
        return left.unkept != right.unkept ? left.unkept > right.unkept : left.outstanding > right.outstanding;
    });
    return std::make_shared<CustomerList>(std::move(all), std::move(accounts));
}

CustomerMoney customerMoney(const Columns &columns, const Uuid &account, Date asOf) {
    const ReceivablesData &data = columns.receivables->data();
    const Ordinal wanted = data.directory->account(account);
    const ReceivablesQuery query(data, today(asOf));
    std::array<std::int64_t, AgeingColumnCount> amounts{};
    std::array<std::int64_t, AgeingColumnCount> counts{};
    data.workers->forParts(wanted == 0 ? 0 : query.lineCount(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (auto at = static_cast<std::uint32_t>(first); at < last; ++at) {
            if (data.facts.account[query.factOf(at)] != wanted)
                continue;
            if (const auto line = query.line(at)) {
                addTo(amounts[static_cast<std::size_t>(line->column)], line->amount);
                addTo(counts[static_cast<std::size_t>(line->column)], 1);
            }
        }
    });
    CustomerMoney money;
    std::int64_t overdue = 0;
    std::int64_t overSixty = 0;
    for (int column = 0; column < AgeingColumnCount; ++column) {
        const auto at = static_cast<std::size_t>(column);
        const Line probe{.column = static_cast<AgeingColumn>(column)};
        overdue += probe.isOverdue() ? amounts[at] : 0;
        overSixty += probe.isOverSixtyDays() ? amounts[at] : 0;
        money.ageing.push_back({probe.column, plainFigure(Metric::AgeingAmount, Unit::Money, amounts[at], column),
                                plainFigure(Metric::AgeingCount, Unit::Count, counts[at], column)});
    }
    const auto sum = [](const auto &parts) { return std::accumulate(parts.begin(), parts.end(), std::int64_t{0}); };
    money.outstanding = plainFigure(Metric::Outstanding, Unit::Money, sum(amounts));
    money.openCount = plainFigure(Metric::OutstandingCount, Unit::Count, sum(counts));
    money.overdue = plainFigure(Metric::Overdue, Unit::Money, overdue);
    money.overSixtyDays = plainFigure(Metric::OverSixtyDays, Unit::Money, overSixty);
    money.unapplied =
        plainFigure(Metric::Unapplied, Unit::Money, amounts[static_cast<std::size_t>(AgeingColumn::Unapplied)]);
    return money;
}

std::vector<domain::DealId> dealsOf(const Columns &columns, const Uuid &account) {
    const PipelineData &data = columns.pipeline->data();
    const Ordinal wanted = data.directory->account(account);
    std::vector<domain::DealId> deals;
    if (wanted == 0)
        return deals;
    for (std::size_t deal = 0; deal < data.dealCount(); ++deal)
        if (data.account[deal] == wanted)
            deals.emplace_back(data.ids[deal]);
    return deals;
}

} // namespace plumbline::analytics
