#pragma once

#include "plumbline/ledger/position.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace plumbline::domain {
struct Conflict;
}

/// What became of an operation. Every operation reaches exactly one.
namespace plumbline::ledger {

/// Its changes are in the ledger.
struct Applied {
    friend bool operator==(const Applied &, const Applied &) = default;
};
/// Somebody else had set the same value: nothing was left to do.
struct Merged {
    friend bool operator==(const Merged &, const Merged &) = default;
};
/// Somebody else set another value first; theirs stands and mine is kept on the conflict desk.
struct Conflicted {
    domain::Id<domain::Conflict> conflict;
    friend bool operator==(const Conflicted &, const Conflicted &) = default;
};
/// The rules refuse it. `code` is an ErrorCode's id.
struct Rejected {
    QString code;
    QString detail;
    friend bool operator==(const Rejected &, const Rejected &) = default;
};
/// What it wanted to decide was decided at `by` already.
struct Superseded {
    Position by = 0;
    friend bool operator==(const Superseded &, const Superseded &) = default;
};

using Outcome = std::variant<Applied, Merged, Conflicted, Rejected, Superseded>;

/// `applied`, `merged`, `conflict`, `rejected`, `superseded`: stable, for JSON, metrics and logs.
[[nodiscard]] QString outcomeName(const Outcome &outcome);
/// Whether the operation's effect, or one that makes it needless, is in the ledger; dependents may go on.
[[nodiscard]] bool tookEffect(const Outcome &outcome);

[[nodiscard]] QByteArray encodeOutcome(const Outcome &outcome);
/// Errors: OperationUnreadable.
[[nodiscard]] domain::Result<Outcome> decodeOutcome(const QByteArray &bytes);

/// An operation's outcome and where in the hub's ledger it is.
struct Settled {
    std::int64_t deviceSequence = 0;
    Position position = 0;
    Outcome outcome;
    friend bool operator==(const Settled &, const Settled &) = default;
};

} // namespace plumbline::ledger
