#include "pagecount.h"
#include "plumbline/replica/errors.h"
#include "replica_p.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace plumbline::replica {

using domain::fail;
using domain::Result;

QString databasePath(const QString &folder) {
    return QDir(folder).filePath(QStringLiteral("replica.db"));
}

QString lockPath(const QString &folder) {
    return QDir(folder).filePath(QStringLiteral("lock"));
}

namespace {

/// While the write-ahead log holds pages, the file itself may lag behind its header.
bool hasLog(const QString &path) {
    return QFileInfo(path + QStringLiteral("-wal")).size() > 0;
}

} // namespace

Result<std::unique_ptr<QLockFile>> lockFolder(const QString &folder) {
    auto lock = std::make_unique<QLockFile>(lockPath(folder));
    // Held for as long as the process lives; one that died lets go whatever the time.
    lock->setStaleLockTime(0);
    if (lock->tryLock())
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        return fail(errors::InUse, folder);
    const QStorageInfo storage(folder);
    if (lock->error() == QLockFile::UnknownError && storage.isValid() && !storage.isReadOnly() &&
        storage.bytesAvailable() < storage::sqlite::PageSize)
        return fail(errors::DiskFull, folder);
    return fail(errors::FolderNotWritable, folder);
}

Result<void> checkFileSize(const QString &path) {
    const QFileInfo file(path);
    if (!file.exists())
        return fail(errors::NotFound, path);
    if (file.size() < storage::sqlite::PageSize)
        return fail(errors::Truncated, path);
    if (!hasLog(path) && file.size() % storage::sqlite::PageSize != 0)
        return fail(errors::Truncated, path);
    return {};
}

Result<void> checkDeclaredSize(const QString &path, const Secret &dataKey) {
    if (hasLog(path))
        return {};
    PLUMBLINE_TRY_ASSIGN(const std::int64_t pages, declaredPageCount(path, dataKey));
    if (QFileInfo(path).size() < pages * storage::sqlite::PageSize)
        return fail(errors::Truncated, path);
    return {};
}

} // namespace plumbline::replica
