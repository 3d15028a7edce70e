#include "bench.h"

#include "plumbline/domain/entities.h"
#include "plumbline/workspace/workspace.h"

#include <QTemporaryDir>

#include <random>

/// From a locked replica to figures: what was remembered, then the columns, then any slice. The window's own part is measured
/// by the desktop, which knows when it has painted.
namespace plumbline::bench {

namespace {

using namespace domain;
using workspace::Workspace;

class Stopwatch {
public:
    [[nodiscard]] std::int64_t milliseconds() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

replica::Secret passphrase() {
    QByteArray bytes("a passphrase for measuring");
    return replica::Secret::takeFrom(bytes);
}

Result<std::vector<Stage>> stagesOf(const replica::Replica &replica) {
    std::vector<Stage> stages;
    PLUMBLINE_TRY_ASSIGN(const auto reader, replica.reader());
    PLUMBLINE_TRY(reader->forEach(EntityKind::Stage, [&stages](const Record &record) {
        stages.push_back(fromRecord<Stage>(record).value());
        return replica::Continue::Yes;
    }));
    return stages;
}

/// A replica of so many deals with five stage changes each, in operations of bounded size.
Result<void> fill(const QString &folder, std::int64_t deals, replica::Ports ports) {
    const replica::Founding founding{QStringLiteral("Bench"), Currency::of("CNY"), QStringLiteral("UTC"), QStringLiteral("Bench"),
                                     Role::Administrator};
    PLUMBLINE_TRY_ASSIGN(const auto replica, replica::Replica::create(folder, passphrase(), founding, ports));
    PLUMBLINE_TRY_ASSIGN(const auto stages, stagesOf(*replica));
    std::mt19937 random(11);
    constexpr std::int64_t Operation = 20000;
    for (std::int64_t done = 0; done < deals; done += Operation) {
        Changes changes;
        for (std::int64_t i = done; i < std::min(deals, done + Operation); ++i) {
            Deal deal;
            deal.id = DealId(ports.ids->next());
            deal.title = QStringLiteral("Opportunity %1").arg(i);
            deal.stage = stages[random() % stages.size()].id;
            deal.amount = deal.base_amount = Money(static_cast<std::int64_t>(10000 + random() % 5000000), founding.baseCurrency);
            deal.created_on = Date(2025, 1, 1).plusDays(static_cast<int>(random() % 500));
            changes.emplace_back(Created{toRecord(deal)});
            for (int step = 0; step < 5; ++step) {
                StageChange change;
                change.id = StageChangeId(ports.ids->next());
                change.deal = deal.id;
                change.stage = step == 4 ? deal.stage : stages[static_cast<std::size_t>(step) % stages.size()].id;
                change.on = deal.created_on->plusDays(step * 20);
                change.base_amount = deal.base_amount;
                changes.emplace_back(Created{toRecord(change)});
            }
        }
        PLUMBLINE_TRY(replica->execute(ImportRecords{QStringLiteral("deals.csv"), {}, std::move(changes)}, replica->owner()));
    }
    return {};
}

template <typename T>
Result<T> wait(QFuture<Result<T>> future) {
    future.waitForFinished();
    return future.result();
}

struct StartTimes {
    std::int64_t filling = 0, unlock = 0, firstFigures = 0, loaded = 0, slice = 0;
    bool remembered = false;
};

Result<StartTimes> measure(std::int64_t deals, const QString &folder) {
    const SystemClock clock;
    Uuid7Source ids(clock, 1);
    StartTimes times;
    const Stopwatch filling;
    PLUMBLINE_TRY(fill(folder, deals, {&clock, &ids}));
    times.filling = filling.milliseconds();
    analytics::Slice slice;
    {
        // The last time it was open: today's figures are remembered.
        Workspace before({&clock, &ids});
        PLUMBLINE_TRY(wait(before.unlock(folder, passphrase())));
        slice.asOf = before.today();
        Result<workspace::Shown<analytics::PipelinePage>> shown;
        do {
            shown = wait(before.pipeline(slice));
            PLUMBLINE_TRY(shown);
        } while (shown->freshness == workspace::Shown<analytics::PipelinePage>::Freshness::Remembered);
        // Writes are done one after the other: once this one is, the figures are kept.
        PLUMBLINE_TRY(wait(before.saveImportTemplate(QStringLiteral("bench"), QStringLiteral("{}"))));
        before.lock();
    }
    Workspace now({&clock, &ids});
    const Stopwatch start;
    PLUMBLINE_TRY(wait(now.unlock(folder, passphrase())));
    times.unlock = start.milliseconds();
    PLUMBLINE_TRY_ASSIGN(auto shown, wait(now.pipeline(slice)));
    times.firstFigures = start.milliseconds();
    times.remembered = shown.freshness == workspace::Shown<analytics::PipelinePage>::Freshness::Remembered;
    PLUMBLINE_TRY(wait(now.members(analytics::Dimension::Owner)));
    times.loaded = start.milliseconds();
    const Stopwatch another;
    slice.asOf = Date(2025, 12, 31);
    PLUMBLINE_TRY(wait(now.pipeline(slice)));
    times.slice = another.milliseconds();
    return times;
}

} // namespace

int runColdStart(const Options &options) {
    const QTemporaryDir folder;
    const auto times = measure(options.size, folder.filePath(QStringLiteral("replica")));
    if (!times) {
        print(QStringLiteral("start: %1 %2")
                  .arg(QString::fromLatin1(times.error().code.id.data(), static_cast<qsizetype>(times.error().code.id.size())),
                       times.error().detail));
        return 1;
    }
    print(QStringLiteral("start: a replica of %1 deals and %2 stage changes (filled in %3 ms)")
              .arg(options.size)
              .arg(options.size * 5)
              .arg(times->filling));
    printRow({QString(), QStringLiteral("ms")});
    printRow({QStringLiteral("  unlocked"), QString::number(times->unlock)});
    printRow({times->remembered ? QStringLiteral("  first figures, as remembered") : QStringLiteral("  first figures"),
              QString::number(times->firstFigures)});
    printRow({QStringLiteral("  columns loaded"), QString::number(times->loaded)});
    printRow({QStringLiteral("  another slice after that"), QString::number(times->slice)});
    return 0;
}

} // namespace plumbline::bench
