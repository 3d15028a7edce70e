#include "bench.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace plumbline::bench {

Timings Timings::of(int repeats, const std::function<void()> &work) {
    work();
    Timings timings;
    const std::clock_t before = std::clock();
    for (int i = 0; i < repeats; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const auto end = std::chrono::steady_clock::now();
        timings.m_microseconds.push_back(std::chrono::duration_cast<std::chrono::microseconds>(end - start).count());
    }
    timings.m_processor = static_cast<std::int64_t>(std::clock() - before) * 1'000'000 / CLOCKS_PER_SEC / repeats;
    std::ranges::sort(timings.m_microseconds);
    return timings;
}

std::int64_t Timings::at(int percentile) const {
    return m_microseconds[(m_microseconds.size() - 1) * static_cast<std::size_t>(percentile) / 100];
}

QString thousandths(std::int64_t value) {
    return QStringLiteral("%1.%2").arg(value / 1000).arg(value % 1000, 3, 10, QLatin1Char('0'));
}

QString ratio(std::int64_t a, std::int64_t b) {
    if (b == 0)
        return QStringLiteral("—");
    const std::int64_t hundredths = a * 100 / b;
    return QStringLiteral("%1.%2").arg(hundredths / 100).arg(hundredths % 100, 2, 10, QLatin1Char('0'));
}

void print(const QString &line) {
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void printRow(const QStringList &cells) {
    QString line = cells.value(0).leftJustified(44);
    for (const QString &cell : cells.mid(1))
        line += QStringLiteral("  ") + cell.rightJustified(12);
    print(line);
}

int failed(const QString &section, const domain::Error &error) {
    print(
        QStringLiteral("%1: %2 %3")
            .arg(section, QString::fromLatin1(error.code.id.data(), static_cast<qsizetype>(error.code.id.size())), error.detail));
    return 1;
}

} // namespace plumbline::bench
