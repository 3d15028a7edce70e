#include "plumbline/analytics/figure.h"

#include "figures.h"
#include "plumbline/analytics/errors.h"

namespace plumbline::analytics {

namespace {

struct MetricText {
    Metric metric;
    const char *name;
    /// Whether one metric names several figures.
    bool buckets;
};

constexpr MetricText Metrics[] = {
    {Metric::SnapshotCount, "snapshot_count", true},
    {Metric::SnapshotValue, "snapshot_value", true},
    {Metric::CohortEntered, "cohort_entered", true},
    {Metric::CohortAdvanced, "cohort_advanced", true},
    {Metric::CohortLost, "cohort_lost", true},
    {Metric::CohortOpen, "cohort_open", true},
    {Metric::CohortConversion, "cohort_conversion", true},
    {Metric::OpenCount, "open_count", false},
    {Metric::OpenValue, "open_value", false},
    {Metric::WeightedPipeline, "weighted_pipeline", false},
    {Metric::WinRate, "win_rate", false},
    {Metric::WonCount, "won_count", false},
    {Metric::WonValue, "won_value", false},
    {Metric::LostCount, "lost_count", false},
    {Metric::SourceCount, "source_count", true},
    {Metric::SourceValue, "source_value", true},
    {Metric::OpenWithoutAccountCount, "open_without_account_count", false},
    {Metric::OpenWithoutAmountCount, "open_without_amount_count", false},
    {Metric::ChangeValue, "change_value", true},
    {Metric::ChangeCount, "change_count", true},
    {Metric::DwellCount, "dwell_count", true},
    {Metric::DwellEnded, "dwell_ended", true},
    {Metric::DwellOpen, "dwell_open", true},
    {Metric::DwellMedian, "dwell_median", true},
    {Metric::DwellUpperQuartile, "dwell_upper_quartile", true},
    {Metric::DwellMedianWorking, "dwell_median_working", true},
    {Metric::DwellUpperQuartileWorking, "dwell_upper_quartile_working", true},
    {Metric::UndatedCount, "undated_count", false},
    {Metric::UnattributedAccountCount, "unattributed_account_count", false},
    {Metric::AgeingAmount, "ageing_amount", true},
    {Metric::AgeingCount, "ageing_count", true},
    {Metric::Outstanding, "outstanding", false},
    {Metric::OutstandingCount, "outstanding_count", false},
    {Metric::Overdue, "overdue", false},
    {Metric::OverSixtyDays, "over_sixty_days", false},
    {Metric::Disputed, "disputed", false},
    {Metric::Unapplied, "unapplied", false},
    {Metric::OutputPerHead, "output_per_head", false},
    {Metric::NetSigned, "net_signed", false},
    {Metric::SalesFte, "sales_fte", false},
    {Metric::CashConversionCycle, "cash_conversion_cycle", false},
    {Metric::DaysInventory, "days_inventory", false},
    {Metric::DaysSales, "days_sales", false},
    {Metric::DaysPayable, "days_payable", false},
    {Metric::ClosingReceivables, "closing_receivables", false},
    {Metric::NetCreditSales, "net_credit_sales", false},
    {Metric::AverageInventory, "average_inventory", false},
    {Metric::AveragePayables, "average_payables", false},
    {Metric::CostOfSales, "cost_of_sales", false},
    {Metric::NewCustomerCost, "new_customer_cost", false},
    {Metric::AcquisitionCost, "acquisition_cost", false},
    {Metric::NewCustomers, "new_customers", false},
};

const MetricText &textOf(Metric metric) {
    const auto *found = std::ranges::find(Metrics, metric, &MetricText::metric);
    if (found == std::end(Metrics))
        throw domain::InvariantError("a metric without a name");
    return *found;
}

} // namespace

bool hasBuckets(Metric metric) {
    return textOf(metric).buckets;
}

QString FigureId::toString() const {
    QString text = QLatin1String(textOf(metric).name);
    if (bucket >= 0 || part != Part::Whole)
        text += u'/' + (bucket >= 0 ? QString::number(bucket) : QStringLiteral("-"));
    if (part != Part::Whole)
        text += part == Part::Numerator ? QStringLiteral("/numerator") : QStringLiteral("/denominator");
    return text;
}

domain::Result<FigureId> FigureId::parse(const QString &text) {
    const auto unknown = [&text] { return domain::fail(errors::UnknownFigure, text); };
    const QStringList pieces = text.split(u'/');
    FigureId id;
    const auto *found =
        std::ranges::find_if(Metrics, [&](const MetricText &each) { return pieces[0] == QLatin1String(each.name); });
    if (found == std::end(Metrics) || pieces.size() > 3)
        return unknown();
    id.metric = found->metric;
    if (pieces.size() > 1 && pieces[1] != QStringLiteral("-")) {
        bool isNumber = false;
        id.bucket = pieces[1].toInt(&isNumber);
        if (!isNumber || id.bucket < 0)
            return unknown();
    }
    if (found->buckets != (id.bucket >= 0))
        return unknown();
    if (pieces.size() == 3) {
        if (pieces[2] == QStringLiteral("numerator"))
            id.part = Part::Numerator;
        else if (pieces[2] == QStringLiteral("denominator"))
            id.part = Part::Denominator;
        else
            return unknown();
    }
    return id;
}

Figure plainFigure(Metric metric, Unit unit, std::int64_t value, int bucket) {
    Figure figure;
    figure.id = {metric, bucket, Part::Whole};
    figure.unit = unit;
    figure.value = value;
    return figure;
}

Figure ratioFigure(Metric metric, Unit unit, Quotient quotient, int bucket) {
    Figure figure;
    figure.id = {metric, bucket, Part::Whole};
    figure.unit = unit;
    figure.value = ratioOf(quotient.numerator, quotient.scale, quotient.denominator);
    figure.numerator = quotient.numerator;
    figure.denominator = quotient.denominator;
    figure.numeratorUnit = quotient.numeratorUnit;
    figure.denominatorUnit = quotient.denominatorUnit;
    return figure;
}

} // namespace plumbline::analytics
