#include "audit/auditmodel.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/tableroles.h"
#include "plumbline/kit/tokens.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

/// So many entries are read at a time.
constexpr int PageSize = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

QString markText(const workspace::AuditRow &row) {
    const kit::Format format;
    if (row.undoneBy == 0)
        return Words::tr("Undone here, waits for the hub");
    if (row.undoneBy)
        return Words::tr("Undone by %1").arg(format.count(*row.undoneBy));
    if (row.entry.undoes)
        return Words::tr("Undoes %1").arg(format.count(*row.entry.undoes));
    return {};
}

} // namespace

QString changesText(const ledger::Entry &entry) {
    if (const auto *rejected = std::get_if<ledger::Rejected>(&entry.outcome)) {
        const QByteArray code = rejected->code.toLatin1();
        const domain::ErrorCode why{{code.constData(), static_cast<std::size_t>(code.size())}};
        return Words::tr("Refused: %1").arg(workspace::errorText({why, rejected->detail}));
    }
    if (std::holds_alternative<ledger::Superseded>(entry.outcome))
        return Words::tr("Came too late: it was decided before");
    const kit::Format format;
    QStringList parts;
    if (entry.created > 0)
        parts << Words::tr("%1 created").arg(format.count(entry.created));
    if (entry.updated > 0)
        parts << Words::tr("%1 changed").arg(format.count(entry.updated));
    if (entry.removed > 0)
        parts << Words::tr("%1 removed").arg(format.count(entry.removed));
    return parts.join(Words::tr(", ", "between counts"));
}

QString actText(const ledger::Entry &entry) {
    const QString act = workspace::commandLabel(entry.kind);
    //: An act and what it was about: "Import “deals.csv”".
    return entry.subject.isEmpty() ? act : Words::tr("%1 “%2”").arg(act, entry.subject);
}

bool canBeUndone(const workspace::AuditRow &row) {
    return !row.undoneBy && row.entry.kind != u"found_organisation" && ledger::tookEffect(row.entry.outcome);
}

AuditModel::AuditModel(workspace::Workspace &workspace, QObject *parent) : QAbstractTableModel(parent), m_workspace(workspace) {}

void AuditModel::setFilter(const replica::EntryFilter &filter) {
    m_filter = filter;
    m_filter.before.reset();
    m_filter.limit = PageSize;
    m_started = true;
    m_fetching = false;
    m_latest.ask(m_workspace.audit(m_filter), this, [this](const domain::Result<workspace::AuditPage> &page) {
        if (!page) {
            Q_EMIT failed(page.error());
            return;
        }
        beginResetModel();
        m_rows = page->rows;
        m_total = page->total;
        m_complete = static_cast<int>(page->rows.size()) < PageSize;
        endResetModel();
        Q_EMIT shown();
    });
}

void AuditModel::refresh() {
    if (!m_started || m_rows.empty()) {
        setFilter(m_filter);
        return;
    }
    m_latest.ask(m_workspace.audit(m_filter), this, [this](const domain::Result<workspace::AuditPage> &page) {
        if (page)
            merge(*page);
        else
            Q_EMIT failed(page.error());
    });
}

/// Entries never change; only what was undone since is marked anew.
void AuditModel::merge(const workspace::AuditPage &page) {
    m_total = page.total;
    const ledger::Position newest = m_rows.empty() ? 0 : m_rows.front().entry.position;
    const auto firstKnown =
        std::ranges::find_if(page.rows, [newest](const workspace::AuditRow &row) { return row.entry.position <= newest; });
    if (firstKnown == page.rows.end() && !page.rows.empty()) {
        // More is new than one page holds: what lies between is not known, so reading starts over.
        beginResetModel();
        m_rows = page.rows;
        m_complete = static_cast<int>(page.rows.size()) < PageSize;
        endResetModel();
        Q_EMIT shown();
        return;
    }
    if (firstKnown != page.rows.begin()) {
        beginInsertRows({}, 0, static_cast<int>(firstKnown - page.rows.begin()) - 1);
        m_rows.insert(m_rows.begin(), page.rows.begin(), firstKnown);
        endInsertRows();
    }
    // Undoing is itself an entry, so its mark can be on any row, also on those read earlier.
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        std::optional<ledger::Position> undoneBy = m_rows[i].undoneBy;
        for (const workspace::AuditRow &row : page.rows) {
            if (row.entry.position == m_rows[i].entry.position)
                undoneBy = row.undoneBy;
            else if (row.entry.undoes == m_rows[i].entry.position && !row.undoneBy)
                undoneBy = row.entry.position;
        }
        if (undoneBy != m_rows[i].undoneBy) {
            m_rows[i].undoneBy = undoneBy;
            Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), ColumnCount - 1));
        }
    }
    Q_EMIT shown();
}

