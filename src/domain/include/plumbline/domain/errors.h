#pragma once

#include "plumbline/domain/error.h"

/// What may go wrong in the domain. `detail` is the offending text unless said otherwise.
namespace plumbline::domain::errors {

inline constexpr ErrorCode UnknownCurrency{"domain.unknown_currency"};
inline constexpr ErrorCode CurrencyMismatch{"domain.currency_mismatch"};
inline constexpr ErrorCode AmountOverflow{"domain.amount_overflow"};
inline constexpr ErrorCode AmountUnreadable{"domain.amount_unreadable"};
/// More decimals than the currency has.
inline constexpr ErrorCode AmountTooPrecise{"domain.amount_too_precise"};
inline constexpr ErrorCode DateUnreadable{"domain.date_unreadable"};
inline constexpr ErrorCode IdUnreadable{"domain.id_unreadable"};
inline constexpr ErrorCode CalendarUnreadable{"domain.calendar_unreadable"};
/// A value of the wrong type for a field; detail: `entity.field`.
inline constexpr ErrorCode ValueTypeMismatch{"domain.value_type_mismatch"};
inline constexpr ErrorCode RequiredFieldMissing{"domain.required_field_missing"};
inline constexpr ErrorCode TokenUnknown{"domain.token_unknown"};

/// The actor's role may not do this; detail: `entity.field` or the command.
inline constexpr ErrorCode NotPermitted{"domain.not_permitted"};
/// The field changes only through a command; detail: `entity.field`.
inline constexpr ErrorCode CommandOnly{"domain.command_only"};
/// The record has changed since the writer saw it; detail: `entity.field`.
inline constexpr ErrorCode Stale{"domain.stale"};
inline constexpr ErrorCode RecordNotFound{"domain.record_not_found"};
/// A reference to a record that is not there; detail: `entity.field`.
inline constexpr ErrorCode ReferenceBroken{"domain.reference_broken"};
/// The operation was undone already, or something later stands on it.
inline constexpr ErrorCode NotUndoable{"domain.not_undoable"};
/// A record to be created has the id of one that is there; detail: the entity.
inline constexpr ErrorCode IdTaken{"domain.id_taken"};

/// An amount that has to be above zero; detail: `entity.field`.
inline constexpr ErrorCode AmountNotPositive{"domain.amount_not_positive"};
/// A last day before the first, or a stage change before the one it follows; detail: `entity.field`.
inline constexpr ErrorCode DatesReversed{"domain.dates_reversed"};
/// The deal has not what the stage needs; detail: missing.h's text of what is missing.
inline constexpr ErrorCode GateClosed{"domain.gate_closed"};
/// A deal is lost for a reason.
inline constexpr ErrorCode ReasonMissing{"domain.reason_missing"};
/// The act is told by its files, and there is none; detail: the act's type.
inline constexpr ErrorCode FileMissing{"domain.file_missing"};
/// The visit was completed before, or the document is read in this version.
inline constexpr ErrorCode AlreadyDone{"domain.already_done"};
/// The account has a receipt of this document number.
inline constexpr ErrorCode DocumentExists{"domain.document_exists"};
/// The document or allocation was reversed before, or is itself a reversal; detail: the document's number.
inline constexpr ErrorCode AlreadyReversed{"domain.already_reversed"};
/// Documents of this kind are made by acts of their own; detail: the kind.
inline constexpr ErrorCode NotPosted{"domain.not_posted"};
/// An invoice's instalments do not add up to it, or another document has some; detail: the document's number.
inline constexpr ErrorCode InstalmentsMismatch{"domain.instalments_mismatch"};
/// A reminder has a level from 1 to 4.
inline constexpr ErrorCode LevelUnknown{"domain.level_unknown"};
/// A price or service end that was agreed changes by an approved commitment of this deal only; detail: `deal.field`.
inline constexpr ErrorCode CommitmentNeeded{"domain.commitment_needed"};
/// The commitment is in a state from which this does not follow; detail: the state.
inline constexpr ErrorCode StateUnfit{"domain.state_unfit"};
/// A hand-over is accepted when the requirements were confirmed twice with the customer.
inline constexpr ErrorCode ConfirmationMissing{"domain.confirmation_missing"};
/// Not a receipt, credit note or write-off, or a reversal of one; detail: the document's number.
inline constexpr ErrorCode NotAllocatable{"domain.not_allocatable"};
/// More than what is left of the document; detail: what is left.
inline constexpr ErrorCode AllocationExceedsSource{"domain.allocation_exceeds_source"};
/// More than what is left of the instalment; detail: what is left.
inline constexpr ErrorCode AllocationExceedsInstalment{"domain.allocation_exceeds_instalment"};
/// Another number of approval steps than the commitment's kind needs; detail: the kind.
inline constexpr ErrorCode StepsMismatch{"domain.steps_mismatch"};
/// Nobody approves their own request, and nobody delegates to themselves.
inline constexpr ErrorCode OwnRequest{"domain.own_request"};
/// A step before this one is not approved yet.
inline constexpr ErrorCode EarlierStepOpen{"domain.earlier_step_open"};
/// The approval step was decided before; detail: its state.
inline constexpr ErrorCode AlreadyDecided{"domain.already_decided"};
/// The amounts are not those the approver saw; detail: the differences.
inline constexpr ErrorCode PremiseChanged{"domain.premise_changed"};
inline constexpr ErrorCode PremiseUnreadable{"domain.premise_unreadable"};
/// The conflict was resolved before; detail: its state.
inline constexpr ErrorCode AlreadyResolved{"domain.already_resolved"};
inline constexpr ErrorCode ValueTextUnreadable{"domain.value_text_unreadable"};
/// Without this person nobody could administer the organisation; detail: the person's name.
inline constexpr ErrorCode LastAdministrator{"domain.last_administrator"};
/// Not a key of 64 hexadecimal digits, or the key of a device that is or was enrolled.
inline constexpr ErrorCode DeviceKeyUnusable{"domain.device_key_unusable"};
/// A record that carries no attachments, a size below zero or a malformed hash; detail: `attachment.field`.
inline constexpr ErrorCode AttachmentUnusable{"domain.attachment_unusable"};

} // namespace plumbline::domain::errors
