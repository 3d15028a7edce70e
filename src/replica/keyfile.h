#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/replica/secret.h"

#include <QByteArray>
#include <QString>

/// The replica's data key, wrapped: `key.json` beside the database. 256 random bits under AES-256-GCM, whose key comes from
/// the passphrase by scrypt; the parameters are authenticated with it. A checksum over the file tells damage from a wrong passphrase.
/// From the first key on the process leaves no core dumps.
namespace plumbline::replica {

inline constexpr std::size_t DataKeySize = 32;

/// `key.json` in a replica's folder.
[[nodiscard]] QString keyFilePath(const QString &folder);

/// Makes a random data key and writes it, wrapped, into `folder`, which must be there. Readable by its owner only; on disk
/// when this returns. Errors: Exists, WeakPassphrase, FolderNotWritable, DiskFull.
[[nodiscard]] domain::Result<Secret> createKeyFile(const QString &folder, const Secret &passphrase);

/// The data key. Errors: NotFound, KeyFileDamaged, WrongPassphrase.
[[nodiscard]] domain::Result<Secret> readDataKey(const QString &folder, const Secret &passphrase);

/// Wraps the same data key under another passphrase; the file is replaced whole or not at all.
/// Errors: those of readDataKey, WeakPassphrase, FolderNotWritable, DiskFull.
[[nodiscard]] domain::Result<void> rewrapDataKey(const QString &folder, const Secret &current, const Secret &next);

/// The same key file in another folder, for a backup. Errors: NotFound, KeyFileDamaged, Exists, FolderNotWritable, DiskFull.
[[nodiscard]] domain::Result<void> copyKeyFile(const QString &folder, const QString &targetFolder);

/// Overwrites the key file with zeros, on disk when this returns, and removes it: nothing can be read from the folder after.
/// Errors: FolderNotWritable.
[[nodiscard]] domain::Result<void> destroyKeyFile(const QString &folder);

/// The file's content for a data key and a passphrase, with fresh salt and nonce.
[[nodiscard]] QByteArray wrapDataKey(const Secret &dataKey, const Secret &passphrase);
/// The data key out of a file's content. Errors: KeyFileDamaged, WrongPassphrase.
[[nodiscard]] domain::Result<Secret> unwrapDataKey(const QByteArray &content, const Secret &passphrase);

/// Makes sure a folder's entries are on disk, as a renamed or new file needs.
void syncFolder(const QString &folder);

} // namespace plumbline::replica
