#pragma once

#include "plumbline/sync/session.h"

namespace plumbline::sync {

/// Whether the hub's ledger goes on from the head this replica remembers; remembers the new one. Errors: HistoryRewritten.
[[nodiscard]] Result<void> checkHistory(replica::Syncing &syncing, const wire::Welcome &welcome);

} // namespace plumbline::sync
