#include "command.h"

#include "plumbline/replica/passphrase.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>
#include <QTextStream>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace plumbline::ctl {
namespace {

volatile std::sig_atomic_t interrupted = 0;

QString text(const char *source)
{
    return QCoreApplication::translate("ctl", source);
}

} // namespace

Options::Options(const QString &command, const QString &help) : m_command(command)
{
    m_parser.setApplicationDescription(help);
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, text("Show this help.")});
    m_parser.addOption({QStringLiteral("replica"), text("The replica's folder."), QStringLiteral("DIR")});
    m_parser.addOption({QStringLiteral("passphrase-file"), text("Read the passphrase from this file."), QStringLiteral("FILE")});
    m_parser.addOption({QStringLiteral("passphrase-fd"), text("Read the passphrase from this open descriptor."), QStringLiteral("N")});
    m_parser.addPositionalArgument(command, QString(), command);
}

void Options::addPositional(const QString &name, const QString &help, const QString &syntax)
{
    m_parser.addPositionalArgument(name, help, syntax.isEmpty() ? name : syntax);
}

std::optional<Exit> Options::parse(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{QStringLiteral("plumbline-ctl")} + arguments))
        return misused(m_parser.errorText());
    if (m_parser.isSet(QStringLiteral("help"))) {
        printLine(m_parser.helpText());
        return Exit::Done;
    }
    return std::nullopt;
}

domain::Result<QString> Options::replicaFolder() const
{
    const QString folder = value(QStringLiteral("replica"));
    if (folder.isEmpty())
        return domain::fail(replica::errors::NotFound, QStringLiteral("--replica"));
    return folder;
}

domain::Result<replica::Secret> Options::passphrase() const
{
    if (isSet(QStringLiteral("passphrase-fd"))) {
        bool isNumber = false;
        const int descriptor = value(QStringLiteral("passphrase-fd")).toInt(&isNumber);
        if (!isNumber)
            return domain::fail(replica::errors::PassphraseUnreadable, value(QStringLiteral("passphrase-fd")));
        return replica::readPassphraseDescriptor(descriptor);
    }
    const QString path = value(QStringLiteral("passphrase-file"));
    if (path.isEmpty())
        return domain::fail(replica::errors::PassphraseUnreadable, QStringLiteral("--passphrase-file"));
    return replica::readPassphraseFile(path);
}

domain::Result<std::unique_ptr<Opened>> Opened::open(const Options &options)
{
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.replicaFolder());
    PLUMBLINE_TRY_ASSIGN(auto passphrase, options.passphrase());
    std::unique_ptr<Opened> opened(new Opened);
    PLUMBLINE_TRY(wait(opened->m_workspace.unlock(folder, std::move(passphrase))));
    return opened;
}

void printLine(const QString &line)
{
    QTextStream(stdout) << line << '\n';
}

void printError(const QString &line)
{
    QTextStream(stderr) << "plumbline-ctl: " << line << '\n';
}

Exit failed(const domain::Error &error)
{
    printError(workspace::errorText(error));
    return Exit::Failed;
}

Exit misused(const QString &sentence)
{
    printError(sentence);
    return Exit::Usage;
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
