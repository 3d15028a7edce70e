#pragma once

#include "plumbline/analytics/figure.h"
#include "plumbline/analytics/slice.h"
#include "plumbline/domain/currency.h"

#include <array>

/// What each page shows, computed; plain values that can be kept, compared and sent between threads.
namespace plumbline::analytics {

struct StageFigures {
    MemberKey key;
    QString name;
    bool won = false;
    bool lost = false;
    Figure count;
    Figure value;
    friend bool operator==(const StageFigures &, const StageFigures &) = default;
};

/// From one stage to the next: advanced + lost + still open = entered.
struct CohortStep {
    int fromStage = 0;
    int toStage = 0;
    Figure entered, advanced, lost, open, conversion;
    /// Some of the cohort are younger than the horizon.
    std::int64_t immature = 0;
    /// Reached the next stage or beyond without ever standing in `fromStage`. Where all did, there is no conversion.
    std::int64_t skipped = 0;
    /// Moved backwards at least once after entering.
    std::int64_t regressed = 0;
    friend bool operator==(const CohortStep &, const CohortStep &) = default;
};

/// One source of deals; the one with the empty key is "unattributed".
struct SourceShare {
    Member source;
    Figure count;
    Figure value;
    friend bool operator==(const SourceShare &, const SourceShare &) = default;
};

/// What made the open pipeline of one instant that of another: opening + created + grown + pulled in − shrunk − slipped − lost
/// − won = closing. Where the slice has a period, the pipeline is what is expected to close in it.
enum class ChangeStep : std::uint8_t { Opening, Created, Grown, PulledIn, Shrunk, Slipped, Lost, Won, Closing };
inline constexpr int ChangeStepCount = 9;

struct ChangeFigures {
    ChangeStep step{};
    /// What is taken away is positive too. Below zero: more was reopened than lost or won, or deals are there no more.
    Figure value;
    /// Deals it happened to.
    Figure count;
    friend bool operator==(const ChangeFigures &, const ChangeFigures &) = default;
};

struct PipelineChange {
    Since since;
    std::array<ChangeFigures, ChangeStepCount> steps;
    friend bool operator==(const PipelineChange &, const PipelineChange &) = default;
};

/// How long deals stay in an open stage: all visits of a deal together. Deals still in it have stayed that long at least: they are
/// censored observations. Quantiles are those of the product-limit estimate (Kaplan and Meier, Journal of the American Statistical
/// Association 53, 1958): the first whole day by which the share still in the stage is at most a half, or a quarter; absent where
/// too few have left it for that.
struct StageDwell {
    int stage = 0;
    MemberKey key;
    QString name;
    /// Deals that were in it, those that left it, those still in it.
    Figure count, ended, open;
    Figure median, upperQuartile;
    Figure medianWorking, upperQuartileWorking;
    friend bool operator==(const StageDwell &, const StageDwell &) = default;
};

struct DwellPage {
    std::vector<StageDwell> stages;
    /// The working days of a year in it are those of the week only, since none were published.
    bool isProvisional = false;
    friend bool operator==(const DwellPage &, const DwellPage &) = default;
};

struct PipelinePage {
    Figure openCount, openValue, weighted, winRate, wonValue, wonCount, lostCount, unattributedAccounts;
    /// Of the open deals.
    Figure openWithoutAccount, openWithoutAmount;
    std::vector<StageFigures> stages;
    std::vector<CohortStep> cohort;
    /// Deals without a date for entering a stage: in no cohort.
    Figure undated;
    std::vector<SourceShare> sources;
    friend bool operator==(const PipelinePage &, const PipelinePage &) = default;
};

/// Column of the ageing; days past the instalment's due date. They add up to total outstanding.
/// `Revaluation` is the difference of exchange rates between a receipt and the instalments it paid.
enum class AgeingColumn : std::uint8_t { NotDue, To30, To60, To90, To120, Over120, NoDueDate, Unapplied, Revaluation };
inline constexpr int AgeingColumnCount = 9;

struct AgeingFigures {
    AgeingColumn column{};
    Figure amount;
    /// Open items in it.
    Figure count;
    friend bool operator==(const AgeingFigures &, const AgeingFigures &) = default;
};

/// A customer's line: amounts per ageing column in minor units of the base currency.
struct CustomerAgeing {
    Member account;
    std::array<std::int64_t, AgeingColumnCount> amounts{};
    std::int64_t outstanding = 0;
    std::int64_t openItems = 0;
    bool overSixtyDays = false;
    bool disputed = false;
    QString owner;
    QString creditRating;
    std::optional<domain::Date> lastChase;
    std::optional<domain::Date> promisedFor;
    std::optional<std::int64_t> promisedAmount;
    friend bool operator==(const CustomerAgeing &, const CustomerAgeing &) = default;
};

struct ReceivablesPage {
    Figure outstanding, openCount, overdue, overSixtyDays, disputed, unapplied;
    std::vector<AgeingFigures> ageing;
    /// Largest outstanding first.
    std::vector<CustomerAgeing> customers;
    friend bool operator==(const ReceivablesPage &, const ReceivablesPage &) = default;
};

/// One of the three: the figure, what it is made of, and how it came to be over time.
struct HealthFigure {
    Figure figure;
    std::vector<Figure> parts;
    /// The same figure as of the same day of twelve months, oldest first, each over a window as long as the page's period;
    /// the last point is the figure itself. Absent where it cannot be had.
    struct Point {
        domain::Date until;
        std::optional<std::int64_t> value;
        friend bool operator==(const Point &, const Point &) = default;
    };
    std::vector<Point> trend;
    friend bool operator==(const HealthFigure &, const HealthFigure &) = default;
};

struct HealthPage {
    domain::DateRange period;
    HealthFigure outputPerHead, cashConversionCycle, newCustomerCost;
    friend bool operator==(const HealthPage &, const HealthPage &) = default;
};

} // namespace plumbline::analytics
