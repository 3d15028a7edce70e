#include "command.h"
#include "words.h"

#include "plumbline/domain/errors.h"
#include "plumbline/hub/errors.h"
#include "plumbline/storage/errors.h"

#include <QRandomGenerator>
#include <QTextStream>

#include <map>

namespace plumbline::hub {
namespace {

using domain::fail;

const std::map<std::string_view, QString> &sentences() {
    static const std::map<std::string_view, QString> all{
        {errors::Exists.id, Words::tr("There is something in this place already: %1.")},
        {errors::NotFound.id, Words::tr("There is no hub here: %1. plumbline-hub init makes one.")},
        {errors::InUse.id, Words::tr("Another process serves this hub (%1). Stop it first.")},
        {errors::Damaged.id, Words::tr("The hub's data are damaged: %1.")},
        {errors::CannotListen.id, Words::tr("Nothing can be served there: %1.")},
        {errors::CertificateUnreadable.id, Words::tr("The certificate or its key can't be used. %1")},
        {errors::FolderUnreadable.id, Words::tr("This can't be read or written: %1.")},
        {errors::NotHere.id, Words::tr("This hub is on PostgreSQL: pg_dump backs it up, and after pg_restore comes plumbline-hub restore without --from.%1")},
        {errors::Broken.id, Words::tr("A rule of the program itself was broken: %1.")},
        {domain::errors::RecordNotFound.id, Words::tr("There is nobody and nothing of that name or number: %1.")},
        {domain::errors::UnknownCurrency.id, Words::tr("“%1” is no currency.")},
        {storage::errors::CannotOpen.id, Words::tr("The database can't be opened: %1.")},
        {storage::errors::NotADatabase.id, Words::tr("The file is not this hub's, or it is damaged. %1")},
        {storage::errors::NewerSchema.id, Words::tr("The database was written by a newer version: %1.")},
        {storage::errors::ConnectionLost.id, Words::tr("The connection to the database is lost. %1")},
        {storage::errors::Full.id, Words::tr("The disk is full. %1")},
        {storage::errors::Busy.id, Words::tr("The database was busy for too long; try again. %1")},
    };
    return all;
}

} // namespace

Options::Options(const QString &command) : m_command(command) {
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    add(QStringLiteral("folder"), Words::tr("The hub's folder."), QStringLiteral("DIR"));
    add(QStringLiteral("language"), Words::tr("Speak this language: en or zh_CN."), QStringLiteral("LANGUAGE"));
    m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help.")});
}

void Options::add(const QString &name, const QString &help, const QString &value) {
    m_parser.addOption({name, help, value});
}

void Options::addSwitch(const QString &name, const QString &help) {
    m_parser.addOption({name, help});
}

Result<void> Options::parse(const QStringList &arguments) {
    if (!m_parser.parse(QStringList{QStringLiteral("plumbline-hub ") + m_command} + arguments))
        return fail(Misused, m_parser.errorText());
    if (!m_parser.positionalArguments().isEmpty())
        return fail(Misused, Words::tr("%1 does not take “%2”. See plumbline-hub %1 --help.")
                                 .arg(m_command, m_parser.positionalArguments().constFirst()));
    return {};
}

Result<QString> Options::required(const QString &name) const {
    const QString given = value(name).trimmed();
    if (given.isEmpty())
        return fail(Misused, Words::tr("%1 needs --%2. See plumbline-hub %1 --help.").arg(m_command, name));
    return given;
}

Result<std::int64_t> Options::number(const QString &name, std::int64_t otherwise, std::int64_t least, std::int64_t most) const {
    if (!isSet(name))
        return otherwise;
    bool isNumber = false;
    const std::int64_t number = value(name).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return fail(Misused, Words::tr("--%1 takes a whole number from %2 to %3.").arg(name).arg(least).arg(most));
    return number;
}

Ports SystemPorts::ports() {
    return {&clock, &ids, [](qsizetype size) {
                QByteArray bytes(size, '\0');
                for (char &byte : bytes)
                    byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
                return bytes;
            }};
}

Result<std::unique_ptr<Opened>> openHub(const Options &options) {
    auto opened = std::make_unique<Opened>();
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.required(QStringLiteral("folder")));
    PLUMBLINE_TRY_ASSIGN(opened->place, Place::open(folder));
    opened->database = opened->place->database();
    PLUMBLINE_TRY_ASSIGN(opened->hub, Hub::open(*opened->database, opened->system.ports()));
    return opened;
}

QString shortId(ledger::DeviceId device) {
    return device.toString().right(8);
}

void printLine(const QString &line) {
    QTextStream(stdout) << line << '\n';
}

Exit failed(const domain::Error &error) {
    QString sentence = error.detail;
    if (error.code != Misused) {
        const auto found = sentences().find(error.code.id);
        const QString code = QString::fromLatin1(error.code.id.data(), static_cast<qsizetype>(error.code.id.size()));
        sentence = found == sentences().end() ? code + u' ' + error.detail : found->second.arg(error.detail);
    }
    QTextStream(stderr) << "plumbline-hub: " << sentence.trimmed() << '\n';
    return error.code == Misused ? Exit::Usage : Exit::Failed;
}

} // namespace plumbline::hub
