#include "programs.h"
#include "syntheticreplica.h"

#include "plumbline/replica/errors.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

/// What keeps the window's thread from turning to the next event. The window is a process of its own, plumbline-bench-window.
namespace plumbline::bench {

namespace {

using namespace domain;

/// The section writes; the replica it was given stays as it is for the next run.
Result<void> copyFiles(const QString &from, const QString &to) {
    if (!QDir().mkpath(to))
        return fail(replica::errors::FolderNotWritable, to);
    for (const QString &name : QDir(from).entryList(QDir::Files | QDir::Hidden))
        if (!QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name)))
            return fail(replica::errors::FolderNotWritable, to);
    return {};
}

Result<int> measure(const Options &options, const QString &program) {
    PLUMBLINE_TRY_ASSIGN(const SyntheticReplica synthetic, syntheticReplica(options));
    const QTemporaryDir folder;
    const QString replica = folder.filePath(QStringLiteral("replica"));
    const QString file = folder.filePath(QStringLiteral("deals.csv"));
    const std::int64_t rows = std::max<std::int64_t>(options.size / 5, 1);
    PLUMBLINE_TRY(copyFiles(synthetic.folder, replica));
    PLUMBLINE_TRY(writeDeals(file, rows, "OPP-"));
    print(QStringLiteral("stalls: a window over %1 deals; a file of %2 deals comes in").arg(options.size).arg(rows));
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(program, {QStringLiteral("--replica"), replica, QStringLiteral("--passphrase-file"), synthetic.passphraseFile,
                            QStringLiteral("--import"), file});
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

} // namespace

int runStalls(const Options &options) {
    const QString program = builtBeside(QStringLiteral("plumbline-bench-window"));
    if (program.isEmpty()) {
        print(QStringLiteral("stalls: not measured, since this build has no window"));
        return 0;
    }
    const auto code = measure(options, program);
    return code ? *code : failed(QStringLiteral("stalls"), code.error());
}

} // namespace plumbline::bench
