#include "bench.h"
#include "swarm.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <utility>

using namespace plumbline;

namespace {

/// Whether a section is run when none is named.
enum class When { Always, Named };

struct Section {
    const char *name;
    const char *help;
    int (*run)(const bench::Options &);
    When when = When::Always;
};

constexpr std::array Sections{
    Section{"slices", "any slice of a pipeline in memory, beside one copy of its columns", bench::runSlices},
    Section{"import", "importing a file of deals, beside inserting the same rows with prepared statements", bench::runImport},
    Section{"start", "from nothing to a painted dashboard, beside a window with an empty chart; and to loaded columns",
            bench::runColdStart},
    Section{"deals", "the board of deals, and one opened with everything that happened in it", bench::runDeals},
    Section{"stalls", "how long the window's thread keeps an event waiting while it loads, computes, imports", bench::runStalls},
    Section{"desks", "what the three desks ask of a replica with as many invoices as deals: ageing, change, a receipt, an approval, search",
            bench::runDesks},
    Section{"sync", "a hub on TLS and encrypted replicas: a first sync, pushes, edits seen elsewhere, retractions, idle devices",
            bench::runSync},
    Section{"swarm", "the other devices of sync, in a process that it starts itself", bench::runSwarm, When::Named},
    Section{"chaos", "random histories of replicas and a hub for --minutes, until a law of sync does not hold", bench::runChaos,
            When::Named},
};

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plumbline-bench"));
    QCommandLineParser parser;
    QString help = QStringLiteral("Measures Plumbline and prints ratios taken in one run. Sections:\n");
    for (const Section &section : Sections)
        help += QStringLiteral("  %1  %2\n").arg(QLatin1String(section.name), -8).arg(QLatin1String(section.help));
    parser.setApplicationDescription(help);
    parser.addHelpOption();
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("How many deals; 1000000 unless told."),
                                  QStringLiteral("deals"), QStringLiteral("1000000"));
    const QCommandLineOption repeats(QStringLiteral("repeats"), QStringLiteral("How often each is measured; 31 unless told."),
                                     QStringLiteral("times"), QStringLiteral("31"));
    const QCommandLineOption keep(
        QStringLiteral("keep"),
        QStringLiteral("Make the large replica in this folder and leave it for the next run; unless told, it is made anew."),
        QStringLiteral("folder"));
    const QCommandLineOption minutes(QStringLiteral("minutes"), QStringLiteral("For how long chaos runs; 1 unless told."),
                                     QStringLiteral("minutes"), QStringLiteral("1"));
    const QCommandLineOption parts(
        QStringLiteral("parts"), QStringLiteral("What of sync to measure: first, push, server, edits, nothing, retraction, field, idle; all unless told."),
        QStringLiteral("words"));
    const QCommandLineOption devices(QStringLiteral("devices"), QStringLiteral("How many idle devices; 5000 unless told."),
                                     QStringLiteral("count"), QStringLiteral("5000"));
    parser.addOptions({size, repeats, keep, minutes, parts, devices});
    parser.addPositionalArgument(QStringLiteral("section"), QStringLiteral("Which to run; all unless told."),
                                 QStringLiteral("[section…]"));
    parser.process(application);
    bench::Options options;
    options.size = parser.value(size).toLongLong();
    options.repeats = parser.value(repeats).toInt();
    options.minutes = parser.value(minutes).toInt();
    options.parts = parser.value(parts).split(u',', Qt::SkipEmptyParts);
    options.devices = parser.value(devices).toInt();
    const QTemporaryDir temporary;
    options.folder = parser.isSet(keep) ? QDir(parser.value(keep)).absolutePath() : temporary.path();
    const QStringList chosen = parser.positionalArguments();
    const bool known = std::ranges::all_of(chosen, [](const QString &name) {
        return std::ranges::any_of(Sections, [&](const Section &section) { return name == QLatin1String(section.name); });
    });
    if (!known || options.size < 1 || options.repeats < 1 || options.minutes < 1)
        parser.showHelp(2);
    for (const Section &section : Sections)
        if ((chosen.isEmpty() && section.when == When::Always) || chosen.contains(QLatin1String(section.name)))
            if (const int code = section.run(options); code != 0)
                return code;
    return 0;
}
