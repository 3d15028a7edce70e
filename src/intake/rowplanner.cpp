#include "rowplanner.h"

namespace plumbline::intake {

using domain::Currency;
using domain::Value;

Cell<Currency> RowPlanner::currencyOf(const TableRow &row) {
    PLUMBLINE_CELL(const auto own, reader(u"currency").currency(row));
    if (own)
        return own;
    if (m_defaultCurrency.isNone())
        m_defaultCurrency =
            m_bench.mapping.currency.isEmpty() ? m_bench.context.baseCurrency : *Currency::parse(m_bench.mapping.currency);
    return m_defaultCurrency;
}

Cell<std::int64_t> RowPlanner::rateOf(const TableRow &row, Currency currency) {
    constexpr std::int64_t One = 1'000'000;
    if (currency == m_bench.context.baseCurrency)
        return One;
    PLUMBLINE_CELL(const auto rate, reader(u"rate").rate(row));
    if (!rate || *rate == 0)
        return tl::unexpected(CellProblem{RefusalReason::RateMissing, QStringLiteral("rate"), currency.code()});
    return rate;
}

Cell<Value> RowPlanner::valueOf(CellReader &reader, const TableRow &row, Currency currency) {
    const auto widened = [](auto &&cell) -> Cell<Value> {
        if (!cell)
            return tl::unexpected(std::move(cell).error());
        if (!*cell)
            return std::nullopt;
        return Value(std::move(**cell));
    };
    switch (reader.column().type) {
    case ColumnType::Integer:
        return widened(reader.integer(row));
    case ColumnType::Percent:
        return widened(reader.percent(row));
    case ColumnType::Rate:
        return widened(reader.rate(row));
    case ColumnType::Date:
        return widened(reader.date(row));
    case ColumnType::Amount:
        return widened(reader.amount(row, currency));
    case ColumnType::Token:
        return widened(reader.token(row));
    case ColumnType::Flag: {
        PLUMBLINE_CELL(const auto flag, reader.flag(row));
        return flag ? std::optional<Value>(std::int64_t{*flag ? 1 : 0}) : std::nullopt;
    }
    case ColumnType::Text:
    case ColumnType::Currency:
    case ColumnType::Name:
        break;
    }
    const auto text = reader.string(row);
    return text ? std::optional<Value>(*text) : std::nullopt;
}

} // namespace plumbline::intake
