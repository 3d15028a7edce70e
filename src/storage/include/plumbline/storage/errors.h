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
/// The row to change or remove is not there; detail: `entity id`.
inline constexpr ErrorCode RowMissing{"storage.row_missing"};

} // namespace plumbline::storage::errors
