#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/view.h"

namespace plumbline::domain {

/// Whether the allocations a file brings in stay within what is left of their documents and instalments, with those that are
/// there already; what is reversed has nothing left. Errors: NotAllocatable, AllocationExceedsSource,
/// AllocationExceedsInstalment, CurrencyMismatch, AmountOverflow.
[[nodiscard]] Result<void> checkAllocationLimits(const Changes &changes, const View &view);

} // namespace plumbline::domain
