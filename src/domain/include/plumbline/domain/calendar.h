#pragma once

#include "plumbline/domain/date.h"

#include <map>
#include <set>

class QByteArray;

namespace plumbline::domain {

/// Which days are worked. Dated overrides come first (a public holiday, or a make-up working day at a weekend), then the
/// weekday: Monday to Friday are worked. A year without published dates is *provisional* and callers say so.
class WorkCalendar {
public:
    WorkCalendar() = default;

    /// Reads the product's calendar facts: lines `2026-02-14,work,Spring Festival` or `…,off,…`, and `2027,published` or
    /// `2027,provisional` for each year; a line that starts with `#` is a remark. Errors: CalendarUnreadable with the line.
    [[nodiscard]] static Result<WorkCalendar> parse(const QByteArray &csv);

    [[nodiscard]] bool isWorkingDay(Date date) const;
    /// Working days in [first, last); negative when last is before first.
    [[nodiscard]] int workingDaysBetween(Date first, Date last) const;
    /// The `count`th working day after `from` (before it, when negative); 0 gives `from` itself.
    [[nodiscard]] Date plusWorkingDays(Date from, int count) const;
    [[nodiscard]] bool isProvisional(int year) const { return !m_published.contains(year); }
    /// The holiday's published name, or empty.
    [[nodiscard]] QString nameOf(Date date) const;

    void setDay(Date date, bool working, QString name = {});
    void setPublished(int year) { m_published.insert(year); }

private:
    struct Override {
        bool working;
        QString name;
    };
    std::map<Date, Override> m_overrides;
    std::set<int> m_published;
};

} // namespace plumbline::domain
