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

Cell Cell::date(std::int32_t days) {
    return {days == NoDay ? Kind::Absent : Kind::Date, days, {}};
}

Cell Cell::date(const std::optional<domain::Date> &day) {
    return date(day ? day->days() : NoDay);
}

std::vector<RowColumn> columnsOf(RowKind kind) {
    using enum RowColumn;
    switch (kind) {
    case RowKind::Deal:
        return {Title,  Account,     Owner,     Team,          Region,   Product,   Source,      Stage,
                Amount, Probability, CreatedOn, ExpectedClose, ClosedOn, SourceRef, Contribution};
    case RowKind::ReceivableItem:
        return {Document,     FactKind,    Account,      Owner,     Team,        Region,   Date,
                DueDate,      DaysOverdue, AgeingColumn, Amount,    Outstanding, Disputed, OverSixtyDays,
                CreditRating, LastChase,   PromisedFor,  SourceRef, OriginalAmount, Contribution};
    case RowKind::Fact:
        return {Document, FactKind, Date,     Account, Owner,   Team,      Region,
                Product,  Source,   Category, Amount,  DueDate, SourceRef, OriginalAmount, Contribution};
    case RowKind::Person:
        return {Name, Role, Team, Region, JoinedOn, LeftOn, SalesFte, Contribution};
    }
    return {};
}

TableRows::TableRows(RowSourcePtr source, std::vector<std::uint32_t> records)
    : m_source(std::move(source)),
      m_records(std::move(records)) {}

Cell TableRows::read(std::uint32_t record, RowColumn column) const {
    if (column != RowColumn::Contribution)
        return m_source->cell(record, column);
    const std::int64_t contribution = m_source->contribution(record);
    return m_source->unit() == Unit::Money ? Cell::money(contribution) : Cell::integer(contribution);
}

domain::Value TableRows::cell(std::size_t row, RowColumn column) const {
    const Cell cell = read(m_records.at(row), column);
    switch (cell.kind) {
    case Cell::Kind::Absent:
        return {};
    case Cell::Kind::Integer:
        return cell.number;
    case Cell::Kind::Date:
        return domain::Date::fromDays(static_cast<std::int32_t>(cell.number));
    case Cell::Kind::Money:
        return domain::Money(cell.number, column == RowColumn::OriginalAmount ? m_source->originalCurrency(m_records.at(row))
                                                                              : m_source->currency());
    case Cell::Kind::Name:
    case Cell::Kind::Ranked:
        return m_source->nameOf(column, cell.number);
    case Cell::Kind::Text:
        return QString::fromUtf8(cell.text);
    }
    return {};
}

/// Added up once: contributions of a weighted or an as-known figure are not read but found out.
std::int64_t TableRows::total() const {
    std::call_once(m_summed, [this] {
        m_total = std::accumulate(m_records.begin(), m_records.end(), std::int64_t{0},
                                  [this](std::int64_t sum, std::uint32_t record) { return sum + m_source->contribution(record); });
    });
    return m_total;
}

/// Texts of the rows' own become their places among all of them; equal texts share one, so that the order stays stable.
std::vector<std::int64_t> TableRows::ranksOfTexts(std::vector<Cell> &cells) const {
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

std::vector<std::int64_t> TableRows::sortKeys(RowColumn column) const {
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

RowsPtr TableRows::sortedBy(RowColumn column, Order order) const {
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

namespace {

/// Looks for one text in many, ignoring case. Texts are UTF-8; where the wanted one has no letters beyond ASCII that come in
/// two cases, bytes are compared as they lie, since no byte of another character looks like one of ASCII.
class Search {
public:
    explicit Search(const QString &wanted) : m_wanted(wanted), m_bytes(wanted.toUtf8().toLower()) {
        m_byBytes = std::ranges::all_of(
            wanted, [](QChar c) { return c.unicode() < 128 || (!c.isSurrogate() && c.toLower() == c && c.toUpper() == c); });
    }
    [[nodiscard]] bool isIn(QByteArrayView text) const {
        if (!m_byBytes)
            return isIn(QString::fromUtf8(text));
        const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
        return std::search(text.begin(), text.end(), m_bytes.cbegin(), m_bytes.cend(), same) != text.end();
    }
    [[nodiscard]] bool isIn(const QString &text) const { return text.contains(m_wanted, Qt::CaseInsensitive); }

private:
    QString m_wanted;
    QByteArray m_bytes;
    bool m_byBytes = false;
};

/// Whether the names of one column's dictionary contain the text; each is looked at once.
class NameSearch {
public:
    enum class Answer : std::uint8_t { Unasked, No, Yes };
    [[nodiscard]] Answer &at(std::int64_t ordinal) {
        const auto index = static_cast<std::size_t>(ordinal);
        if (index >= m_answers.size())
            m_answers.resize(index + 1, Answer::Unasked);
        return m_answers[index];
    }

private:
    std::vector<Answer> m_answers;
};

} // namespace

RowsPtr TableRows::containing(const QString &text) const {
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return std::make_shared<TableRows>(m_source, m_records);
    const Search search(wanted);
    std::vector<std::pair<RowColumn, NameSearch>> columns;
    for (const RowColumn column : columnsOf(kind()))
        if (column != RowColumn::Contribution)
            columns.emplace_back(column, NameSearch());
    const auto matches = [&](std::uint32_t record) {
        return std::ranges::any_of(columns, [&](auto &each) {
            const Cell cell = m_source->cell(record, each.first);
            if (cell.kind == Cell::Kind::Text)
                return search.isIn(cell.text);
            if (cell.kind != Cell::Kind::Name && cell.kind != Cell::Kind::Ranked)
                return false;
            NameSearch::Answer &answer = each.second.at(cell.number);
            if (answer == NameSearch::Answer::Unasked)
                answer =
                    search.isIn(m_source->nameOf(each.first, cell.number)) ? NameSearch::Answer::Yes : NameSearch::Answer::No;
            return answer == NameSearch::Answer::Yes;
        });
    };
    std::vector<std::uint32_t> records;
    std::ranges::copy_if(m_records, std::back_inserter(records), matches);
    return std::make_shared<TableRows>(m_source, std::move(records));
}

} // namespace plumbline::analytics
