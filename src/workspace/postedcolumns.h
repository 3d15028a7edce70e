#pragma once

#include "columnset.h"

#include "plumbline/domain/changes.h"

namespace plumbline::workspace {

/// The columns after an act, made from those before it: what it shows need not wait until everything was read again. Nothing where
/// it changes rows that columns hold; then they are to be loaded. `before` is the state the act was decided on; `position` its
/// place in the ledger, 0 while it waits for the hub. Errors: those of the view.
[[nodiscard]] domain::Result<std::shared_ptr<const ColumnSet>> columnsAfter(const ColumnSet &columns, const domain::Changes &act,
                                                                            const domain::View &before, ledger::Position position);

} // namespace plumbline::workspace
