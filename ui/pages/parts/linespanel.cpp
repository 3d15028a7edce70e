#include "parts/linespanel.h"

#include "plumbline/kit/icons.h"

#include <QApplication>
#include <QLineEdit>

namespace plumbline::pages {

namespace {

constexpr int FilterWidthUnits = 45;

} // namespace

LinesPanel::LinesPanel(const Context &context, const QString &key, QWidget *parent)
    : kit::TablePanel(parent), m_model(new LinesModel(this)), m_filter(new QLineEdit(this))
{
    m_filter->setObjectName(key + QStringLiteral(".filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(kit::tokens().space(FilterWidthUnits));
    m_filter->addAction(kit::icon(kit::Glyph::Filter, kit::TextLevel::Muted), QLineEdit::LeadingPosition);
    addTool(m_filter);
    table()->setObjectName(key);
    table()->setModel(m_model);
    table()->setSelectionMode(QAbstractItemView::SingleSelection);
    table()->rememberColumns(context.settings, key);
    states()->setState(kit::PageState::Loading);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showState();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { table()->setFocus(Qt::OtherFocusReason); });
    connect(states(), &kit::StateStack::acted, this, [this](kit::PageState state) {
        if (state == kit::PageState::FilteredToNothing)
            removeFilter();
        else
            Q_EMIT acted(state);
    });
    connect(table(), &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_lastRow = index.row();
        Q_EMIT currentChanged(current());
    });
    connect(table(), &kit::DataTable::opened, this, [this](const QModelIndex &index) {
        if (const Line *line = m_model->at(index.row()))
            Q_EMIT lineOpened(*line);
    });
    connect(table(), &kit::DataTable::escaped, this, &LinesPanel::escaped);
}

void LinesPanel::setColumns(std::vector<LineColumn> columns)
{
    m_model->setColumns(std::move(columns));
}

void LinesPanel::setLines(std::vector<Line> lines)
{
    m_isLoaded = true;
    m_model->setLines(std::move(lines));
    showState();
    const int rows = m_model->rowCount();
    // The focus alone makes a row current, but selects nothing.
    if (rows > 0 && table()->selectedRowCount() == 0)
        table()->selectRow(std::clamp(table()->currentIndex().isValid() ? table()->currentIndex().row() : m_lastRow, 0, rows - 1));
}

void LinesPanel::setEmptyNotice(const QString &sentence, const QString &advice, const QString &act)
{
    m_empty = {kit::PageState::Empty, sentence, advice, act};
    showState();
}

void LinesPanel::setFilterTexts(const QString &placeholder, const QString &nothing)
{
    m_filter->setPlaceholderText(placeholder);
    m_filter->setAccessibleName(placeholder);
    m_filter->setToolTip(QStringLiteral("%1 (/)").arg(placeholder));
    m_nothing = nothing;
    showState();
}

void LinesPanel::showState()
{
    if (!m_isLoaded)
        return;
    footer()->setTotals(m_model->rowCount(), {});
    if (m_model->rowCount() > 0)
        states()->setState(kit::PageState::Ready);
    else if (m_model->total() > 0)
        states()->setNotice({kit::PageState::FilteredToNothing, m_nothing.arg(m_filter->text().trimmed()), {}, {}});
    else
        states()->setNotice(m_empty);
}

void LinesPanel::leaveFilterOut()
{
    m_filter->hide();
}

void LinesPanel::showLoading()
{
    m_isLoaded = false;
    states()->setState(kit::PageState::Loading);
}

void LinesPanel::showError(const QString &sentence)
{
    states()->setNotice({kit::PageState::Error, sentence, {}, {}});
}

const Line *LinesPanel::current() const
{
    return m_model->at(table()->currentIndex().row());
}

bool LinesPanel::select(const QString &key)
{
    const int row = m_model->rowOf(key);
    if (row >= 0)
        table()->selectRow(row);
    return row >= 0;
}

void LinesPanel::focusFilter()
{
    if (m_filter->isHidden())
        return;
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool LinesPanel::removeFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

void LinesPanel::forget()
{
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
    }
    m_model->clear();
    m_lastRow = 0;
    showLoading();
}

} // namespace plumbline::pages
