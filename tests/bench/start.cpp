#include "programs.h"
#include "syntheticreplica.h"

#include "plumbline/workspace/workspace.h"

#include <QProcess>

#include <algorithm>

/// From nothing to figures: the window painted, beside a window with nothing but an empty chart; and behind it what was
/// remembered, then the columns, then any slice.
namespace plumbline::bench {

namespace {

using namespace domain;
using workspace::Workspace;
using Pipeline = workspace::Shown<analytics::PipelinePage>;

class Stopwatch {
public:
    [[nodiscard]] std::int64_t milliseconds() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

template <typename T>
Result<T> wait(QFuture<Result<T>> future) {
    future.waitForFinished();
    return future.result();
}

struct LoadTimes {
    std::int64_t unlock = 0, firstFigures = 0, loaded = 0, slice = 0;
    bool remembered = false;
};

/// The last time it was open: today's figures are remembered.
Result<void> openOnce(const QString &folder, replica::Ports ports) {
    Workspace before(ports);
    PLUMBLINE_TRY(wait(before.unlock(folder, passphrase())));
    analytics::Slice slice;
    slice.asOf = before.today();
    Result<Pipeline> shown;
    do {
        shown = wait(before.pipeline(slice));
        PLUMBLINE_TRY(shown);
    } while (shown->freshness == Pipeline::Freshness::Remembered);
    // Writes are done one after the other: once this one is, the figures are kept.
    PLUMBLINE_TRY(wait(before.saveImportTemplate(QStringLiteral("bench"), QStringLiteral("{}"))));
    before.lock();
    return {};
}

Result<LoadTimes> measureLoading(const QString &folder, replica::Ports ports) {
    LoadTimes times;
    Workspace now(ports);
    const Stopwatch start;
    PLUMBLINE_TRY(wait(now.unlock(folder, passphrase())));
    times.unlock = start.milliseconds();
    analytics::Slice slice;
    slice.asOf = now.today();
    PLUMBLINE_TRY_ASSIGN(auto shown, wait(now.pipeline(slice)));
    times.firstFigures = start.milliseconds();
    times.remembered = shown.freshness == Pipeline::Freshness::Remembered;
    PLUMBLINE_TRY(wait(now.members(analytics::Dimension::Owner)));
    times.loaded = start.milliseconds();
    const Stopwatch another;
    slice.asOf = Date(2025, 12, 31);
    PLUMBLINE_TRY(wait(now.pipeline(slice)));
    times.slice = another.milliseconds();
    return times;
}

/// What the program says about itself: the milliseconds from its start until it has painted. Nothing when it failed.
std::optional<std::int64_t> painted(const QString &program, const QStringList &arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(-1);
    bool isNumber = false;
    const std::int64_t milliseconds = process.readAllStandardOutput().trimmed().toLongLong(&isNumber);
    return isNumber && process.exitCode() == 0 ? std::optional(milliseconds) : std::nullopt;
}

/// Turn by turn, so that both see the same machine; the first of each warms the files up.
int measurePainting(const Options &options, const SyntheticReplica &synthetic) {
    const QString window = builtBeside(QStringLiteral("plumbline"));
    const QString chart = builtBeside(QStringLiteral("plumbline-bench-empty-chart"));
    if (window.isEmpty() || chart.isEmpty()) {
        print(QStringLiteral("start: no painting measured, since this build has no window"));
        return 0;
    }
    const QStringList arguments{QStringLiteral("--measure-start"),   QStringLiteral("--replica"), synthetic.folder,
                                QStringLiteral("--passphrase-file"), synthetic.passphraseFile,    QStringLiteral("--size"),
                                QStringLiteral("1280x800")};
    std::vector<std::int64_t> ours, theirs;
    for (int i = 0; i <= std::max(options.repeats / 2, 1); ++i) {
        const auto empty = painted(chart, {});
        const auto full = painted(window, arguments);
        if (!empty || !full) {
            print(QStringLiteral("start: a window did not say when it was painted"));
            return 1;
        }
        if (i == 0)
            continue;
        theirs.push_back(*empty);
        ours.push_back(*full);
    }
    std::ranges::sort(ours);
    std::ranges::sort(theirs);
    const auto row = [](const char *name, const std::vector<std::int64_t> &sorted) {
        printRow({QLatin1String(name), QString::number(sorted[sorted.size() / 2]), QString::number(sorted.front()),
                  QString::number(sorted.back())});
    };
    printRow({QStringLiteral("from the process's start, %1 runs in turn").arg(ours.size()), QStringLiteral("p50 ms"),
              QStringLiteral("min ms"), QStringLiteral("max ms")});
    row("  an empty chart painted", theirs);
    row("  the dashboard painted", ours);
    const std::int64_t ourMedian = ours[ours.size() / 2];
    const std::int64_t theirMedian = theirs[theirs.size() / 2];
    print(QStringLiteral("start: painted dashboard after %1 ms (at most 300), %2 × a window with an empty chart (or at most 4)")
              .arg(ourMedian)
              .arg(ratio(ourMedian, theirMedian)));
    return 0;
}

Result<int> measure(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const SyntheticReplica synthetic, syntheticReplica(options));
    const SystemClock clock;
    Uuid7Source ids(clock, 1);
    const replica::Ports ports{&clock, &ids};
    print(QStringLiteral("start: a replica of %1 deals and %2 stage changes (filled in %3 ms)")
              .arg(options.size)
              .arg(options.size * 5)
              .arg(synthetic.fillingMilliseconds));
    PLUMBLINE_TRY(openOnce(synthetic.folder, ports));
    PLUMBLINE_TRY_ASSIGN(const LoadTimes times, measureLoading(synthetic.folder, ports));
    printRow({QStringLiteral("from the unlocking, without a window"), QStringLiteral("ms")});
    printRow({QStringLiteral("  unlocked"), QString::number(times.unlock)});
    printRow({times.remembered ? QStringLiteral("  first figures, as remembered") : QStringLiteral("  first figures"),
              QString::number(times.firstFigures)});
    printRow({QStringLiteral("  columns loaded"), QString::number(times.loaded)});
    printRow({QStringLiteral("  another slice after that"), QString::number(times.slice)});
    return measurePainting(options, synthetic);
}

} // namespace

int runColdStart(const Options &options) {
    const auto code = measure(options);
    return code ? *code : failed(QStringLiteral("start"), code.error());
}

} // namespace plumbline::bench
