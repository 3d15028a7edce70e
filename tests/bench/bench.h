#pragma once

#include "plumbline/domain/error.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <vector>

/// What the sections of plumbline-bench share: a stopwatch, and a table in which everything stands beside what it is measured
/// against in the same run. Timings are for reading, not for passing or failing.
namespace plumbline::bench {

struct Options {
    /// Deals; stage changes are five times as many.
    std::int64_t size = 1'000'000;
    int repeats = 31;
    /// Where the large replica is made.
    QString folder;
    /// For how long histories are run.
    int minutes = 1;
    /// Of the section "sync": what to measure, all where empty; and how many devices are idle.
    QStringList parts;
    int devices = 5000;
};

class Timings {
public:
    /// Once unmeasured, then `repeats` times.
    static Timings of(int repeats, const std::function<void()> &work);
    [[nodiscard]] std::int64_t p50() const { return at(50); }
    [[nodiscard]] std::int64_t p95() const { return at(95); }
    [[nodiscard]] std::int64_t most() const { return m_microseconds.back(); }
    /// Processor time of one time over all threads, on average: what is left of a timing on a machine that has other work.
    [[nodiscard]] std::int64_t processor() const { return m_processor; }

private:
    [[nodiscard]] std::int64_t at(int percentile) const;
    std::vector<std::int64_t> m_microseconds;
    std::int64_t m_processor = 0;
};

/// `1.234` of 1234.
[[nodiscard]] QString thousandths(std::int64_t value);
/// `a ÷ b` with two decimals.
[[nodiscard]] QString ratio(std::int64_t a, std::int64_t b);
void print(const QString &line);
/// Columns of fixed width, the first one flush left.
void printRow(const QStringList &cells);

int runSlices(const Options &options);
int runImport(const Options &options);
int runColdStart(const Options &options);
int runDeals(const Options &options);
int runStalls(const Options &options);
int runDesks(const Options &options);
int runSync(const Options &options);
int runChaos(const Options &options);
/// `section: code detail`, and a program's exit code.
int failed(const QString &section, const domain::Error &error);

} // namespace plumbline::bench
