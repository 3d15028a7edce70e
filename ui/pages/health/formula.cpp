#include "health/healthcard.h"

#include "plumbline/kit/format.h"
#include "plumbline/models/celltext.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::pages {

namespace {

using analytics::Figure;
using analytics::FigureId;
using analytics::Metric;
using analytics::Part;
using analytics::Unit;

/// A number that opens its rows.
QString link(const FigureId &id, std::optional<std::int64_t> value, Unit unit, domain::Currency currency)
{
    if (!value)
        return HealthCard::tr("(not known)");
    const models::AmountText text = models::amountText(*value, unit, currency);
    QString shown = text.text.toHtmlEscaped();
    // A figure is not broken across lines.
    shown.replace(QLatin1Char(' '), QStringLiteral("&nbsp;"));
    return QStringLiteral("<a href=\"%1\" title=\"%2\">%3</a>").arg(id.toString(), text.full.toHtmlEscaped(), shown);
}

QString above(const Figure &figure, domain::Currency currency)
{
    return link({figure.id.metric, figure.id.bucket, Part::Numerator}, figure.numerator, figure.numeratorUnit, currency);
}

QString below(const Figure &figure, domain::Currency currency)
{
    return link({figure.id.metric, figure.id.bucket, Part::Denominator}, figure.denominator, figure.denominatorUnit, currency);
}

const Figure *partOf(const analytics::HealthFigure &health, Metric metric)
{
    const auto found = std::ranges::find_if(health.parts, [metric](const Figure &part) { return part.id.metric == metric; });
    return found == health.parts.end() ? nullptr : &*found;
}

QString days(const Figure &figure)
{
    return figure.value ? kit::Format().days(*figure.value) : kit::Format::none();
}

/// One of the three: its formula, or what it would need. A sentence of dashes says nothing.
QString termText(const Figure &part, const QString &known, const QString &unknown, domain::Currency currency)
{
    if (!part.missing.empty())
        return unknown.arg(inputsText(part.missing).toHtmlEscaped());
    return known.arg(days(part), above(part, currency), below(part, currency));
}

QString cycleText(const analytics::HealthFigure &health, const domain::DateRange &period, domain::Currency currency)
{
    QStringList lines;
    if (const Figure *part = partOf(health, Metric::DaysInventory))
        lines << termText(*part, HealthCard::tr("Inventory %1: average inventory %2 ÷ cost of sales %3"),
                          HealthCard::tr("Inventory: not known, it needs %1"), currency);
    if (const Figure *part = partOf(health, Metric::DaysSales))
        lines << termText(*part, HealthCard::tr("+ receivables %1: closing receivables %2 ÷ net credit sales %3"),
                          HealthCard::tr("+ receivables: not known, they need %1"), currency);
    if (const Figure *part = partOf(health, Metric::DaysPayable))
        lines << termText(*part, HealthCard::tr("− payables %1: average payables %2 ÷ cost of sales %3"),
                          HealthCard::tr("− payables: not known, they need %1"), currency);
    if (period.first && period.last)
        lines << HealthCard::tr("Each × the %1 days of the period").arg(*period.last - *period.first + 1);
    return lines.join(QStringLiteral("<br>"));
}

} // namespace

QString inputsText(const std::vector<analytics::MissingInput> &inputs)
{
    QStringList names;
    for (const analytics::MissingInput each : inputs)
        names << workspace::label(each);
    return names.join(HealthCard::tr(", ", "between missing inputs"));
}

QString formulaText(const analytics::HealthFigure &health, const domain::DateRange &period, domain::Currency currency)
{
    const Figure &figure = health.figure;
    switch (figure.id.metric) {
    case Metric::OutputPerHead:
        return HealthCard::tr("Net signed %1 ÷ sales full-time equivalents %2, weighted by the time they were there")
            .arg(above(figure, currency), below(figure, currency));
    case Metric::CashConversionCycle: return cycleText(health, period, currency);
    case Metric::NewCustomerCost:
        return HealthCard::tr("Acquisition cost %1 ÷ customers with their first order ever in the period %2").arg(above(figure, currency), below(figure, currency));
    default: return {};
    }
}

} // namespace plumbline::pages
