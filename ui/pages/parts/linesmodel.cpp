#include "parts/linesmodel.h"

#include "plumbline/kit/tableroles.h"

#include <QHash>

namespace plumbline::pages {

namespace {

bool isFigure(kit::ColumnKind kind)
{
    return kind == kit::ColumnKind::Money || kind == kit::ColumnKind::Count || kind == kit::ColumnKind::Days || kind == kit::ColumnKind::Percent;
}

} // namespace

LinesModel::LinesModel(QObject *parent) : QAbstractTableModel(parent) {}

void LinesModel::setColumns(std::vector<LineColumn> columns)
{
    if (columns.size() == m_columns.size()) {
        m_columns = std::move(columns);
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return;
    }
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

void LinesModel::setLines(std::vector<Line> lines)
{
    const QModelIndexList held = persistentIndexList();
    QStringList keys;
    for (const QModelIndex &index : held)
        keys << (at(index.row()) ? at(index.row())->key : QString());
    std::vector<int> shown;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (passes(lines[i]))
            shown.push_back(static_cast<int>(i));
    const int after = static_cast<int>(shown.size());
    if (after > m_count) {
        beginInsertRows({}, m_count, after - 1);
        m_count = after;
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    m_all = std::move(lines);
    m_shown = std::move(shown);
    changePersistentIndexList(held, moved(held, keys));
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    if (after < m_count) {
        beginRemoveRows({}, after, m_count - 1);
        m_count = after;
        endRemoveRows();
    }
}

QModelIndexList LinesModel::moved(const QModelIndexList &held, const QStringList &keys) const
{
    QHash<QString, int> rows;
    if (!held.isEmpty())
        for (std::size_t row = 0; row < m_shown.size(); ++row)
            rows.insert(m_all[static_cast<std::size_t>(m_shown[row])].key, static_cast<int>(row));
    QModelIndexList to;
    for (qsizetype i = 0; i < held.size(); ++i) {
        const int row = rows.value(keys.at(i), -1);
        to << (row < 0 ? QModelIndex() : createIndex(row, held.at(i).column()));
    }
    return to;
}

void LinesModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    // A copy: what shows is read until the last moment.
    setLines(std::vector<Line>(m_all));
}

void LinesModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    m_count = 0;
    m_filter.clear();
    endResetModel();
}

bool LinesModel::passes(const Line &line) const
{
    const QString wanted = m_filter.trimmed();
    return wanted.isEmpty()
        || std::ranges::any_of(line.cells, [&](const LineCell &cell) { return cell.text.contains(wanted, Qt::CaseInsensitive); });
}

const Line *LinesModel::at(int row) const
{
    return row >= 0 && row < static_cast<int>(m_shown.size()) ? &m_all.at(static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)])) : nullptr;
}

int LinesModel::rowOf(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const Line *line = at(row); line && line->key == key)
            return row;
    return -1;
}

int LinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int LinesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant LinesModel::data(const QModelIndex &index, int role) const
{
    const Line *line = at(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    if (!line || column >= line->cells.size())
        return {};
    const LineCell &cell = line->cells[column];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::FontRole: return line->strong ? QVariant(kit::tokens().font(kit::TextSize::Body, kit::Weight::Bold)) : QVariant();
    case kit::ToneRole: return cell.tone == kit::Tone::Neutral ? QVariant() : QVariant(static_cast<int>(cell.tone));
    case kit::RecordRole: return line->record.toString();
    default: return {};
    }
}

QVariant LinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const LineColumn &column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: return column.label;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isFigure(column.kind) ? Qt::AlignRight : Qt::AlignLeft)));
    case kit::ColumnKindRole: return static_cast<int>(column.kind);
    case kit::ColumnKeyRole: return column.key;
    case kit::ColumnWidthRole: return column.width;
    // The lines come in the order they are looked at.
    case kit::ColumnSortableRole: return false;
    default: return {};
    }
}

kit::TableContent LinesModel::content(const QString &timeZone) const
{
    kit::TableContent content;
    for (const LineColumn &column : m_columns)
        content.headers.push_back({column.label, column.kind});
    std::vector<std::vector<domain::Value>> rows;
    for (int row = 0; row < rowCount(); ++row) {
        std::vector<domain::Value> cells;
        for (const LineCell &cell : at(row)->cells)
            cells.push_back(domain::isAbsent(cell.value) && !cell.text.isEmpty() ? domain::Value(cell.text) : cell.value);
        rows.push_back(std::move(cells));
    }
    content.rowCount = static_cast<qint64>(rows.size());
    content.timeZone = timeZone;
    content.row = [rows = std::move(rows)](qint64 row) { return rows[static_cast<std::size_t>(row)]; };
    return content;
}

} // namespace plumbline::pages
