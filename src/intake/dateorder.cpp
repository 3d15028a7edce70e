#include "dateorder.h"

#include "plumbline/domain/date.h"
#include "plumbline/intake/columnmapping.h"

#include <algorithm>

/// Which of the first two numbers of a date is the month, where a file does not say.
namespace plumbline::intake {

using domain::Date;
using domain::DateOrder;
using domain::Result;

namespace {

/// A column whose order nobody named, and what the cells of the file say of it.
struct OpenColumn {
    QString key;
    qsizetype place = -1;
    std::int64_t monthFirst = 0;
    std::int64_t dayFirst = 0;

    void take(const QString &cell) {
        monthFirst += Date::parse(cell, DateOrder::MonthDayYear).has_value() ? 1 : 0;
        dayFirst += Date::parse(cell, DateOrder::DayMonthYear).has_value() ? 1 : 0;
    }
};

bool isInDoubt(const std::vector<QStringList> &sample, qsizetype place) {
    return std::ranges::any_of(sample, [place](const QStringList &row) { return hasTwoReadings(row.value(place)); });
}

std::vector<OpenColumn> openColumns(const TableSource &source, const std::vector<QStringList> &sample,
                                    const ColumnMapping &mapping) {
    std::vector<OpenColumn> open;
    for (const TargetColumn &column : columnsOf(mapping.target)) {
        const auto mapped = mapping.columns.find(column.key);
        if (column.type != ColumnType::Date || mapped == mapping.columns.end() || mapped->second.dates != DateOrder::Automatic)
            continue;
        const qsizetype place = source.headers().indexOf(mapped->second.header);
        if (place >= 0 && isInDoubt(sample, place))
            open.push_back({column.key, place});
    }
    return open;
}

} // namespace

bool hasTwoReadings(QStringView text) {
    if (text.contains(u'.'))
        return false;
    const auto month = Date::parse(text, DateOrder::MonthDayYear);
    const auto day = Date::parse(text, DateOrder::DayMonthYear);
    return month && day && *month != *day;
}

Result<void> settleDateOrders(TableSource &source, const std::vector<QStringList> &sample, ColumnMapping &mapping) {
    std::vector<OpenColumn> open = openColumns(source, sample, mapping);
    if (open.empty())
        return {};
    PLUMBLINE_TRY(source.rewind());
    TableRow row;
    for (;;) {
        PLUMBLINE_TRY_ASSIGN(const bool found, source.next(row));
        if (!found)
            break;
        for (OpenColumn &column : open)
            if (static_cast<std::size_t>(column.place) < row.cells.size()) {
                const std::string_view cell = row.cells[static_cast<std::size_t>(column.place)];
                column.take(QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())));
            }
    }
    for (const OpenColumn &column : open)
        if (column.monthFirst != column.dayFirst)
            mapping.columns[column.key].dates =
                column.monthFirst > column.dayFirst ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
    return source.rewind();
}

} // namespace plumbline::intake
