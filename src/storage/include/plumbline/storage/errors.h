#pragma once

#include "plumbline/domain/error.h"

/// What may go wrong between a store and its file or server. `detail` is the engine's own words unless said otherwise;
/// it never carries a row's values.
namespace plumbline::storage::errors {

using domain::ErrorCode;

/// The key is not the file's, its first page is damaged, or it is no database at all.
inline constexpr ErrorCode NotADatabase{"storage.not_a_database"};
/// A page that fails its authentication, or one whose contents make no sense.
inline constexpr ErrorCode Corrupt{"storage.corrupt"};
inline constexpr ErrorCode Full{"storage.full"};
inline constexpr ErrorCode ReadOnly{"storage.read_only"};
inline constexpr ErrorCode CannotOpen{"storage.cannot_open"};
/// Another connection holds the lock longer than one waits for it.
inline constexpr ErrorCode Busy{"storage.busy"};
inline constexpr ErrorCode Io{"storage.io"};
/// A uniqueness or check constraint.
inline constexpr ErrorCode Constraint{"storage.constraint"};
/// A reference to a row that is not there, at the latest at commit.
inline constexpr ErrorCode ForeignKey{"storage.foreign_key"};
inline constexpr ErrorCode Interrupted{"storage.interrupted"};
/// A setting did not take; detail: its name, what was asked and what is.
inline constexpr ErrorCode PragmaRefused{"storage.pragma_refused"};
/// The file was written by a newer version; detail: what this version does not know.
inline constexpr ErrorCode NewerSchema{"storage.newer_schema"};
/// The server went away; whether what was being committed is there has to be asked anew.
inline constexpr ErrorCode ConnectionLost{"storage.connection_lost"};
/// Two transactions stood in each other's way (a deadlock, or a snapshot that is too old): the same again may succeed.
inline constexpr ErrorCode TryAgain{"storage.try_again"};
/// A value outside of what the engine can hold, such as a text with a zero character on PostgreSQL.
inline constexpr ErrorCode ValueRefused{"storage.value_refused"};
/// The row to change or remove is not there; detail: `entity id`.
inline constexpr ErrorCode RowMissing{"storage.row_missing"};

} // namespace plumbline::storage::errors
