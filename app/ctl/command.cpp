#include "command.h"

#include "output.h"
#include "words.h"

#include "plumbline/domain/errors.h"
#include "plumbline/replica/passphrase.h"
#include "plumbline/workspace/labels.h"

#include <QRegularExpression>
#include <QTextStream>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace plumbline::ctl {
namespace {

volatile std::sig_atomic_t interrupted = 0;

domain::Result<std::int64_t> wholeNumber(const QString &option, const QString &value)
{
    bool isNumber = false;
    const std::int64_t number = value.toLongLong(&isNumber);
    if (!isNumber)
        return misuse(Words::tr("--%1 takes a whole number, not “%2”.").arg(option, value));
    return number;
}

} // namespace

tl::unexpected<domain::Error> misuse(const QString &sentence)
{
    return domain::fail(Misused, sentence);
}

Options::Options(const QString &command, const QString &help) : m_command(command)
{
    m_parser.setApplicationDescription(help);
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    add({{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help.")});
    add({QStringLiteral("replica"), Words::tr("The replica's folder."), QStringLiteral("DIR")});
    add({QStringLiteral("passphrase-file"), Words::tr("Read the passphrase from this file."), QStringLiteral("FILE")});
    add({QStringLiteral("passphrase-fd"), Words::tr("Read the passphrase from this open descriptor."), QStringLiteral("N")});
    add({QStringLiteral("language"), Words::tr("Write sentences and names in this language: en or zh_CN."), QStringLiteral("LANGUAGE")});
    m_parser.addPositionalArgument(command, QString(), command);
    exclude(QStringLiteral("passphrase-file"), QStringLiteral("passphrase-fd"));
}

void Options::addPositional(const QString &name, const QString &help, Occurs occurs)
{
    const QString syntax = occurs == Occurs::Optionally ? u'[' + name + u']' : occurs == Occurs::Repeatedly ? name + u'…' : name;
    m_parser.addPositionalArgument(name, help, syntax);
    m_positional.push_back({name, occurs});
}

void Options::addFormats()
{
    add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    add(QCommandLineOption(QStringLiteral("csv"), Words::tr("Print CSV.")));
    exclude(QStringLiteral("json"), QStringLiteral("csv"));
}

std::optional<Exit> Options::parse(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{QStringLiteral("plumbline-ctl")} + arguments)) {
        printError(m_parser.errorText());
        return Exit::Usage;
    }
    if (m_parser.isSet(QStringLiteral("help"))) {
        printLine(m_parser.helpText());
        return Exit::Done;
    }
    if (const auto sound = check(); !sound)
        return failed(sound.error());
    return std::nullopt;
}

domain::Result<void> Options::check() const
{
    const QStringList given = positional();
    qsizetype most = 0;
    for (const Positional &each : m_positional) {
        if (each.occurs != Occurs::Optionally && given.size() <= most)
            return misuse(Words::tr("%1 needs %2. See plumbline-ctl %1 --help.").arg(m_command, each.name));
        most = each.occurs == Occurs::Repeatedly ? given.size() : most + 1;
    }
    if (given.size() > most)
        return misuse(Words::tr("%1 does not take “%2”. See plumbline-ctl %1 --help.").arg(m_command, given.at(most)));
    for (const auto &[one, other] : m_exclusive)
        if (isSet(one) && isSet(other))
            return misuse(Words::tr("--%1 and --%2 can't go together.").arg(one, other));
    return {};
}

domain::Result<QString> Options::replicaFolder() const
{
    const QString folder = value(QStringLiteral("replica"));
    if (folder.isEmpty())
        return misuse(Words::tr("Say which replica: --replica and its folder."));
    return folder;
}

domain::Result<std::optional<std::int64_t>> Options::number(const QString &option, std::int64_t least, std::int64_t most) const
{
    if (!isSet(option))
        return std::nullopt;
    PLUMBLINE_TRY_ASSIGN(const std::int64_t number, wholeNumber(option, value(option)));
    if (number < least || number > most)
        return misuse(Words::tr("--%1 takes a whole number from %2 to %3, not %4.").arg(option).arg(least).arg(most).arg(number));
    return number;
}

domain::Result<std::optional<domain::Date>> Options::date(const QString &option) const
{
    if (!isSet(option))
        return std::nullopt;
    PLUMBLINE_TRY_ASSIGN(const domain::Date date, isoDate(value(option)));
    return date;
}

domain::Result<replica::Secret> Options::passphrase() const
{
    return passphrase(QString());
}

domain::Result<replica::Secret> Options::passphrase(const QString &prefix) const
{
    const QString descriptorOption = prefix + QStringLiteral("passphrase-fd");
    const QString fileOption = prefix + QStringLiteral("passphrase-file");
    if (isSet(descriptorOption)) {
        PLUMBLINE_TRY_ASSIGN(const auto descriptor, number(descriptorOption, 0, std::numeric_limits<int>::max()));
        return replica::readPassphraseDescriptor(static_cast<int>(*descriptor));
    }
    if (value(fileOption).isEmpty())
        return misuse(Words::tr("Say where the passphrase is: --%1 or --%2.").arg(fileOption, descriptorOption));
    return replica::readPassphraseFile(value(fileOption));
}

domain::Result<std::unique_ptr<Opened>> Opened::open(const Options &options, Access access)
{
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.replicaFolder());
    PLUMBLINE_TRY_ASSIGN(auto passphrase, options.passphrase());
    return open(folder, std::move(passphrase), access);
}

domain::Result<std::unique_ptr<Opened>> Opened::open(const QString &folder, replica::Secret passphrase, Access access)
{
    std::unique_ptr<Opened> opened(new Opened);
    PLUMBLINE_TRY(wait(access == Access::Writing ? opened->m_workspace.unlock(folder, std::move(passphrase))
                                                 : opened->m_workspace.unlockForReading(folder, std::move(passphrase))));
    return opened;
}

domain::Result<domain::Date> isoDate(const QString &text)
{
    static const QRegularExpression written(QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    const auto date = domain::Date::parse(text, domain::DateOrder::YearMonthDay);
    if (!date || !written.match(text).hasMatch())
        return misuse(workspace::errorText({domain::errors::DateUnreadable, text}));
    return *date;
}

void printError(const QString &line)
{
    QTextStream(stderr) << "plumbline-ctl: " << line << '\n';
}

Exit failed(const domain::Error &error)
{
    const bool misused = error.code == Misused;
    printError(misused ? error.detail : workspace::errorText(error));
    return misused ? Exit::Usage : Exit::Failed;
}

void showProgress(int value)
{
    static int shown = -1;
    static const bool terminal = isatty(STDERR_FILENO) == 1;
    if (!terminal || value / 10 == shown)
        return;
    shown = value / 10;
    std::fprintf(stderr, value >= 1000 ? "\r     \r" : "\r%3d %%", shown);
}

bool isInterrupted()
{
    return interrupted != 0;
}

void watchInterrupts()
{
    std::signal(SIGINT, [](int) { interrupted = 1; });
}

} // namespace plumbline::ctl