void AuditModel::append(const workspace::AuditPage &page) {
    m_total = page.total;
    m_complete = static_cast<int>(page.rows.size()) < PageSize;
    if (!page.rows.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(page.rows.size()) - 1);
        m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
        endInsertRows();
    }
    Q_EMIT shown();
}

void AuditModel::clear() {
    m_latest.drop();
    m_fetching = false;
    beginResetModel();
    m_rows.clear();
    m_total = 0;
    m_complete = true;
    m_started = false;
    m_filter = {};
    endResetModel();
}

void AuditModel::setTimeZone(const QString &zone) {
    m_timeZone = zone;
    retranslate();
}

void AuditModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const workspace::AuditRow *AuditModel::rowAt(int row) const {
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int AuditModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString AuditModel::text(const workspace::AuditRow &row, int column) const {
    switch (column) {
    case Position:
        return kit::Format().count(row.entry.position);
    case When:
        return kit::Format().moment(row.entry.madeAt, m_timeZone);
    case Who:
        return row.actor;
    case What:
        return workspace::commandLabel(row.entry.kind);
    case Subject:
        return row.entry.subject;
    case Changes:
        return changesText(row.entry);
    case Mark:
        return markText(row);
    default:
        return {};
    }
}

QVariant AuditModel::data(const QModelIndex &index, int role) const {
    const workspace::AuditRow *row = rowAt(index.row());
    if (!row)
        return {};
    if (role == Qt::DisplayRole)
        return text(*row, index.column());
    if (role == kit::ToneRole && index.column() == Mark && (row->undoneBy || row->entry.undoes))
        return static_cast<int>(row->undoneBy ? kit::Tone::Watch : kit::Tone::Info);
    if (role == kit::ToneRole && index.column() == Changes && std::holds_alternative<ledger::Rejected>(row->entry.outcome))
        return static_cast<int>(kit::Tone::Bad);
    if (role == kit::RecordRole)
        return QVariant::fromValue<qint64>(row->entry.position);
    return {};
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array Keys{"position", "when", "who", "what", "subject", "changes", "mark"};
    static constexpr std::array Widths{8, 17, 15, 11, 32, 22, 17};
    switch (role) {
    case Qt::DisplayRole:
        switch (section) {
        case Position:
            return tr("Entry");
        case When:
            return tr("When");
        case Who:
            return tr("Who");
        case What:
            return tr("What");
        case Subject:
            return tr("About");
        case Changes:
            return tr("Changes");
        case Mark:
            return tr("Undone");
        default:
            return {};
        }
    case kit::ColumnKindRole:
        return static_cast<int>(section == Position ? kit::ColumnKind::Count
                                : section == When   ? kit::ColumnKind::Moment
                                : section == Mark   ? kit::ColumnKind::Flag
                                                    : kit::ColumnKind::Text);
    case kit::ColumnKeyRole:
        return QString::fromLatin1(Keys[static_cast<std::size_t>(section)]);
    case kit::ColumnWidthRole:
        return Widths[static_cast<std::size_t>(section)];
    // The ledger has one order.
    case kit::ColumnSortableRole:
        return false;
    default:
        return {};
    }
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && !m_complete && isSettled() && !m_rows.empty();
}

void AuditModel::fetchMore(const QModelIndex &parent) {
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    QMetaObject::invokeMethod(this, &AuditModel::fetch, Qt::QueuedConnection);
}

/// An answer that is there at once would come in while the view is still in the middle of a reset.
void AuditModel::fetch() {
    if (!std::exchange(m_fetching, false) || m_latest.isPending())
        return;
    if (m_rows.empty())
        return;
    replica::EntryFilter next = m_filter;
    next.before = m_rows.back().entry.position;
    m_latest.ask(m_workspace.audit(next), this, [this](const domain::Result<workspace::AuditPage> &page) {
        if (page)
            append(*page);
        else
            Q_EMIT failed(page.error());
    });
}

kit::TableContent AuditModel::content() const {
    kit::TableContent content;
    for (int column = 0; column < ColumnCount; ++column)
        content.headers.push_back(
            {headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
             static_cast<kit::ColumnKind>(headerData(column, Qt::Horizontal, kit::ColumnKindRole).toInt())});
    std::vector<std::vector<domain::Value>> rows;
    for (const workspace::AuditRow &row : m_rows) {
        std::vector<domain::Value> cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.emplace_back(text(row, column));
        cells[Position] = row.entry.position;
        cells[When] = row.entry.madeAt;
        rows.push_back(std::move(cells));
    }
    content.rowCount = static_cast<qint64>(rows.size());
    content.row = [rows = std::move(rows)](qint64 row) { return rows[static_cast<std::size_t>(row)]; };
    return content;
}

} // namespace plumbline::pages
