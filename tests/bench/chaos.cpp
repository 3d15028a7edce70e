#include "bench.h"
#include "support/synchistory.h"

#include <QElapsedTimer>

#include <random>

namespace plumbline::bench {

int runChaos(const Options &options) {
    using tests::HistoryOptions;
    using tests::SyncHistory;
    QElapsedTimer clock;
    clock.start();
    std::random_device seeds;
    const qint64 end = qint64{options.minutes} * 60'000;
    std::int64_t histories = 0;
    std::int64_t operations = 0;
    while (clock.elapsed() < end) {
        HistoryOptions history;
        history.seed = seeds();
        history.steps = 100 + static_cast<int>(history.seed % 400);
        history.workstations = 2 + static_cast<int>(history.seed % 6);
        SyncHistory story(history);
        const QStringList broken = story.violations();
        ++histories;
        operations += story.outcomes().size();
        if (broken.isEmpty())
            continue;
        print(QStringLiteral("chaos: seed %1, %2 steps, %3 workstations").arg(history.seed).arg(history.steps).arg(history.workstations));
        for (const QString &line : broken + story.story())
            print(QStringLiteral("  ") + line);
        return 1;
    }
    print(QStringLiteral("chaos: every law held in %1 histories of %2 operations").arg(histories).arg(operations));
    return 0;
}

} // namespace plumbline::bench
