#pragma once

#include "plumbline/analytics/columns.h"

namespace plumbline::analytics {

/// The documents or people behind a figure of the health page; not for closing receivables, whose rows are items.
[[nodiscard]] RowsPtr healthRows(ReceivablesColumnsPtr columns, const Slice &slice, Metric metric);

} // namespace plumbline::analytics
