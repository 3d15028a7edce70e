#include "plumbline/domain/calendar.h"
#include "plumbline/domain/errors.h"

#include <QByteArray>
#include <QList>

namespace plumbline::domain {
namespace {

bool isWeekday(Date date)
{
    return std::chrono::weekday(date.sysDays()).iso_encoding() <= 5;
}

/// Mondays to Fridays in [first, last).
int weekdaysBetween(Date first, Date last)
{
    const int days = last - first;
    int count = days / 7 * 5;
    for (Date day = last.plusDays(-(days % 7)); day < last; day = day.plusDays(1))
        count += isWeekday(day) ? 1 : 0;
    return count;
}

} // namespace

Result<WorkCalendar> WorkCalendar::parse(const QByteArray &csv)
{
    WorkCalendar calendar;
    for (const QByteArray &raw : csv.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QString first = line.section(u',', 0, 0);
        const QString second = line.section(u',', 1, 1);
        bool isYear = false;
        const int year = first.toInt(&isYear);
        if (isYear && first.size() == 4) {
            if (second == u"published")
                calendar.setPublished(year);
            else if (second != u"provisional")
                return fail(errors::CalendarUnreadable, line);
            continue;
        }
        const auto date = Date::parse(first, DateOrder::YearMonthDay);
        if (!date || (second != u"work" && second != u"off"))
            return fail(errors::CalendarUnreadable, line);
        calendar.setDay(*date, second == u"work", line.section(u',', 2));
    }
    return calendar;
}

bool WorkCalendar::isWorkingDay(Date date) const
{
    const auto found = m_overrides.find(date);
    return found == m_overrides.end() ? isWeekday(date) : found->second.working;
}

int WorkCalendar::workingDaysBetween(Date first, Date last) const
{
    if (last < first)
        return -workingDaysBetween(last, first);
    int count = weekdaysBetween(first, last);
    const auto end = m_overrides.lower_bound(last);
    for (auto it = m_overrides.lower_bound(first); it != end; ++it)
        count += (it->second.working ? 1 : 0) - (isWeekday(it->first) ? 1 : 0);
    return count;
}

Date WorkCalendar::plusWorkingDays(Date from, int count) const
{
    const int step = count < 0 ? -1 : 1;
    while (count != 0) {
        from = from.plusDays(step);
        if (isWorkingDay(from))
            count -= step;
    }
    return from;
}

QString WorkCalendar::nameOf(Date date) const
{
    const auto found = m_overrides.find(date);
    return found == m_overrides.end() ? QString() : found->second.name;
}

void WorkCalendar::setDay(Date date, bool working, QString name)
{
    m_overrides.insert_or_assign(date, Override{working, std::move(name)});
}

} // namespace plumbline::domain
