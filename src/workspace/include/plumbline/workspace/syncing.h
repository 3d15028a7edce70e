#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/commands/records.h"
#include "plumbline/domain/money.h"
#include "plumbline/ledger/operation.h"

#include <optional>
#include <vector>

/// What the window knows of the hub: how this workstation stands with it, what waits, and which edits met another's.
namespace plumbline::workspace {

/// Joining an organisation from its hub's invitation.
struct Joining {
    /// As it was mailed or read out; `plumbline://…`.
    QString invitation;
    /// What the administrator will see this workstation as.
    QString deviceName;
};

/// How the workstation stands with its hub. A value; asking for it never blocks.
struct SyncStatus {
    enum class Line {
        /// This replica belongs to no hub.
        Alone,
        /// No connection; the next attempt comes by itself at `nextAttempt`.
        Offline,
        Connecting,
        /// Rows are coming for the first time, or all over again.
        Scanning,
        CatchingUp,
        UpToDate,
        /// None will be tried until somebody asks: refused, or the hub's history was rewritten. `trouble` says why.
        Stopped,
    };
    Line line = Line::Alone;
    /// Operations that wait for the hub, those kept aside because their rows were taken away, and conflicts not yet chosen.
    std::int64_t pending = 0;
    std::int64_t quarantined = 0;
    std::int64_t conflicts = 0;
    /// What the hub refused and nobody has looked at here yet.
    std::int64_t refused = 0;
    std::int64_t rowsScanned = 0;
    std::int64_t rowsExpected = 0;
    /// When the hub was last heard, by this machine's clock.
    std::optional<domain::Instant> heardAt;
    std::optional<domain::Instant> nextAttempt;
    /// Why the last session ended, where that was not wanted.
    std::optional<domain::Error> trouble;
    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};

/// An operation that waits, was kept aside or was refused by the hub, in words.
struct WaitingWork {
    ledger::Operation operation;
    QString sentence;
    /// Why it has no effect here at present, why it was kept aside, or why the hub refused it.
    std::optional<domain::Error> refused;
    enum class Kind { Waiting, KeptAside, Refused } kind = Kind::Waiting;
    /// More of why, where that can be told: what is left of what it was about, and who was there first. Sentences.
    QString explanation;
    /// Nobody has looked at the refusal here yet.
    bool isNews = false;
};

/// One figure under one choice of a conflict, against how it stands now. Minor units of the base currency.
struct EffectLine {
    enum class Figure {
        /// Outstanding receivables.
        Receivables,
        /// Of these, past due by more than 60 days.
        Overdue,
        /// Weighted pipeline.
        Forecast,
        /// Cash received that counts for the owner's commission.
        CommissionBase,
    };
    Figure figure{};
    /// Whose figure it is, where it is a person's; empty: the organisation's.
    QString person;
    std::int64_t now = 0;
    std::int64_t then = 0;
    friend bool operator==(const EffectLine &, const EffectLine &) = default;
};

/// One edit that met another's on the same field.
struct ConflictShown {
    domain::ConflictId id;
    domain::EntityKind kind{};
    domain::Uuid record;
    /// What the record is called, and the labels of its kind and field.
    QString title;
    QString kindLabel;
    QString fieldLabel;
    int field = 0;
    /// Before either edit, the edit that lost and the one that stands, in words and as values. `current` is the field now,
    /// which may have been edited again since.
    QString base;
    QString mine;
    QString theirs;
    QString current;
    domain::Value mineValue;
    domain::Value theirsValue;
    domain::Value currentValue;
    QString mineBy;
    QString theirsBy;
    domain::Instant mineAt;
    std::optional<domain::Instant> theirsAt;
    /// Whether the signed-in person made the edit that lost.
    bool isOwn = false;
    domain::ConflictState state{};
    QString resolvedBy;
    std::optional<domain::Instant> resolvedAt;
    /// What each choice does; only lines that change. Empty for conflicts already resolved.
    std::vector<EffectLine> ifMine;
    std::vector<EffectLine> ifTheirs;
    /// Why the signed-in person may not choose; absent: they may.
    std::optional<domain::Error> readOnly;
};

/// A choice for one conflict; `edited` is what a person typed, read by the field's type.
struct ConflictDecision {
    domain::ConflictId conflict;
    domain::ConflictChoice choice{};
    /// The field's value as it was on screen.
    domain::Value current;
    QString edited;
};

/// What became of each decision, in the order they were given; each is an operation of its own.
struct DecisionOutcome {
    domain::ConflictId conflict;
    std::optional<domain::Error> refused;
};

} // namespace plumbline::workspace
