#include "plumbline/domain/errors.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/errors.h"
#include "replica_p.h"
#include "replicaschema.h"

#include <QTimeZone>

/// Opening a replica that somebody else may be writing, or that nobody can write.
namespace plumbline::replica {
namespace {

using domain::fail;
using domain::Result;
using storage::sqlite::Access;
using storage::sqlite::Connection;

/// Whether nothing has to be written before the file can be read.
Result<bool> isOfToday(Connection &connection) {
    const int today = replicaMigrations().back().version;
    PLUMBLINE_TRY_ASSIGN(const int found, connection.schemaVersion());
    if (found > today)
        return fail(storage::errors::NewerSchema, QString::number(found));
    if (found < today)
        return false;
    PLUMBLINE_TRY_ASSIGN(const auto catalogue,
                         connection.scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'described_field'"));
    if (catalogue != QStringLiteral("1"))
        return false;
    return storage::sqlite::followsDescriptions(connection);
}

} // namespace

Result<void> checkFounding(const Founding &founding) {
    if (founding.organisation.trimmed().isEmpty())
        return fail(domain::errors::RequiredFieldMissing, QStringLiteral("organisation.name"));
    if (founding.userName.trimmed().isEmpty())
        return fail(domain::errors::RequiredFieldMissing, QStringLiteral("user.name"));
    // A machine without any zones counts every date in UTC; there is nothing to choose from then.
    if (!QTimeZone(founding.timeZone.toUtf8()).isValid() && QTimeZone::availableTimeZoneIds().size() > 1)
        return fail(errors::UnknownTimeZone, founding.timeZone);
    return {};
}

Result<std::unique_ptr<Replica>> Replica::openForReading(const QString &folder, const Secret &passphrase, Ports ports) {
    return openBy(folder, passphrase, ports, [](Private &priv) { return priv.readFile(); });
}

Result<void> Replica::Private::readFile() {
    const auto open = [this] { return Connection::open(databasePath(folder), dataKey.bytes(), Access::ReadOnly); };
    PLUMBLINE_TRY_ASSIGN(auto connection, open());
    PLUMBLINE_TRY_ASSIGN(const bool today, isOfToday(*connection));
    if (!today) {
        connection.reset();
        PLUMBLINE_TRY_ASSIGN(lock, lockFolder(folder));
        PLUMBLINE_TRY(openFile());
        writing.reset();
        lock.reset();
        return {};
    }
    SettingStore settings(*connection);
    PLUMBLINE_TRY_ASSIGN(device, settings.device());
    PLUMBLINE_TRY_ASSIGN(owner, settings.owner());
    PLUMBLINE_TRY_ASSIGN(enrolment, SyncSettings(settings).enrolment());
    return {};
}

} // namespace plumbline::replica
