#include "conflicts/conflictsmodel.h"

#include "conflicts/conflictwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/tableroles.h"
#include "plumbline/kit/tokens.h"
#include "plumbline/workspace/labels.h"

#include <unordered_set>

namespace plumbline::pages {

namespace {

using workspace::ConflictShown;
using Row = ConflictsModel::Row;

/// With more separate differences than this, telling each costs more than starting over.
constexpr std::size_t MostDifferences = 64;

/// None of what decides the order ever changes of a conflict.
bool isBefore(const ConflictShown &a, const ConflictShown &b)
{
    if (a.isOwn != b.isOwn)
        return a.isOwn;
    if (a.mineAt != b.mineAt)
        return a.mineAt > b.mineAt;
    return a.id < b.id;
}

struct Span {
    int first;
    int count;
};

/// Rows of `from` that are not in `in`, as spans from the top; both in order.
std::vector<Span> missing(const std::vector<Row> &from, const std::vector<Row> &in)
{
    std::vector<Span> spans;
    auto other = in.begin();
    for (std::size_t i = 0; i < from.size(); ++i) {
        while (other != in.end() && isBefore(**other, *from[i]))
            ++other;
        if (other != in.end() && (*other)->id == from[i]->id)
            continue;
        if (!spans.empty() && spans.back().first + spans.back().count == static_cast<int>(i))
            ++spans.back().count;
        else
            spans.push_back({static_cast<int>(i), 1});
    }
    return spans;
}

} // namespace

ConflictsModel::ConflictsModel(QObject *parent) : QAbstractTableModel(parent) {}

std::vector<Row> ConflictsModel::inOrder(const std::vector<ConflictShown> &conflicts)
{
    std::vector<Row> rows;
    rows.reserve(conflicts.size());
    for (const ConflictShown &each : conflicts)
        rows.push_back(std::make_shared<const ConflictShown>(each));
    std::ranges::sort(rows, [](const Row &a, const Row &b) { return isBefore(*a, *b); });
    return rows;
}

void ConflictsModel::setConflicts(std::vector<Row> inOrder)
{
    m_all = std::move(inOrder);
    forgetRefusalsOfWhatIsOver();
    setFilter(m_filter);
}

void ConflictsModel::forgetRefusalsOfWhatIsOver()
{
    if (m_refusals.empty())
        return;
    std::unordered_set<domain::ConflictId> open;
    for (const Row &row : m_all)
        if (row->state == domain::ConflictState::Open)
            open.insert(row->id);
    std::erase_if(m_refusals, [&open](const auto &refusal) { return !open.contains(refusal.first); });
}

void ConflictsModel::setFilter(const QString &text)
{
    m_filter = text;
    if (text.trimmed().isEmpty()) {
        show(m_all);
        return;
    }
    std::vector<Row> next;
    std::ranges::copy_if(m_all, std::back_inserter(next), [this](const Row &row) { return passes(*row); });
    show(std::move(next));
}

/// Takes out what went, puts in what came, and says of the rest that it may look different.
void ConflictsModel::show(std::vector<Row> next)
{
    const std::vector<Span> gone = missing(m_shown, next);
    const std::vector<Span> come = missing(next, m_shown);
    if (gone.size() + come.size() > MostDifferences) {
        beginResetModel();
        m_shown = std::move(next);
        endResetModel();
        return;
    }
    for (auto span = gone.rbegin(); span != gone.rend(); ++span) {
        beginRemoveRows({}, span->first, span->first + span->count - 1);
        m_shown.erase(m_shown.begin() + span->first, m_shown.begin() + span->first + span->count);
        endRemoveRows();
    }
    for (const Span &span : come) {
        beginInsertRows({}, span.first, span.first + span.count - 1);
        m_shown.insert(m_shown.begin() + span.first, next.begin() + span.first, next.begin() + span.first + span.count);
        endInsertRows();
    }
    m_shown = std::move(next);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool ConflictsModel::passes(const ConflictShown &conflict) const
{
    const QString wanted = m_filter.trimmed();
    for (const int column : {Record, Field, Lost, Stands, Who})
        if (text(conflict, column).contains(wanted, Qt::CaseInsensitive))
            return true;
    return conflict.mineBy.contains(wanted, Qt::CaseInsensitive) || conflict.theirsBy.contains(wanted, Qt::CaseInsensitive);
}

void ConflictsModel::setRefusals(Refusals refusals)
{
    m_refusals = std::move(refusals);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, Mark), index(rowCount() - 1, Mark));
}

