#pragma once

#include "plumbline/domain/error.h"

namespace plumbline::workspace::errors {

using domain::ErrorCode;

/// Nothing is open, or it was locked while the question was being answered.
inline constexpr ErrorCode Locked{"workspace.locked"};
/// The program itself is wrong; detail is for the report, not for people.
inline constexpr ErrorCode Internal{"workspace.internal"};
/// There is nothing left to undo.
inline constexpr ErrorCode NothingToUndo{"workspace.nothing_to_undo"};
/// The demonstration's size is not one of small, medium, large; detail is the text.
inline constexpr ErrorCode UnknownSize{"workspace.unknown_size"};
/// Some rows were refused and the request said all or none; detail is how many.
inline constexpr ErrorCode RowsRefused{"workspace.rows_refused"};
/// The list of refused rows would lie where the imported file is; detail is the path.
inline constexpr ErrorCode RefusalsOnSource{"workspace.refusals_on_source"};
/// Everything was imported, but the list of refused rows could not be written; detail is its path.
inline constexpr ErrorCode RefusalsNotWritten{"workspace.refusals_not_written"};
/// A filter that names no dimension, or nobody and nothing of it; detail is the filter.
inline constexpr ErrorCode UnknownFilter{"workspace.unknown_filter"};
/// No mapping is saved under that name; detail is the name.
inline constexpr ErrorCode UnknownTemplate{"workspace.unknown_template"};

/// What was known at an earlier position can't be told from here: the ledger is a hub's. Detail is the position.
inline constexpr ErrorCode PastNotKept{"workspace.past_not_kept"};

/// What was typed is not a value of the field; detail is the text.
inline constexpr ErrorCode ValueUnreadable{"workspace.value_unreadable"};
/// The hub was not heard for longer than its lease, and can't be reached now; detail is where it is.
inline constexpr ErrorCode LeaseOver{"workspace.lease_over"};

} // namespace plumbline::workspace::errors
