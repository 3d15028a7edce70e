#pragma once

#include "plumbline/analytics/figure.h"
#include "plumbline/domain/value.h"

#include <QJsonValue>
#include <QStringList>

#include <vector>

namespace plumbline::ctl {

class Options;

enum class Format { Text, Json, Csv };
/// As --json and --csv say.
[[nodiscard]] Format formatOf(const Options &options);

void printLine(const QString &line);
/// Whether everything printed has arrived; nothing is printed after it.
[[nodiscard]] bool finishOutput();

/// Prints a table row by row: aligned for people, an array of objects as JSON, or RFC 4180 CSV.
class TablePrinter {
public:
    struct Column {
        /// The key in JSON and CSV.
        QString key;
        /// The header for people.
        QString title;
    };
    TablePrinter(Format format, std::vector<Column> columns);
    ~TablePrinter();
    TablePrinter(const TablePrinter &) = delete;
    TablePrinter &operator=(const TablePrinter &) = delete;
    /// One value per column.
    void row(const std::vector<QJsonValue> &values);

private:
    void printText() const;
    Format m_format;
    std::vector<Column> m_columns;
    std::vector<QStringList> m_texts;
    bool m_first = true;
};

/// A number of a unit as text: `4238`, `10005534.00`, `63.15`, `41.3`, `12.5`; exact, ungrouped.
[[nodiscard]] QString plainNumber(analytics::Unit unit, std::int64_t value, domain::Currency currency);
/// The unit's name: `count`, `USD`, `percent`, `days`, `heads`.
[[nodiscard]] QString unitName(analytics::Unit unit, domain::Currency currency);
/// Counts as numbers, everything else as exact text, absent as null.
[[nodiscard]] QJsonValue jsonNumber(analytics::Unit unit, std::optional<std::int64_t> value, domain::Currency currency);
[[nodiscard]] QJsonValue jsonValue(const domain::Value &value);

} // namespace plumbline::ctl
