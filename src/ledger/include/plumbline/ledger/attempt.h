#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/ledger/operation.h"

/// Acts that were refused where they were tried, because of who tried them: the ledger has the attempt.
namespace plumbline::ledger {

/// An operation that depends on itself: it was refused on its device, and never takes effect, whatever the rules or the person's
/// role have become meanwhile. A hub answers it with why it refuses it.
[[nodiscard]] bool isAttempt(const Operation &operation);
/// Before it is signed.
void markAsAttempt(Operation &operation);
/// Whether an act that is refused for this belongs into the ledger: somebody tried what their role may not do.
[[nodiscard]] bool isKeptAsAttempt(const domain::Error &refusal);

} // namespace plumbline::ledger