void ConflictsModel::setTimeZone(const QString &zone)
{
    m_timeZone = zone;
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, When), index(rowCount() - 1, When));
}

void ConflictsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ConflictsModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    m_filter.clear();
    m_refusals.clear();
    endResetModel();
}

const ConflictShown *ConflictsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_shown[static_cast<std::size_t>(row)].get() : nullptr;
}

const ConflictShown *ConflictsModel::find(const domain::ConflictId &id) const
{
    const auto found = std::ranges::find(m_all, id, [](const Row &row) { return row->id; });
    return found == m_all.end() ? nullptr : found->get();
}

int ConflictsModel::rowOf(const domain::ConflictId &id) const
{
    const auto found = std::ranges::find(m_shown, id, [](const Row &row) { return row->id; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

int ConflictsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ConflictsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConflictsModel::text(const ConflictShown &conflict, int column) const
{
    switch (column) {
    //: The kind of a record and its name: "Deal · Acme".
    case Record: return tr("%1 · %2").arg(conflict.kindLabel, conflict.title);
    case Field: return conflict.fieldLabel;
    case Lost: return valueText(conflict.mine);
    case Stands: return valueText(conflict.theirs);
    case Who: return makerOf(conflict);
    case When: return kit::Format().moment(conflict.mineAt, m_timeZone);
    case Mark: {
        const auto refused = m_refusals.find(conflict.id);
        return refused == m_refusals.end() ? stateText(conflict) : workspace::errorText(refused->second);
    }
    default: return {};
    }
}

QVariant ConflictsModel::data(const QModelIndex &index, int role) const
{
    const ConflictShown *conflict = at(index.row());
    if (!conflict)
        return {};
    if (role == Qt::DisplayRole)
        return text(*conflict, index.column());
    if (role == kit::ToneRole && index.column() == Mark) {
        if (m_refusals.contains(conflict->id))
            return static_cast<int>(kit::Tone::Bad);
        if (conflict->state != domain::ConflictState::Open)
            return static_cast<int>(kit::Tone::Good);
    }
    return {};
}

QVariant ConflictsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array Keys{"record", "field", "lost", "stands", "who", "when", "mark"};
    static constexpr std::array Widths{26, 12, 16, 16, 12, 17, 14};
    switch (role) {
    case Qt::DisplayRole:
        switch (section) {
        case Record: return tr("Record");
        case Field: return tr("Field");
        case Lost: return tr("Edit that lost");
        case Stands: return tr("Edit that stands");
        case Who: return tr("Lost by");
        case When: return tr("When");
        case Mark: return tr("State");
        default: return {};
        }
    case kit::ColumnKindRole:
        return static_cast<int>(section == When ? kit::ColumnKind::Moment : section == Mark ? kit::ColumnKind::Flag : kit::ColumnKind::Text);
    case kit::ColumnKeyRole: return QString::fromLatin1(Keys[static_cast<std::size_t>(section)]);
    case kit::ColumnWidthRole: return Widths[static_cast<std::size_t>(section)];
    // Their own first, then the newest.
    case kit::ColumnSortableRole: return false;
    default: return {};
    }
}

kit::TableContent ConflictsModel::content() const
{
    kit::TableContent content;
    for (int column = 0; column < ColumnCount; ++column)
        content.headers.push_back({headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                                   static_cast<kit::ColumnKind>(headerData(column, Qt::Horizontal, kit::ColumnKindRole).toInt())});
    std::vector<std::vector<domain::Value>> rows;
    for (const Row &row : m_shown) {
        std::vector<domain::Value> cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.emplace_back(text(*row, column));
        cells[When] = row->mineAt;
        rows.push_back(std::move(cells));
    }
    content.rowCount = static_cast<qint64>(rows.size());
    content.timeZone = m_timeZone;
    content.row = [rows = std::move(rows)](qint64 row) { return rows[static_cast<std::size_t>(row)]; };
    return content;
}

} // namespace plumbline::pages
