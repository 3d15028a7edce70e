#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/ledger/entry.h"

#include <QString>

#include <optional>
#include <vector>

namespace plumbline::workspace {

/// A ledger entry with the names of what it refers to.
struct AuditRow {
    ledger::Entry entry;
    QString actor;
    /// The entry that took it back; 0 is one that still waits for the hub.
    std::optional<ledger::Position> undoneBy;
};

struct AuditPage {
    std::vector<AuditRow> rows;
    /// All entries of the ledger, and those the filter lets through where that is known.
    std::int64_t total = 0;
    ledger::Position position = 0;
};

enum class ChangeKind { Created, Updated, Removed };

/// One field before and after; `label` is the field's label (context "Field"), tokens are as stored: both become words when
/// they are shown, in the language of that moment.
struct FieldText {
    QString field;
    QString label;
    QString before;
    QString after;
    domain::Value value;
};

/// One record an entry changed: who it is for people, and its fields before and after.
struct AuditChange {
    ledger::Entry entry;
    QString actor;
    ChangeKind kind{};
    domain::EntityKind entity{};
    domain::Uuid record;
    QString title;
    std::vector<FieldText> fields;
};

struct SearchHit {
    domain::EntityKind entity{};
    domain::Uuid record;
    QString title;
    QString subtitle;
};

} // namespace plumbline::workspace
