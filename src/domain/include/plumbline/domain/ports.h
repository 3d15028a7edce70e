#pragma once

#include "plumbline/domain/date.h"
#include "plumbline/domain/id.h"

#include <memory>
#include <random>

namespace plumbline::domain {

/// The only place where the time comes from.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The only place where new ids come from.
class IdSource {
public:
    virtual ~IdSource() = default;
    [[nodiscard]] virtual Uuid next() = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// A clock that stands where it was put, for tests and for the demonstration organisation.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant instant) : m_now(instant) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant instant) { m_now = instant; }
    void advance(std::chrono::microseconds by) { m_now += by; }

private:
    Instant m_now;
};

/// UUID version 7 (RFC 9562): milliseconds of the clock, then a counter and random bits, strictly increasing within the source.
class Uuid7Source final : public IdSource {
public:
    /// Seeded from the system's random device.
    explicit Uuid7Source(const Clock &clock);
    /// The same ids for the same seed and clock.
    Uuid7Source(const Clock &clock, std::uint64_t seed);
    [[nodiscard]] Uuid next() override;

private:
    const Clock &m_clock;
    std::mt19937_64 m_random;
    std::uint64_t m_lastMilliseconds = 0;
    std::uint64_t m_counter = 0;
};

/// The business date of an instant in an IANA time zone; an unknown zone counts as UTC.
[[nodiscard]] Date businessDate(Instant instant, const QString &timeZone);

} // namespace plumbline::domain
