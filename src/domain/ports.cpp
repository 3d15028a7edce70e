#include "plumbline/domain/ports.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace plumbline::domain {
namespace {

/// The counter fills the twelve bits behind the version and the first fourteen behind the variant.
constexpr unsigned CounterBits = 26;
constexpr std::uint64_t CounterEnd = std::uint64_t{1} << CounterBits;

std::uint64_t deviceSeed()
{
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) ^ device();
}

} // namespace

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Uuid7Source::Uuid7Source(const Clock &clock) : Uuid7Source(clock, deviceSeed()) {}

Uuid7Source::Uuid7Source(const Clock &clock, std::uint64_t seed) : m_clock(clock), m_random(seed) {}

Uuid Uuid7Source::next()
{
    const auto sinceEpoch = std::chrono::floor<std::chrono::milliseconds>(m_clock.now()).time_since_epoch().count();
    const auto now = static_cast<std::uint64_t>(std::max<std::int64_t>(sinceEpoch, 0));
    if (now > m_lastMilliseconds) {
        m_lastMilliseconds = now;
        // Half of the counter stays free, so that it overflows only after thirty million ids in one millisecond.
        m_counter = m_random() % (CounterEnd / 2);
    } else if (++m_counter == CounterEnd) {
        ++m_lastMilliseconds;
        m_counter = 0;
    }

    const std::uint64_t time = m_lastMilliseconds;
    const std::uint64_t high = (time << 16U) | 0x7000U | (m_counter >> 14U);
    const std::uint64_t low = (std::uint64_t{2} << 62U) | ((m_counter & 0x3FFFU) << 48U) | (m_random() >> 16U);
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i] = static_cast<std::uint8_t>(high >> (56U - 8U * i));
        bytes[i + 8] = static_cast<std::uint8_t>(low >> (56U - 8U * i));
    }
    return Uuid(bytes);
}

Date businessDate(Instant instant, const QString &timeZone)
{
    const QTimeZone zone(timeZone.toUtf8());
    std::chrono::seconds offset{0};
    if (zone.isValid()) {
        const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(instant).time_since_epoch().count();
        offset = std::chrono::seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC)));
    }
    return Date(std::chrono::floor<std::chrono::days>(instant + offset));
}

} // namespace plumbline::domain
