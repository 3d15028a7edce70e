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

} // namespace plumbline::domain::errors
