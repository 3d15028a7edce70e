#pragma once

#include "plumbline/replica/errors.h"
#include "plumbline/workspace/workspace.h"

#include <QCommandLineParser>
#include <QStringList>
#include <QThread>

#include <functional>
#include <vector>

/// The command line's own small frame: a command has a name, a line of help and a function that runs it.
namespace plumbline::ctl {

/// What a command ends with; the process's exit code.
enum class Exit { Done = 0, Failed = 1, Usage = 2 };

struct CommandLine {
    QString name;
    QString arguments;
    QString help;
    std::function<Exit(const QStringList &arguments)> run;
};

[[nodiscard]] std::vector<CommandLine> replicaCommands();
[[nodiscard]] std::vector<CommandLine> importCommands();
[[nodiscard]] std::vector<CommandLine> showCommands();
[[nodiscard]] std::vector<CommandLine> ledgerCommands();

/// A parser that knows the options every command has: --replica, --passphrase-file, --passphrase-fd, --help.
class Options {
public:
    Options(const QString &command, const QString &help);

    void add(const QCommandLineOption &option) { m_parser.addOption(option); }
    void addPositional(const QString &name, const QString &help, const QString &syntax = {});
    /// Prints help or what is wrong and says how to end, or nothing to go on.
    [[nodiscard]] std::optional<Exit> parse(const QStringList &arguments);

    [[nodiscard]] bool isSet(const QString &option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return m_parser.value(option); }
    [[nodiscard]] QStringList values(const QString &option) const { return m_parser.values(option); }
    [[nodiscard]] QStringList positional() const { return m_parser.positionalArguments(); }

    [[nodiscard]] domain::Result<QString> replicaFolder() const;
    [[nodiscard]] domain::Result<replica::Secret> passphrase() const;

private:
    QString m_command;
    QCommandLineParser m_parser;
};

/// The ports of a real process.
struct SystemPorts {
    domain::SystemClock clock;
    domain::Uuid7Source ids{clock};
    [[nodiscard]] replica::Ports ports() { return {&clock, &ids}; }
};

/// A workspace unlocked as the options say. Errors: those of the replica and of reading the passphrase.
class Opened {
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<Opened>> open(const Options &options);
    [[nodiscard]] workspace::Workspace &workspace() { return m_workspace; }

private:
    Opened() = default;
    SystemPorts m_ports;
    workspace::Workspace m_workspace{m_ports.ports()};
};

/// Waits for the answer; Ctrl+C cancels it first. Shows progress on a terminal.
template<typename T>
[[nodiscard]] domain::Result<T> wait(workspace::Pending<T> pending);

void printLine(const QString &line);
void printError(const QString &line);
/// Prints the error's sentence to standard error.
Exit failed(const domain::Error &error);
/// Prints what is wrong with the call.
Exit misused(const QString &sentence);

/// Shows `value` of 1000 on standard error when that is a terminal.
void showProgress(int value);
/// Whether the person has pressed Ctrl+C since the process started.
[[nodiscard]] bool isInterrupted();
void watchInterrupts();

template<typename T>
domain::Result<T> wait(workspace::Pending<T> pending)
{
    while (!pending.isFinished()) {
        if (isInterrupted())
            pending.cancel();
        showProgress(pending.progressValue());
        QThread::msleep(10);
    }
    pending.waitForFinished();
    if (pending.resultCount() == 0)
        return domain::fail(replica::errors::Cancelled);
    return pending.result();
}

} // namespace plumbline::ctl
