#include "plumbline/domain/date.h"
#include "plumbline/domain/errors.h"

namespace plumbline::domain {
namespace {

/// Writes `value` right-justified with zeros.
void put(QChar *&out, unsigned value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        out[i] = QChar(static_cast<char16_t>(u'0' + value % 10));
        value /= 10;
    }
    out += width;
}

} // namespace

Date Date::plusMonths(int months) const
{
    const std::chrono::year_month_day from = ymd();
    const std::chrono::year_month month = from.year() / from.month() + std::chrono::months(months);
    const std::chrono::year_month_day same = month / from.day();
    return Date(std::chrono::sys_days(same.ok() ? same : std::chrono::year_month_day(month / std::chrono::last)));
}

Date Date::firstOfMonth() const
{
    const std::chrono::year_month_day from = ymd();
    return Date(std::chrono::sys_days(from.year() / from.month() / 1));
}

Date Date::lastOfMonth() const
{
    const std::chrono::year_month_day from = ymd();
    return Date(std::chrono::sys_days(from.year() / from.month() / std::chrono::last));
}

QString Date::toIso() const
{
    const std::chrono::year_month_day date = ymd();
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999)
        throw InvariantError("a year outside of 0 to 9999");
    QString text(10, u'-');
    QChar *out = text.data();
    put(out, static_cast<unsigned>(year), 4);
    ++out;
    put(out, static_cast<unsigned>(date.month()), 2);
    ++out;
    put(out, static_cast<unsigned>(date.day()), 2);
    return text;
}

QString toIso(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    auto rest = static_cast<std::uint64_t>((instant - day).count());
    QString time(17, u'T');
    QChar *out = time.data() + 1;
    const auto micro = static_cast<unsigned>(rest % 1'000'000);
    rest /= 1'000'000;
    put(out, static_cast<unsigned>(rest / 3600), 2);
    *out++ = u':';
    put(out, static_cast<unsigned>(rest / 60 % 60), 2);
    *out++ = u':';
    put(out, static_cast<unsigned>(rest % 60), 2);
    *out++ = u'.';
    put(out, micro, 6);
    *out = u'Z';
    return Date(day).toIso() + time;
}

} // namespace plumbline::domain
