#include "plumbline/kit/datatable.h"

#include "plumbline/kit/settings.h"
#include "plumbline/kit/tokens.h"
#include "tableparts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace plumbline::kit {

DataTable::DataTable(QWidget *parent) : QTableView(parent) {
    setItemDelegate(new RowDelegate(this));
    setHorizontalHeader(new TableHeaderView(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setSortingEnabled(false);
    viewport()->setAttribute(Qt::WA_Hover);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setStretchLastSection(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &DataTable::showHeaderMenu);
    connect(header, &QHeaderView::sectionResized, this, &DataTable::columnResized);
    connect(header, &QHeaderView::sectionMoved, this, &DataTable::storeColumns);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &DataTable::storeColumns);
    connect(this, &QTableView::doubleClicked, this, &DataTable::opened);
    applyLook();
}

DataTable::~DataTable() = default;

void DataTable::applyLook() {
    verticalHeader()->setDefaultSectionSize(tokens().rowHeight());
    verticalHeader()->setMinimumSectionSize(tokens().rowHeight());
    horizontalHeader()->setMinimumSectionSize(tokens().space(10));
}

void DataTable::setModel(QAbstractItemModel *next) {
    QTableView::setModel(next);
    if (next == nullptr)
        return;
    connect(next, &QAbstractItemModel::modelReset, this, &DataTable::selectionCleared);
    connect(next, &QAbstractItemModel::modelReset, this, &DataTable::applyColumns);
    connect(next, &QAbstractItemModel::columnsInserted, this, &DataTable::applyColumns);
    applyColumns();
    // -1 leaves the order to the model until the person chooses one.
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void DataTable::selectionCleared() {
    Q_EMIT selectionChangedTo(0);
}

void DataTable::applyColumns() {
    m_restoring = true;
    installAgeingDelegates(*this);
    for (int column = 0; column < model()->columnCount(); ++column) {
        setColumnWidth(column, startingWidth(column));
        const QVariant shown = model()->headerData(column, Qt::Horizontal, ColumnShownRole);
        setColumnHidden(column, shown.isValid() && !shown.toBool());
    }
    m_restoring = false;
    m_sizedByHand = false;
    restoreColumns();
    shareRoom();
}

void DataTable::shareRoom() {
    if (m_sizedByHand || model() == nullptr)
        return;
    std::vector<int> texts;
    int used = 0;
    int ofTexts = 0;
    for (const int column : columnsInSight()) {
        const int wide = startingWidth(column);
        used += wide;
        if (columnKind(*model(), column) != ColumnKind::Text)
            continue;
        texts.push_back(column);
        ofTexts += wide;
    }
    const int left = viewport()->width() - used;
    if (texts.empty())
        return;
    const bool restoring = std::exchange(m_restoring, true);
    // In proportion: what is long by nature has more to show than a rating of one letter. Beside the drawer names are cut
    // before amounts leave the sight.
    const int narrowest = tokens().space(20);
    for (const int column : texts) {
        const int wide = startingWidth(column);
        setColumnWidth(column, std::max(std::min(wide, narrowest), wide + left * wide / ofTexts));
    }
    m_restoring = restoring;
}

int DataTable::startingWidth(int column) const {
    const int character = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    const QVariant characters = model()->headerData(column, Qt::Horizontal, ColumnWidthRole);
    const int wide = characters.isValid() ? characters.toInt() : defaultCharacters(columnKind(*model(), column));
    return wide * character + tokens().space(4);
}

void DataTable::columnResized(int /*column*/, int before, int after) {
    // Hiding and showing is reported as a change from or to nothing.
    if (m_restoring || before == 0 || after == 0)
        return;
    m_sizedByHand = true;
    storeColumns();
}

void DataTable::resizeEvent(QResizeEvent *event) {
    QTableView::resizeEvent(event);
    shareRoom();
}

void DataTable::rememberColumns(Settings &settings, const QString &key) {
    m_settings = &settings;
    m_settingsKey = QStringLiteral("tables/%1").arg(key);
    restoreColumns();
}

void DataTable::restoreColumns() {
    if (m_settings == nullptr || model() == nullptr)
        return;
    m_restoring = true;
    const QByteArray stored = m_settings->blob(m_settingsKey);
    const ColumnLayout layout = ColumnLayout::fromBytes(stored);
    layout.apply(*this);
    m_sizedByHand = layout.hasWidths();
    m_restoring = false;
}

void DataTable::storeColumns() {
    if (m_settings != nullptr && !m_restoring && model() != nullptr)
        m_settings->setBlob(
            m_settingsKey,
            ColumnLayout::of(*this, m_sizedByHand ? ColumnLayout::Widths::Kept : ColumnLayout::Widths::Free).toBytes());
}

QModelIndexList DataTable::selectedRows() const {
    // By ranges: asking the selection model row by row takes seconds on a million rows.
    QModelIndexList rows;
    if (selectionModel() == nullptr)
        return rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(model()->index(row, 0, rootIndex()));
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    return rows;
}

qint64 DataTable::selectedRowCount() const {
    qint64 rows = 0;
    if (selectionModel() != nullptr)
        for (const QItemSelectionRange &range : selectionModel()->selection())
            rows += range.height();
    return rows;
}

std::vector<int> DataTable::columnsInSight() const {
    std::vector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual)
        if (const int column = horizontalHeader()->logicalIndex(visual); !isColumnHidden(column))
            columns.push_back(column);
    return columns;
}

QString DataTable::selectionAsTsv() const {
    if (model() == nullptr)
        return {};
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    if (rows.empty() && currentIndex().isValid())
        rows.push_back(currentIndex().row());
    const std::vector<int> columns = columnsInSight();
    QStringList cells;
    QString text;
    for (const int column : columns)
        cells << tsvCell(model()->headerData(column, Qt::Horizontal).toString());
    text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells << tsvCell(fullText(model()->index(row, column)));
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void DataTable::copySelection() {
    QGuiApplication::clipboard()->setText(selectionAsTsv());
}

void DataTable::sortByCurrentColumn() {
    QHeaderView *header = horizontalHeader();
    const int column = currentIndex().isValid() ? currentIndex().column() : header->logicalIndex(0);
    if (model() == nullptr || column < 0 || !isSortable(*model(), column))
        return;
    const bool turn = header->sortIndicatorSection() == column && header->sortIndicatorOrder() == Qt::AscendingOrder;
    sortByColumn(column, turn ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void DataTable::fillColumnMenu(QMenu &menu) {
    if (model() == nullptr)
        return;
    for (int column = 0; column < model()->columnCount(); ++column) {
        QAction *action = menu.addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column, action] {
            // The last column in sight stays: a table of no columns cannot be got back from.
            if (action->isChecked() || columnsInSight().size() > 1)
                setColumnHidden(column, !action->isChecked());
            shareRoom();
            storeColumns();
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Show the columns as at first")), &QAction::triggered, this, [this] {
        if (m_settings != nullptr)
            m_settings->removeBlob(m_settingsKey);
        for (int column = 0; column < horizontalHeader()->count(); ++column)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        if (m_settings != nullptr)
            m_settings->removeBlob(m_settingsKey);
        applyColumns();
    });
}

void DataTable::showHeaderMenu(const QPoint &position) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu);
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

void DataTable::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    const bool alone = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (alone && currentIndex().isValid()) {
            Q_EMIT opened(currentIndex());
            return;
        }
        break;
    case Qt::Key_Space:
        if (currentIndex().isValid()) {
            selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
            return;
        }
        break;
    case Qt::Key_Down:
        if (event->modifiers() == Qt::AltModifier)
            return sortByCurrentColumn();
        break;
    case Qt::Key_Escape:
        if (selectedRowCount() > 1)
            return clearSelection();
        Q_EMIT escaped();
        return;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyLook();
    QTableView::changeEvent(event);
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        Q_EMIT currentRowChanged(current);
}

void DataTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) {
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionChangedTo(selectedRowCount());
}

} // namespace plumbline::kit
