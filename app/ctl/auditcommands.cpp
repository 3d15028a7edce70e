#include "filters.h"
#include "output.h"
#include "synccommands.h"
#include "words.h"

#include "plumbline/sync/auditing.h"
#include "plumbline/sync/errors.h"
#include "plumbline/workspace/labels.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace plumbline::ctl {

using domain::Result;

namespace {

using ledger::Authority;

constexpr QLatin1StringView Command("audit");

Result<std::pair<domain::EntityKind, domain::Uuid>> recordGiven(const QString &text) {
    const qsizetype sign = text.indexOf(u'=');
    const auto kind = domain::entityNamed(text.left(std::max<qsizetype>(sign, 0)));
    const auto id = domain::Uuid::parse(text.mid(sign + 1));
    if (sign < 1 || !kind || !id)
        return misuse(Words::tr("“%1” is not a record. Write it as deal=ID.").arg(text));
    return std::pair(*kind, *id);
}

Result<void> readPositions(const QString &text, replica::AuditSelection &selection) {
    const auto one = [&](const QString &part, ledger::Position &position) {
        bool isNumber = false;
        const ledger::Position read = part.toLongLong(&isNumber);
        if (part.isEmpty())
            return true;
        position = read;
        return isNumber && read >= 1;
    };
    const qsizetype dots = text.indexOf(QStringLiteral(".."));
    const bool isSound = dots >= 0 ? one(text.left(dots), selection.first) && one(text.mid(dots + 2), selection.last)
                                   : !text.isEmpty() && one(text, selection.first) && one(text, selection.last);
    if (!isSound || selection.first > selection.last)
        return misuse(Words::tr("“%1” are not positions. Write them as 10..20; either may be left out.").arg(text));
    return {};
}

Result<replica::AuditSelection> selectionGiven(const Options &options) {
    replica::AuditSelection selection;
    if (options.isSet(QStringLiteral("record"))) {
        PLUMBLINE_TRY_ASSIGN(selection.record, recordGiven(options.value(QStringLiteral("record"))));
    }
    if (options.isSet(QStringLiteral("period"))) {
        PLUMBLINE_TRY_ASSIGN(selection.days, parsePeriod(options.value(QStringLiteral("period"))));
    }
    if (options.isSet(QStringLiteral("positions")))
        PLUMBLINE_TRY(readPositions(options.value(QStringLiteral("positions")), selection));
    return selection;
}

/// The proofs are the hub's: it is asked for them.
Result<sync::AuditReading> readFromHub(replica::Replica &replica, const replica::AuditSelection &selection) {
    constexpr std::int64_t Whole = 1000;
    std::optional<Result<sync::AuditReading>> answer;
    sync::Auditing::Listener listener;
    listener.progress = [](ledger::Position looked, ledger::Position total) {
        showProgress(static_cast<int>(Whole * looked / std::max<ledger::Position>(total, 1)));
    };
    listener.ended = [&](Result<sync::AuditReading> result) {
        answer.emplace(std::move(result));
        QCoreApplication::exit();
    };
    const sync::AuditConnection connection(replica, selection, std::move(listener));
    runLoop();
    if (!answer)
        return domain::fail(replica::errors::Cancelled);
    return std::move(*answer);
}

/// A replica of a hub remembers the hub's newest head on the way, so it is held for writing.
Result<sync::AuditReading> readTrail(const Options &options, const replica::AuditSelection &selection) {
    PLUMBLINE_TRY_ASSIGN(const auto readable, HeldReplica::open(options, Access::Reading));
    if (!readable->replica->isEnrolled()) {
        PLUMBLINE_TRY_ASSIGN(auto exported, readable->replica->exportAudit(selection));
        return sync::AuditReading{std::move(exported), 0};
    }
    PLUMBLINE_TRY_ASSIGN(const auto writing, HeldReplica::openEnrolled(options, Access::Writing));
    return readFromHub(*writing->replica, selection);
}

Result<void> save(const QString &path, const QByteArray &bytes) {
    if (QFile::exists(path))
        return misuse(Words::tr("%1 is there already.").arg(path));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return domain::fail(NotSaved, path);
    return {};
}

Result<void> exportBy(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto selection, selectionGiven(options));
    const QString path = options.positional().constFirst();
    if (QFile::exists(path))
        return misuse(Words::tr("%1 is there already.").arg(path));
    PLUMBLINE_TRY_ASSIGN(const sync::AuditReading reading, readTrail(options, selection));
    const ledger::AuditExport &exported = reading.exported;
    PLUMBLINE_TRY(save(path, ledger::writeAuditExport(exported)));
    const QString key = QString::fromLatin1(exported.hubKey.toHex());
    printLine(Words::tr("Wrote %1 of the ledger’s %2 entries to %3.").arg(exported.items.size()).arg(exported.head.size).arg(path));
    if (reading.withheld > 0)
        printLine(Words::tr("Left out: %1, of which not everything may be shown to you; such entries can’t be proven.").arg(reading.withheld));
    printLine(exported.authority == Authority::Hub
                  ? Words::tr("The hub’s key is %1: give it to whoever verifies the file.").arg(key)
                  : Words::tr("This replica belongs to no hub and signed with a key of its own, %1: give it to whoever verifies the file.")
                        .arg(key));
    return {};
}

