#pragma once

#include "plumbline/analytics/figure.h"
#include "plumbline/analytics/pages.h"
#include "plumbline/analytics/rows.h"
#include "plumbline/domain/currency.h"
#include "plumbline/kit/tableroles.h"

#include <QString>

/// How rows, columns and figures read. One place, so that a table, its footer, a tile and an export say the same.
namespace plumbline::models {

/// The header of a column; money columns carry the currency: `Outstanding (CNY)`.
[[nodiscard]] QString columnLabel(analytics::RowColumn column, domain::Currency currency);
[[nodiscard]] bool isRightAligned(analytics::RowColumn column);
[[nodiscard]] kit::ColumnKind columnKind(analytics::RowColumn column);
/// In characters of the body font.
[[nodiscard]] int columnWidth(analytics::RowColumn column);
/// Whether a list shows the column before the person has chosen.
[[nodiscard]] bool isShownAtFirst(analytics::RowColumn column, analytics::RowKind kind);

/// The cell as people read it; `none` of the format where absent.
[[nodiscard]] QString cellText(const analytics::Rows &rows, std::size_t row, analytics::RowColumn column);
[[nodiscard]] QString valueText(const domain::Value &value, analytics::RowColumn column);

/// A number in its unit: short where there is a short form, and in full.
struct AmountText {
    QString text;
    QString full;
    /// `CNY`, or empty: money shown apart from its currency.
    QString unit;
};
[[nodiscard]] AmountText amountText(std::int64_t value, analytics::Unit unit, domain::Currency currency);
/// `—` where there is no value.
[[nodiscard]] AmountText figureText(const analytics::Figure &figure, domain::Currency currency);
/// What a figure, or a part of it, is called in a chip: `Open value`, `Value in stage: Engaging`; `bucketName` may be empty.
[[nodiscard]] QString figureLabel(const analytics::FigureId &figure, const QString &bucketName);

} // namespace plumbline::models
