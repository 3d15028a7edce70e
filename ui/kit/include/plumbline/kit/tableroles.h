#pragma once

#include <Qt>

/// What DataTable, the exporter and the delegates ask a model for beyond Qt's own roles.
namespace plumbline::kit {

/// How a column reads and is aligned: figures right, everything else left.
enum class ColumnKind { Text, Count, Money, Percent, Days, Date, Moment, Ageing, Flag };

enum TableRole {
    /// Header (horizontal): ColumnKind as int. Absent: Text.
    ColumnKindRole = Qt::UserRole + 100,
    /// Header: a stable text under which width, order and visibility are kept in settings.
    ColumnKeyRole,
    /// Header: the width to start with, in characters of the body font (int).
    ColumnWidthRole,
    /// Header: QVariant(false) hides the column until the person shows it.
    ColumnShownRole,
    /// Header: QVariant(false) where sorting is not offered.
    ColumnSortableRole,
    /// Cell: the text in full for the clipboard and the tooltip; absent: DisplayRole.
    FullTextRole,
    /// Cell: a kit::Tone as int; Flag columns and marked cells show its shape with the display text.
    ToneRole,
    /// Cell and header of an Ageing column: see AgeingDelegate.
    AgeingBucketsRole,
    AgeingScaleRole,
    /// Cell: what the page's `opened` needs; free for models and pages.
    RecordRole,
};

} // namespace plumbline::kit
