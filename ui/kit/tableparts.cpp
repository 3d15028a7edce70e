#include "tableparts.h"

#include "ink.h"
#include "plumbline/kit/ageingbar.h"

#include <QApplication>
#include <QHelpEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace plumbline::kit {

ColumnKind columnKind(const QAbstractItemModel &model, int column) {
    return static_cast<ColumnKind>(model.headerData(column, Qt::Horizontal, ColumnKindRole).toInt());
}

bool isSortable(const QAbstractItemModel &model, int column) {
    const QVariant sortable = model.headerData(column, Qt::Horizontal, ColumnSortableRole);
    return !sortable.isValid() || sortable.toBool();
}

bool isFigure(ColumnKind kind) {
    return kind == ColumnKind::Count || kind == ColumnKind::Money || kind == ColumnKind::Percent || kind == ColumnKind::Days;
}

int defaultCharacters(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::Text:
        return 24;
    case ColumnKind::Ageing:
        return 22;
    case ColumnKind::Money:
    case ColumnKind::Moment:
        return 17;
    case ColumnKind::Date:
    case ColumnKind::Flag:
        return 13;
    case ColumnKind::Count:
    case ColumnKind::Percent:
    case ColumnKind::Days:
        return 10;
    }
    return 16;
}

QString fullText(const QModelIndex &index) {
    const QVariant full = index.data(FullTextRole);
    return full.isValid() ? full.toString() : index.data(Qt::DisplayRole).toString();
}

QString tsvCell(QString text) {
    return text.replace(QLatin1Char('\t'), QLatin1Char(' '))
        .replace(QLatin1Char('\n'), QLatin1Char(' '))
        .remove(QLatin1Char('\r'));
}

