#pragma once

#include "plumbline/domain/value.h"
#include "plumbline/kit/tableroles.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace plumbline::kit {

struct TableHeader {
    QString text;
    ColumnKind kind = ColumnKind::Text;
    /// Whether a report on paper has the column; files for other programs have all.
    bool isShown = true;
};

/// What an export writes: exactly what is shown, with types. Cells are domain values by column kind: Count, Percent
/// (basis points) and Days (tenths) are int64, Money is Money, Date is Date, Moment is Instant, the rest text; absent is an empty cell.
struct TableContent {
    QString title;
    /// The filters in force and the as-of date, one sentence each.
    QStringList filterLines;
    std::vector<TableHeader> headers;
    qint64 rowCount = 0;
    /// Called on a worker thread: capture an immutable snapshot, never a model.
    std::function<std::vector<domain::Value>(qint64 row)> row;
    /// IANA zone moments are written in; empty: UTC.
    QString timeZone;
    /// A row of totals under the last; empty: none.
    std::vector<domain::Value> totals;
};

} // namespace plumbline::kit
