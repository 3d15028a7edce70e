#pragma once

#include "command.h"

#include "plumbline/analytics/slice.h"

namespace plumbline::ctl {

/// `owner=Anna Snelling` → the member's key in the slice; `owner=` and `owner=unattributed` mean those without one, and an id
/// stands for itself. Whoever exists may be named, with rows or without. Errors: Misused for a name that several go by,
/// workspace.unknown_filter.
[[nodiscard]] domain::Result<void> addFilter(workspace::Workspace &workspace, analytics::Slice &slice, const QString &filter);
/// `2026-01-01..2026-03-31`; either side may be left out. Errors: Misused.
[[nodiscard]] domain::Result<domain::DateRange> parsePeriod(const QString &period);

} // namespace plumbline::ctl
