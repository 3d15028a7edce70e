#include "deals/reassignmodel.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/tableroles.h"
#include "plumbline/kit/tokens.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::pages {

using workspace::Reassignment;

void ReassignModel::setRows(std::vector<Reassignment> rows, const QString &toName, Tense tense)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_toName = toName;
    m_tense = tense;
    endResetModel();
}

int ReassignModel::going() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [](const Reassignment &each) { return !each.refused && !each.isTheirs; }));
}

int ReassignModel::refused() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [](const Reassignment &each) { return each.refused.has_value(); }));
}

int ReassignModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReassignModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReassignModel::outcomeOf(const Reassignment &row) const
{
    if (row.refused)
        return workspace::errorText(*row.refused);
    if (row.isTheirs)
        return tr("Is theirs already");
    switch (m_tense) {
    case Tense::Preview: return tr("Goes to %1").arg(m_toName);
    case Tense::Done: return tr("Is %1’s now").arg(m_toName);
    case Tense::TakenBack: return tr("Taken back");
    }
    return {};
}

QVariant ReassignModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const Reassignment &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        switch (index.column()) {
        case Deal: return row.title;
        case From: return row.fromName.isEmpty() ? kit::Format::none() : row.fromName;
        case Outcome: return outcomeOf(row);
        default: return {};
        }
    if (role == kit::ToneRole && index.column() == Outcome) {
        if (row.refused)
            return static_cast<int>(kit::Tone::Bad);
        if (m_tense != Tense::Preview && !row.isTheirs)
            return static_cast<int>(kit::Tone::Good);
    }
    return {};
}

QVariant ReassignModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array Keys{"deal", "from", "outcome"};
    static constexpr std::array Widths{16, 10, 18};
    switch (role) {
    case Qt::DisplayRole:
        switch (section) {
        case Deal: return tr("Deal");
        case From: return tr("From");
        default: return tr("What happens");
        }
    case kit::ColumnKindRole: return static_cast<int>(section == Outcome ? kit::ColumnKind::Flag : kit::ColumnKind::Text);
    case kit::ColumnKeyRole: return QString::fromLatin1(Keys[static_cast<std::size_t>(section)]);
    case kit::ColumnWidthRole: return Widths[static_cast<std::size_t>(section)];
    case kit::ColumnSortableRole: return false;
    default: return {};
    }
}

} // namespace plumbline::pages
