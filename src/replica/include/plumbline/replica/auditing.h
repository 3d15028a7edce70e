#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/date.h"
#include "plumbline/ledger/position.h"

#include <limits>
#include <optional>

namespace plumbline::replica {

/// Which entries of a ledger are read out, as an exported audit trail. Positions both included.
struct AuditSelection {
    ledger::Position first = 1;
    ledger::Position last = std::numeric_limits<ledger::Position>::max();
    /// Only entries that changed this record.
    std::optional<std::pair<domain::EntityKind, domain::Uuid>> record;
    /// Only entries taken into the ledger on these days of the organisation's time zone.
    domain::DateRange days;
};

} // namespace plumbline::replica
