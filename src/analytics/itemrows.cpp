#include "documentsource.h"
#include "health.h"
#include "plumbline/analytics/columns.h"
#include "receivablesquery.h"

namespace plumbline::analytics {

namespace {

/// What a line adds to a figure; nothing where it does not belong to it.
std::optional<std::int64_t> shareOf(const FigureId &figure, const Line &line, const ReceivablesData &data) {
    const auto when = [](bool counts, std::int64_t amount) { return counts ? std::optional(amount) : std::nullopt; };
    switch (figure.metric) {
    case Metric::AgeingAmount:
        return when(static_cast<int>(line.column) == figure.bucket, line.amount);
    case Metric::AgeingCount:
        return when(static_cast<int>(line.column) == figure.bucket, 1);
    case Metric::Outstanding:
        return line.amount;
    case Metric::OutstandingCount:
        return 1;
    case Metric::Overdue:
        return when(line.isOverdue(), line.amount);
    case Metric::OverSixtyDays:
        return when(line.isOverSixtyDays(), line.amount);
    case Metric::Disputed:
        return when(line.disputed, line.amount);
    case Metric::Unapplied:
        return when(line.column == AgeingColumn::Unapplied, line.amount);
    case Metric::ClosingReceivables:
        return when(isTradeReceivable(data, line), line.amount);
    default:
        throw domain::InvariantError("not a figure of receivables");
    }
}

class ItemSource final : public DocumentSource {
public:
    ItemSource(ReceivablesColumnsPtr columns, const ReceivablesQuery &query, const FigureId &figure)
        : DocumentSource(std::move(columns), isCount(figure.metric) ? Unit::Count : Unit::Money),
          m_query(query),
          m_figure(figure) {}
    [[nodiscard]] RowKind kind() const override { return RowKind::ReceivableItem; }
    [[nodiscard]] std::int64_t contribution(std::uint32_t line) const override { return share(line).value_or(0); }
    [[nodiscard]] domain::Uuid recordId(std::uint32_t line) const override { return m_query.idOf(line); }
    [[nodiscard]] Cell cell(std::uint32_t line, RowColumn column) const override;
    [[nodiscard]] domain::Currency originalCurrency(std::uint32_t line) const override {
        return currencyOf(m_query.factOf(line));
    }
    [[nodiscard]] std::optional<std::int64_t> share(std::uint32_t at) const {
        const auto line = m_query.line(at);
        return line ? shareOf(m_figure, *line, m_query.data()) : std::nullopt;
    }

private:
    static bool isCount(Metric metric) { return metric == Metric::AgeingCount || metric == Metric::OutstandingCount; }
    [[nodiscard]] Cell lineCell(std::uint32_t at, RowColumn column) const;

    ReceivablesQuery m_query;
    FigureId m_figure;
};

Cell ItemSource::cell(std::uint32_t line, RowColumn column) const {
    const std::uint32_t fact = m_query.factOf(line);
    const Ordinal account = data().facts.account[fact];
    switch (column) {
    case RowColumn::DueDate:
    case RowColumn::DaysOverdue:
    case RowColumn::Outstanding:
    case RowColumn::AgeingColumn:
    case RowColumn::Disputed:
    case RowColumn::OverSixtyDays:
        return lineCell(line, column);
    case RowColumn::Amount:
        return Cell::money(m_query.fullAmountOf(line));
    case RowColumn::CreditRating:
        return data().directory->accounts[account].creditRating.isEmpty() ? Cell() : Cell::name(account);
    case RowColumn::LastChase: {
        const auto chase = m_query.lastChase(account, fact);
        return chase ? Cell::date(data().chases.day[*chase]) : Cell();
    }
    case RowColumn::PromisedFor: {
        const auto promise = m_query.openPromise(account, fact);
        return promise ? Cell::date(data().promises.promisedFor[*promise]) : Cell();
    }
    default:
        return factCell(fact, column);
    }
}

Cell ItemSource::lineCell(std::uint32_t at, RowColumn column) const {
    const auto line = m_query.line(at);
    if (!line)
        return {};
    switch (column) {
    case RowColumn::DueDate:
        return Cell::date(line->dueDate);
    case RowColumn::DaysOverdue:
        return line->dueDate == NoDay ? Cell() : Cell::integer(line->daysOverdue);
    case RowColumn::Outstanding:
        return Cell::money(line->amount);
    case RowColumn::AgeingColumn:
        return Cell::ranked(static_cast<std::int64_t>(line->column));
    case RowColumn::Disputed:
        return Cell::integer(line->disputed ? 1 : 0);
    default:
        return Cell::integer(line->isOverSixtyDays() ? 1 : 0);
    }
}

} // namespace

RowsPtr itemRows(ReceivablesColumnsPtr columns, const Slice &slice, const FigureId &figure) {
    const ReceivablesData &data = columns->data();
    const ReceivablesQuery query = figure.metric == Metric::ClosingReceivables
                                       ? ReceivablesQuery::closingAt(data, slice, HealthWindow::of(slice).last)
                                       : ReceivablesQuery(data, slice);
    const auto source = std::make_shared<ItemSource>(std::move(columns), query, figure);
    std::vector<std::uint32_t> records;
    for (std::uint32_t line = 0; line < query.lineCount(); ++line)
        if (source->share(line))
            records.push_back(line);
    return std::make_shared<TableRows>(source, std::move(records));
}

} // namespace plumbline::analytics
