#pragma once

#include "plumbline/domain/entities/pipeline.h"

namespace plumbline::domain {

/// What may happen in a deal: from this list, never free text.
enum class KeyEventType : std::uint8_t {
    TechnicalAnswer,
    CompetitorComparison,
    LegalReview,
    Demonstration,
    SampleSent,
    ProposalSent,
    VisitBooked,
    VisitCompleted,
    ContractUploaded
};
template<>
struct Tokens<KeyEventType> {
    static constexpr std::array<std::pair<KeyEventType, std::string_view>, 9> names{
        {{KeyEventType::TechnicalAnswer, "technical_answer"}, {KeyEventType::CompetitorComparison, "competitor_comparison"},
         {KeyEventType::LegalReview, "legal_review"}, {KeyEventType::Demonstration, "demonstration"},
         {KeyEventType::SampleSent, "sample_sent"}, {KeyEventType::ProposalSent, "proposal_sent"},
         {KeyEventType::VisitBooked, "visit_booked"}, {KeyEventType::VisitCompleted, "visit_completed"},
         {KeyEventType::ContractUploaded, "contract_uploaded"}}};
};

/// Something somebody did in a deal. Its files are attachments of it. Append-only.
struct KeyEvent {
    PLUMBLINE_ENTITY(KeyEvent, KeyEvent, "key_event", QT_TRANSLATE_NOOP("Entity", "Key events"));
    PLUMBLINE_FIELD(1, DealId, deal, .label = QT_TRANSLATE_NOOP("Field", "Deal"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, KeyEventType, type, .label = QT_TRANSLATE_NOOP("Field", "Type"), .read = Everyone)
    PLUMBLINE_FIELD(3, Date, on, .label = QT_TRANSLATE_NOOP("Field", "Date"), .read = Everyone)
    PLUMBLINE_FIELD(4, UserId, by, .label = QT_TRANSLATE_NOOP("Field", "By"), .read = Everyone)
    PLUMBLINE_FIELD(5, Instant, at, .label = QT_TRANSLATE_NOOP("Field", "Recorded at"), .read = Everyone)
    /// Who got it at the customer's.
    PLUMBLINE_FIELD(6, std::optional<QString>, recipient, .label = QT_TRANSLATE_NOOP("Field", "Recipient"), .read = Everyone)
    /// The day a booked visit is for.
    PLUMBLINE_FIELD(7, std::optional<Date>, planned_for, .label = QT_TRANSLATE_NOOP("Field", "Planned for"), .read = Everyone)
    /// The booking that a completed visit keeps.
    PLUMBLINE_FIELD(8, std::optional<Id<KeyEvent>>, booking, .label = QT_TRANSLATE_NOOP("Field", "Booking"), .read = Everyone)
};
using KeyEventId = Id<KeyEvent>;

enum class NoticeType : std::uint8_t { KeyEvent };
template<>
struct Tokens<NoticeType> {
    static constexpr std::array<std::pair<NoticeType, std::string_view>, 1> names{{{NoticeType::KeyEvent, "key_event"}}};
};

/// Something a person is told of, until they have seen it.
struct Notice {
    PLUMBLINE_ENTITY(Notice, Notice, "notice", QT_TRANSLATE_NOOP("Entity", "Notices"));
    PLUMBLINE_FIELD(1, UserId, to_user, .label = QT_TRANSLATE_NOOP("Field", "Person"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, NoticeType, type, .label = QT_TRANSLATE_NOOP("Field", "Type"), .read = Everyone)
    PLUMBLINE_FIELD(3, KeyEventId, event, .label = QT_TRANSLATE_NOOP("Field", "Key event"), .read = Everyone)
    PLUMBLINE_FIELD(4, Instant, at, .label = QT_TRANSLATE_NOOP("Field", "At"), .read = Everyone)
    PLUMBLINE_FIELD(5, std::optional<Instant>, seen_at, .label = QT_TRANSLATE_NOOP("Field", "Seen at"), .read = Everyone)
};
using NoticeId = Id<Notice>;

/// A technical document that people have to have read. The file is an attachment of it.
struct Document {
    PLUMBLINE_ENTITY(Document, Document, "document", QT_TRANSLATE_NOOP("Entity", "Technical documents"));
    PLUMBLINE_FIELD(1, QString, title, .label = QT_TRANSLATE_NOOP("Field", "Title"), .read = Everyone, .patch = Leaders, .search = Search::Yes)
    /// From 1; who has read an earlier one has not read this one.
    PLUMBLINE_FIELD(2, std::int64_t, version, .label = QT_TRANSLATE_NOOP("Field", "Version"), .read = Everyone)
    PLUMBLINE_FIELD(3, Instant, published_at, .label = QT_TRANSLATE_NOOP("Field", "Published at"), .read = Everyone)
};
using DocumentId = Id<Document>;

/// A person has read a document, in the version it had then. Append-only.
struct Acknowledgement {
    PLUMBLINE_ENTITY(Acknowledgement, Acknowledgement, "acknowledgement", QT_TRANSLATE_NOOP("Entity", "Documents read"));
    PLUMBLINE_FIELD(1, DocumentId, document, .label = QT_TRANSLATE_NOOP("Field", "Technical document"), .read = Everyone)
    PLUMBLINE_FIELD(2, std::int64_t, version, .label = QT_TRANSLATE_NOOP("Field", "Version"), .read = Everyone)
    PLUMBLINE_FIELD(3, UserId, by, .label = QT_TRANSLATE_NOOP("Field", "By"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(4, Instant, at, .label = QT_TRANSLATE_NOOP("Field", "At"), .read = Everyone)
};
using AcknowledgementId = Id<Acknowledgement>;

/// What a deal needs before it may come to a stage or beyond: a key event that happened in it, or a document that its owner or
/// whoever moves it has read. Exactly one of the two.
struct StageGate {
    PLUMBLINE_ENTITY(StageGate, StageGate, "stage_gate", QT_TRANSLATE_NOOP("Entity", "Stage gates"));
    PLUMBLINE_FIELD(1, StageId, stage, .label = QT_TRANSLATE_NOOP("Field", "Stage"), .read = Everyone)
    PLUMBLINE_FIELD(2, std::optional<KeyEventType>, event, .label = QT_TRANSLATE_NOOP("Field", "Key event"), .read = Everyone)
    PLUMBLINE_FIELD(3, std::optional<DocumentId>, document, .label = QT_TRANSLATE_NOOP("Field", "Technical document"), .read = Everyone)
};
using StageGateId = Id<StageGate>;

} // namespace plumbline::domain
