#include "importing/refusalscard.h"

#include "plumbline/kit/datatable.h"
#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

enum Column { Line, Reason, Value, ColumnCount };

constexpr int MostRowsInSight = 8;

} // namespace

void RefusalsModel::show(std::vector<workspace::ImportPreview::Refusal> refusals) {
    beginResetModel();
    m_refusals = std::move(refusals);
    endResetModel();
}

void RefusalsModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RefusalsModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_refusals.size());
}

int RefusalsModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RefusalsModel::data(const QModelIndex &index, int role) const {
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const workspace::ImportPreview::Refusal &refusal = m_refusals[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Line:
        return kit::Format().count(refusal.line);
    case Reason:
        return workspace::refusalText(refusal.reason, refusal.value);
    case Value:
        return refusal.value;
    default:
        return {};
    }
}

QVariant RefusalsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return section == Line ? tr("Line") : section == Reason ? tr("Why it would not come in") : tr("In the file");
    case kit::ColumnKindRole:
        return static_cast<int>(section == Line ? kit::ColumnKind::Count : kit::ColumnKind::Text);
    case kit::ColumnKeyRole:
        return section == Line ? QStringLiteral("line") : section == Reason ? QStringLiteral("reason") : QStringLiteral("value");
    case kit::ColumnWidthRole:
        return section == Line ? 9 : section == Reason ? 64 : 28;
    case kit::ColumnSortableRole:
        return false;
    default:
        return {};
    }
}

RefusalsCard::RefusalsCard(QWidget *parent)
    : kit::Card(parent),
      m_model(new RefusalsModel(this)),
      m_table(new kit::DataTable(this)) {
    m_table->setObjectName(QStringLiteral("import.refusals"));
    m_table->setModel(m_model);
    body()->addWidget(m_table);
    hide();
}

void RefusalsCard::show(const std::vector<workspace::ImportPreview::Refusal> &refusals, std::int64_t all) {
    m_all = all;
    m_model->show(refusals);
    const int rows = std::min(m_model->rowCount(), MostRowsInSight) + 1;
    m_table->setFixedHeight(rows * kit::tokens().rowHeight() + kit::tokens().space(4));
    retranslate();
    setVisible(all > 0);
}

void RefusalsCard::retranslate() {
    const kit::Format format;
    setTitle(tr("Refused rows"));
    const auto listed = static_cast<std::int64_t>(m_model->refusals().size());
    setSubtitle(listed < m_all
                    ? tr("The first %1 of %2. All of them go to a file with their reasons, to be corrected and imported again.")
                          .arg(format.count(listed), format.count(m_all))
                    : tr("They go to a file with their reasons, to be corrected and imported again."));
    m_table->setAccessibleName(tr("Refused rows"));
    m_model->retranslate();
}

kit::TableContent RefusalsCard::content() const {
    kit::TableContent content;
    content.title = tr("Refused rows");
    for (int column = 0; column < ColumnCount; ++column)
        content.headers.push_back({m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                                   column == Line ? kit::ColumnKind::Count : kit::ColumnKind::Text});
    std::vector<std::vector<domain::Value>> rows;
    for (const workspace::ImportPreview::Refusal &refusal : m_model->refusals())
        rows.push_back({refusal.line, workspace::refusalText(refusal.reason, refusal.value), refusal.value});
    content.rowCount = static_cast<qint64>(rows.size());
    content.row = [rows = std::move(rows)](qint64 row) { return rows[static_cast<std::size_t>(row)]; };
    return content;
}

} // namespace plumbline::pages
