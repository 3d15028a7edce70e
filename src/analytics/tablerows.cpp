#include "tablerows.h"

#include "plumbline/analytics/pipelinecolumns.h"

#include <map>
#include <numeric>
#include <unordered_map>

namespace plumbline::analytics {

namespace {

/// Not the number of anything: sorted last in either order.
constexpr std::int64_t AbsentKey = INT64_MIN;

} // namespace

Cell Cell::date(std::int32_t days)
{
    return {days == NoDay ? Kind::Absent : Kind::Date, days, {}};
}

Cell Cell::date(const std::optional<domain::Date> &day)
{
    return date(day ? day->days() : NoDay);
}

std::vector<RowColumn> columnsOf(RowKind kind)
{
    using enum RowColumn;
    switch (kind) {
    case RowKind::Deal:
        return {Title, Account, Owner, Team, Region, Product, Source, Stage, Amount, Probability, CreatedOn, ExpectedClose, ClosedOn, SourceRef,
                Contribution};
    case RowKind::ReceivableItem:
        return {Document, FactKind, Account, Owner, Team, Region, Date, DueDate, DaysOverdue, AgeingColumn, Amount, Outstanding, Disputed,
                OverSixtyDays, CreditRating, LastChase, PromisedFor, SourceRef, Contribution};
    case RowKind::Fact:
        return {Document, FactKind, Date, Account, Owner, Team, Region, Product, Source, Category, Amount, DueDate, SourceRef, Contribution};
    case RowKind::Person:
        return {Name, Role, Team, Region, JoinedOn, LeftOn, SalesFte, Contribution};
    }
    return {};
}

TableRows::TableRows(RowSourcePtr source, std::vector<std::uint32_t> records) : m_source(std::move(source)), m_records(std::move(records)) {}

Cell TableRows::read(std::uint32_t record, RowColumn column) const
{
    if (column != RowColumn::Contribution)
        return m_source->cell(record, column);
    const std::int64_t contribution = m_source->contribution(record);
    return m_source->unit() == Unit::Money ? Cell::money(contribution) : Cell::integer(contribution);
}

domain::Value TableRows::cell(std::size_t row, RowColumn column) const
{
    const Cell cell = read(m_records.at(row), column);
    switch (cell.kind) {
    case Cell::Kind::Absent: return {};
    case Cell::Kind::Integer: return cell.number;
    case Cell::Kind::Date: return domain::Date::fromDays(static_cast<std::int32_t>(cell.number));
    case Cell::Kind::Money: return domain::Money(cell.number, m_source->currency());
    case Cell::Kind::Name:
    case Cell::Kind::Ranked: return m_source->nameOf(column, cell.number);
    case Cell::Kind::Text: return QString::fromUtf8(cell.text);
    }
    return {};
}

std::int64_t TableRows::total() const
{
    return std::accumulate(m_records.begin(), m_records.end(), std::int64_t{0},
                           [this](std::int64_t sum, std::uint32_t record) { return sum + m_source->contribution(record); });
}

/// Texts of the rows' own become their places among all of them; equal texts share one, so that the order stays stable.
std::vector<std::int64_t> TableRows::ranksOfTexts(std::vector<Cell> &cells) const
{
    std::vector<std::uint32_t> order(cells.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto textAt = [&cells](std::uint32_t at) { return cells[at].text; };
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return textAt(a) < textAt(b); });
    std::vector<std::int64_t> keys(cells.size(), AbsentKey);
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && textAt(order[i]) != textAt(order[i - 1]))
            ++rank;
        if (cells[order[i]].kind != Cell::Kind::Absent)
            keys[order[i]] = rank;
    }
    return keys;
}

std::vector<std::int64_t> TableRows::sortKeys(RowColumn column) const
{
    std::vector<Cell> cells;
    cells.reserve(m_records.size());
    bool names = false;
    bool texts = false;
    for (const std::uint32_t record : m_records) {
        cells.push_back(read(record, column));
        names |= cells.back().kind == Cell::Kind::Name;
        texts |= cells.back().kind == Cell::Kind::Text;
    }
    if (texts)
        return ranksOfTexts(cells);
    std::unordered_map<std::int64_t, std::int64_t> rankOfName;
    if (names) {
        std::map<std::pair<QString, std::int64_t>, std::int64_t> sorted;
        for (const Cell &cell : cells)
            if (cell.kind == Cell::Kind::Name && rankOfName.try_emplace(cell.number, 0).second)
                sorted.emplace(std::pair(m_source->nameOf(column, cell.number).toCaseFolded(), cell.number), cell.number);
        std::int64_t rank = 0;
        for (const auto &[name, ordinal] : sorted)
            rankOfName[ordinal] = rank++;
    }
    std::vector<std::int64_t> keys;
    keys.reserve(cells.size());
    for (const Cell &cell : cells) {
        if (cell.kind == Cell::Kind::Absent)
            keys.push_back(AbsentKey);
        else
            keys.push_back(cell.kind == Cell::Kind::Name ? rankOfName[cell.number] : cell.number);
    }
    return keys;
}

RowsPtr TableRows::sortedBy(RowColumn column, Order order) const
{
    const std::vector<std::int64_t> keys = sortKeys(column);
    std::vector<std::uint32_t> places(m_records.size());
    std::iota(places.begin(), places.end(), 0U);
    const bool descending = order == Order::Descending;
    std::ranges::stable_sort(places, [&](std::uint32_t a, std::uint32_t b) {
        const std::int64_t left = keys[a];
        const std::int64_t right = keys[b];
        if (left == AbsentKey || right == AbsentKey)
            return right == AbsentKey && left != AbsentKey;
        return descending ? right < left : left < right;
    });
    std::vector<std::uint32_t> records;
    records.reserve(places.size());
    for (const std::uint32_t place : places)
        records.push_back(m_records[place]);
    return std::make_shared<TableRows>(m_source, std::move(records));
}

RowsPtr TableRows::containing(const QString &text) const
{
    const QString wanted = text.trimmed();
    const std::vector<RowColumn> columns = columnsOf(kind());
    std::map<std::pair<RowColumn, std::int64_t>, bool> seen;
    const auto matches = [&](std::uint32_t record) {
        return std::ranges::any_of(columns, [&](RowColumn column) {
            const Cell cell = column == RowColumn::Contribution ? Cell() : m_source->cell(record, column);
            if (cell.kind == Cell::Kind::Text)
                return QString::fromUtf8(cell.text).contains(wanted, Qt::CaseInsensitive);
            if (cell.kind != Cell::Kind::Name && cell.kind != Cell::Kind::Ranked)
                return false;
            const auto [found, added] = seen.try_emplace({column, cell.number}, false);
            if (added)
                found->second = m_source->nameOf(column, cell.number).contains(wanted, Qt::CaseInsensitive);
            return found->second;
        });
    };
    std::vector<std::uint32_t> records;
    std::ranges::copy_if(m_records, std::back_inserter(records), [&](std::uint32_t record) { return wanted.isEmpty() || matches(record); });
    return std::make_shared<TableRows>(m_source, std::move(records));
}

} // namespace plumbline::analytics
