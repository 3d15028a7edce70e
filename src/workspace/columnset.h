#pragma once

#include "plumbline/analytics/customers.h"
#include "plumbline/replica/reader.h"

#include <functional>
#include <memory>

namespace plumbline::workspace {

/// Everything pages are computed from, as one committed state of the replica. Immutable and shared.
struct ColumnSet {
    ledger::Position position = 0;
    domain::Currency currency;
    analytics::Columns columns;
    analytics::CustomerMarksPtr customers;
};

/// Reads one committed state into columns. `goOn` is asked now and then. Errors: workspace.locked when it says stop.
[[nodiscard]] domain::Result<std::shared_ptr<const ColumnSet>> loadColumns(const replica::Reader &reader,
                                                                           const std::function<replica::Continue()> &goOn);
/// Columns without a row: what can be told before all rows of a hub's organisation are there, some of which point to others
/// that are still on their way.
[[nodiscard]] domain::Result<std::shared_ptr<const ColumnSet>> emptyColumns();
/// The same as everything stood at an earlier position, what was removed or changed since included.
[[nodiscard]] domain::Result<std::shared_ptr<const ColumnSet>> loadColumnsAt(ledger::Position position, const replica::Reader &reader,
                                                                             const std::function<replica::Continue()> &goOn);

} // namespace plumbline::workspace
