#include "importing/previewtable.h"

#include "importing/importdraft.h"
#include "importing/mappingheader.h"

#include <QComboBox>
#include <QScrollBar>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// As many rows as show what the columns hold.
constexpr int MostRows = 8;
constexpr int ColumnWidthUnits = 42;

} // namespace

PreviewModel::PreviewModel(const ImportDraft &draft, QObject *parent) : QAbstractTableModel(parent), m_draft(draft) {}

void PreviewModel::show() {
    QStringList headers;
    std::vector<QStringList> rows;
    if (const auto &preview = m_draft.preview()) {
        rows.assign(preview->rows.begin(), preview->rows.begin() + std::min<std::ptrdiff_t>(std::ssize(preview->rows), MostRows));
        for (const workspace::ImportColumn &column : preview->columns)
            headers << column.header;
    }
    if (headers == m_headers && rows == m_rows) {
        repaintCells();
        return;
    }
    beginResetModel();
    m_headers = headers;
    m_rows = std::move(rows);
    endResetModel();
}

void PreviewModel::repaintCells() {
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::ForegroundRole});
}

int PreviewModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return m_rows[static_cast<std::size_t>(index.row())].value(index.column());
    case Qt::ForegroundRole:
        return kit::tokens().level(m_draft.keyOf(m_headers.value(index.column())).isEmpty() ? kit::TextLevel::Faint
                                                                                            : kit::TextLevel::Normal);
    default:
        return {};
    }
}

PreviewCard::PreviewCard(ImportDraft &draft, QWidget *parent)
    : kit::Card(parent),
      m_draft(draft),
      m_model(new PreviewModel(draft, this)),
      m_table(new QTableView(this)),
      m_header(new MappingHeader(draft, m_table)) {
    const kit::Tokens &t = kit::tokens();
    m_table->setObjectName(QStringLiteral("import.preview"));
    m_table->setHorizontalHeader(m_header);
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(t.rowHeight());
    m_table->verticalHeader()->setDefaultSectionSize(t.rowHeight());
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_header->setDefaultSectionSize(t.space(ColumnWidthUnits));
    m_header->setMinimumSectionSize(t.space(ColumnWidthUnits / 2));
    body()->addWidget(m_table);
    connect(m_header, &MappingHeader::columnReached, this, &PreviewCard::bringIntoSight);
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, m_header, [this] { m_header->place(); });
    retranslate();
}

void PreviewCard::showPreview() {
    m_model->show();
    m_header->showColumns();
    // As tall as its rows: a list that scrolls within a page that scrolls is hard to read.
    const int bar = m_table->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_table);
    m_table->setFixedHeight(m_header->sizeHint().height() + m_model->rowCount() * kit::tokens().rowHeight() + bar +
                            kit::tokens().space(1));
    setSubtitle(m_draft.preview() ? tr("The first rows as they stand in the file. Choose above each column what it becomes.")
                                  : QString());
}

void PreviewCard::showEdits() {
    m_header->showColumns();
    m_header->viewport()->update();
    m_model->repaintCells();
}

void PreviewCard::retranslate() {
    setTitle(tr("Columns"));
    m_table->setAccessibleName(tr("First rows of the file"));
    showPreview();
}

void PreviewCard::focusMapping() {
    for (QComboBox *combo : m_header->targets())
        if (combo->currentData().toString().isEmpty()) {
            combo->setFocus(Qt::OtherFocusReason);
            return;
        }
    if (!m_header->targets().empty())
        m_header->targets().front()->setFocus(Qt::OtherFocusReason);
}

void PreviewCard::bringIntoSight(int column) {
    const int position = m_header->sectionPosition(column);
    QScrollBar *bar = m_table->horizontalScrollBar();
    const int seen = m_table->viewport()->width();
    if (position < bar->value())
        bar->setValue(position);
    else if (position + m_header->sectionSize(column) > bar->value() + seen)
        bar->setValue(position + m_header->sectionSize(column) - seen);
}

} // namespace plumbline::pages
