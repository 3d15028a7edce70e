#include "support/testreplica.h"

#include <QDir>
#include <QFile>

namespace plumbline::tests {

using namespace replica;

Secret secretOf(const char *text)
{
    QByteArray bytes(text);
    return Secret::takeFrom(bytes);
}

domain::Result<std::unique_ptr<Replica>> createReplica(const QString &folder, World &world)
{
    const Founding founding{QStringLiteral("Aurora Instruments"), domain::Currency::of("CNY"), QStringLiteral("Asia/Shanghai"),
                            QStringLiteral("Lin Wei"), domain::Role::Administrator};
    return Replica::create(folder, secretOf(Passphrase), founding, world.ports());
}

domain::Result<std::unique_ptr<Replica>> openReplica(const QString &folder, World &world)
{
    return Replica::open(folder, secretOf(Passphrase), world.ports());
}

domain::ImportRecords accountsNamed(const QString &prefix, int count, World &world)
{
    domain::ImportRecords import{prefix + QStringLiteral(".csv"), QString(64, u'0'), {}};
    for (int i = 0; i < count; ++i) {
        domain::Account account;
        account.id = domain::AccountId(world.ids.next());
        account.name = QStringLiteral("%1 %2").arg(prefix).arg(i);
        account.sector = QStringLiteral("Precision instruments");
        import.changes.emplace_back(domain::Created{domain::toRecord(account)});
    }
    return import;
}

domain::Result<std::optional<ledger::Entry>> importAccounts(Replica &replica, const QString &prefix, int count, World &world)
{
    return replica.execute(accountsNamed(prefix, count, world), replica.owner(), prefix);
}

QStringList accountNames(const Replica &replica)
{
    const auto reader = replica.reader();
    if (!reader)
        return {QStringLiteral("no reader")};
    QStringList names;
    const auto read = (*reader)->forEach(domain::EntityKind::Account, [&names](const domain::Record &record) {
        names << std::get<QString>(record.values.front());
        return Continue::Yes;
    });
    if (!read)
        return {QStringLiteral("unreadable")};
    names.sort();
    return names;
}

QString databasePath(const QString &folder)
{
    const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.db")}, QDir::Files, QDir::Size);
    return files.isEmpty() ? QString() : files.front().filePath();
}

QString copyOf(const QString &folder, const QString &parent, const QString &name)
{
    const QString target = QDir(parent).filePath(name);
    QDir().mkpath(target);
    for (const QString &file : QDir(folder).entryList(QDir::Files))
        QFile::copy(QDir(folder).filePath(file), QDir(target).filePath(file));
    return target;
}

} // namespace plumbline::tests
