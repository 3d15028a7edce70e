#pragma once

#include "plumbline/analytics/columns.h"

namespace plumbline::analytics {

/// The deals behind a figure of the pipeline page. `figure` is one of its non-ratio figures, or a ratio with its part named.
[[nodiscard]] RowsPtr dealRows(PipelineColumnsPtr columns, const Slice &slice, const FigureId &figure);

/// Whether the bucket of a pipeline figure names something.
[[nodiscard]] bool isPipelineBucket(const PipelineColumns &columns, const FigureId &figure);

} // namespace plumbline::analytics
