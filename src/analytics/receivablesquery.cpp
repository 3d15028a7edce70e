#include "receivablesquery.h"

namespace plumbline::analytics {

ReceivablesQuery::ReceivablesQuery(const ReceivablesData &data, const Slice &slice)
    : m_data(&data),
      m_tables(tablesOf(slice, *data.directory, data.pipeline->data().sources)),
      m_asOf(slice.asOf.days()),
      m_isCut(std::ranges::any_of(slice.members, [](const auto &members) { return !members.empty(); })) {
    if (slice.period.first)
        m_first = slice.period.first->days();
    if (slice.period.last)
        m_last = slice.period.last->days();
    if (slice.asKnown)
        m_known = toRevision(*slice.asKnown);
}

ReceivablesQuery ReceivablesQuery::closingAt(const ReceivablesData &data, const Slice &slice, std::int32_t day) {
    Slice closing = slice;
    closing.period = {};
    closing.asOf = domain::Date::fromDays(day);
    return {data, closing};
}

bool ReceivablesQuery::admits(std::uint32_t fact) const {
    const FactColumns &facts = m_data->facts;
    return m_tables.admits(facts.owner[fact], facts.product[fact], facts.source[fact], facts.region[fact], facts.account[fact]);
}

std::uint32_t ReceivablesQuery::lineCount() const {
    return static_cast<std::uint32_t>(m_data->items.fact.size() + 2 * m_data->credits.fact.size() + m_data->refunds.size());
}

std::optional<Line> ReceivablesQuery::itemLine(std::uint32_t item) const {
    const ItemColumns &items = m_data->items;
    if (!counts(items.fact[item]))
        return std::nullopt;
    Line line;
    line.amount = items.baseAmount[item] - items.reductions.sumOf<Reductions::Of::Base>(item, m_asOf, m_known);
    if (line.amount == 0)
        return std::nullopt;
    line.fact = items.fact[item];
    line.dueDate = items.dueDate[item];
    line.disputed = items.disputed[item] != 0;
    if (line.dueDate != NoDay)
        line.daysOverdue = std::max(0, m_asOf - line.dueDate);
    if (line.amount < 0)
        // More was set against it than it is: the customer's credit.
        line.column = AgeingColumn::Unapplied;
    else if (line.dueDate == NoDay)
        line.column = AgeingColumn::NoDueDate;
    else
        line.column = line.daysOverdue <= 0     ? AgeingColumn::NotDue
                      : line.daysOverdue <= 30  ? AgeingColumn::To30
                      : line.daysOverdue <= 60  ? AgeingColumn::To60
                      : line.daysOverdue <= 90  ? AgeingColumn::To90
                      : line.daysOverdue <= 120 ? AgeingColumn::To120
                                                : AgeingColumn::Over120;
    return line;
}

std::optional<Line> ReceivablesQuery::creditLine(std::uint32_t credit, AgeingColumn column) const {
    const CreditColumns &credits = m_data->credits;
    const FactColumns &facts = m_data->facts;
    const std::uint32_t fact = credits.fact[credit];
    if ((column == AgeingColumn::Revaluation && credits.revalued[credit] == 0) || !counts(fact))
        return std::nullopt;
    const std::int64_t usedBase = credits.uses.sumOf<Reductions::Of::Base>(credit, m_asOf, m_known);
    const std::int64_t restBase = facts.baseAmount[fact] - usedBase;
    std::int64_t unapplied = restBase;
    if (credits.revalued[credit] != 0 && facts.amount[fact] != 0) {
        // What is left in the credit's own currency, at its own rate; the rest of the base amount comes from the rates.
        const std::int64_t rest = facts.amount[fact] - credits.uses.sumOf<Reductions::Of::Own>(credit, m_asOf, m_known);
        unapplied = domain::multiplyDivide(facts.baseAmount[fact], rest, facts.amount[fact], domain::Rounding::HalfEven);
    }
    Line line;
    line.fact = fact;
    line.column = column;
    line.amount = column == AgeingColumn::Unapplied ? -unapplied : unapplied - restBase;
    return line.amount == 0 ? std::nullopt : std::optional(line);
}

std::optional<Line> ReceivablesQuery::line(std::uint32_t at) const {
    const auto items = static_cast<std::uint32_t>(m_data->items.fact.size());
    const auto credits = static_cast<std::uint32_t>(m_data->credits.fact.size());
    if (at < items)
        return itemLine(at);
    if (at < items + credits)
        return creditLine(at - items, AgeingColumn::Unapplied);
    if (at < items + 2 * credits)
        return creditLine(at - items - credits, AgeingColumn::Revaluation);
    const std::uint32_t refund = m_data->refunds[at - items - 2 * credits];
    if (!counts(refund) || m_data->facts.baseAmount[refund] == 0)
        return std::nullopt;
    Line line;
    line.fact = refund;
    line.column = AgeingColumn::Unapplied;
    line.amount = m_data->facts.baseAmount[refund];
    return line;
}

std::uint32_t ReceivablesQuery::factOf(std::uint32_t line) const {
    const auto items = static_cast<std::uint32_t>(m_data->items.fact.size());
    const auto credits = static_cast<std::uint32_t>(m_data->credits.fact.size());
    if (line < items)
        return m_data->items.fact[line];
    if (line < items + 2 * credits)
        return m_data->credits.fact[(line - items) % credits];
    return m_data->refunds[line - items - 2 * credits];
}

domain::Uuid ReceivablesQuery::idOf(std::uint32_t line) const {
    return line < m_data->items.id.size() ? m_data->items.id[line] : m_data->facts.id[factOf(line)];
}

std::int64_t ReceivablesQuery::fullAmountOf(std::uint32_t line) const {
    return line < m_data->items.id.size() ? m_data->items.baseAmount[line] : m_data->facts.baseAmount[factOf(line)];
}

template <typename Accept>
std::optional<std::size_t> ReceivablesQuery::newest(const ContactColumns &contacts, Ordinal account, std::uint32_t fact,
                                                    const Accept &accept) const {
    const auto [from, until] = std::equal_range(contacts.account.begin(), contacts.account.end(), account);
    const auto first = static_cast<std::size_t>(from - contacts.account.begin());
    for (auto at = static_cast<std::size_t>(until - contacts.account.begin()); at-- > first;) {
        if (contacts.day[at] > m_asOf || contacts.revision[at] > m_known)
            continue;
        if (fact != NoRecord && contacts.fact[at] != NoRecord && contacts.fact[at] != fact)
            continue;
        if (accept(at))
            return at;
    }
    return std::nullopt;
}

std::optional<std::size_t> ReceivablesQuery::lastChase(Ordinal account, std::uint32_t fact) const {
    return newest(m_data->chases, account, fact, [](std::size_t) { return true; });
}

std::optional<std::size_t> ReceivablesQuery::openPromise(Ordinal account, std::uint32_t fact) const {
    return newest(m_data->promises, account, fact, [this](std::size_t at) { return m_data->promises.promisedFor[at] >= m_asOf; });
}

} // namespace plumbline::analytics
