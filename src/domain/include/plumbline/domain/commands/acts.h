#pragma once

#include "plumbline/domain/entities/records.h"
#include "plumbline/domain/missing.h"

namespace plumbline::domain {

/// Somebody did something in a deal: sellers, and delivery for what they do there. `by` is the actor, `at` the decider's now,
/// `on` no later than its day. The managers of the deal owner's team are told, directors where there are none.
/// Errors: FileMissing; AttachmentUnusable; ReferenceBroken for a booking that is not a booked visit of this deal; AlreadyDone
/// for one that was kept; RequiredFieldMissing for a booked visit without its day.
struct RecordKeyEvent {
    KeyEvent event;
    /// What the act is told by; hung on the event.
    std::vector<Attachment> files;
};

/// The person has seen these notices; those seen before stay as they are. Errors: NotPermitted for another's.
struct SeeNotices {
    std::vector<NoticeId> notices;
    friend bool operator==(const SeeNotices &, const SeeNotices &) = default;
};

/// A new technical document, or the next version of one that is there, with its file. Leaders.
/// Errors: FileMissing; Stale (`document.version`) when `version` is not the next one; AttachmentUnusable.
struct PublishDocument {
    DocumentId document;
    QString title;
    std::int64_t version = 1;
    std::vector<Attachment> files;
};

/// The actor has read a document in the version it has. Errors: Stale (`document.version`); AlreadyDone.
struct AcknowledgeDocument {
    AcknowledgementId acknowledgement;
    DocumentId document;
    std::int64_t version = 0;
    friend bool operator==(const AcknowledgeDocument &, const AcknowledgeDocument &) = default;
};

/// Puts a gate before a stage. Leaders but managers. Errors: RequiredFieldMissing unless it asks for exactly one thing.
struct SetGate {
    StageGate gate;
};

struct LiftGate {
    StageGateId gate;
    friend bool operator==(const LiftGate &, const LiftGate &) = default;
};

} // namespace plumbline::domain
