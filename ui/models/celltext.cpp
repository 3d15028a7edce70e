#include "plumbline/models/celltext.h"

#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

#include <array>

namespace plumbline::models {

namespace {

using analytics::AgeingColumn;
using analytics::RowColumn;
using analytics::Unit;

struct Rows {
    Q_DECLARE_TR_FUNCTIONS(Rows)
};

using kit::ColumnKind;

struct ColumnText {
    RowColumn column;
    const char *name;
    ColumnKind kind = ColumnKind::Text;
    int width = 14;
};

constexpr std::array ColumnTexts{
    ColumnText{RowColumn::Title, "title", ColumnKind::Text, 26},
    ColumnText{RowColumn::Account, "account", ColumnKind::Text, 22},
    ColumnText{RowColumn::Owner, "owner", ColumnKind::Text, 16},
    ColumnText{RowColumn::Team, "team", ColumnKind::Text, 14},
    ColumnText{RowColumn::Region, "region", ColumnKind::Text, 12},
    ColumnText{RowColumn::Product, "product", ColumnKind::Text, 16},
    ColumnText{RowColumn::Source, "source", ColumnKind::Text, 13},
    ColumnText{RowColumn::Stage, "stage", ColumnKind::Text, 13},
    ColumnText{RowColumn::Amount, "amount", ColumnKind::Money, 16},
    ColumnText{RowColumn::CreatedOn, "created_on", ColumnKind::Date, 12},
    ColumnText{RowColumn::ExpectedClose, "expected_close", ColumnKind::Date, 14},
    ColumnText{RowColumn::ClosedOn, "closed_on", ColumnKind::Date, 12},
    ColumnText{RowColumn::Probability, "probability", ColumnKind::Percent, 11},
    ColumnText{RowColumn::SourceRef, "source_ref", ColumnKind::Text, 14},
    ColumnText{RowColumn::Document, "document", ColumnKind::Text, 16},
    ColumnText{RowColumn::FactKind, "fact_kind", ColumnKind::Text, 12},
    ColumnText{RowColumn::Date, "date", ColumnKind::Date, 12},
    ColumnText{RowColumn::DueDate, "due_date", ColumnKind::Date, 12},
    ColumnText{RowColumn::DaysOverdue, "days_overdue", ColumnKind::Count, 13},
    ColumnText{RowColumn::Outstanding, "outstanding", ColumnKind::Money, 16},
    ColumnText{RowColumn::AgeingColumn, "ageing_column", ColumnKind::Text, 14},
    ColumnText{RowColumn::Disputed, "disputed", ColumnKind::Flag, 12},
    ColumnText{RowColumn::OverSixtyDays, "over_sixty_days", ColumnKind::Flag, 15},
    ColumnText{RowColumn::CreditRating, "credit_rating", ColumnKind::Text, 13},
    ColumnText{RowColumn::LastChase, "last_chase", ColumnKind::Date, 12},
    ColumnText{RowColumn::PromisedFor, "promised_for", ColumnKind::Date, 13},
    ColumnText{RowColumn::Category, "category", ColumnKind::Text, 14},
    ColumnText{RowColumn::Name, "name", ColumnKind::Text, 18},
    ColumnText{RowColumn::Role, "role", ColumnKind::Text, 14},
    ColumnText{RowColumn::JoinedOn, "joined_on", ColumnKind::Date, 12},
    ColumnText{RowColumn::LeftOn, "left_on", ColumnKind::Date, 12},
    ColumnText{RowColumn::SalesFte, "sales_fte", ColumnKind::Text, 11},
    ColumnText{RowColumn::Contribution, "contribution", ColumnKind::Text, 14},
};

const ColumnText &textsOf(RowColumn column)
{
    const auto found = std::ranges::find(ColumnTexts, column, &ColumnText::column);
    if (found == ColumnTexts.end())
        throw domain::InvariantError("a column without a label");
    return *found;
}

bool isMoney(RowColumn column)
{
    return column == RowColumn::Amount || column == RowColumn::Outstanding;
}

QString hundredths(std::int64_t value)
{
    const std::int64_t size = value < 0 ? -value : value;
    return QStringLiteral("%1%2.%3").arg(value < 0 ? QStringLiteral("-") : QString(), kit::Format().count(size / 100)).arg(size % 100, 2, 10, QLatin1Char('0'));
}

QString integerText(std::int64_t value, RowColumn column)
{
    const kit::Format format;
    switch (column) {
    case RowColumn::Disputed:
    case RowColumn::OverSixtyDays: return value == 0 ? QString() : workspace::label(column);
    case RowColumn::Probability: return format.percent(value);
    case RowColumn::SalesFte: return hundredths(value);
    case RowColumn::AgeingColumn:
        return value >= 0 && value < analytics::AgeingColumnCount ? workspace::label(static_cast<AgeingColumn>(value)) : kit::Format::none();
    default: return format.count(value);
    }
}

QString textText(const QString &text, RowColumn column)
{
    switch (column) {
    case RowColumn::Stage: return kit::stageLabel(text);
    case RowColumn::FactKind:
    case RowColumn::Role:
    case RowColumn::AgeingColumn:
    case RowColumn::Category: return workspace::tokenLabel(text);
    default: return text;
    }
}

} // namespace

QString columnName(RowColumn column)
{
    return QString::fromLatin1(textsOf(column).name);
}

QString columnLabel(RowColumn column, domain::Currency currency)
{
    const QString label = workspace::label(column);
    if (!isMoney(column) || currency.isNone())
        return label;
    //: A money column's header: its name and its currency.
    return Rows::tr("%1 (%2)").arg(label, currency.code());
}

kit::ColumnKind columnKind(RowColumn column)
{
    return textsOf(column).kind;
}

int columnWidth(RowColumn column)
{
    return textsOf(column).width;
}

bool isRightAligned(RowColumn column)
{
    switch (column) {
    case RowColumn::Amount:
    case RowColumn::Outstanding:
    case RowColumn::DaysOverdue:
    case RowColumn::Probability:
    case RowColumn::SalesFte:
    case RowColumn::Contribution: return true;
    default: return false;
    }
}

QString valueText(const domain::Value &value, RowColumn column)
{
    const kit::Format format;
    if (domain::isAbsent(value))
        return kit::Format::none();
    if (const auto *money = std::get_if<domain::Money>(&value))
        return format.money(*money);
    if (const auto *date = std::get_if<domain::Date>(&value))
        return format.date(*date);
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return integerText(*number, column);
    if (const auto *text = std::get_if<QString>(&value))
        return text->isEmpty() ? kit::Format::none() : textText(*text, column);
    return domain::toPlainText(value);
}

QString cellText(const analytics::Rows &rows, std::size_t row, RowColumn column)
{
    if (column == RowColumn::Contribution) {
        const std::int64_t value = rows.contribution(row);
        return rows.unit() == Unit::HundredthHeads ? hundredths(value) : valueText(rows.cell(row, column), column);
    }
    return valueText(rows.cell(row, column), column);
}

AmountText amountText(std::int64_t value, Unit unit, domain::Currency currency)
{
    const kit::Format format;
    switch (unit) {
    case Unit::Count: return {format.count(value), format.count(value), {}};
    case Unit::Money: {
        const domain::Money money(value, currency);
        const kit::Figures figures = format.shortMoney(money);
        return {figures.text, format.moneyWithCurrency(money), currency.code()};
    }
    case Unit::BasisPoints: return {format.percent(value), format.exactPercent(value), {}};
    case Unit::TenthDays: return {format.days(value), format.days(value), {}};
    case Unit::HundredthHeads: return {hundredths(value), hundredths(value), {}};
    }
    return {};
}

AmountText figureText(const analytics::Figure &figure, domain::Currency currency)
{
    if (!figure.value)
        return {kit::Format::none(), kit::Format::none(), {}};
    return amountText(*figure.value, figure.unit, currency);
}

} // namespace plumbline::models
