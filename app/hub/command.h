#pragma once

#include "plumbline/hub/place.h"

#include <QCommandLineParser>

namespace plumbline::hub {

/// What a command ends with; the process's exit code.
enum class Exit { Done = 0, Failed = 1, Usage = 2 };

/// The call itself is wrong; detail is the sentence that says so.
inline constexpr domain::ErrorCode Misused{"hub.misused"};

/// What a command is called with, after its name.
class Options {
public:
    explicit Options(const QString &command);

    void add(const QString &name, const QString &help, const QString &value);
    /// Without a value.
    void addSwitch(const QString &name, const QString &help);
    /// Errors: Misused.
    [[nodiscard]] Result<void> parse(const QStringList &arguments);

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] QString help() const { return m_parser.helpText(); }
    // Errors: Misused.
    [[nodiscard]] Result<QString> required(const QString &name) const;
    [[nodiscard]] Result<std::int64_t> number(const QString &name, std::int64_t otherwise, std::int64_t least, std::int64_t most) const;

private:
    QString m_command;
    QCommandLineParser m_parser;
};

struct Command {
    QString name;
    QString help;
    std::function<void(Options &)> describe;
    std::function<Result<void>(const Options &)> run;
};
[[nodiscard]] std::vector<Command> founding();
[[nodiscard]] std::vector<Command> serving();
[[nodiscard]] std::vector<Command> people();
[[nodiscard]] std::vector<Command> keeping();

/// The ports of a real process.
struct SystemPorts {
    domain::SystemClock clock;
    domain::Uuid7Source ids{clock};
    [[nodiscard]] Ports ports();
};

/// The hub in a folder, beside whichever program serves it.
struct Opened {
    SystemPorts system;
    std::optional<Place> place;
    std::unique_ptr<Database> database;
    std::unique_ptr<Hub> hub;
};
[[nodiscard]] Result<std::unique_ptr<Opened>> openHub(const Options &options);

/// The end of a device's id: what tells devices apart at a glance. Their beginnings are the time they were made at.
[[nodiscard]] QString shortId(ledger::DeviceId device);

void printLine(const QString &line);
/// The sentence to standard error.
Exit failed(const domain::Error &error);

} // namespace plumbline::hub
