#include "command.h"
#include "words.h"

#include "../tongue.h"

#include <QCoreApplication>
#include <QTextStream>

#include <csignal>

#include <sys/stat.h>

namespace {

using namespace plumbline::hub;

std::vector<Command> allCommands() {
    std::vector<Command> all;
    for (auto group : {founding(), serving(), people(), keeping()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

Exit run(QStringList arguments) {
    const auto commands = allCommands();
    if (arguments.isEmpty())
        return failed({Misused, Words::tr("Say which command. See plumbline-hub --help.")});
    QString name = arguments.takeFirst();
    if (name == u"--version") {
        printLine(QStringLiteral("plumbline-hub " PLUMBLINE_VERSION));
        return Exit::Done;
    }
    if (name == u"--help" || name == u"-h" || name == u"help") {
        printLine(Words::tr("Usage: plumbline-hub COMMAND --folder DIR [options]") + u'\n');
        for (const Command &command : commands)
            printLine(QStringLiteral("  %1\n      %2").arg(command.name, command.help));
        printLine(u'\n' + Words::tr("plumbline-hub COMMAND --help shows a command's options."));
        return Exit::Done;
    }
    if (name == u"user" && !arguments.isEmpty())
        name += u' ' + arguments.takeFirst();
    const auto command = std::ranges::find(commands, name, &Command::name);
    if (command == commands.end())
        return failed({Misused, Words::tr("There is no command “%1”. See plumbline-hub --help.").arg(name)});
    Options options(command->name);
    command->describe(options);
    if (const auto parsed = options.parse(arguments); !parsed)
        return failed(parsed.error());
    if (options.isSet(QStringLiteral("help"))) {
        printLine(options.help());
        return Exit::Done;
    }
    const auto done = command->run(options);
    return done ? Exit::Done : failed(done.error());
}

} // namespace

int main(int argc, char *argv[]) {
    // Whoever waits for these gets them; no thread is interrupted.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    std::signal(SIGPIPE, SIG_IGN);
    // Whatever it makes is its owner's alone.
    umask(S_IRWXG | S_IRWXO);
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == u"serve")
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const auto language = plumbline::tongue::asked(arguments);
    plumbline::tongue::Translators words;
    if (language ? language->startsWith(u"zh") : !arguments.contains(QStringLiteral("--json")) && plumbline::tongue::isChineseEnvironment())
        words = plumbline::tongue::installChinese();
    try {
        if (language && !plumbline::tongue::isSpoken(*language))
            return static_cast<int>(failed({Misused, Words::tr("There is no language “%1”: en or zh_CN.").arg(*language)}));
        return static_cast<int>(run(arguments));
    } catch (const std::exception &broken) {
        QTextStream(stderr) << "plumbline-hub: " << broken.what() << '\n';
        return static_cast<int>(Exit::Failed);
    }
}
