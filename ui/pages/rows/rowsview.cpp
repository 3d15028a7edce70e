#include "rows/rowsview.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/models/celltext.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// How long typing rests before the rows are searched.
constexpr int TypingRest = 150;
/// Selections up to so many rows are added up; beyond, only counted.
constexpr qint64 MostRowsSummed = 100000;

/// What people look for first: the largest deals, the oldest debts, the newest documents.
analytics::RowColumn firstColumn(analytics::RowKind kind)
{
    switch (kind) {
    case analytics::RowKind::Deal: return analytics::RowColumn::Amount;
    case analytics::RowKind::ReceivableItem: return analytics::RowColumn::DaysOverdue;
    case analytics::RowKind::Fact: return analytics::RowColumn::Date;
    case analytics::RowKind::Person: return analytics::RowColumn::Contribution;
    }
    return analytics::RowColumn::Title;
}

} // namespace

RowsView::RowsView(const Context &context, const QString &key, QWidget *parent)
    : QWidget(parent), m_context(context), m_model(new models::RowsModel(context.workspace, this)), m_panel(new kit::TablePanel(this)),
      m_filter(new QLineEdit(this)), m_typing(new QTimer(this)), m_key(key)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);

    m_filter->setObjectName(QStringLiteral("rowFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(kit::tokens().space(50));
    m_filter->addAction(kit::icon(kit::Glyph::Filter, kit::TextLevel::Muted), QLineEdit::LeadingPosition);
    m_panel->addTool(m_filter);
    m_panel->table()->setModel(m_model);
    m_panel->states()->setState(kit::PageState::Loading);
    m_typing->setSingleShot(true);
    m_typing->setInterval(TypingRest);
    connectTable();
}

RowsView::~RowsView() = default;

void RowsView::connectTable()
{
    kit::DataTable *table = m_panel->table();
    connect(m_filter, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, [this, table] {
        m_typing->stop();
        m_model->setFilter(m_filter->text());
        table->setFocus();
    });
    connect(m_typing, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_model, &models::RowsModel::shown, this, &RowsView::showRows);
    connect(m_model, &models::RowsModel::failed, this, &RowsView::failed);
    connect(m_panel, &kit::TablePanel::exportRequested, this, &RowsView::exportWanted);
    connect(m_panel->states(), &kit::StateStack::acted, this, &RowsView::act);
    connect(table, &kit::DataTable::selectionChangedTo, this, &RowsView::showSelection);
    connect(table, &kit::DataTable::escaped, this, &RowsView::escaped);
    connect(table, &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT recordSelected(m_model->recordKind(), m_model->recordAt(index.row()));
    });
    connect(table, &kit::DataTable::opened, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT recordOpened(m_model->recordKind(), m_model->recordAt(index.row()));
    });
}

void RowsView::showFigure(const analytics::FigureId &figure, const QString &title, const analytics::Slice &slice, domain::Currency currency)
{
    // Other rows are read from their top, and none of them has been chosen yet.
    if (m_figure != figure || m_slice != slice) {
        m_isFromTop = true;
        m_panel->table()->clearSelection();
        m_panel->table()->setCurrentIndex({});
        Q_EMIT recordSelected(domain::EntityKind::None, {});
    }
    m_figure = figure;
    m_slice = slice;
    m_currency = currency;
    m_panel->setTitle(title);
    if (!m_model->rows())
        m_panel->states()->setState(kit::PageState::Loading);
    m_latest.ask(m_context.workspace.rows(figure, slice), this, [this](const domain::Result<analytics::RowsPtr> &rows) {
        if (rows) {
            take(*rows);
            return;
        }
        m_panel->states()->setNotice({kit::PageState::Error, workspace::errorText(rows.error()), {}, tr("Try again")});
        Q_EMIT settled();
    });
}

void RowsView::take(const analytics::RowsPtr &rows)
{
    if (!m_model->rows() || m_model->rows()->kind() != rows->kind())
        m_model->setFirstOrder(firstColumn(rows->kind()), Qt::DescendingOrder);
    m_model->setRows(rows, m_currency);
}

void RowsView::showUnknown(const QString &title, const QString &sentence)
{
    m_latest.drop();
    m_figure.reset();
    m_model->clear();
    m_panel->setTitle(title);
    m_panel->footer()->setTotals(0, {});
    m_panel->states()->setNotice({kit::PageState::Empty, tr("There are no rows to show yet."), sentence, {}});
    Q_EMIT settled();
}

void RowsView::setTitle(const QString &title)
{
    m_panel->setTitle(title);
}

void RowsView::addTool(QWidget *tool)
{
    m_panel->addTool(tool);
}

