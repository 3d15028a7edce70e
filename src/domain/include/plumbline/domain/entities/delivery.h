#pragma once

#include "plumbline/domain/entities/promises.h"

namespace plumbline::domain {

enum class TaskState : std::uint8_t { Waiting, Open, Done, Dropped };
template<>
struct Tokens<TaskState> {
    static constexpr std::array<std::pair<TaskState, std::string_view>, 4> names{
        {{TaskState::Waiting, "waiting"}, {TaskState::Open, "open"}, {TaskState::Done, "done"}, {TaskState::Dropped, "dropped"}}};
};

/// What a department has to do for a commitment: made when it is submitted, due when it is in force. Its id is derived from
/// the commitment's.
struct DeliveryTask {
    PLUMBLINE_ENTITY(DeliveryTask, DeliveryTask, "delivery_task", QT_TRANSLATE_NOOP("Entity", "Delivery tasks"));
    PLUMBLINE_FIELD(1, CommitmentId, commitment, .label = QT_TRANSLATE_NOOP("Field", "Commitment"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, std::optional<QString>, department, .label = QT_TRANSLATE_NOOP("Field", "Department"), .read = Everyone)
    PLUMBLINE_FIELD(3, Date, due_date, .label = QT_TRANSLATE_NOOP("Field", "Due date"), .read = Everyone)
    PLUMBLINE_FIELD(4, TaskState, state, .label = QT_TRANSLATE_NOOP("Field", "State"), .read = Everyone)
    PLUMBLINE_FIELD(5, std::optional<Date>, done_on, .label = QT_TRANSLATE_NOOP("Field", "Done on"), .read = Everyone)
    PLUMBLINE_FIELD(6, std::optional<UserId>, done_by, .label = QT_TRANSLATE_NOOP("Field", "Done by"), .read = Everyone)
};
using DeliveryTaskId = Id<DeliveryTask>;

enum class HandoverState : std::uint8_t { Offered, Accepted, Returned };
template<>
struct Tokens<HandoverState> {
    static constexpr std::array<std::pair<HandoverState, std::string_view>, 3> names{
        {{HandoverState::Offered, "offered"}, {HandoverState::Accepted, "accepted"}, {HandoverState::Returned, "returned"}}};
};

/// A won deal goes from sales to delivery. Screenshots of what was promised and the signed scan are attachments of it.
struct Handover {
    PLUMBLINE_ENTITY(Handover, Handover, "handover", QT_TRANSLATE_NOOP("Entity", "Hand-overs"));
    PLUMBLINE_FIELD(1, DealId, deal, .label = QT_TRANSLATE_NOOP("Field", "Deal"), .read = Everyone, .index = Index::Yes)
    /// The contract's clause that delivery has to keep.
    PLUMBLINE_FIELD(2, QString, clause, .label = QT_TRANSLATE_NOOP("Field", "Clause"), .read = Everyone)
    PLUMBLINE_FIELD(3, std::optional<QString>, risk_note, .label = QT_TRANSLATE_NOOP("Field", "Legal risk"), .read = Everyone)
    PLUMBLINE_FIELD(4, UserId, offered_by, .label = QT_TRANSLATE_NOOP("Field", "Offered by"), .read = Everyone)
    PLUMBLINE_FIELD(5, Instant, offered_at, .label = QT_TRANSLATE_NOOP("Field", "Offered at"), .read = Everyone)
    PLUMBLINE_FIELD(6, HandoverState, state, .label = QT_TRANSLATE_NOOP("Field", "State"), .read = Everyone)
    PLUMBLINE_FIELD(7, std::optional<UserId>, decided_by, .label = QT_TRANSLATE_NOOP("Field", "Decided by"), .read = Everyone)
    PLUMBLINE_FIELD(8, std::optional<Instant>, decided_at, .label = QT_TRANSLATE_NOOP("Field", "Decided at"), .read = Everyone)
    /// Whether the requirements were confirmed twice with the customer.
    PLUMBLINE_FIELD(9, bool, confirmed_twice, .label = QT_TRANSLATE_NOOP("Field", "Confirmed twice"), .read = Everyone)
    PLUMBLINE_FIELD(10, std::optional<QString>, reason, .label = QT_TRANSLATE_NOOP("Field", "Reason"), .read = Everyone)
};
using HandoverId = Id<Handover>;

} // namespace plumbline::domain
