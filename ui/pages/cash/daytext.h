#pragma once

#include "plumbline/domain/date.h"

#include <QDate>

namespace plumbline::pages {

[[nodiscard]] inline QDate toQDate(domain::Date day)
{
    return QDate(day.year(), static_cast<int>(day.month()), static_cast<int>(day.day()));
}

[[nodiscard]] inline domain::Date toDate(const QDate &day)
{
    return domain::Date(day.year(), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

} // namespace plumbline::pages
