#pragma once

#include "plumbline/domain/entities/receivables.h"

namespace plumbline::domain {

/// A reminder sent to a customer about money that is due.
struct DunningAction {
    PLUMBLINE_ENTITY(DunningAction, DunningAction, "dunning_action", QT_TRANSLATE_NOOP("Entity", "Chases"));
    PLUMBLINE_FIELD(1, AccountId, account, .label = QT_TRANSLATE_NOOP("Field", "Account"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, std::optional<FactId>, invoice, .label = QT_TRANSLATE_NOOP("Field", "Invoice"), .read = Everyone)
    PLUMBLINE_FIELD(3, Date, on, .label = QT_TRANSLATE_NOOP("Field", "Date"), .read = Everyone)
    /// 1 is a friendly reminder, 4 a lawyer's letter.
    PLUMBLINE_FIELD(4, std::int64_t, level, .label = QT_TRANSLATE_NOOP("Field", "Level"), .read = Everyone)
    PLUMBLINE_FIELD(5, std::optional<UserId>, by, .label = QT_TRANSLATE_NOOP("Field", "By"), .read = Everyone)
};
using DunningActionId = Id<DunningAction>;

/// The customer said when how much will be paid.
struct PromiseToPay {
    PLUMBLINE_ENTITY(PromiseToPay, PromiseToPay, "promise_to_pay", QT_TRANSLATE_NOOP("Entity", "Promises to pay"));
    PLUMBLINE_FIELD(1, AccountId, account, .label = QT_TRANSLATE_NOOP("Field", "Account"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, std::optional<FactId>, invoice, .label = QT_TRANSLATE_NOOP("Field", "Invoice"), .read = Everyone)
    PLUMBLINE_FIELD(3, Date, made_on, .label = QT_TRANSLATE_NOOP("Field", "Made on"), .read = Everyone)
    PLUMBLINE_FIELD(4, Date, due_date, .label = QT_TRANSLATE_NOOP("Field", "Due date"), .read = Everyone)
    PLUMBLINE_FIELD(5, Money, amount, .label = QT_TRANSLATE_NOOP("Field", "Amount"), .read = Everyone)
};
using PromiseToPayId = Id<PromiseToPay>;

enum class CommitmentKind : std::uint8_t { Training, Extension, Rebate, CustomDevelopment };
template<>
struct Tokens<CommitmentKind> {
    static constexpr std::array<std::pair<CommitmentKind, std::string_view>, 4> names{
        {{CommitmentKind::Training, "training"}, {CommitmentKind::Extension, "extension"},
         {CommitmentKind::Rebate, "rebate"}, {CommitmentKind::CustomDevelopment, "custom_development"}}};
};

/// Submitted waits for its approvals; only from Open on is it in force.
enum class CommitmentState : std::uint8_t { Open, Fulfilled, Broken, Cancelled, Submitted, Refused };
template<>
struct Tokens<CommitmentState> {
    static constexpr std::array<std::pair<CommitmentState, std::string_view>, 6> names{
        {{CommitmentState::Open, "open"}, {CommitmentState::Fulfilled, "fulfilled"},
         {CommitmentState::Broken, "broken"}, {CommitmentState::Cancelled, "cancelled"},
         {CommitmentState::Submitted, "submitted"}, {CommitmentState::Refused, "refused"}}};
};

/// What a salesperson promised a customer, with an owner, a price and a date.
struct Commitment {
    PLUMBLINE_ENTITY(Commitment, Commitment, "commitment", QT_TRANSLATE_NOOP("Entity", "Commitments"));
    PLUMBLINE_FIELD(1, AccountId, account, .label = QT_TRANSLATE_NOOP("Field", "Account"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, std::optional<DealId>, deal, .label = QT_TRANSLATE_NOOP("Field", "Deal"), .read = Everyone)
    PLUMBLINE_FIELD(3, CommitmentKind, kind, .label = QT_TRANSLATE_NOOP("Field", "Kind"), .read = Everyone)
    PLUMBLINE_FIELD(4, UserId, promised_by, .label = QT_TRANSLATE_NOOP("Field", "Promised by"), .read = Everyone, .index = Index::Hub)
    PLUMBLINE_FIELD(5, Date, promised_on, .label = QT_TRANSLATE_NOOP("Field", "Promised on"), .read = Everyone)
    PLUMBLINE_FIELD(6, Date, due_date, .label = QT_TRANSLATE_NOOP("Field", "Due date"), .read = Everyone)
    PLUMBLINE_FIELD(7, Money, liability, .label = QT_TRANSLATE_NOOP("Field", "Liability"), .read = Everyone)
    PLUMBLINE_FIELD(8, CommitmentState, state, .label = QT_TRANSLATE_NOOP("Field", "State"), .read = Everyone)
    PLUMBLINE_FIELD(9, std::optional<Date>, closed_on, .label = QT_TRANSLATE_NOOP("Field", "Closed on"), .read = Everyone)
    /// What has to happen first, in the customer's words: "on payment of the second instalment".
    PLUMBLINE_FIELD(10, std::optional<QString>, effective_condition, .label = QT_TRANSLATE_NOOP("Field", "Effective condition"), .read = Everyone)
    /// Who has to deliver it.
    PLUMBLINE_FIELD(11, std::optional<QString>, department, .label = QT_TRANSLATE_NOOP("Field", "Department"), .read = Everyone)
};
using CommitmentId = Id<Commitment>;

} // namespace plumbline::domain
