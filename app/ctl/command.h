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
[[nodiscard]] std::vector<CommandLine> syncCommands();

/// The call itself is wrong; detail is the sentence that says so.
inline constexpr domain::ErrorCode Misused{"ctl.misused"};
[[nodiscard]] tl::unexpected<domain::Error> misuse(const QString &sentence);

/// How often an argument stands.
enum class Occurs { Once, Optionally, Repeatedly };

/// A parser that knows the options every command has: --replica, --passphrase-file, --passphrase-fd, --language, --help.
class Options {
public:
    Options(const QString &command, const QString &help);

    void add(const QCommandLineOption &option)
    {
        m_names += option.names();
        m_parser.addOption(option);
    }
    void addPositional(const QString &name, const QString &help, Occurs occurs = Occurs::Once);
    /// --json and --csv.
    void addFormats();
    /// Not both of them.
    void exclude(const QString &one, const QString &other) { m_exclusive.emplace_back(one, other); }
    /// Prints help or what is wrong and says how to end, or nothing to go on.
    [[nodiscard]] std::optional<Exit> parse(const QStringList &arguments);

    [[nodiscard]] const QString &command() const { return m_command; }
    /// False also for an option this command does not have.
    [[nodiscard]] bool isSet(const QString &option) const { return m_names.contains(option) && m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return m_parser.value(option); }
    [[nodiscard]] QStringList values(const QString &option) const { return m_parser.values(option); }
    /// What stands after the command's name.
    [[nodiscard]] QStringList positional() const { return m_parser.positionalArguments().mid(1); }

    // Errors: Misused.
    [[nodiscard]] domain::Result<QString> replicaFolder() const;
    /// A whole number in the range, or nothing where the option is not given.
    [[nodiscard]] domain::Result<std::optional<std::int64_t>> number(const QString &option, std::int64_t least, std::int64_t most) const;
    /// YYYY-MM-DD, or nothing where the option is not given.
    [[nodiscard]] domain::Result<std::optional<domain::Date>> date(const QString &option) const;
    /// Also errors of reading it. A descriptor can be read only once.
    [[nodiscard]] domain::Result<replica::Secret> passphrase() const;
    /// The same from --PREFIXpassphrase-file and --PREFIXpassphrase-fd.
    [[nodiscard]] domain::Result<replica::Secret> passphrase(const QString &prefix) const;

private:
    [[nodiscard]] domain::Result<void> check() const;

    struct Positional {
        QString name;
        Occurs occurs;
    };
    QString m_command;
    QCommandLineParser m_parser;
    QStringList m_names;
    std::vector<Positional> m_positional;
    std::vector<std::pair<QString, QString>> m_exclusive;
};

/// The ports of a real process.
struct SystemPorts {
    domain::SystemClock clock;
    domain::Uuid7Source ids{clock};
    [[nodiscard]] replica::Ports ports() { return {&clock, &ids}; }
};

/// What a command does with the replica: only one process may write it, and any number may read it meanwhile.
enum class Access { Reading, Writing };

/// A workspace unlocked as the options say. Errors: those of the replica and of reading the passphrase.
class Opened {
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<Opened>> open(const Options &options, Access access);
    [[nodiscard]] static domain::Result<std::unique_ptr<Opened>> open(const QString &folder, replica::Secret passphrase, Access access);
    [[nodiscard]] workspace::Workspace &workspace() { return m_workspace; }

private:
    Opened() = default;
    SystemPorts m_ports;
    workspace::Workspace m_workspace{m_ports.ports()};
};

/// Waits for the answer; Ctrl+C cancels it first. Shows progress on a terminal.
template<typename T>
[[nodiscard]] domain::Result<T> wait(workspace::Pending<T> pending);

/// `2026-11-23` and nothing else: what is guessed from a file is not guessed from a call. Errors: Misused.
[[nodiscard]] domain::Result<domain::Date> isoDate(const QString &text);

void printError(const QString &line);
/// Prints the error's sentence to standard error.
Exit failed(const domain::Error &error);

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
