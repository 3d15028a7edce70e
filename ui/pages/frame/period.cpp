#include "frame/topbar.h"

namespace plumbline::pages {

namespace {

domain::Date firstOfQuarter(domain::Date date)
{
    return date.firstOfMonth().plusMonths(-static_cast<int>((date.month() - 1) % 3));
}

} // namespace

domain::DateRange periodNamed(const QString &key, domain::Date asOf)
{
    const domain::Date month = asOf.firstOfMonth();
    const domain::Date quarter = firstOfQuarter(asOf);
    if (key == QLatin1StringView("month"))
        return {month, month.lastOfMonth()};
    if (key == QLatin1StringView("last_month"))
        return {month.plusMonths(-1), month.plusDays(-1)};
    if (key == QLatin1StringView("quarter"))
        return {quarter, quarter.plusMonths(3).plusDays(-1)};
    if (key == QLatin1StringView("last_quarter"))
        return {quarter.plusMonths(-3), quarter.plusDays(-1)};
    if (key == QLatin1StringView("year"))
        return {domain::Date(asOf.year(), 1, 1), domain::Date(asOf.year(), 12, 31)};
    if (key == QLatin1StringView("last_year"))
        return {domain::Date(asOf.year() - 1, 1, 1), domain::Date(asOf.year() - 1, 12, 31)};
    if (key == QLatin1StringView("twelve_months"))
        return {asOf.plusMonths(-12).plusDays(1), asOf};
    return {};
}

} // namespace plumbline::pages
