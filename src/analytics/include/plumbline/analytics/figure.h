#pragma once

#include "plumbline/domain/error.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace plumbline::analytics {

/// Everything that is shown as a number. Definitions are in METRICS; `bucket` of FigureId says which of several.
enum class Metric : std::uint8_t {
    // Pipeline; bucket: index of the stage in rank order, lost stages last
    SnapshotCount,
    SnapshotValue,
    CohortEntered,
    CohortAdvanced,
    CohortLost,
    CohortOpen,
    CohortConversion,
    OpenCount,
    OpenValue,
    WeightedPipeline,
    WinRate,
    WonCount,
    WonValue,
    LostCount,
    // bucket: index into PipelinePage::sources
    SourceCount,
    SourceValue,
    // Open deals of nobody's account, or worth nothing that is known
    OpenWithoutAccountCount,
    OpenWithoutAmountCount,
    // bucket: ChangeStep
    ChangeValue,
    ChangeCount,
    // bucket: index of the stage in rank order
    DwellCount,
    DwellEnded,
    DwellOpen,
    DwellMedian,
    DwellUpperQuartile,
    DwellMedianWorking,
    DwellUpperQuartileWorking,
    UndatedCount,
    UnattributedAccountCount,
    // Receivables; bucket: AgeingColumn
    AgeingAmount,
    AgeingCount,
    Outstanding,
    OutstandingCount,
    Overdue,
    OverSixtyDays,
    Disputed,
    Unapplied,
    // Health
    OutputPerHead,
    NetSigned,
    SalesFte,
    CashConversionCycle,
    DaysInventory,
    DaysSales,
    DaysPayable,
    ClosingReceivables,
    NetCreditSales,
    AverageInventory,
    AveragePayables,
    CostOfSales,
    NewCustomerCost,
    AcquisitionCost,
    NewCustomers,
};

/// A ratio is opened part by part.
enum class Part : std::uint8_t { Whole, Numerator, Denominator };

/// Names a figure so that its rows can be asked for. Text form: `snapshot_count/2`, `win_rate/-/denominator`.
struct FigureId {
    Metric metric{};
    int bucket = -1;
    Part part = Part::Whole;

    [[nodiscard]] QString toString() const;
    /// Errors: analytics.unknown_figure.
    [[nodiscard]] static domain::Result<FigureId> parse(const QString &text);
    friend bool operator==(const FigureId &, const FigureId &) = default;
};

enum class Unit : std::uint8_t {
    Count,
    /// Minor units of the base currency.
    Money,
    /// Hundredths of a per cent.
    BasisPoints,
    /// Tenths of a day.
    TenthDays,
    /// Whole days, of the calendar or worked ones.
    Days,
    WorkingDays,
    /// Full-time equivalents × 100 (so 1250 is 12.5 people).
    HundredthHeads,
};

/// What a figure would need and the replica does not have.
enum class MissingInput : std::uint8_t {
    Contracts,
    SalesHeadcount,
    Invoices,
    Inventory,
    Payables,
    CostOfSales,
    AcquisitionCost,
    FirstOrders,
    /// Days on which deals came to the stage: every one of them is inferred from a later stage.
    StageDates
};

/// A number, the two numbers a ratio was made of, and what is missing. `value` is absent where the denominator is zero or an
/// input is missing: pages show "—" with the parts, never 0 or infinity.
struct Figure {
    FigureId id;
    Unit unit = Unit::Count;
    std::optional<std::int64_t> value;
    /// For ratios: what was divided, in the units of `numeratorUnit` and `denominatorUnit`.
    std::optional<std::int64_t> numerator;
    std::optional<std::int64_t> denominator;
    Unit numeratorUnit = Unit::Count;
    Unit denominatorUnit = Unit::Count;
    std::vector<MissingInput> missing;
    friend bool operator==(const Figure &, const Figure &) = default;
};

} // namespace plumbline::analytics
