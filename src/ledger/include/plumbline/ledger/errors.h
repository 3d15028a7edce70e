#pragma once

#include "plumbline/domain/error.h"

/// What may go wrong when the ledger is read.
namespace plumbline::ledger::errors {

/// Bytes that are not encoded changes: cut short, of another format, or made up; detail: what was expected and where.
inline constexpr domain::ErrorCode ChangesUnreadable{"ledger.changes_unreadable"};

} // namespace plumbline::ledger::errors
