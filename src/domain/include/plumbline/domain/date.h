#pragma once

#include "plumbline/domain/error.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>

namespace plumbline::domain {

/// In which order a file writes day and month where the text itself does not say.
enum class DateOrder { Automatic, YearMonthDay, MonthDayYear, DayMonthYear };

/// A business date in the organisation's time zone: a day, not an instant.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::chrono::sys_days day) : m_days(static_cast<std::int32_t>(day.time_since_epoch().count())) {}
    constexpr Date(int year, unsigned month, unsigned day)
        : Date(std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)))
    {
    }
    [[nodiscard]] static constexpr Date fromDays(std::int32_t daysSince1970)
    {
        return Date(std::chrono::sys_days(std::chrono::days(daysSince1970)));
    }

    /// Reads `2026-11-23`, `2026/11/23`, `2026年11月23日`, `20261123`, `11/23/2026`, `23.11.2026`, each with an optional time
    /// behind it. `3/4/2026` is month-day-year under Automatic. Days that do not exist are refused. Errors: DateUnreadable.
    [[nodiscard]] static Result<Date> parse(QStringView text, DateOrder order = DateOrder::Automatic);

    /// Days since 1970-01-01.
    [[nodiscard]] constexpr std::int32_t days() const { return m_days; }
    [[nodiscard]] constexpr std::chrono::sys_days sysDays() const { return std::chrono::sys_days(std::chrono::days(m_days)); }
    [[nodiscard]] constexpr std::chrono::year_month_day ymd() const { return std::chrono::year_month_day(sysDays()); }
    [[nodiscard]] int year() const { return static_cast<int>(ymd().year()); }
    [[nodiscard]] unsigned month() const { return static_cast<unsigned>(ymd().month()); }
    [[nodiscard]] unsigned day() const { return static_cast<unsigned>(ymd().day()); }
    [[nodiscard]] Date plusDays(int days) const { return fromDays(m_days + days); }
    /// The same day `months` later, or that month's last day where it has fewer.
    [[nodiscard]] Date plusMonths(int months) const;
    [[nodiscard]] Date firstOfMonth() const;
    [[nodiscard]] Date lastOfMonth() const;
    /// `2026-11-23`
    [[nodiscard]] QString toIso() const;

    friend constexpr std::int32_t operator-(Date a, Date b) { return a.m_days - b.m_days; }
    friend constexpr auto operator<=>(Date, Date) = default;

private:
    std::int32_t m_days = 0;
};

/// From `first` to `last`, both included; an absent end is open.
struct DateRange {
    std::optional<Date> first;
    std::optional<Date> last;
    [[nodiscard]] bool contains(Date date) const { return (!first || *first <= date) && (!last || date <= *last); }
    [[nodiscard]] bool isOpen() const { return !first && !last; }
    friend bool operator==(const DateRange &, const DateRange &) = default;
};

/// A moment in UTC, in microseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// `2026-11-23T08:05:09.000001Z`
[[nodiscard]] QString toIso(Instant instant);

} // namespace plumbline::domain
