#include "command.h"
#include "words.h"

#include "plumbline/hub/errors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

namespace plumbline::hub {
namespace {

using domain::fail;

Result<void> backup(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.required(QStringLiteral("folder")));
    PLUMBLINE_TRY_ASSIGN(const QString target, options.required(QStringLiteral("to")));
    PLUMBLINE_TRY_ASSIGN(const Place place, Place::open(folder));
    return place.backup(target);
}

Result<void> restore(const Options &options) {
    SystemPorts system;
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.required(QStringLiteral("folder")));
    PLUMBLINE_TRY_ASSIGN(const Place place, Place::open(folder));
    // On a server its own tools have put the rows back: what is left is to say so to the devices.
    if (!place.isFile() && !options.isSet(QStringLiteral("from"))) {
        PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
        return opened->hub->beginEpoch();
    }
    PLUMBLINE_TRY_ASSIGN(const QString source, options.required(QStringLiteral("from")));
    QLockFile lock(place.lockFile());
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return fail(errors::InUse, place.lockFile());
    return place.restore(source, system.ports());
}

Result<void> verify(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    PLUMBLINE_TRY(opened->hub->verify());
    PLUMBLINE_TRY_ASSIGN(const Status status, opened->hub->status());
    printLine(Words::tr("%1 entries, everything as it was written").arg(status.head));
    return {};
}

/// The day after which it has to have been here again; nothing while it never was.
std::optional<domain::Instant> leaseOf(const DeviceStatus &device) {
    if (device.revoked || !device.lastSeen)
        return std::nullopt;
    return *device.lastSeen + std::chrono::days(LeaseDays);
}

QJsonValue momentOf(const std::optional<domain::Instant> &at) {
    return at ? QJsonValue(domain::toIso(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonArray jsonOf(const std::vector<DeviceStatus> &devices) {
    QJsonArray all;
    for (const DeviceStatus &each : devices)
        all.append(QJsonObject{{QStringLiteral("device"), each.device.toString()},
                               {QStringLiteral("short"), shortId(each.device)},
                               {QStringLiteral("name"), each.name},
                               {QStringLiteral("user"), each.user},
                               {QStringLiteral("enrolled_at"), domain::toIso(each.enrolledAt)},
                               {QStringLiteral("last_seen"), momentOf(each.lastSeen)},
                               {QStringLiteral("lease_until"), momentOf(leaseOf(each))},
                               {QStringLiteral("revoked"), each.revoked}});
    return all;
}

QString minuteOf(domain::Instant at) {
    return domain::toIso(at).left(16).replace(u'T', u' ') + QStringLiteral(" UTC");
}

void printDevice(const DeviceStatus &device) {
    QString state = Words::tr("never here");
    if (device.revoked)
        state = Words::tr("revoked");
    else if (device.lastSeen)
        state = Words::tr("last here %1, lease until %2").arg(minuteOf(*device.lastSeen), minuteOf(*leaseOf(device)).left(10));
    printLine(QStringLiteral("  %1  %2  %3, %4: %5").arg(shortId(device.device), device.device.toString(), device.user, device.name, state));
}

Result<void> status(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    PLUMBLINE_TRY_ASSIGN(const Status status, opened->hub->status());
    PLUMBLINE_TRY_ASSIGN(const ledger::SignedHead head, opened->hub->signedHead());
    const QString root = QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(head.root.data()), static_cast<qsizetype>(head.root.size())).toHex());
    PLUMBLINE_TRY_ASSIGN(const auto devices, opened->hub->devices());
    const QString key = QString::fromLatin1(opened->hub->publicKey().toHex());
    const QString place = opened->place->isFile() ? QStringLiteral("file") : QStringLiteral("postgresql");
    if (options.isSet(QStringLiteral("json"))) {
        const QJsonObject object{{QStringLiteral("organisation"), status.organisation.toString()},
                                 {QStringLiteral("name"), status.organisationName},
                                 {QStringLiteral("database"), place},
                                 {QStringLiteral("address"), opened->place->address()},
                                 {QStringLiteral("epoch"), status.epoch.toString()},
                                 {QStringLiteral("head"), qint64{status.head}},
                                 {QStringLiteral("root"), root},
                                 {QStringLiteral("hub_key"), key},
                                 {QStringLiteral("devices"), qint64{status.devices}},
                                 {QStringLiteral("device_list"), jsonOf(devices)}};
        printLine(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
        return {};
    }
    printLine(QStringLiteral("%1 (%2)").arg(status.organisationName, status.organisation.toString()));
    printLine(Words::tr("database  %1").arg(place));
    printLine(Words::tr("key       %1").arg(key));
    printLine(Words::tr("epoch     %1").arg(status.epoch.toString()));
    printLine(Words::tr("ledger    %1 entries, root %2").arg(status.head).arg(root));
    printLine(Words::tr("devices   %1").arg(status.devices));
    for (const DeviceStatus &each : devices)
        printDevice(each);
    return {};
}

} // namespace

std::vector<Command> keeping() {
    return {{QStringLiteral("backup"), Words::tr("Copies the database into one file, also while it is served."),
             [](Options &options) { options.add(QStringLiteral("to"), Words::tr("The new file."), QStringLiteral("FILE")); }, backup},
            {QStringLiteral("restore"), Words::tr("Puts a backup in the database's place; devices offer again what it lacks."),
             [](Options &options) { options.add(QStringLiteral("from"), Words::tr("The backup; on PostgreSQL none, after pg_restore."), QStringLiteral("FILE")); }, restore},
            {QStringLiteral("verify"), Words::tr("Checks every entry, the tree over them, every row and every reference."),
             [](Options &) {}, verify},
            {QStringLiteral("status"), Words::tr("Says what there is."),
             [](Options &options) { options.addSwitch(QStringLiteral("json"), Words::tr("Print JSON.")); }, status}};
}

} // namespace plumbline::hub
