#include "bench.h"
#include "synthetic.h"

#include <cstring>

namespace plumbline::bench {

namespace {

using analytics::Dimension;
using analytics::Slice;
using domain::Date;

struct NamedSlice {
    QString name;
    Slice slice;
};

std::vector<NamedSlice> slicesOf(const analytics::Columns &columns) {
    const auto keyOf = [&columns](Dimension dimension, std::size_t at) {
        return analytics::members(columns, dimension).at(at).key;
    };
    Slice now;
    // After the last stage change, as it is for those who look at today.
    now.asOf = Date(2027, 6, 30);
    std::vector<NamedSlice> all{{QStringLiteral("everything"), now}};
    const auto add = [&all](const char *name, const Slice &slice) { all.push_back({QLatin1String(name), slice}); };
    const auto with = [&](Slice slice, Dimension dimension, std::size_t at) {
        slice.membersOf(dimension) = {keyOf(dimension, at)};
        return slice;
    };
    add("one team", with(now, Dimension::Team, 3));
    add("one owner", with(now, Dimension::Owner, 17));
    add("one product in one region", with(with(now, Dimension::Product, 5), Dimension::Region, 1));
    add("one source", with(now, Dimension::Source, 2));
    add("one account", with(now, Dimension::Account, 100));
    Slice quarter = now;
    quarter.period = {Date(2026, 4, 1), Date(2026, 6, 30)};
    add("a quarter", quarter);
    Slice past = now;
    past.asOf = Date(2025, 9, 30);
    add("as of a year ago and more", past);
    Slice middle = now;
    middle.asOf = Date(2026, 3, 31);
    add("as of the middle", middle);
    middle.period = {Date(2025, 10, 1), Date(2026, 3, 31)};
    add("as of the middle, half a year, one team", with(middle, Dimension::Team, 1));
    Slice known = now;
    // Recorded up to a month after the day, at a thousand entries a day.
    known.asKnown = 365000;
    add("as known half-way", known);
    known.asOf = Date(2025, 12, 31);
    add("as known half-way, as of a year ago", known);
    return all;
}

} // namespace

int runSlices(const Options &options) {
    const SyntheticPipeline pipeline(options.size);
    const analytics::PipelineColumns &columns = *pipeline.columns().pipeline;
    const std::size_t bytes = columns.memoryBytes();
    print(QStringLiteral("slices: %1 deals, %2 stage changes, built in %3 ms, %4 bytes per stage change (at most 64)")
              .arg(columns.dealCount())
              .arg(columns.stageChangeCount())
              .arg(pipeline.buildMilliseconds())
              .arg(static_cast<qulonglong>(bytes / std::max<std::size_t>(columns.stageChangeCount(), 1))));
    // The yardstick: copying as many bytes as the columns have.
    std::vector<char> from(bytes, 'x');
    std::vector<char> to(bytes);
    const Timings copy = Timings::of(options.repeats, [&] { std::memcpy(to.data(), from.data(), bytes); });
    printRow({QStringLiteral("one copy of all columns"), thousandths(copy.p50()), thousandths(copy.p95()),
              thousandths(copy.most()), thousandths(copy.processor()), QStringLiteral("1.00")});
    printRow({QStringLiteral("snapshot, cohort and shares of"), QStringLiteral("p50 ms"), QStringLiteral("p95 ms"),
              QStringLiteral("max ms"), QStringLiteral("CPU ms"), QStringLiteral("÷ copy"), QStringLiteral("÷ 16 ms")});
    std::int64_t checksum = 0;
    std::int64_t worst = 0;
    for (const NamedSlice &each : slicesOf(pipeline.columns())) {
        const Timings timings = Timings::of(options.repeats, [&] {
            checksum += analytics::pipelinePage(pipeline.columns(), each.slice).openCount.value.value_or(0);
        });
        worst = std::max(worst, timings.p95());
        printRow({QStringLiteral("  ") + each.name, thousandths(timings.p50()), thousandths(timings.p95()),
                  thousandths(timings.most()), thousandths(timings.processor()), ratio(timings.p50(), copy.p50()),
                  ratio(timings.p95(), 16000)});
    }
    print(QStringLiteral("slices: slowest p95 %1 ms (at most 16); checksum %2").arg(thousandths(worst)).arg(checksum));
    return 0;
}

} // namespace plumbline::bench
