#include "windowscript.h"

#include <QCommandLineParser>

using namespace plumbline;

int main(int argc, char **argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    bench::NamingApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plumbline-bench-window"));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The window's part of plumbline-bench: how long its thread keeps an event waiting."));
    parser.addHelpOption();
    const QCommandLineOption replica(QStringLiteral("replica"), QStringLiteral("The replica; the file is imported into it."),
                                     QStringLiteral("folder"));
    const QCommandLineOption passphrase(QStringLiteral("passphrase-file"), QStringLiteral("Its passphrase."),
                                        QStringLiteral("file"));
    const QCommandLineOption file(QStringLiteral("import"), QStringLiteral("A file of deals."), QStringLiteral("file"));
    parser.addOptions({replica, passphrase, file});
    parser.process(application);
    if (!parser.isSet(replica) || !parser.isSet(passphrase) || !parser.isSet(file))
        parser.showHelp(2);
    return bench::WindowScript(application, {parser.value(replica), parser.value(passphrase), parser.value(file)}).run();
}
