#pragma once

#include "plumbline/domain/error.h"

/// What may go wrong when the ledger is read.
namespace plumbline::ledger::errors {

/// Bytes that are not encoded changes: cut short, of another format, or made up; detail: what was expected and where.
inline constexpr domain::ErrorCode ChangesUnreadable{"ledger.changes_unreadable"};
/// Bytes that are not a command of the kind they are said to be; detail: what was expected.
inline constexpr domain::ErrorCode CommandUnreadable{"ledger.command_unreadable"};
/// A command, an entity or a field of a later version; detail: which.
inline constexpr domain::ErrorCode CommandUnknown{"ledger.command_unknown"};
/// Bytes that are not an operation, or not an outcome.
inline constexpr domain::ErrorCode OperationUnreadable{"ledger.operation_unreadable"};
/// Bytes that are not an entry.
inline constexpr domain::ErrorCode EntryUnreadable{"ledger.entry_unreadable"};
/// Bytes that are not a private key.
inline constexpr domain::ErrorCode KeyUnreadable{"ledger.key_unreadable"};
/// A proof of a leaf or a size that the tree does not have.
inline constexpr domain::ErrorCode ProofOutOfRange{"ledger.proof_out_of_range"};
/// Not an exported reading of the audit trail: cut short, of another format, or made up.
inline constexpr domain::ErrorCode AuditUnreadable{"ledger.audit_unreadable"};
/// An exported reading of another hub than the one expected.
inline constexpr domain::ErrorCode AuditOfAnotherHub{"ledger.audit_of_another_hub"};
/// Something in it was changed after the hub signed it; detail: `head`, or the position and what does not fit.
inline constexpr domain::ErrorCode AuditNotProven{"ledger.audit_not_proven"};

} // namespace plumbline::ledger::errors
