#pragma once

#include "plumbline/domain/error.h"

/// What may go wrong with a replica. `detail` is the path unless said otherwise.
namespace plumbline::replica::errors {

using domain::ErrorCode;

/// There is a replica in the folder already.
inline constexpr ErrorCode Exists{"replica.exists"};
/// There is no replica, or no file, at the path.
inline constexpr ErrorCode NotFound{"replica.not_found"};
inline constexpr ErrorCode WrongPassphrase{"replica.wrong_passphrase"};
/// An empty passphrase, or one too short to be chosen.
inline constexpr ErrorCode WeakPassphrase{"replica.weak_passphrase"};
/// The key file is not what was written; detail: the path and what is wrong with it.
inline constexpr ErrorCode KeyFileDamaged{"replica.key_file_damaged"};
/// The database file is shorter than it says it is.
inline constexpr ErrorCode Truncated{"replica.truncated"};
/// A page, a record or the ledger's chain is not what was written; detail: what failed first.
inline constexpr ErrorCode Damaged{"replica.damaged"};
/// Written by a later version of Plumbline; detail: its schema's number.
inline constexpr ErrorCode NewerVersion{"replica.newer_version"};
inline constexpr ErrorCode FolderNotWritable{"replica.folder_not_writable"};
inline constexpr ErrorCode DiskFull{"replica.disk_full"};
/// Another process has this replica open for writing.
inline constexpr ErrorCode InUse{"replica.in_use"};
/// The replica was opened for reading, and this would write.
inline constexpr ErrorCode OpenedForReading{"replica.opened_for_reading"};
/// A backup was to go into the replica's own folder; detail: where to.
inline constexpr ErrorCode BackupInside{"replica.backup_inside"};
/// Not a time zone of this machine; detail: the name.
inline constexpr ErrorCode UnknownTimeZone{"replica.unknown_time_zone"};
/// What was done at once is more than a hub takes in one operation; detail: how many changes.
inline constexpr ErrorCode OperationTooLarge{"replica.operation_too_large"};
/// The caller's progress said stop; nothing was written.
inline constexpr ErrorCode Cancelled{"replica.cancelled"};
/// A file of passphrases that can't be read, or is larger than a passphrase may be.
inline constexpr ErrorCode PassphraseUnreadable{"replica.passphrase_unreadable"};
/// The operating system refused something else; detail: the path and what it said.
inline constexpr ErrorCode Unavailable{"replica.unavailable"};

/// An attachment's bytes are not on this device; detail: its name.
inline constexpr ErrorCode AttachmentNotHere{"replica.attachment_not_here"};

} // namespace plumbline::replica::errors
