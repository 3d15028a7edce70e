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
    ColumnKind kind = ColumnKind::Text;
    int width = 14;
};

constexpr std::array ColumnTexts{
    ColumnText{RowColumn::Title, ColumnKind::Text, 24},
    ColumnText{RowColumn::Account, ColumnKind::Text, 20},
    ColumnText{RowColumn::Owner, ColumnKind::Text, 14},
    ColumnText{RowColumn::Team, ColumnKind::Text, 14},
    ColumnText{RowColumn::Region, ColumnKind::Text, 12},
    ColumnText{RowColumn::Product, ColumnKind::Text, 14},
    ColumnText{RowColumn::Source, ColumnKind::Text, 13},
    ColumnText{RowColumn::Stage, ColumnKind::Text, 11},
    ColumnText{RowColumn::Amount, ColumnKind::Money, 15},
    ColumnText{RowColumn::CreatedOn, ColumnKind::Date, 12},
    ColumnText{RowColumn::ExpectedClose, ColumnKind::Date, 13},
    ColumnText{RowColumn::ClosedOn, ColumnKind::Date, 12},
    ColumnText{RowColumn::Probability, ColumnKind::Percent, 11},
    ColumnText{RowColumn::SourceRef, ColumnKind::Text, 14},
    ColumnText{RowColumn::Document, ColumnKind::Text, 15},
    ColumnText{RowColumn::FactKind, ColumnKind::Text, 11},
    ColumnText{RowColumn::Date, ColumnKind::Date, 11},
    ColumnText{RowColumn::DueDate, ColumnKind::Date, 11},
    ColumnText{RowColumn::DaysOverdue, ColumnKind::Count, 12},
    ColumnText{RowColumn::Outstanding, ColumnKind::Money, 15},
    ColumnText{RowColumn::AgeingColumn, ColumnKind::Text, 14},
    ColumnText{RowColumn::Disputed, ColumnKind::Flag, 12},
    ColumnText{RowColumn::OverSixtyDays, ColumnKind::Flag, 14},
    ColumnText{RowColumn::CreditRating, ColumnKind::Text, 11},
    ColumnText{RowColumn::LastChase, ColumnKind::Date, 11},
    ColumnText{RowColumn::PromisedFor, ColumnKind::Date, 13},
    ColumnText{RowColumn::Category, ColumnKind::Text, 14},
    ColumnText{RowColumn::Name, ColumnKind::Text, 18},
    ColumnText{RowColumn::Role, ColumnKind::Text, 14},
    ColumnText{RowColumn::JoinedOn, ColumnKind::Date, 12},
    ColumnText{RowColumn::LeftOn, ColumnKind::Date, 12},
    ColumnText{RowColumn::SalesFte, ColumnKind::Text, 11},
    ColumnText{RowColumn::OriginalAmount, ColumnKind::Text, 18},
    ColumnText{RowColumn::Contribution, ColumnKind::Text, 14},
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
    default: return format.count(value);
    }
}

/// Rows name their ageing column by a token.
QString ageingText(const QString &token)
{
    static constexpr std::array<std::pair<const char16_t *, AgeingColumn>, analytics::AgeingColumnCount> Tokens{{
        {u"not_due", AgeingColumn::NotDue}, {u"to_30", AgeingColumn::To30}, {u"to_60", AgeingColumn::To60},
        {u"to_90", AgeingColumn::To90}, {u"to_120", AgeingColumn::To120}, {u"over_120", AgeingColumn::Over120},
        {u"no_due_date", AgeingColumn::NoDueDate}, {u"unapplied", AgeingColumn::Unapplied}, {u"revaluation", AgeingColumn::Revaluation}}};
    for (const auto &[each, column] : Tokens)
        if (token == QStringView(each))
            return workspace::label(column);
    return token;
}

QString textText(const QString &text, RowColumn column)
{
    switch (column) {
    case RowColumn::Stage: return kit::stageLabel(text);
    case RowColumn::FactKind:
    case RowColumn::Role:
    case RowColumn::Category: return workspace::tokenLabel(text);
    case RowColumn::AgeingColumn: return ageingText(text);
    default: return text;
    }
}

} // namespace

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

/// What a list needs at first to fit a small screen; the rest is in the column chooser.
bool isShownAtFirst(RowColumn column, analytics::RowKind kind)
{
    static constexpr std::array DealColumns{RowColumn::Title, RowColumn::Account, RowColumn::Owner, RowColumn::Product,
                                            RowColumn::Stage, RowColumn::Amount, RowColumn::ExpectedClose};
    static constexpr std::array ItemColumns{RowColumn::Document, RowColumn::Account, RowColumn::Owner, RowColumn::DueDate, RowColumn::DaysOverdue,
                                            RowColumn::Outstanding, RowColumn::OverSixtyDays, RowColumn::CreditRating, RowColumn::LastChase};
    static constexpr std::array FactColumns{RowColumn::Document, RowColumn::FactKind, RowColumn::Date, RowColumn::Account,
                                            RowColumn::Owner, RowColumn::Category, RowColumn::Amount};
    const auto isIn = [column](const auto &columns) { return std::ranges::find(columns, column) != columns.end(); };
    switch (kind) {
    case analytics::RowKind::Deal: return isIn(DealColumns);
    case analytics::RowKind::ReceivableItem: return isIn(ItemColumns);
    case analytics::RowKind::Fact: return isIn(FactColumns);
    case analytics::RowKind::Person: return column != RowColumn::Contribution;
    }
    return true;
}

bool isRightAligned(RowColumn column)
{
    switch (column) {
    case RowColumn::Amount:
    case RowColumn::Outstanding:
    case RowColumn::DaysOverdue:
    case RowColumn::Probability:
    case RowColumn::SalesFte:
    case RowColumn::OriginalAmount:
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
        // The base currency stands in the header; any other beside its amount.
        return column == RowColumn::OriginalAmount ? format.moneyWithCurrency(*money) : format.money(*money);
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
    case Unit::Days: return {Rows::tr("%n days", nullptr, static_cast<int>(value)), Rows::tr("%n days", nullptr, static_cast<int>(value)), {}};
    case Unit::WorkingDays: {
        const QString days = Rows::tr("%n working days", nullptr, static_cast<int>(value));
        return {days, days, {}};
    }
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
