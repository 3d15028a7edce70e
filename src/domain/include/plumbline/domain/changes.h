#pragma once

#include "plumbline/domain/description.h"

#include <variant>
#include <vector>

/// What an operation does to records. The only form in which anything is written.
namespace plumbline::domain {

struct FieldChange {
    /// Index into the description's fields.
    int field;
    Value before;
    Value after;
    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

struct Created {
    Record after;
    friend bool operator==(const Created &, const Created &) = default;
};

struct Updated {
    EntityKind kind;
    Uuid id;
    std::vector<FieldChange> fields;
    friend bool operator==(const Updated &, const Updated &) = default;
};

/// The record leaves the tables; the ledger keeps it whole.
struct Removed {
    Record before;
    friend bool operator==(const Removed &, const Removed &) = default;
};

using Change = std::variant<Created, Updated, Removed>;
using Changes = std::vector<Change>;

[[nodiscard]] EntityKind entityOf(const Change &change);
[[nodiscard]] const Uuid &recordOf(const Change &change);
/// The change that takes this one back.
[[nodiscard]] Change inverse(const Change &change);

} // namespace plumbline::domain