RowDelegate::RowDelegate(QTableView *table) : QStyledItemDelegate(table), m_table(table) {}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const Tokens &t = tokens();
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    ink::hairline(*painter, QPointF(cell.rect.left(), cell.rect.bottom()), QPointF(cell.rect.right(), cell.rect.bottom()),
                  t.grid);

    const QVariant toneValue = index.data(ToneRole);
    const Tone tone = toneValue.isValid() ? static_cast<Tone>(toneValue.toInt()) : Tone::Neutral;
    const QString shape = toneShape(tone);
    const QString text = shape.isEmpty() || cell.text.isEmpty() ? cell.text : QStringLiteral("%1 %2").arg(shape, cell.text);
    const bool figure = isFigure(columnKind(*index.model(), index.column()));
    const QRectF inner = QRectF(cell.rect).adjusted(t.space(2), 0, -t.space(2), 0);
    const Weight weight = cell.font.weight() >= QFont::DemiBold ? Weight::Bold : Weight::Regular;
    ink::text(*painter, inner, (figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text, {TextSize::Body, weight},
              tone == Tone::Neutral ? t.text : t.tone(tone));
    if (m_table->hasFocus() && m_table->currentIndex() == index)
        ink::focusRing(*painter, QRectF(cell.rect).adjusted(t.hairline(), t.hairline(), -t.hairline(), -t.hairline()),
                       t.hairline() * 2);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const {
    return {tokens().space(20), tokens().rowHeight()};
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index) {
    if (event->type() != QEvent::ToolTip || !index.isValid() || index.data(Qt::ToolTipRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString shown = index.data(Qt::DisplayRole).toString();
    const QString full = fullText(index);
    const bool cut = ink::widthOf(shown, {TextSize::Body}) > option.rect.width() - tokens().space(4);
    if (cut || full != shown)
        QToolTip::showText(event->globalPos(), full, view);
    else
        QToolTip::hideText();
    return true;
}

TableHeaderView::TableHeaderView(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) {
    setAttribute(Qt::WA_Hover);
}

void TableHeaderView::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const {
    const Tokens &t = tokens();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const ink::Type type{TextSize::Small, sorted ? Weight::Medium : Weight::Regular};
    const QString text = model()->headerData(logicalIndex, orientation()).toString();
    const bool figure = isFigure(columnKind(*model(), logicalIndex));
    const bool hovered = underMouse() && rect.contains(mapFromGlobal(QCursor::pos()));
    painter->fillRect(rect, hovered && isSortable(*model(), logicalIndex) ? t.hover : t.surface);
    ink::hairline(*painter, QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()), t.borderStrong);

    QRectF inner = QRectF(rect).adjusted(t.space(2), 0, -t.space(2), 0);
    const QString arrow = !sorted                                      ? QString()
                          : sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("↑")
                                                                       : QStringLiteral("↓");
    const qreal room = sorted ? t.space(3) : 0;
    if (figure) {
        const qreal wide = std::min(ink::widthOf(text, type), inner.width() - room);
        ink::text(*painter, inner.adjusted(room, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, text, type,
                  sorted ? t.text : t.textMuted);
        ink::text(*painter, QRectF(inner.right() - wide - room, inner.top(), room, inner.height()),
                  Qt::AlignLeft | Qt::AlignVCenter, arrow, type, t.accent);
        return;
    }
    const qreal wide = std::min(ink::widthOf(text, type), inner.width() - room);
    ink::text(*painter, inner.adjusted(0, 0, -room, 0), Qt::AlignLeft | Qt::AlignVCenter, text, type,
              sorted ? t.text : t.textMuted);
    ink::text(*painter, QRectF(inner.left() + wide + t.space(1), inner.top(), room, inner.height()),
              Qt::AlignLeft | Qt::AlignVCenter, arrow, type, t.accent);
}

QSize TableHeaderView::sectionSizeFromContents(int logicalIndex) const {
    const QString text = model()->headerData(logicalIndex, orientation()).toString();
    return {qRound(ink::widthOf(text, {TextSize::Small, Weight::Medium})) + tokens().space(7), tokens().rowHeight()};
}

void TableHeaderView::mouseReleaseEvent(QMouseEvent *event) {
    // Columns the model cannot sort keep their header still.
    const int column = logicalIndexAt(event->position().toPoint());
    const bool sortable = column < 0 || model() == nullptr || isSortable(*model(), column);
    const int before = sortIndicatorSection();
    const Qt::SortOrder order = sortIndicatorOrder();
    if (sortable)
        return QHeaderView::mouseReleaseEvent(event);
    const QSignalBlocker blocker(this);
    QHeaderView::mouseReleaseEvent(event);
    setSortIndicator(before, order);
}

ColumnLayout ColumnLayout::of(const QTableView &table, Widths widths) {
    ColumnLayout layout;
    const QHeaderView *header = table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString key = table.model()->headerData(column, Qt::Horizontal, ColumnKeyRole).toString();
        if (key.isEmpty())
            continue;
        const bool hidden = table.isColumnHidden(column);
        // A hidden section reports no width; 0 leaves the one it starts with.
        layout.m_columns.push_back({key, hidden || widths == Widths::Free ? 0 : table.columnWidth(column), hidden});
        if (header->sortIndicatorSection() == column)
            layout.m_sortKey = key;
    }
    layout.m_order = header->sortIndicatorOrder();
    return layout;
}

bool ColumnLayout::hasWidths() const {
    return std::any_of(m_columns.begin(), m_columns.end(), [](const Column &column) { return column.width > 0; });
}

ColumnLayout ColumnLayout::fromBytes(const QByteArray &bytes) {
    ColumnLayout layout;
    const QJsonObject root = QJsonDocument::fromJson(bytes).object();
    for (const QJsonValue &value : root[QLatin1StringView("columns")].toArray()) {
        const QJsonObject column = value.toObject();
        layout.m_columns.push_back({column[QLatin1StringView("key")].toString(), column[QLatin1StringView("width")].toInt(),
                                    column[QLatin1StringView("hidden")].toBool()});
    }
    layout.m_sortKey = root[QLatin1StringView("sort")].toString();
    layout.m_order = root[QLatin1StringView("descending")].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    return layout;
}

QByteArray ColumnLayout::toBytes() const {
    QJsonArray columns;
    for (const Column &column : m_columns)
        columns.append(QJsonObject{{QStringLiteral("key"), column.key},
                                   {QStringLiteral("width"), column.width},
                                   {QStringLiteral("hidden"), column.hidden}});
    const QJsonObject root{{QStringLiteral("columns"), columns},
                           {QStringLiteral("sort"), m_sortKey},
                           {QStringLiteral("descending"), m_order == Qt::DescendingOrder}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

void ColumnLayout::apply(QTableView &table) const {
    QHeaderView *header = table.horizontalHeader();
    int place = 0;
    for (const Column &stored : m_columns) {
        for (int column = 0; column < header->count(); ++column) {
            if (table.model()->headerData(column, Qt::Horizontal, ColumnKeyRole).toString() != stored.key)
                continue;
            table.setColumnHidden(column, stored.hidden);
            if (stored.width > 0)
                table.setColumnWidth(column, stored.width);
            header->moveSection(header->visualIndex(column), place++);
            if (stored.key == m_sortKey)
                table.sortByColumn(column, m_order);
        }
    }
}

void installAgeingDelegates(QTableView &table) {
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (columnKind(*table.model(), column) == ColumnKind::Ageing && table.itemDelegateForColumn(column) == nullptr)
            table.setItemDelegateForColumn(column, new AgeingDelegate(&table));
    }
}

} // namespace plumbline::kit
