#include "pages.h"
#include "words.h"

#include "plumbline/workspace/labels.h"

namespace plumbline::ctl {

using analytics::Figure;
using domain::Currency;

namespace {

QJsonValue number(std::int64_t value)
{
    return static_cast<qint64>(value);
}

QJsonValue figureValue(const Figure &figure, Currency currency)
{
    return jsonNumber(figure.unit, figure.value, currency);
}

QJsonValue dateValue(const std::optional<domain::Date> &date)
{
    return date ? QJsonValue(date->toIso()) : QJsonValue();
}

QString nameOf(const analytics::Member &member)
{
    return member.key.isEmpty() ? QStringLiteral("unattributed") : member.name;
}

/// In the order of AgeingColumn.
constexpr std::array<const char *, analytics::AgeingColumnCount> AgeingKeys{
    "not_due", "days_1_30", "days_31_60", "days_61_90", "days_91_120", "over_120_days", "no_due_date", "unapplied", "exchange_differences"};

} // namespace

std::vector<Named> figuresOf(const analytics::PipelinePage &page)
{
    std::vector<Named> figures;
    for (const Figure &figure : {page.openCount, page.openValue, page.weighted, page.winRate, page.wonCount, page.wonValue,
                                 page.lostCount, page.openWithoutAccount, page.openWithoutAmount, page.unattributedAccounts, page.undated})
        figures.push_back({QString(), figure});
    for (const auto &stage : page.stages) {
        figures.push_back({stage.name, stage.count});
        figures.push_back({stage.name, stage.value});
    }
    for (const auto &step : page.cohort)
        for (const Figure &figure : {step.entered, step.advanced, step.lost, step.open, step.conversion})
            figures.push_back({page.stages.at(static_cast<std::size_t>(step.fromStage)).name, figure});
    for (const auto &share : page.sources) {
        const QString name = share.source.key.isEmpty() ? QStringLiteral("unattributed") : share.source.name;
        figures.push_back({name, share.count});
        figures.push_back({name, share.value});
    }
    return figures;
}

std::vector<Named> figuresOf(const analytics::ReceivablesPage &page)
{
    std::vector<Named> figures;
    for (const Figure &figure : {page.outstanding, page.openCount, page.overdue, page.overSixtyDays, page.disputed, page.unapplied})
        figures.push_back({QString(), figure});
    for (const auto &column : page.ageing) {
        figures.push_back({workspace::label(column.column), column.amount});
        figures.push_back({workspace::label(column.column), column.count});
    }
    return figures;
}

std::vector<Named> figuresOf(const analytics::HealthPage &page)
{
    std::vector<Named> figures;
    for (const auto *health : {&page.outputPerHead, &page.cashConversionCycle, &page.newCustomerCost}) {
        figures.push_back({QString(), health->figure});
        for (const Figure &part : health->parts)
            figures.push_back({workspace::label(health->figure.id.metric), part});
    }
    return figures;
}

void printFigures(const std::vector<Named> &figures, domain::Currency currency, Format format)
{
    TablePrinter table(format, {{QStringLiteral("figure"), Words::tr("Figure")}, {QStringLiteral("label"), Words::tr("Name")},
                                {QStringLiteral("of"), Words::tr("Of")}, {QStringLiteral("value"), Words::tr("Value")},
                                {QStringLiteral("unit"), Words::tr("Unit")}, {QStringLiteral("numerator"), Words::tr("Numerator")},
                                {QStringLiteral("denominator"), Words::tr("Denominator")}, {QStringLiteral("missing"), Words::tr("Missing")}});
    for (const Named &named : figures) {
        const Figure &figure = named.figure;
        QStringList missing;
        for (const auto input : figure.missing)
            missing << workspace::label(input);
        table.row({figure.id.toString(), workspace::label(figure.id.metric), named.of,
                   jsonNumber(figure.unit, figure.value, currency), unitName(figure.unit, currency),
                   jsonNumber(figure.numeratorUnit, figure.numerator, currency),
                   jsonNumber(figure.denominatorUnit, figure.denominator, currency), missing.join(QStringLiteral("; "))});
    }
}

QString tableOf(const QString &page)
{
    if (page == u"pipeline")
        return QStringLiteral("cohort");
    if (page == u"receivables")
        return QStringLiteral("customers");
    return page == u"health" ? QStringLiteral("trend") : QString();
}

void printTable(const analytics::PipelinePage &page, Currency currency, Format format)
{
    TablePrinter table(format, {{QStringLiteral("from"), Words::tr("From")}, {QStringLiteral("to"), Words::tr("To")},
                                {QStringLiteral("entered"), Words::tr("Entered")}, {QStringLiteral("advanced"), Words::tr("Advanced")},
                                {QStringLiteral("lost"), Words::tr("Lost")}, {QStringLiteral("open"), Words::tr("Open")},
                                {QStringLiteral("conversion"), Words::tr("Conversion %")}, {QStringLiteral("immature"), Words::tr("Immature")},
                                {QStringLiteral("skipped"), Words::tr("Skipped")}, {QStringLiteral("regressed"), Words::tr("Went back")}});
    const auto stage = [&](int index) { return page.stages.at(static_cast<std::size_t>(index)).name; };
    for (const auto &step : page.cohort)
        table.row({stage(step.fromStage), stage(step.toStage), figureValue(step.entered, currency), figureValue(step.advanced, currency),
                   figureValue(step.lost, currency), figureValue(step.open, currency), figureValue(step.conversion, currency),
                   number(step.immature), number(step.skipped), number(step.regressed)});
}

void printTable(const analytics::ReceivablesPage &page, Currency currency, Format format)
{
    std::vector<TablePrinter::Column> heads{{QStringLiteral("account"), Words::tr("Customer")}, {QStringLiteral("outstanding"), Words::tr("Outstanding")},
                                            {QStringLiteral("open_items"), Words::tr("Open items")}};
    for (int column = 0; column < analytics::AgeingColumnCount; ++column)
        heads.push_back({QString::fromLatin1(AgeingKeys.at(static_cast<std::size_t>(column))),
                         workspace::label(static_cast<analytics::AgeingColumn>(column))});
    for (const auto &[key, title] : {std::pair{"over_60_days", Words::tr("Over 60 days")}, {"disputed", Words::tr("Disputed")},
                                     {"owner", Words::tr("Owner")}, {"credit_rating", Words::tr("Credit rating")}, {"last_chase", Words::tr("Last chase")},
                                     {"promised_for", Words::tr("Promised for")}, {"promised_amount", Words::tr("Promised amount")}, {"id", Words::tr("Id")}})
        heads.push_back({QString::fromLatin1(key), title});
    TablePrinter table(format, std::move(heads));
    const auto money = [&](std::optional<std::int64_t> minor) { return jsonNumber(analytics::Unit::Money, minor, currency); };
    for (const auto &customer : page.customers) {
        std::vector<QJsonValue> cells{nameOf(customer.account), money(customer.outstanding), number(customer.openItems)};
        for (const std::int64_t amount : customer.amounts)
            cells.push_back(money(amount));
        for (const QJsonValue &cell : {QJsonValue(customer.overSixtyDays), QJsonValue(customer.disputed), QJsonValue(customer.owner),
                                       QJsonValue(customer.creditRating), dateValue(customer.lastChase), dateValue(customer.promisedFor),
                                       money(customer.promisedAmount), QJsonValue(customer.account.key)})
            cells.push_back(cell);
        table.row(cells);
    }
}

void printTable(const analytics::HealthPage &page, Currency currency, Format format)
{
    TablePrinter table(format, {{QStringLiteral("figure"), Words::tr("Figure")}, {QStringLiteral("label"), Words::tr("Name")},
                                {QStringLiteral("until"), Words::tr("Until")}, {QStringLiteral("value"), Words::tr("Value")},
                                {QStringLiteral("unit"), Words::tr("Unit")}});
    for (const auto *health : {&page.outputPerHead, &page.cashConversionCycle, &page.newCustomerCost})
        for (const auto &point : health->trend)
            table.row({health->figure.id.toString(), workspace::label(health->figure.id.metric), point.until.toIso(),
                       jsonNumber(health->figure.unit, point.value, currency), unitName(health->figure.unit, currency)});
}

} // namespace plumbline::ctl
