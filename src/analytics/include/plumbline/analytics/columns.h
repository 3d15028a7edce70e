#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/analytics/receivablescolumns.h"
#include "plumbline/analytics/rows.h"

namespace plumbline::domain {
class WorkCalendar;
}

/// The questions that can be put to the columns. All are pure and may be asked from any thread.
namespace plumbline::analytics {

/// Both column sets as of one ledger position.
struct Columns {
    PipelineColumnsPtr pipeline;
    ReceivablesColumnsPtr receivables;
};

[[nodiscard]] PipelinePage pipelinePage(const Columns &columns, const Slice &slice);
/// What changed in the open pipeline between `slice.since` and the slice's own day.
[[nodiscard]] PipelineChange pipelineChange(const Columns &columns, const Slice &slice);
/// By stage, in calendar days and in working days of `calendar`.
[[nodiscard]] DwellPage dwellPage(const Columns &columns, const Slice &slice, const domain::WorkCalendar &calendar);
[[nodiscard]] ReceivablesPage receivablesPage(const Columns &columns, const Slice &slice);
/// Net signed ÷ sales FTE, cash conversion cycle, acquisition cost ÷ new customers; see `HealthFigure` for the trend.
[[nodiscard]] HealthPage healthPage(const Columns &columns, const Slice &slice);

/// Members of a dimension with deals or documents behind them, by name; "unattributed" (empty key and name) comes last.
[[nodiscard]] std::vector<Member> members(const Columns &columns, Dimension dimension);

/// Whether the figure is made of rows. All are, but the cash conversion cycle, a sum of three ratios, and the quantiles of dwell:
/// their parts are opened one by one. Numerator and denominator are parts of ratios only.
[[nodiscard]] bool isOpenable(const FigureId &figure);
/// Whether the figure is one number divided by another.
[[nodiscard]] bool isRatio(Metric metric);

/// The rows a figure of a page with this slice was made from. Their total is the figure's value; for a ratio the total of
/// Part::Numerator's rows is the figure's numerator, that of Part::Denominator's its denominator, and Part::Whole opens the
/// numerator's. Errors: analytics.unknown_figure.
[[nodiscard]] domain::Result<RowsPtr> rowsOf(const Columns &columns, const Slice &slice, const FigureId &figure);

} // namespace plumbline::analytics
