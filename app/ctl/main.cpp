#include "command.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

using namespace plumbline::ctl;

QString text(const char *source)
{
    return QCoreApplication::translate("ctl", source);
}

std::vector<CommandLine> allCommands()
{
    std::vector<CommandLine> all;
    for (const auto &group : {replicaCommands(), importCommands(), showCommands(), ledgerCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

void printOverview(const std::vector<CommandLine> &commands)
{
    printLine(text("Usage: plumbline-ctl COMMAND --replica DIR --passphrase-file FILE [options]"));
    printLine(QString());
    for (const CommandLine &command : commands)
        printLine(QStringLiteral("  %1 %2\n      %3").arg(command.name, command.arguments, command.help));
    printLine(QString());
    printLine(text("plumbline-ctl COMMAND --help shows a command's options. Passphrases come from files or descriptors, never from arguments."));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plumbline-ctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLUMBLINE_VERSION));
    watchInterrupts();

    const auto commands = allCommands();
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty()) {
        printOverview(commands);
        return static_cast<int>(Exit::Usage);
    }
    if (arguments.first() == u"--help" || arguments.first() == u"-h" || arguments.first() == u"help") {
        printOverview(commands);
        return static_cast<int>(Exit::Done);
    }
    if (arguments.first() == u"--version") {
        printLine(QStringLiteral("plumbline-ctl %1").arg(QCoreApplication::applicationVersion()));
        return static_cast<int>(Exit::Done);
    }
    for (const CommandLine &command : commands)
        if (command.name == arguments.first())
            return static_cast<int>(command.run(arguments));
    return static_cast<int>(misused(text("There is no command “%1”. See plumbline-ctl --help.").arg(arguments.first())));
}
