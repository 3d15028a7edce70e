#include "keyfile.h"

#include "coredumps.h"
#include "keywrap.h"
#include "plumbline/replica/errors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <openssl/rand.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace plumbline::replica {
namespace {

using domain::Result;

/// A key file is some 500 bytes; whatever is larger is not one.
constexpr qint64 MaxFileSize = 16 * 1024;

tl::unexpected<domain::Error> writeError(int number, const QString &path)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return domain::fail(errors::DiskFull, path);
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOENT:
    case ENOTDIR:
        return domain::fail(errors::FolderNotWritable, path);
    default:
        return domain::fail(errors::Unavailable, path + QStringLiteral(": ") + qt_error_string(number));
    }
}

Result<QByteArray> readContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QFileInfo::exists(path) ? domain::fail(errors::Unavailable, path + QStringLiteral(": ") + file.errorString())
                                       : domain::fail(errors::NotFound, path);
    if (file.size() > MaxFileSize)
        return domain::fail(errors::KeyFileDamaged, path + QStringLiteral(": size"));
    return file.readAll();
}

/// Whole or not at all: a new file beside the old one, on disk before it takes the old one's name.
Result<void> writeContent(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return writeError(errno != 0 ? errno : EACCES, path);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    errno = 0;
    if (file.write(content) != content.size() || !file.flush() || ::fsync(file.handle()) != 0) {
        const int number = errno;
        file.cancelWriting();
        return writeError(number, path);
    }
    if (!file.commit())
        return writeError(errno, path);
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

domain::Error at(const QString &path, domain::Error error)
{
    error.detail = error.detail.isEmpty() ? path : path + QStringLiteral(": ") + error.detail;
    return error;
}

} // namespace

QString keyFilePath(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("key.json"));
}

Result<Secret> createKeyFile(const QString &folder, const Secret &passphrase)
{
    const QString path = keyFilePath(folder);
    if (QFileInfo::exists(path))
        return domain::fail(errors::Exists, path);
    if (passphrase.isEmpty())
        return domain::fail(errors::WeakPassphrase);
    forbidCoreDumps();
    std::vector<std::uint8_t> bytes(DataKeySize);
    if (RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw domain::InvariantError("no random numbers");
    Secret dataKey(std::move(bytes));
    PLUMBLINE_TRY(writeContent(path, wrapDataKey(dataKey, passphrase)));
    return dataKey;
}

Result<Secret> readDataKey(const QString &folder, const Secret &passphrase)
{
    const QString path = keyFilePath(folder);
    PLUMBLINE_TRY_ASSIGN(const QByteArray content, readContent(path));
    forbidCoreDumps();
    return unwrapDataKey(content, passphrase).map_error([&path](domain::Error error) { return at(path, std::move(error)); });
}

Result<void> rewrapDataKey(const QString &folder, const Secret &current, const Secret &next)
{
    if (next.isEmpty())
        return domain::fail(errors::WeakPassphrase);
    PLUMBLINE_TRY_ASSIGN(const Secret dataKey, readDataKey(folder, current));
    return writeContent(keyFilePath(folder), wrapDataKey(dataKey, next));
}

Result<void> copyKeyFile(const QString &folder, const QString &targetFolder)
{
    const QString target = keyFilePath(targetFolder);
    if (QFileInfo::exists(target))
        return domain::fail(errors::Exists, target);
    const QString path = keyFilePath(folder);
    PLUMBLINE_TRY_ASSIGN(const QByteArray content, readContent(path));
    if (auto wrapped = parseKeyFile(content); !wrapped)
        return tl::unexpected(at(path, std::move(wrapped).error()));
    return writeContent(target, content);
}

Result<void> destroyKeyFile(const QString &folder)
{
    const QString path = keyFilePath(folder);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return file.exists() ? Result<void>(domain::fail(errors::FolderNotWritable, path)) : Result<void>();
    const QByteArray zeros(file.size(), '\0');
    if (file.write(zeros) != zeros.size() || !file.flush() || ::fsync(file.handle()) != 0)
        return domain::fail(errors::FolderNotWritable, path);
    file.close();
    if (!file.remove())
        return domain::fail(errors::FolderNotWritable, path);
    syncFolder(folder);
    return {};
}

void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    // Not every file system can; the file itself is on disk already.
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace plumbline::replica
