#include "command.h"
#include "words.h"

#include "plumbline/hub/errors.h"

#include <QFile>
#include <QTimeZone>

namespace plumbline::hub {
namespace {

using domain::fail;

void describe(Options &options) {
    options.add(QStringLiteral("organisation"), Words::tr("Its name."), QStringLiteral("NAME"));
    options.add(QStringLiteral("currency"), Words::tr("What every page reports in (CNY)."), QStringLiteral("CODE"));
    options.add(QStringLiteral("time-zone"), Words::tr("What business dates are taken in (Asia/Shanghai)."), QStringLiteral("ZONE"));
    options.add(QStringLiteral("administrator"), Words::tr("The first person, who may do everything."), QStringLiteral("NAME"));
    options.add(QStringLiteral("database"), Words::tr("postgresql://… instead of a file in the folder."), QStringLiteral("URL"));
    options.add(QStringLiteral("certificate"), Words::tr("A certificate, as PEM."), QStringLiteral("FILE"));
    options.add(QStringLiteral("key"), Words::tr("Its key, as PEM."), QStringLiteral("FILE"));
    options.add(QStringLiteral("host"), Words::tr("A name or address on the certificate that is made where none is given; may be repeated."),
                QStringLiteral("NAME"));
}

Result<QByteArray> contentOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(errors::FolderUnreadable, path);
    return file.readAll();
}

Result<Certificate> certificateOf(const Options &options, domain::Instant now) {
    if (options.isSet(QStringLiteral("certificate")) != options.isSet(QStringLiteral("key")))
        return fail(Misused, Words::tr("--certificate and --key go together."));
    if (!options.isSet(QStringLiteral("certificate"))) {
        const QStringList hosts = options.values(QStringLiteral("host"));
        return makeCertificate(hosts.isEmpty() ? QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")} : hosts, now);
    }
    PLUMBLINE_TRY_ASSIGN(QByteArray certificate, contentOf(options.value(QStringLiteral("certificate"))));
    PLUMBLINE_TRY_ASSIGN(QByteArray key, contentOf(options.value(QStringLiteral("key"))));
    return Certificate{std::move(certificate), std::move(key)};
}

Result<Founding> foundingOf(const Options &options) {
    Founding made;
    PLUMBLINE_TRY_ASSIGN(made.organisation, options.required(QStringLiteral("organisation")));
    PLUMBLINE_TRY_ASSIGN(made.administrator, options.required(QStringLiteral("administrator")));
    const auto otherwise = [&](const QString &name, const QString &value) {
        return options.isSet(name) ? options.value(name) : value;
    };
    PLUMBLINE_TRY_ASSIGN(made.baseCurrency, domain::Currency::parse(otherwise(QStringLiteral("currency"), QStringLiteral("CNY"))));
    made.timeZone = otherwise(QStringLiteral("time-zone"), QStringLiteral("Asia/Shanghai"));
    if (!QTimeZone::isTimeZoneIdAvailable(made.timeZone.toUtf8()))
        return fail(Misused, Words::tr("“%1” is no time zone.").arg(made.timeZone));
    return made;
}

Result<void> init(const Options &options) {
    SystemPorts system;
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.required(QStringLiteral("folder")));
    PLUMBLINE_TRY_ASSIGN(Founding made, foundingOf(options));
    const QString database = options.value(QStringLiteral("database"));
    if (!database.isEmpty() && !database.startsWith(u"postgresql://") && !database.startsWith(u"postgres://"))
        return fail(Misused, Words::tr("--database takes postgresql://…"));
    PLUMBLINE_TRY_ASSIGN(const Certificate certificate, certificateOf(options, system.clock.now()));
    PLUMBLINE_TRY_ASSIGN(const QByteArray print, fingerprint(certificate.certificate));
    PLUMBLINE_TRY_ASSIGN(const Place place, Place::prepare(folder, database, certificate, system.ports()));
    const auto target = place.newDatabase();
    PLUMBLINE_TRY_ASSIGN(const auto hub, Hub::create(*target, std::move(made), system.ports()));
    PLUMBLINE_TRY(place.settle());
    PLUMBLINE_TRY_ASSIGN(const Status status, hub->status());
    printLine(Words::tr("organisation %1").arg(status.organisation.toString()));
    printLine(Words::tr("certificate SHA-256 %1").arg(QString::fromLatin1(print.toHex(':'))));
    return {};
}

} // namespace

std::vector<Command> founding() {
    return {{QStringLiteral("init"), Words::tr("Makes a hub: its folder, its database, its keys, the organisation."), describe, init}};
}

} // namespace plumbline::hub
