#pragma once

#include "plumbline/kit/exporter.h"

#include <QDateTime>

/// What the writers share.
namespace plumbline::kit {

/// A figure for other programs: `-1234.50`, `63.15%`, `31.4`, ISO dates, `2026-11-23 08:05:09`; text as it is.
[[nodiscard]] QString machineText(const domain::Value &value, ColumnKind kind, const QString &timeZone);
/// The same for people, as the page shows it.
[[nodiscard]] QString humanText(const domain::Value &value, ColumnKind kind, const QString &timeZone);
[[nodiscard]] bool isText(const domain::Value &value);
/// `value` in units of 10^-decimals, ungrouped.
[[nodiscard]] QString plainDecimal(std::int64_t value, int decimals);
/// The wall clock of a moment in a zone.
[[nodiscard]] QDateTime localTime(domain::Instant instant, const QString &timeZone);

/// Rows between two looks at "cancelled" and two reports of progress.
inline constexpr qint64 RowsPerReport = 256;
/// False when the export has been cancelled; reports progress on the way.
[[nodiscard]] bool goesOn(ExportProgress &progress, qint64 row);

} // namespace plumbline::kit
