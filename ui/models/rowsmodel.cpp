#include "plumbline/models/rowsmodel.h"

#include "plumbline/kit/tableroles.h"
#include "plumbline/kit/tokens.h"
#include "plumbline/models/celltext.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <unordered_map>

namespace plumbline::models {

namespace {

/// So many rows are looked at to decide whether a column says something new.
constexpr std::size_t RowsLookedAt = 50;
/// Up to so many rows the difference is looked for; beyond, a new layout is cheaper than looking.
constexpr std::size_t MostRowsCompared = 20000;

domain::EntityKind recordKindOf(analytics::RowKind kind)
{
    switch (kind) {
    case analytics::RowKind::Deal: return domain::EntityKind::Deal;
    case analytics::RowKind::ReceivableItem: return domain::EntityKind::Instalment;
    case analytics::RowKind::Fact: return domain::EntityKind::Fact;
    case analytics::RowKind::Person: return domain::EntityKind::User;
    }
    return domain::EntityKind::None;
}

/// Files get numbers and dates with their types; what people see as a word stays that word.
kit::ColumnKind exportKind(analytics::RowColumn column)
{
    const kit::ColumnKind kind = columnKind(column);
    return kind == kit::ColumnKind::Flag ? kit::ColumnKind::Text : kind;
}

domain::Value exportCell(const analytics::Rows &rows, std::size_t row, analytics::RowColumn column)
{
    domain::Value value = rows.cell(row, column);
    if (column == analytics::RowColumn::Contribution && rows.unit() != analytics::Unit::HundredthHeads)
        return value;
    if (domain::isAbsent(value) || exportKind(column) != kit::ColumnKind::Text)
        return value;
    QString text = cellText(rows, row, column);
    return text.isEmpty() ? domain::Value() : domain::Value(std::move(text));
}

/// Flags carry a shape beside their word.
QVariant toneOf(analytics::RowColumn column, const domain::Value &value)
{
    const auto *flag = std::get_if<std::int64_t>(&value);
    if (!flag || *flag == 0)
        return {};
    if (column == analytics::RowColumn::OverSixtyDays)
        return static_cast<int>(kit::Tone::Bad);
    if (column == analytics::RowColumn::Disputed)
        return static_cast<int>(kit::Tone::Watch);
    return {};
}

} // namespace

RowsModel::RowsModel(workspace::Workspace &workspace, QObject *parent) : QAbstractTableModel(parent), m_workspace(workspace) {}

RowsModel::~RowsModel() = default;

void RowsModel::setRows(const analytics::RowsPtr &rows, domain::Currency currency)
{
    m_base = rows;
    if (m_currency != currency) {
        m_currency = currency;
        if (!m_columns.empty())
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_columns.size()) - 1);
    }
    arrange();
}

void RowsModel::clear()
{
    m_latest.drop();
    m_base.reset();
    m_filter.clear();
    beginResetModel();
    m_shown.reset();
    m_columns.clear();
    m_count = 0;
    endResetModel();
    Q_EMIT shown();
}

void RowsModel::setFilter(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_filter)
        return;
    m_filter = wanted;
    arrange();
}

void RowsModel::setFirstOrder(analytics::RowColumn column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
}

void RowsModel::sort(int column, Qt::SortOrder order)
{
    const auto wanted = column >= 0 && column < columnCount() ? std::optional(m_columns[static_cast<std::size_t>(column)]) : std::nullopt;
    if (wanted == m_sortColumn && order == m_sortOrder)
        return;
    m_sortColumn = wanted;
    m_sortOrder = order;
    arrange();
}

/// Filters first, since that leaves less to sort; then sorts; then shows.
void RowsModel::arrange()
{
    if (!m_base)
        return;
    const auto columns = analytics::columnsOf(m_base->kind());
    const bool sorts = m_sortColumn && std::ranges::find(columns, *m_sortColumn) != columns.end();
    if (m_filter.isEmpty() && !sorts) {
        m_latest.drop();
        show(m_base);
        return;
    }
    const auto showOrSay = [this](const domain::Result<analytics::RowsPtr> &rows) {
        if (rows)
            show(*rows);
        else
            Q_EMIT failed(workspace::errorText(rows.error()));
    };
    const auto sortThenShow = [this, sorts, showOrSay](const domain::Result<analytics::RowsPtr> &rows) {
        if (!rows || !sorts)
            return showOrSay(rows);
        const auto order = m_sortOrder == Qt::AscendingOrder ? analytics::Rows::Order::Ascending : analytics::Rows::Order::Descending;
        m_latest.ask(m_workspace.sorted(*rows, *m_sortColumn, order), this, showOrSay);
    };
    if (m_filter.isEmpty())
        sortThenShow(m_base);
    else
        m_latest.ask(m_workspace.containing(m_base, m_filter), this, sortThenShow);
}

void RowsModel::show(const analytics::RowsPtr &rows)
{
    if (!m_shown || m_shown->kind() != rows->kind()) {
        beginResetModel();
        m_shown = rows;
        m_columns = analytics::columnsOf(rows->kind());
        m_count = static_cast<int>(rows->size());
        endResetModel();
    } else if (rows != m_shown) {
        if (rows->size() <= MostRowsCompared && m_shown->size() <= MostRowsCompared)
            showDifference(rows);
        else
            showLayout(rows);
    }
    Q_EMIT shown();
}

