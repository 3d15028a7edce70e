#pragma once

#include "texts.h"

#include "plumbline/workspace/syncing.h"

namespace plumbline::workspace {

/// What the hub refused, with its reason, in words.
[[nodiscard]] WaitingWork refusedWork(replica::RefusedAtHub refused, const replica::Reader &reader, Texts &texts);
/// More of why an operation has no effect: of an allocation that came too late, what is left and who allocated the rest. Empty
/// where nothing can be told.
[[nodiscard]] QString explanationOf(const ledger::Operation &operation, const domain::Error &refused, const replica::Reader &reader, Texts &texts);

} // namespace plumbline::workspace
