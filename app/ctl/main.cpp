#include "command.h"
#include "language.h"
#include "output.h"
#include "words.h"

#include <QCoreApplication>

namespace {

using namespace plumbline::ctl;

std::vector<CommandLine> allCommands()
{
    std::vector<CommandLine> all;
    for (const auto &group : {replicaCommands(), importCommands(), showCommands(), ledgerCommands(), syncCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

void printOverview(const std::vector<CommandLine> &commands)
{
    printLine(Words::tr("Usage: plumbline-ctl COMMAND --replica DIR --passphrase-file FILE [options]"));
    printLine(QString());
    for (const CommandLine &command : commands)
        printLine(QStringLiteral("  %1 %2\n      %3").arg(command.name, command.arguments, command.help));
    printLine(QString());
    printLine(Words::tr("plumbline-ctl COMMAND --help shows a command's options. Passphrases come from files or descriptors, never from arguments."));
}

Exit run(const QStringList &arguments)
{
    const auto commands = allCommands();
    if (arguments.isEmpty())
        return failed(misuse(Words::tr("Say which command. See plumbline-ctl --help.")).value());
    const QString &name = arguments.first();
    if (name == u"--help" || name == u"-h" || name == u"help") {
        printOverview(commands);
        return Exit::Done;
    }
    if (name == u"--version") {
        printLine(QStringLiteral("plumbline-ctl %1").arg(QCoreApplication::applicationVersion()));
        return Exit::Done;
    }
    for (const CommandLine &command : commands)
        if (command.name == name)
            return command.run(arguments);
    return failed(misuse(Words::tr("There is no command “%1”. See plumbline-ctl --help.").arg(name)).value());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plumbline-ctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLUMBLINE_VERSION));
    watchInterrupts();
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    Language language;
    if (const auto spoken = language.use(arguments); !spoken)
        return static_cast<int>(failed(spoken.error()));
    const Exit end = run(arguments);
    if (!finishOutput()) {
        printError(Words::tr("What was printed could not be written and is not complete."));
        return static_cast<int>(Exit::Failed);
    }
    return static_cast<int>(end);
}
