#pragma once

#include "plumbline/ledger/operation.h"

/// What a hub tells a device of the ledger: states of rows rather than steps, so that telling it twice changes nothing.
namespace plumbline::ledger {

/// How far a device has come. A nil epoch: it has nothing yet.
struct Cursor {
    EpochId epoch;
    /// Rises on the hub whenever what the person may have changes other than by the ledger's rows themselves.
    std::int64_t scopeVersion = 0;
    Position position = 0;
    friend bool operator==(const Cursor &, const Cursor &) = default;
};

/// A record's state and the ledger position of its last change.
struct Row {
    domain::Record record;
    Position revision = 0;
    friend bool operator==(const Row &, const Row &) = default;
};

enum class Departure : std::uint8_t {
    /// Nobody has it any more.
    Removed,
    /// This device may not have it any more: no byte of it is to stay.
    Retracted
};
struct Gone {
    domain::EntityKind kind = domain::EntityKind::None;
    domain::Uuid id;
    Departure departure = Departure::Removed;
    friend bool operator==(const Gone &, const Gone &) = default;
};

/// An entry as a device may see it. `changes` is encodeChanges of those it may see; where some are left out, `whole` is
/// false and the subject is empty.
struct SeenEntry {
    Entry entry;
    bool whole = true;
    QByteArray changes;
    friend bool operator==(const SeenEntry &, const SeenEntry &) = default;
};

/// Where a scan has come to: all of the kinds before `kind` (in the order of allEntities), and of `kind` up to and with `after`.
struct ScanPoint {
    domain::EntityKind kind = domain::EntityKind::None;
    domain::Uuid after;
    friend bool operator==(const ScanPoint &, const ScanPoint &) = default;
};

} // namespace plumbline::ledger
