#include "plumbline/hub/place.h"

#include "databases.h"
#include "plumbline/hub/errors.h"
#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/sqlite/maintenance.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace plumbline::hub {
namespace {

using domain::fail;
using storage::sqlite::Access;
namespace sqlite = storage::sqlite;

constexpr qsizetype KeySize = 32;
constexpr QLatin1StringView Settings("/hub.json");
constexpr QLatin1StringView KeyName("/hub.key");
constexpr QLatin1StringView CertificateName("/certificate.pem");
constexpr QLatin1StringView CertificateKeyName("/certificate.key");
constexpr QLatin1StringView FileName("/hub.db");

Result<QByteArray> readFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(errors::FolderUnreadable, path);
    return file.readAll();
}

/// Whole or not at all, and its owner's alone from its first byte.
Result<void> writeFile(const QString &path, const QByteArray &content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(content) != content.size() || !file.commit())
        return fail(errors::FolderUnreadable, path);
    return {};
}

Result<void> move(const QString &from, const QString &to) {
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile::remove(to + suffix);
        if (QFile::exists(from + suffix) && !QFile::rename(from + suffix, to + suffix))
            return fail(errors::FolderUnreadable, from + suffix);
    }
    return {};
}

} // namespace

Result<Place> Place::prepare(const QString &folder, const QString &database, const Certificate &certificate, Ports ports) {
    if (QFile::exists(folder + Settings))
        return fail(errors::Exists, folder);
    const bool isThere = QDir(folder).exists();
    if (!QDir().mkpath(folder) ||
        (!isThere && !QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner)))
        return fail(errors::FolderUnreadable, folder);
    Place place;
    place.m_folder = folder;
    place.m_server = database;
    place.m_schema = ports.ids->next();
    place.m_certificate = certificate;
    // A key that is there already belongs to a file that an earlier attempt may have begun.
    if (QFile::exists(folder + KeyName)) {
        PLUMBLINE_TRY_ASSIGN(place.m_key, readFile(folder + KeyName));
    } else {
        place.m_key = ports.random(KeySize);
        PLUMBLINE_TRY(writeFile(folder + KeyName, place.m_key));
    }
    PLUMBLINE_TRY(writeFile(folder + CertificateKeyName, certificate.key));
    PLUMBLINE_TRY(writeFile(folder + CertificateName, certificate.certificate));
    return place;
}

Result<Place> Place::open(const QString &folder) {
    if (!QFile::exists(folder + Settings))
        return fail(errors::NotFound, folder);
    Place place;
    place.m_folder = folder;
    PLUMBLINE_TRY_ASSIGN(const QByteArray text, readFile(folder + Settings));
    const QJsonObject settings = QJsonDocument::fromJson(text).object();
    const auto schema = domain::Uuid::parse(settings.value(QStringLiteral("schema")).toString());
    PLUMBLINE_TRY_ASSIGN(place.m_key, readFile(folder + KeyName));
    if (!schema || place.m_key.size() != KeySize)
        return fail(errors::FolderUnreadable, folder + (schema ? KeyName : Settings));
    place.m_schema = *schema;
    place.m_server = settings.value(QStringLiteral("database")).toString();
    place.m_address = settings.value(QStringLiteral("address")).toString();
    PLUMBLINE_TRY_ASSIGN(place.m_certificate.certificate, readFile(folder + CertificateName));
    PLUMBLINE_TRY_ASSIGN(place.m_certificate.key, readFile(folder + CertificateKeyName));
    return place;
}

Result<void> Place::settle() const {
    QJsonObject settings{{QStringLiteral("schema"), m_schema.toString()}};
    if (!m_server.isEmpty())
        settings.insert(QStringLiteral("database"), m_server);
    if (!m_address.isEmpty())
        settings.insert(QStringLiteral("address"), m_address);
    return writeFile(m_folder + Settings, QJsonDocument(settings).toJson());
}

Result<void> Place::setAddress(const QString &address) {
    m_address = address;
    return settle();
}

QString Place::lockFile() const {
    return m_folder + QStringLiteral("/hub.lock");
}

std::unique_ptr<Database> Place::database() const {
    if (isFile())
        return std::make_unique<FileDatabase>(m_folder + FileName, m_key, Making::No);
    return std::make_unique<ServerDatabase>(m_server.toUtf8(), m_schema, Making::No);
}

std::unique_ptr<Database> Place::newDatabase() const {
    if (isFile())
        return std::make_unique<FileDatabase>(m_folder + FileName, m_key, Making::Yes);
    return std::make_unique<ServerDatabase>(m_server.toUtf8(), m_schema, Making::Yes);
}

Result<void> Place::backup(const QString &target) const {
    if (!isFile())
        return fail(errors::NotHere);
    if (QFile::exists(target))
        return fail(errors::Exists, target);
    const auto key = storage::bytesOf(m_key);
    PLUMBLINE_TRY_ASSIGN(const auto source, sqlite::Connection::open(m_folder + FileName, key, Access::ReadOnly));
    const QString part = target + QStringLiteral(".part");
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(part + suffix);
    {
        PLUMBLINE_TRY_ASSIGN(const auto copy, sqlite::Connection::open(part, key, Access::Create));
        PLUMBLINE_TRY(sqlite::copyPages(*source, *copy, [](std::int64_t, std::int64_t) { return storage::Scan::Continue; }));
        PLUMBLINE_TRY(copy->scalar("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    return move(part, target);
}

Result<void> Place::restore(const QString &source, Ports ports) const {
    if (!isFile())
        return fail(errors::NotHere);
    if (!QFile::exists(source))
        return fail(errors::NotFound, source);
    const QString file = m_folder + FileName;
    const QString coming = file + QStringLiteral(".restoring");
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(coming + suffix);
    if (!QFile::copy(source, coming) || !QFile::setPermissions(coming, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(errors::FolderUnreadable, source);
    {
        // The new life begins before the file takes its place: it never serves under the old one.
        FileDatabase database(coming, m_key, Making::No);
        PLUMBLINE_TRY_ASSIGN(const auto hub, Hub::open(database, std::move(ports)));
        PLUMBLINE_TRY(hub->beginEpoch());
    }
    if (QFile::exists(file))
        PLUMBLINE_TRY(move(file, file + QStringLiteral(".replaced")));
    return move(coming, file);
}

std::unique_ptr<Place::Watch> Place::watch(std::function<void()> heard) const {
    return isFile() ? nullptr : watchServer(m_server.toUtf8(), m_schema, std::move(heard));
}

} // namespace plumbline::hub