Exit exportTrail(const QStringList &arguments) {
    Options options(QStringLiteral("audit export"),
                    Words::tr("Writes a reading of the audit trail into a file that proves itself: entries, what they changed, and how they "
                              "stand in the ledger the hub signed."));
    options.addPositional(QStringLiteral("FILE"), Words::tr("The file to write; not one that is there."));
    options.add({QStringLiteral("record"), Words::tr("Only what happened to this record: deal=ID, and so on."), QStringLiteral("ENTITY=ID")});
    options.add({QStringLiteral("period"), Words::tr("Only what came into the ledger on these days: FIRST..LAST; either may be left out."),
                 QStringLiteral("PERIOD")});
    options.add({QStringLiteral("positions"), Words::tr("Only these positions of the ledger: FIRST..LAST; either may be left out."),
                 QStringLiteral("POSITIONS")});
    if (const auto end = options.parse(arguments))
        return *end;
    const auto done = exportBy(options);
    return done ? Exit::Done : failedHere(done.error());
}

Result<std::optional<QByteArray>> keyGiven(const Options &options) {
    if (!options.isSet(QStringLiteral("hub-key")))
        return std::optional<QByteArray>();
    const QByteArray written = options.value(QStringLiteral("hub-key")).trimmed().toLower().toLatin1();
    const QByteArray key = QByteArray::fromHex(written);
    if (key.size() != ledger::PublicKeySize || key.toHex() != written)
        return misuse(Words::tr("“%1” is not a key: %2 hexadecimal digits.")
                          .arg(options.value(QStringLiteral("hub-key")))
                          .arg(2 * ledger::PublicKeySize));
    return std::optional(key);
}

QString provenSentence(const ledger::AuditSummary &summary) {
    const std::size_t count = summary.entries.size();
    const QString when = domain::toIso(summary.head.signedAt);
    if (summary.authority == Authority::Replica)
        return Words::tr("Proven: these are %1 of the %2 entries of the ledger that a replica signed at %3, and no byte of them was "
                         "changed since. A replica without a hub is its own authority: that nothing was changed before is not proven.")
            .arg(count)
            .arg(summary.head.size)
            .arg(when);
    return Words::tr("Proven: these are %1 of the %2 entries of the ledger that the hub signed at %3, and no byte of them was changed since.")
        .arg(count)
        .arg(summary.head.size)
        .arg(when);
}

