#include "bench.h"
#include "syntheticreplica.h"

#include "plumbline/workspace/deals.h"

/// The deals page over a large replica: the board, a deal opened, and what a gate misses.
namespace plumbline::bench {

namespace {

using namespace domain;
using workspace::DealDesk;

constexpr std::size_t CardsPerStage = 50;

template <typename T>
Result<T> wait(QFuture<Result<T>> future) {
    future.waitForFinished();
    return future.result();
}

void row(const char *name, const Timings &timings) {
    printRow({QLatin1String(name), thousandths(timings.p50()), thousandths(timings.p95()), thousandths(timings.most()),
              thousandths(timings.processor())});
}

Result<void> measure(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const SyntheticReplica synthetic, syntheticReplica(options));
    const SystemClock clock;
    Uuid7Source ids(clock, 1);
    workspace::Workspace opened({&clock, &ids});
    PLUMBLINE_TRY(wait(opened.unlock(synthetic.folder, passphrase())));
    PLUMBLINE_TRY(wait(opened.members(analytics::Dimension::Owner)));
    const DealDesk desk(opened);
    analytics::Slice slice;
    slice.asOf = opened.today();
    PLUMBLINE_TRY_ASSIGN(const workspace::DealBoard board, wait(desk.board(slice, CardsPerStage)));
    std::vector<DealId> deals;
    for (const analytics::BoardStage &stage : board.stages)
        for (const analytics::BoardCard &card : stage.cards)
            deals.emplace_back(card.deal);
    print(QStringLiteral("deals: a replica of %1 deals, a board of %2 stages with %3 cards").arg(options.size).arg(board.stages.size()).arg(deals.size()));
    printRow({QStringLiteral("of the deals page"), QStringLiteral("p50 ms"), QStringLiteral("p95 ms"), QStringLiteral("max ms"), QStringLiteral("CPU ms")});
    row("  the board", Timings::of(options.repeats, [&] { (void)wait(desk.board(slice, CardsPerStage)); }));
    if (deals.empty())
        return {};
    std::size_t next = 0;
    std::int64_t moments = 0;
    const Timings open = Timings::of(options.repeats, [&] {
        const auto deal = wait(desk.deal(deals[next++ % deals.size()]));
        moments += deal ? static_cast<std::int64_t>(deal->timeline.size()) : 0;
    });
    row("  a deal with its timeline", open);
    const StageId won(board.stages.back().stage);
    row("  what a gate misses", Timings::of(options.repeats, [&] { (void)wait(desk.missing(deals[next++ % deals.size()], won)); }));
    print(QStringLiteral("deals: p95 of opening %1 ms (at most 50); %2 moments told").arg(thousandths(open.p95())).arg(moments));
    return {};
}

} // namespace

int runDeals(const Options &options) {
    const auto measured = measure(options);
    return measured ? 0 : failed(QStringLiteral("deals"), measured.error());
}

} // namespace plumbline::bench
