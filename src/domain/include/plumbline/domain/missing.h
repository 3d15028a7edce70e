#pragma once

#include "plumbline/domain/entities/acts.h"
#include "plumbline/domain/view.h"

namespace plumbline::domain {

/// One thing that keeps a deal from a stage: an act nobody did in it yet, or a document not read.
struct Missing {
    StageGateId gate;
    /// The stage it stands before.
    StageId stage;
    std::optional<KeyEventType> event;
    std::optional<DocumentId> document;
    friend bool operator==(const Missing &, const Missing &) = default;
};

/// What stands between the deal and a stage when `mover` moves it there; empty: nothing does. Every stage on the way has its
/// gates, so nothing is skipped by skipping stages; going back or losing needs nothing, and a deal that was lost comes back
/// through the gates from the start. Errors: those of the view.
[[nodiscard]] Result<std::vector<Missing>> missingFor(const Deal &deal, StageId to, UserId mover, const View &view);

/// `proposal_sent, document:0193…`: for the detail of errors.
[[nodiscard]] QString toText(const std::vector<Missing> &missing);
/// The inverse, without gates and stages; parts it does not know are left out.
[[nodiscard]] std::vector<Missing> missingFromText(QStringView text);

/// Whether this type of event is told by its files, so that one without is refused.
[[nodiscard]] bool needsFile(KeyEventType type);

} // namespace plumbline::domain