QJsonObject jsonOf(const ledger::AuditSummary &summary, const QByteArray &key) {
    QJsonArray positions;
    for (const ledger::Entry &entry : summary.entries)
        positions.append(static_cast<qint64>(entry.position));
    QJsonArray devices;
    for (const auto &[device, deviceKey] : summary.deviceKeys)
        devices.append(QJsonObject{{QStringLiteral("device"), device.toString()},
                                   {QStringLiteral("key"), QString::fromLatin1(deviceKey.toHex())}});
    return {{QStringLiteral("authority"),
             summary.authority == Authority::Hub ? QStringLiteral("hub") : QStringLiteral("replica")},
            {QStringLiteral("key"), QString::fromLatin1(key.toHex())},
            {QStringLiteral("epoch"), summary.head.epoch.toString()},
            {QStringLiteral("size"), static_cast<qint64>(summary.head.size)},
            {QStringLiteral("signed_at"), domain::toIso(summary.head.signedAt)},
            {QStringLiteral("positions"), positions},
            {QStringLiteral("signed_operations"), static_cast<qint64>(summary.signedOperations)},
            {QStringLiteral("devices"), devices}};
}

void printProven(const ledger::AuditSummary &summary, const QByteArray &key, bool isCompared) {
    printLine(provenSentence(summary));
    if (summary.signedOperations > 0)
        printLine(Words::tr("Signed by the devices that made them: %1. The devices and their keys:").arg(summary.signedOperations));
    for (const auto &[device, deviceKey] : summary.deviceKeys)
        printLine(QStringLiteral("  %1  %2").arg(device.toString(), QString::fromLatin1(deviceKey.toHex())));
    if (!isCompared)
        printLine(Words::tr("The key is the one the file names, %1, and nobody has vouched for it yet: compare it with the one that audit "
                            "export or plumbline-hub status printed, or verify again with --hub-key.")
                      .arg(QString::fromLatin1(key.toHex())));
}

Result<void> verifyBy(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto given, keyGiven(options));
    const QString path = options.positional().constFirst();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return domain::fail(NotReadable, path);
    const QByteArray bytes = file.readAll();
    PLUMBLINE_TRY_ASSIGN(const QByteArray named, ledger::auditKeyOf(bytes));
    PLUMBLINE_TRY_ASSIGN(const auto summary, ledger::verifyAuditExport(bytes, given.value_or(named)));
    if (formatOf(options) == Format::Json)
        printLine(QString::fromUtf8(QJsonDocument(jsonOf(summary, named)).toJson(QJsonDocument::Compact)));
    else
        printProven(summary, named, given.has_value());
    return {};
}

Exit verifyTrail(const QStringList &arguments) {
    Options options(QStringLiteral("audit verify"),
                    Words::tr("Checks an exported audit trail, without a replica and without a hub, and says what it proves."));
    options.addPositional(QStringLiteral("FILE"), Words::tr("The file that audit export wrote."));
    options.add({QStringLiteral("hub-key"), Words::tr("The hub’s key, as plumbline-hub status prints it; a file of another hub fails."),
                 QStringLiteral("KEY")});
    options.add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    if (const auto end = options.parse(arguments))
        return *end;
    const auto done = verifyBy(options);
    return done ? Exit::Done : failedHere(done.error());
}

Exit audit(const QStringList &arguments) {
    const QString what = arguments.value(1);
    // What is asked for is part of the command's name.
    const QStringList rest = QStringList{Command + u' ' + what} + arguments.mid(2);
    if (what == u"export")
        return exportTrail(rest);
    if (what == u"verify")
        return verifyTrail(rest);
    if (what == u"--help" || what == u"-h") {
        printLine(Words::tr("Usage: plumbline-ctl audit export FILE | audit verify FILE. Each has its own --help."));
        return Exit::Done;
    }
    return failed(misuse(Words::tr("Say what to do with the audit trail: audit export or audit verify.")).value());
}

} // namespace

std::vector<CommandLine> auditCommands() {
    return {{QString(Command), QStringLiteral("export FILE | verify FILE"),
             Words::tr("write the audit trail with its proofs, or verify one"), audit}};
}

} // namespace plumbline::ctl
