#include "health.h"

#include <map>
#include <set>
#include <unordered_set>

namespace plumbline::analytics {

using domain::Date;
using domain::FactKind;
using domain::Rounding;

namespace {

Date moved(Date date, int months) {
    const Date there = date.plusMonths(months);
    return date == date.lastOfMonth() ? there.lastOfMonth() : there;
}

Slice withoutPeriod(Slice slice) {
    slice.period = {};
    return slice;
}

} // namespace

HealthWindow HealthWindow::of(const Slice &slice) {
    const Date last = std::min(slice.period.last.value_or(slice.asOf), slice.asOf);
    const Date first = slice.period.first ? *slice.period.first : moved(last, -12).plusDays(1);
    return {first.days(), last.days()};
}

HealthWindow HealthWindow::movedByMonths(int months) const {
    return {moved(Date::fromDays(first - 1), months).days() + 1, moved(Date::fromDays(last), months).days()};
}

bool isTradeReceivable(const ReceivablesData &data, const Line &line) {
    const FactKind kind = data.facts.kind[line.fact];
    if (line.column == AgeingColumn::Revaluation)
        return false;
    return line.column != AgeingColumn::Unapplied || kind == FactKind::CreditNote || kind == FactKind::WriteOff;
}

Health::Health(const ReceivablesData &data, const Slice &slice)
    : m_data(&data),
      m_slice(slice),
      m_window(HealthWindow::of(slice)),
      m_query(data, withoutPeriod(slice)) {}

Shares Health::documents(Metric metric) const {
    switch (metric) {
    case Metric::NetSigned:
        return movements({FactKind::Contract}, metric);
    case Metric::NetCreditSales:
        return movements({FactKind::Invoice, FactKind::CreditNote}, metric);
    case Metric::CostOfSales:
        return movements({FactKind::Cost}, metric);
    case Metric::AcquisitionCost:
        return movements({FactKind::Cost, FactKind::Expense}, metric);
    case Metric::AverageInventory:
        return averageBalance(FactKind::Stock);
    case Metric::AveragePayables:
        return averageBalance(FactKind::Payable);
    case Metric::NewCustomers:
        return firstOrders();
    default:
        throw domain::InvariantError("not a figure of documents");
    }
}

std::optional<std::int64_t> Health::movement(std::uint32_t fact, Metric metric) const {
    const FactColumns &facts = m_data->facts;
    if (!m_window.contains(facts.date[fact]) || !m_query.isVisible(fact) || !m_query.admits(fact))
        return std::nullopt;
    const bool acquisition = facts.acquisition[fact] != 0;
    if ((metric == Metric::CostOfSales && acquisition) || (metric == Metric::AcquisitionCost && !acquisition))
        return std::nullopt;
    return facts.kind[fact] == FactKind::CreditNote ? -facts.baseAmount[fact] : facts.baseAmount[fact];
}

Shares Health::movements(std::initializer_list<FactKind> kinds, Metric metric) const {
    Shares shares;
    for (const FactKind kind : kinds)
        for (const std::uint32_t fact : m_data->factsOf(kind))
            if (const auto amount = movement(fact, metric))
                shares.push_back({fact, *amount});
    return shares;
}

/// Balances hold from their day until the next one of the same category and account; the average is over the days of the
/// window from the first known balance on. What was reversed does not count.
Shares Health::averageBalance(FactKind kind) const {
    const FactColumns &facts = m_data->facts;
    std::set<std::uint32_t> reversed;
    for (const std::uint32_t fact : m_data->factsOf(kind))
        if (facts.root[fact] != fact && m_query.isVisible(fact))
            reversed.insert(facts.root[fact]);
    std::map<std::pair<Ordinal, Ordinal>, std::map<std::int32_t, std::vector<std::uint32_t>>> series;
    std::int32_t earliest = INT32_MAX;
    for (const std::uint32_t fact : m_data->factsOf(kind)) {
        const bool counts =
            m_query.isVisible(fact) && m_query.admits(fact) && facts.root[fact] == fact && !reversed.contains(fact);
        if (!counts || facts.date[fact] > m_window.last)
            continue;
        series[{facts.category[fact], facts.account[fact]}][facts.date[fact]].push_back(fact);
        earliest = std::min(earliest, facts.date[fact]);
    }
    Shares shares;
    const std::int32_t start = std::max(m_window.first, earliest);
    for (const auto &[key, balances] : series)
        for (auto at = balances.begin(); at != balances.end(); ++at) {
            const std::int32_t until =
                std::next(at) == balances.end() ? m_window.last : std::min(m_window.last, std::next(at)->first - 1);
            const std::int32_t days = until - std::max(start, at->first) + 1;
            if (days <= 0)
                continue;
            for (const std::uint32_t fact : at->second)
                shares.push_back(
                    {fact, domain::multiplyDivide(facts.baseAmount[fact], days, m_window.last - start + 1, Rounding::HalfEven)});
        }
    return shares;
}

Health::Refunds Health::refundsByGroup() const {
    Refunds refunds;
    for (const std::uint32_t refund : m_data->refunds)
        if (m_query.isVisible(refund))
            refunds[m_data->directory->accounts[m_data->facts.account[refund]].group].push_back(refund);
    return refunds;
}

/// Refunds to the order's group within FullRefundDays; of the same deal, where both say which.
std::int64_t Health::refundedSoonAfter(std::uint32_t order, const Refunds &refunds) const {
    const FactColumns &facts = m_data->facts;
    const auto found = refunds.find(m_data->directory->accounts[facts.account[order]].group);
    if (found == refunds.end())
        return 0;
    std::int64_t sum = 0;
    for (const std::uint32_t refund : found->second) {
        const std::int32_t after = facts.date[refund] - facts.date[order];
        const bool sameDeal =
            facts.deal[refund] == NoRecord || facts.deal[order] == NoRecord || facts.deal[refund] == facts.deal[order];
        if (after >= 0 && after <= FullRefundDays && sameDeal)
            sum += facts.baseAmount[refund];
    }
    return sum;
}

/// Each group's first order or contract ever that was neither reversed nor refunded in full soon after.
std::vector<std::uint32_t> Health::everyFirstOrder() const {
    const FactColumns &facts = m_data->facts;
    std::vector<std::uint32_t> orders;
    std::unordered_map<std::uint32_t, std::int64_t> net;
    for (const FactKind kind : {FactKind::Contract, FactKind::Order})
        for (const std::uint32_t fact : m_data->factsOf(kind)) {
            if (!m_query.isVisible(fact) || facts.account[facts.root[fact]] == 0)
                continue;
            net[facts.root[fact]] += facts.baseAmount[fact];
            if (facts.root[fact] == fact && facts.baseAmount[fact] > 0)
                orders.push_back(fact);
        }
    std::ranges::sort(orders, {}, [&](std::uint32_t fact) { return std::pair(facts.date[fact], facts.id[fact]); });
    const Refunds refunds = refundsByGroup();
    std::unordered_set<Ordinal> known;
    std::vector<std::uint32_t> first;
    for (const std::uint32_t order : orders) {
        const Ordinal group = m_data->directory->accounts[facts.account[order]].group;
        if (known.contains(group) || net[order] <= 0 || refundedSoonAfter(order, refunds) >= net[order])
            continue;
        known.insert(group);
        first.push_back(order);
    }
    return first;
}

void Health::findFirstOrders() {
    m_firstOrders = std::make_shared<const std::vector<std::uint32_t>>(everyFirstOrder());
}

Health Health::at(const HealthWindow &window) const {
    Health other = *this;
    other.m_window = window;
    return other;
}

Shares Health::firstOrders() const {
    const auto all = m_firstOrders ? m_firstOrders : std::make_shared<const std::vector<std::uint32_t>>(everyFirstOrder());
    Shares shares;
    for (const std::uint32_t order : *all)
        if (m_window.contains(m_data->facts.date[order]) && m_query.admits(order))
            shares.push_back({order, 1});
    return shares;
}

std::int32_t Health::daysAtWork(const PersonEntry &person) const {
    const std::int32_t from = person.joinedOn ? std::max(m_window.first, person.joinedOn->days()) : m_window.first;
    const std::int32_t until = person.leftOn ? std::min(m_window.last, person.leftOn->days()) : m_window.last;
    return std::max(0, until - from + 1);
}

Shares Health::people() const {
    Shares shares;
    const auto &people = m_data->directory->people;
    for (std::uint32_t person = 1; person < people.size(); ++person) {
        const PersonEntry &entry = people[person];
        const std::int32_t days = daysAtWork(entry);
        if (days > 0 && entry.salesFte.value_or(0) != 0 && m_query.tables().admitsPerson(person, entry.region))
            shares.push_back({person, domain::multiplyDivide(*entry.salesFte, days, m_window.days(), Rounding::HalfEven)});
    }
    return shares;
}

/// Someone's share is known, and that of every salesperson is.
bool Health::isHeadcountKnown() const {
    const auto &people = m_data->directory->people;
    bool any = false;
    for (std::uint32_t person = 1; person < people.size(); ++person) {
        const PersonEntry &entry = people[person];
        if (daysAtWork(entry) == 0 || !m_query.tables().admitsPerson(person, entry.region))
            continue;
        if (!entry.salesFte && entry.role == domain::Role::Salesperson)
            return false;
        any |= entry.salesFte.has_value();
    }
    return any;
}

bool Health::hasAny(std::initializer_list<FactKind> kinds) const {
    for (const FactKind kind : kinds)
        for (const std::uint32_t fact : m_data->factsOf(kind))
            if (m_query.isVisible(fact))
                return true;
    return false;
}

std::int64_t Health::closingReceivables() const {
    const ReceivablesQuery closing = ReceivablesQuery::closingAt(*m_data, m_slice, m_window.last);
    std::vector<std::int64_t> sums(m_data->workers->width(), 0);
    m_data->workers->forParts(closing.lineCount(), [&](std::size_t part, std::size_t first, std::size_t last) {
        std::int64_t sum = 0;
        for (std::size_t at = first; at < last; ++at)
            if (const auto line = closing.line(static_cast<std::uint32_t>(at)); line && isTradeReceivable(*m_data, *line))
                sum += line->amount;
        sums[part] += sum;
    });
    std::int64_t total = 0;
    for (const std::int64_t sum : sums)
        total += sum;
    return total;
}

} // namespace plumbline::analytics
