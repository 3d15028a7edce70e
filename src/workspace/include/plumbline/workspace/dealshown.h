#pragma once

#include "plumbline/domain/entities.h"
#include "plumbline/domain/missing.h"
#include "plumbline/ledger/entry.h"
#include "plumbline/workspace/audit.h"

#include <QStringList>

#include <variant>

/// A deal with everything that hangs on it, as its page shows it.
namespace plumbline::workspace {

/// What a stage asks for: an act in the deal, or a document read.
struct GateShown {
    domain::Missing asks;
    /// Of a document: as it is called, and the version that has to have been read.
    QString document;
    std::int64_t version = 0;
    friend bool operator==(const GateShown &, const GateShown &) = default;
};

struct StageShown {
    domain::Stage stage;
    std::vector<GateShown> gates;
};

/// A deal came to a stage, or stayed there with another worth.
struct CameToStage {
    domain::StageId stage;
    QString name;
    domain::StageOutcome outcome{};
    /// Where it stood before; empty for the first.
    QString from;
    std::optional<domain::LossReason> reason;
    enum class Step { Moved, Stayed } step = Step::Moved;
    /// What it was worth from then on, in base currency.
    domain::Money worth;
};

/// Fields of the record were set, or it was made where `kind` is Created.
struct DealEdited {
    ChangeKind kind{};
    std::vector<FieldText> fields;
};

struct CommitmentLine {
    domain::CommitmentId id;
    domain::CommitmentKind kind{};
    domain::CommitmentState state{};
    domain::Date due;
    domain::Money liability;
};

struct HandoverLine {
    domain::HandoverId id;
    domain::HandoverState state{};
    QString clause;
    std::optional<QString> reason;
};

struct DocumentLine {
    domain::FactId id;
    domain::FactKind kind{};
    QString number;
    domain::Date date;
    domain::Money amount;
};

struct FileHung {
    QString name;
};

/// One thing that happened in a deal. What is told by files names them.
struct DealMoment {
    /// The business day; of what was imported without one, the day it was recorded.
    domain::Date day;
    std::optional<domain::Instant> at;
    /// The person's name; empty where nobody is known.
    QString who;
    std::variant<CameToStage, DealEdited, domain::KeyEvent, CommitmentLine, HandoverLine, DocumentLine, FileHung> what;
    QStringList files;
};

struct DealShown {
    domain::Deal deal;
    QString account;
    QString product;
    QString owner;
    QString team;
    /// In the order of the funnel, lost ones last.
    std::vector<StageShown> stages;
    /// When it came to the stage it stands in; absent where nobody said.
    std::optional<domain::Date> since;
    /// Basis points: its own, or its stage's; absent once it is closed.
    std::optional<std::int64_t> probability;
    /// The stage it stood in before; absent while it stands in its first.
    std::optional<domain::StageId> before;
    /// Of the last loss, while it is lost.
    std::optional<domain::LossReason> lostFor;
    /// Visits that were booked and not yet kept, by their day.
    std::vector<domain::KeyEvent> booked;
    /// Newest first.
    std::vector<DocumentLine> documents;
    std::vector<CommitmentLine> commitments;
    std::optional<HandoverLine> handover;
    std::vector<DealMoment> timeline;
    domain::Date today;

    /// Errors: throws InvariantError where the deal's stage is not among the stages.
    [[nodiscard]] const StageShown &stage() const;
};

} // namespace plumbline::workspace