/// Rows that differ in one stretch only are taken out and put in there; anything else is a new layout.
void RowsModel::showDifference(const analytics::RowsPtr &rows)
{
    const std::size_t before = m_shown->size();
    const std::size_t after = rows->size();
    const std::size_t shorter = std::min(before, after);
    std::size_t head = 0;
    while (head < shorter && m_shown->recordId(head) == rows->recordId(head))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && m_shown->recordId(before - 1 - tail) == rows->recordId(after - 1 - tail))
        ++tail;
    const std::size_t taken = before - head - tail;
    const std::size_t put = after - head - tail;
    if (taken > 0 && put > 0) {
        showLayout(rows);
        return;
    }
    if (taken > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + taken) - 1);
        m_shown = rows;
        m_count = static_cast<int>(after);
        endRemoveRows();
    } else if (put > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + put) - 1);
        m_shown = rows;
        m_count = static_cast<int>(after);
        endInsertRows();
    } else {
        m_shown = rows;
    }
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
}

/// A layout keeps its number of rows by contract, so rows are added before it or taken off after it.
void RowsModel::showLayout(const analytics::RowsPtr &rows)
{
    const int after = static_cast<int>(rows->size());
    const analytics::RowsPtr before = m_shown;
    if (after > m_count) {
        beginInsertRows({}, m_count, after - 1);
        m_count = after;
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    m_shown = rows;
    remapPersistent(before.get(), *rows);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    if (after < m_count) {
        beginRemoveRows({}, after, m_count - 1);
        m_count = after;
        endRemoveRows();
    }
}

void RowsModel::remapPersistent(const analytics::Rows *before, const analytics::Rows &after)
{
    const QModelIndexList held = persistentIndexList();
    if (held.isEmpty() || !before)
        return;
    std::unordered_map<domain::Uuid, int> places;
    for (const QModelIndex &each : held)
        if (static_cast<std::size_t>(each.row()) < before->size())
            places.emplace(before->recordId(static_cast<std::size_t>(each.row())), -1);
    std::size_t missing = places.size();
    for (std::size_t row = 0; row < after.size() && missing > 0; ++row)
        if (const auto place = places.find(after.recordId(row)); place != places.end() && place->second < 0) {
            place->second = static_cast<int>(row);
            --missing;
        }
    QModelIndexList moved;
    moved.reserve(held.size());
    for (const QModelIndex &each : held) {
        const auto old = static_cast<std::size_t>(each.row());
        const int row = old < before->size() ? places[before->recordId(old)] : -1;
        moved << (row < 0 ? QModelIndex() : createIndex(row, each.column()));
    }
    changePersistentIndexList(held, moved);
}

domain::EntityKind RowsModel::recordKind() const
{
    return m_shown ? recordKindOf(m_shown->kind()) : domain::EntityKind::None;
}

bool RowsModel::hasRow(int row) const
{
    return m_shown && row >= 0 && static_cast<std::size_t>(row) < m_shown->size();
}

domain::Uuid RowsModel::recordAt(int row) const
{
    return hasRow(row) ? m_shown->recordId(static_cast<std::size_t>(row)) : domain::Uuid();
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasRow(index.row()))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const analytics::RowColumn column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cellText(*m_shown, row, column);
    case kit::RecordRole:
        return m_shown->recordId(row).toString();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case kit::ToneRole:
        return toneOf(column, m_shown->cell(row, column));
    default:
        return {};
    }
}

/// What a row counts for is worth a column where it is not simply its amount, or one.
bool RowsModel::countsApart() const
{
    if (!m_shown || m_shown->unit() == analytics::Unit::Count || m_shown->size() == 0)
        return false;
    if (m_shown->unit() != analytics::Unit::Money)
        return true;
    const auto shows = m_shown->kind() == analytics::RowKind::ReceivableItem ? analytics::RowColumn::Outstanding : analytics::RowColumn::Amount;
    for (std::size_t row = 0; row < std::min(m_shown->size(), RowsLookedAt); ++row) {
        const auto value = m_shown->cell(row, shows);
        const auto *money = std::get_if<domain::Money>(&value);
        if (!money || money->minor() != m_shown->contribution(row))
            return true;
    }
    return false;
}

QString RowsModel::headerText(analytics::RowColumn column) const
{
    const bool counts = column == analytics::RowColumn::Contribution && m_shown && m_shown->unit() == analytics::Unit::Money;
    if (!counts || m_currency.isNone())
        return columnLabel(column, m_currency);
    //: A money column's header: its name and its currency.
    return tr("%1 (%2)").arg(columnLabel(column, {}), m_currency.code());
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const analytics::RowColumn column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: return headerText(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft)));
    case kit::ColumnKindRole: return static_cast<int>(columnKind(column));
    case kit::ColumnKeyRole: return workspace::columnKey(column);
    case kit::ColumnWidthRole: return columnWidth(column);
    case kit::ColumnShownRole: return column == analytics::RowColumn::Contribution ? countsApart() : isShownAtFirst(column, m_shown->kind());
    default: return {};
    }
}

kit::TableContent RowsModel::content() const
{
    kit::TableContent content;
    if (!m_shown)
        return content;
    for (const analytics::RowColumn column : m_columns)
        content.headers.push_back({headerText(column), exportKindOf(column)});
    content.rowCount = static_cast<qint64>(m_shown->size());
    content.row = [rows = m_shown, columns = m_columns](qint64 row) {
        std::vector<domain::Value> cells;
        cells.reserve(columns.size());
        for (const analytics::RowColumn column : columns)
            cells.push_back(exportCell(*rows, static_cast<std::size_t>(row), column));
        return cells;
    };
    return content;
}

kit::ColumnKind RowsModel::exportKindOf(analytics::RowColumn column) const
{
    if (column != analytics::RowColumn::Contribution)
        return exportKind(column);
    switch (m_shown->unit()) {
    case analytics::Unit::Money: return kit::ColumnKind::Money;
    case analytics::Unit::Count: return kit::ColumnKind::Count;
    default: return kit::ColumnKind::Text;
    }
}

void RowsModel::retranslate()
{
    if (m_columns.empty())
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
}

} // namespace plumbline::models