void RowsView::showRows()
{
    const analytics::RowsPtr &rows = m_model->rows();
    if (!rows) {
        m_panel->footer()->setTotals(0, {});
        m_panel->states()->setState(kit::PageState::Loading);
        return;
    }
    showColumns();
    if (!m_latest.isPending() && std::exchange(m_isFromTop, false))
        m_panel->table()->scrollToTop();
    if (rows->size() > 0)
        m_panel->states()->setState(kit::PageState::Ready);
    else if (!m_model->filter().isEmpty())
        m_panel->states()->setNotice({kit::PageState::FilteredToNothing, tr("No row contains “%1”.").arg(m_model->filter()), {}, tr("Take the filter off")});
    else
        m_panel->states()->setNotice({kit::PageState::Empty, tr("No rows are behind this figure."), tr("It is zero for the slice above."), {}});
    showTotals();
    Q_EMIT settled();
}

/// Each kind of rows has columns of its own, remembered apart; as do rows that count for something else than they show.
void RowsView::showColumns()
{
    const analytics::RowsPtr &rows = m_model->rows();
    const QString key = QStringLiteral("%1.%2%3").arg(m_key).arg(static_cast<int>(rows->kind())).arg(m_model->countsApart() ? QStringLiteral("c") : QString());
    if (key == m_columnsKey)
        return;
    m_columnsKey = key;
    kit::DataTable *table = m_panel->table();
    const auto &columns = m_model->columns();
    const auto first = std::ranges::find(columns, firstColumn(rows->kind())) - columns.begin();
    if (table->horizontalHeader()->sortIndicatorSection() < 0)
        table->horizontalHeader()->setSortIndicator(static_cast<int>(first), Qt::DescendingOrder);
    table->rememberColumns(m_context.settings, key);
    if (m_context.settings.blob(QStringLiteral("tables/") + key).isEmpty())
        for (int column = 0; column < m_model->columnCount(); ++column)
            table->setColumnHidden(column, !m_model->headerData(column, Qt::Horizontal, kit::ColumnShownRole).toBool());
}

void RowsView::showTotals()
{
    const analytics::RowsPtr &rows = m_model->rows();
    if (!rows)
        return;
    std::vector<kit::Total> totals;
    if (rows->unit() != analytics::Unit::Count) {
        const models::AmountText text = models::amountText(rows->total(), rows->unit(), m_currency);
        const QString label = m_figure ? models::figureLabel(*m_figure, {}) : tr("Total");
        totals.push_back({label, rows->unit() == analytics::Unit::Money ? text.full : text.text, text.full});
    }
    m_panel->footer()->setTotals(static_cast<qint64>(rows->size()), std::move(totals));
    showSelection();
}

void RowsView::showSelection()
{
    const analytics::RowsPtr &rows = m_model->rows();
    const qint64 selected = m_panel->table()->selectedRowCount();
    std::vector<kit::Total> totals;
    if (rows && selected > 1 && selected <= MostRowsSummed && rows->unit() != analytics::Unit::Count) {
        std::int64_t sum = 0;
        for (const QModelIndex &each : m_panel->table()->selectedRows())
            sum += rows->contribution(static_cast<std::size_t>(each.row()));
        const models::AmountText text = models::amountText(sum, rows->unit(), m_currency);
        totals.push_back({tr("Selected"), text.full, text.full});
    }
    // One row is the cursor, not a selection to add up.
    m_panel->footer()->setSelection(selected > 1 ? selected : 0, std::move(totals));
}

void RowsView::act(kit::PageState state)
{
    if (state == kit::PageState::FilteredToNothing)
        removeFilter();
    else if (state == kit::PageState::Error && m_figure) {
        m_panel->states()->setState(kit::PageState::Loading);
        m_latest.ask(m_context.workspace.rows(*m_figure, m_slice), this, [this](const domain::Result<analytics::RowsPtr> &rows) {
            if (rows)
                take(*rows);
            else
                m_panel->states()->setNotice({kit::PageState::Error, workspace::errorText(rows.error()), {}, tr("Try again")});
        });
    }
}

void RowsView::forget()
{
    m_latest.drop();
    m_typing->stop();
    m_figure.reset();
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
    }
    m_model->clear();
}

void RowsView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setAccessibleName(tr("Filter rows by text"));
    m_filter->setToolTip(tr("Show only rows that contain this text (/)"));
    m_model->retranslate();
    if (m_model->rows())
        showRows();
}

void RowsView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool RowsView::removeFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    m_typing->stop();
    m_model->setFilter({});
    return true;
}

bool RowsView::isSettled() const
{
    const kit::PageState state = m_panel->states()->state();
    return !m_latest.isPending() && m_model->isSettled() && !m_typing->isActive() && state != kit::PageState::Loading;
}

QSize RowsView::sizeHint() const
{
    return {QWidget::sizeHint().width(), minimumHeight()};
}

kit::TableContent RowsView::content() const
{
    kit::TableContent content = m_model->content();
    const analytics::RowsPtr &rows = m_model->rows();
    if (!rows || rows->unit() != analytics::Unit::Money)
        return content;
    content.totals.resize(content.headers.size());
    const auto &columns = m_model->columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == analytics::RowColumn::Contribution)
            content.totals[i] = domain::Money(rows->total(), m_currency);
    return content;
}

} // namespace plumbline::pages
