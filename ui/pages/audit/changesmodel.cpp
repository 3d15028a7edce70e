#include "audit/changesmodel.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/tableroles.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::pages {

namespace {

/// So many records' changes are read at a time.
constexpr std::int64_t PieceSize = 100;

} // namespace

QString ChangesModel::kindText(workspace::ChangeKind kind) {
    switch (kind) {
    case workspace::ChangeKind::Created:
        return tr("Created");
    case workspace::ChangeKind::Updated:
        return tr("Changed");
    case workspace::ChangeKind::Removed:
        return tr("Removed");
    }
    return {};
}

ChangesModel::ChangesModel(workspace::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent),
      m_workspace(workspace) {}

void ChangesModel::show(ledger::Position position, std::int64_t changes) {
    if (position == m_position)
        return;
    m_latest.drop();
    m_fetching = false;
    beginResetModel();
    m_position = position;
    m_count = changes;
    m_changes.clear();
    m_lines.clear();
    endResetModel();
    fetchMore({});
}

void ChangesModel::append(const std::vector<workspace::AuditChange> &changes) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const std::size_t at = m_changes.size() + i;
        for (int field = 0; field < static_cast<int>(changes[i].fields.size()); ++field) {
            const workspace::FieldText &text = changes[i].fields[static_cast<std::size_t>(field)];
            if (!text.before.isEmpty() || !text.after.isEmpty())
                lines.push_back({at, field});
        }
        if (lines.empty() || lines.back().change != at)
            lines.push_back({at, -1});
    }
    // A ledger that ends earlier than the entry says is read to its end and no further.
    if (changes.empty())
        m_count = recordsRead();
    if (!lines.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(lines.size()) - 1);
        m_changes.insert(m_changes.end(), changes.begin(), changes.end());
        m_lines.insert(m_lines.end(), lines.begin(), lines.end());
        endInsertRows();
    }
    Q_EMIT shown();
}

void ChangesModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const workspace::AuditChange *ChangesModel::changeAt(int row) const {
    return row >= 0 && row < rowCount() ? &m_changes[m_lines[static_cast<std::size_t>(row)].change] : nullptr;
}

int ChangesModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const {
    const workspace::AuditChange *change = changeAt(index.row());
    if (!change || (role != Qt::DisplayRole && role != kit::FullTextRole))
        return {};
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    // A record's name is said once; copied rows carry it on every line.
    const bool again =
        role == Qt::DisplayRole && index.row() > 0 && m_lines[static_cast<std::size_t>(index.row() - 1)].change == line.change;
    const workspace::FieldText *field = line.field < 0 ? nullptr : &change->fields[static_cast<std::size_t>(line.field)];
    switch (index.column()) {
    case Act:
        return again ? QString() : kindText(change->kind);
    //: The kind of a record and its name: "Deals · Acme".
    case Record:
        return again ? QString() : tr("%1 · %2").arg(workspace::label(change->entity), change->title);
    case Field:
        return field ? workspace::fieldLabel(field->label) : QString();
    case Before:
        return !field || field->before.isEmpty() ? kit::Format::none()
                                                 : workspace::valueLabel(change->entity, field->field, field->before);
    case After:
        return !field || field->after.isEmpty() ? kit::Format::none()
                                                : workspace::valueLabel(change->entity, field->field, field->after);
    default:
        return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array Keys{"act", "record", "field", "before", "after"};
    static constexpr std::array Widths{10, 35, 18, 28, 29};
    switch (role) {
    case Qt::DisplayRole:
        switch (section) {
        case Act:
            return tr("What");
        case Record:
            return tr("Record");
        case Field:
            return tr("Field");
        case Before:
            return tr("Before");
        case After:
            return tr("After");
        default:
            return {};
        }
    case kit::ColumnKindRole:
        return static_cast<int>(kit::ColumnKind::Text);
    case kit::ColumnKeyRole:
        return QString::fromLatin1(Keys[static_cast<std::size_t>(section)]);
    case kit::ColumnWidthRole:
        return Widths[static_cast<std::size_t>(section)];
    case kit::ColumnSortableRole:
        return false;
    default:
        return {};
    }
}

bool ChangesModel::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && m_position > 0 && recordsRead() < m_count && isSettled();
}

void ChangesModel::fetchMore(const QModelIndex &parent) {
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    QMetaObject::invokeMethod(this, &ChangesModel::fetch, Qt::QueuedConnection);
}

/// An answer that is there at once would come in while the view is still in the middle of a reset.
void ChangesModel::fetch() {
    if (!std::exchange(m_fetching, false) || m_latest.isPending())
        return;
    m_latest.ask(m_workspace.auditChanges(m_position, recordsRead(), PieceSize), this,
                 [this](const domain::Result<std::vector<workspace::AuditChange>> &changes) {
                     if (changes)
                         append(*changes);
                     else
                         Q_EMIT failed(changes.error());
                 });
}

} // namespace plumbline::pages
