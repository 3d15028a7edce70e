#pragma once

#include "plumbline/kit/tableroles.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

class QTableView;

/// What DataTable is made of.
namespace plumbline::kit {

[[nodiscard]] ColumnKind columnKind(const QAbstractItemModel &model, int column);
[[nodiscard]] bool isSortable(const QAbstractItemModel &model, int column);
[[nodiscard]] bool isFigure(ColumnKind kind);
/// The width to start with where the model names none, in characters.
[[nodiscard]] int defaultCharacters(ColumnKind kind);
/// FullTextRole, else DisplayRole.
[[nodiscard]] QString fullText(const QModelIndex &index);
/// Tabs and line breaks would tear the row apart.
[[nodiscard]] QString tsvCell(QString text);

/// Paints a cell: figures right, a tone's shape before its text, an outline for the current cell, a hairline below the row.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(QTableView *table);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    QTableView *m_table;
};

/// Header cells in small muted letters, aligned as their columns, with the arrow of the sorting beside the text.
class TableHeaderView : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeaderView(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
};

/// Widths, order, visibility and sorting by the columns' keys, so that a new column of a later version disturbs nothing.
class ColumnLayout {
public:
    /// Free: nobody set a width, so the next window shares its own room.
    enum class Widths { Free, Kept };
    [[nodiscard]] static ColumnLayout of(const QTableView &table, Widths widths);
    [[nodiscard]] bool hasWidths() const;
    [[nodiscard]] static ColumnLayout fromBytes(const QByteArray &bytes);
    [[nodiscard]] QByteArray toBytes() const;
    void apply(QTableView &table) const;

private:
    struct Column {
        QString key;
        int width = 0;
        bool hidden = false;
    };
    std::vector<Column> m_columns;
    QString m_sortKey;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

/// Gives every Ageing column its delegate.
void installAgeingDelegates(QTableView &table);

} // namespace plumbline::kit
