#pragma once

#include "plumbline/replica/reader.h"

#include <set>
#include <vector>

namespace plumbline::workspace {

/// What waits here for the hub, and what of it and of the ledger is taken back by something that waits.
struct WaitingUndos {
    std::vector<replica::Waiting> waiting;
    std::set<std::int64_t> sequences;
    std::set<ledger::Position> positions;
};

[[nodiscard]] domain::Result<WaitingUndos> waitingUndos(const replica::Reader &reader);

} // namespace plumbline::workspace
