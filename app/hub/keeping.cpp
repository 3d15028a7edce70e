#include "command.h"

#include "plumbline/hub/errors.h"

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
    PLUMBLINE_TRY_ASSIGN(const QString source, options.required(QStringLiteral("from")));
    PLUMBLINE_TRY_ASSIGN(const Place place, Place::open(folder));
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
    printLine(QStringLiteral("%1 entries, everything as it was written").arg(status.head));
    return {};
}

Result<void> status(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    PLUMBLINE_TRY_ASSIGN(const Status status, opened->hub->status());
    PLUMBLINE_TRY_ASSIGN(const ledger::SignedHead head, opened->hub->signedHead());
    const QString root = QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(head.root.data()), static_cast<qsizetype>(head.root.size())).toHex());
    const QString place = opened->place->isFile() ? QStringLiteral("file") : QStringLiteral("postgresql");
    if (options.isSet(QStringLiteral("json"))) {
        const QJsonObject object{{QStringLiteral("organisation"), status.organisation.toString()},
                                 {QStringLiteral("name"), status.organisationName},
                                 {QStringLiteral("database"), place},
                                 {QStringLiteral("address"), opened->place->address()},
                                 {QStringLiteral("epoch"), status.epoch.toString()},
                                 {QStringLiteral("head"), qint64{status.head}},
                                 {QStringLiteral("root"), root},
                                 {QStringLiteral("devices"), qint64{status.devices}}};
        printLine(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
        return {};
    }
    printLine(QStringLiteral("%1 (%2)").arg(status.organisationName, status.organisation.toString()));
    printLine(QStringLiteral("database  %1").arg(place));
    printLine(QStringLiteral("epoch     %1").arg(status.epoch.toString()));
    printLine(QStringLiteral("ledger    %1 entries, root %2").arg(status.head).arg(root));
    printLine(QStringLiteral("devices   %1").arg(status.devices));
    return {};
}

} // namespace

std::vector<Command> keeping() {
    return {{QStringLiteral("backup"), QStringLiteral("Copies the database into one file, also while it is served."),
             [](Options &options) { options.add(QStringLiteral("to"), QStringLiteral("The new file."), QStringLiteral("FILE")); }, backup},
            {QStringLiteral("restore"), QStringLiteral("Puts a backup in the database's place; devices offer again what it lacks."),
             [](Options &options) { options.add(QStringLiteral("from"), QStringLiteral("The backup."), QStringLiteral("FILE")); }, restore},
            {QStringLiteral("verify"), QStringLiteral("Checks every entry, the tree over them, every row and every reference."),
             [](Options &) {}, verify},
            {QStringLiteral("status"), QStringLiteral("Says what there is."),
             [](Options &options) { options.addSwitch(QStringLiteral("json"), QStringLiteral("Print JSON.")); }, status}};
}

} // namespace plumbline::hub
