#include "parts/listpage.h"

#include "parts/shownrows.h"
#include "parts/toggle.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/domain/errors.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>

namespace plumbline::pages {

namespace {

constexpr int FilterWidthUnits = 44;
constexpr int ListWidthUnits = 92;
constexpr int DetailsWidthUnits = 96;
/// Below this width the list makes room for the panel an act is filled in.
constexpr int ThreeAbreastUnits = 330;

} // namespace

ListPage::ListPage(QString id, const Context &context, QWidget *parent)
    : Page(std::move(id), context, parent), m_banner(new kit::Banner(this)), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_act(new kit::ActPanel(this)), m_column(new QVBoxLayout)
{
    const kit::Tokens &t = kit::tokens();
    m_banner->setObjectName(this->id() + QStringLiteral(".banner"));
    m_act->setObjectName(this->id() + QStringLiteral(".act"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(t.space(3));
    m_column->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    m_column->setSpacing(t.space(3));
    m_column->addWidget(m_banner);
    m_column->addWidget(m_splitter, 1);
    auto *across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addLayout(m_column, 1);
    across->addWidget(m_act);
    m_banner->clear();
}

ListPage::~ListPage()
{
    for (const QString &key : m_keys)
        context().actions.remove(key);
}

void ListPage::build(ShownRowsBase *model, QWidget *details)
{
    m_model = model;
    // The ways to look at the list, and behind them what is done on the page whatever is selected.
    auto *bar = new QWidget(this);
    m_which = new Toggle(bar);
    m_which->setObjectName(id() + QStringLiteral(".which"));
    auto *across = new QHBoxLayout(bar);
    across->setContentsMargins(0, 0, 0, 0);
    across->addWidget(m_which);
    across->addStretch(1);
    m_column->insertWidget(1, bar);
    m_splitter->addWidget(buildList(model));
    m_splitter->addWidget(buildDetails(details));
    m_splitter->setStretchFactor(0, 4);
    m_splitter->setStretchFactor(1, 5);
    connectParts();
}

QWidget *ListPage::buildList(ShownRowsBase *model)
{
    const kit::Tokens &t = kit::tokens();
    m_panel = new kit::TablePanel(m_splitter);
    m_filter = new QLineEdit(m_panel);
    m_filter->setObjectName(id() + QStringLiteral(".filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(t.space(FilterWidthUnits));
    m_filter->addAction(kit::icon(kit::Glyph::Filter, kit::TextLevel::Muted), QLineEdit::LeadingPosition);
    m_panel->addTool(m_filter);
    m_panel->setMinimumWidth(t.space(ListWidthUnits));
    kit::DataTable *table = m_panel->table();
    table->setObjectName(id() + QStringLiteral(".list"));
    table->setModel(model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->rememberColumns(context().settings, id() + QStringLiteral(".list"));
    m_panel->states()->setState(kit::PageState::Loading);
    setStart(table);
    return m_panel;
}

QWidget *ListPage::buildDetails(QWidget *details)
{
    m_card = new kit::Card(m_splitter);
    m_card->setMinimumWidth(kit::tokens().space(DetailsWidthUnits));
    m_scroll = new QScrollArea(m_card);
    m_scroll->setWidget(details);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    details->setAutoFillBackground(false);
    m_foot = new QHBoxLayout;
    m_foot->setSpacing(kit::tokens().space(2));
    m_card->body()->addWidget(m_scroll, 1);
    m_card->body()->addLayout(m_foot);
    m_card->hide();
    return m_card;
}

void ListPage::setHead(QWidget *head)
{
    m_column->insertWidget(1, head);
}

void ListPage::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showList();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_panel->table()->setFocus(Qt::OtherFocusReason); });
    connect(m_which, &Toggle::chosen, this, [this] { ask(); });
    connect(m_panel->states(), &kit::StateStack::acted, this, [this](kit::PageState state) {
        if (state == kit::PageState::FilteredToNothing)
            m_filter->clear();
        else
            refresh();
    });
    connect(m_panel, &kit::TablePanel::exportRequested, this, &ListPage::exportWanted);
    kit::DataTable *table = m_panel->table();
    connect(table, &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (!index.isValid())
            return;
        m_lastRow = index.row();
        if (std::exchange(m_stood, m_model->keyAt(index.row())) != m_stood)
            m_scroll->ensureVisible(0, 0);
        showCurrent();
    });
    connect(table, &kit::DataTable::escaped, this, [this] { removeFilter(); });
    connect(m_act, &kit::ActPanel::acted, this, [this] {
        if (m_run)
            m_run();
    });
    connect(m_act, &kit::ActPanel::closed, this, [this] {
        enableKeys(isInFront());
        makeRoom();
        if (!isAncestorOf(QApplication::focusWidget()))
            focusStart();
    });
}

void ListPage::addKey(const QString &name, std::function<QString()> text, Qt::Key key, kit::Glyph glyph, std::function<void()> run)
{
    const QString known = QStringLiteral("%1.%2").arg(id(), name);
    const std::vector<QKeySequence> keys = key == Qt::Key_unknown ? std::vector<QKeySequence>() : std::vector{QKeySequence(key)};
    QAction *action = context().actions.add({known, std::move(text), kit::ActionSection::Rows, keys, glyph, {}}, this, std::move(run));
    action->setEnabled(false);
    m_keys << known;
}

void ListPage::addMoveKeys(std::function<QString()> next, std::function<QString()> previous)
{
    addKey(QStringLiteral("next"), std::move(next), Qt::Key_J, kit::Glyph::ChevronDown, [this] { moveBy(1); });
    addKey(QStringLiteral("previous"), std::move(previous), Qt::Key_K, kit::Glyph::ChevronUp, [this] { moveBy(-1); });
}

void ListPage::enableKeys(bool inFront)
{
    for (const QString &key : m_keys)
        if (QAction *action = context().actions.find(key))
            action->setEnabled(inFront);
}

void ListPage::moveBy(int step)
{
    const int rows = m_model->rowCount({});
    if (rows > 0)
        m_panel->table()->selectRow(std::clamp(currentRow() + step, 0, rows - 1));
}

/// The slice means nothing here; something was committed.
void ListPage::applySlice(const analytics::Slice &slice)
{
    if (isInFront())
        refresh();
    else
        Page::applySlice(slice);
}

void ListPage::standOn(const domain::Uuid &record)
{
    m_wanted = record;
    if (m_isLoaded)
        showList();
}

void ListPage::showRecord(const domain::Uuid &record)
{
    if (!m_filter->text().isEmpty())
        m_filter->clear();
    standOn(record);
}

void ListPage::showRows()
{
    m_isLoaded = true;
    showList();
}

void ListPage::showList()
{
    if (!m_isLoaded)
        return;
    const int rows = m_model->rowCount({});
    // The choice beside the filter says which list it is.
    m_panel->table()->setAccessibleName(listTitle());
    m_panel->footer()->setTotals(rows, {});
    const bool hadFocus = isAncestorOf(QApplication::focusWidget()) && !m_filter->hasFocus();
    m_card->setVisible(rows > 0);
    if (rows > 0)
        m_panel->states()->setState(kit::PageState::Ready);
    else if (m_model->total() > 0)
        m_panel->states()->setNotice(
            {kit::PageState::FilteredToNothing, tr("Nothing in the list contains “%1”.").arg(m_filter->text().trimmed()), {}, tr("Take the filter off")});
    else
        m_panel->states()->setNotice({kit::PageState::Empty, emptyTexts().first, emptyTexts().second, {}});
    // The focus of a list that goes would jump to whatever stands beside it.
    if (rows == 0 && hadFocus && m_act->isHidden())
        setFocus(Qt::OtherFocusReason);
    kit::DataTable *table = m_panel->table();
    int row = m_model->rowOf(m_wanted);
    if (row >= 0)
        m_wanted = {};
    else if (row = m_model->rowOf(m_stood); row < 0 && rows > 0)
        row = std::clamp(m_lastRow, 0, rows - 1);
    if (rows > 0 && (row != currentRow() || table->selectedRowCount() == 0))
        table->selectRow(row);
    showCurrent();
}

void ListPage::refuse(const domain::Error &error)
{
    if (m_isLoaded)
        say(kit::Tone::Bad, workspace::errorText(error));
    else
        m_panel->states()->setNotice({kit::PageState::Error, workspace::errorText(error), {}, {}});
}

void ListPage::say(kit::Tone tone, const QString &sentence, const QString &act)
{
    m_banner->show(tone, sentence, act, kit::Dismissal::CanBeClosed);
}

domain::Uuid ListPage::currentKey() const
{
    return m_model->keyAt(currentRow());
}

int ListPage::currentRow() const
{
    return m_panel->table()->currentIndex().isValid() ? m_panel->table()->currentIndex().row() : -1;
}

bool ListPage::isListSettled() const
{
    return m_isLoaded || m_panel->states()->state() == kit::PageState::Error;
}

bool ListPage::isSettled() const
{
    return isListSettled() && !isAnythingPending() && !isActing();
}

void ListPage::fill(QWidget *fields, QWidget *start, std::function<void()> words, std::function<void()> run)
{
    m_act->setBody(fields);
    m_act->setObstacle({});
    m_act->setError({});
    m_act->setProgress(kit::ActPanel::Progress::Idle);
    m_words = std::move(words);
    m_run = std::move(run);
    m_words();
    m_act->open();
    // What is typed there is no key of the page.
    enableKeys(false);
    makeRoom();
    if (start != nullptr)
        start->setFocus(Qt::OtherFocusReason);
}

bool ListPage::isFilling() const
{
    return !m_act->isHidden();
}

void ListPage::run(domain::Command command, const QStringList &paths, std::function<void()> done)
{
    if (m_acting.isPending())
        return;
    m_banner->clear();
    m_act->setProgress(kit::ActPanel::Progress::Acting);
    m_acting.ask(context().workspace.act(std::move(command), paths), this,
                 [this, done = std::move(done)](const domain::Result<std::optional<ledger::Entry>> &entry) {
                     m_act->setProgress(kit::ActPanel::Progress::Idle);
                     if (entry) {
                         closeAct();
                         done();
                     } else {
                         refused(entry.error());
                     }
                     ask();
                 });
    showCurrent();
}

void ListPage::refused(const domain::Error &error)
{
    if (isFilling())
        m_act->setError(refusalText(error));
    else
        say(error.code == domain::errors::PremiseChanged ? kit::Tone::Watch : kit::Tone::Bad, refusalText(error));
}

QString ListPage::refusalText(const domain::Error &error) const
{
    return workspace::errorText(error);
}

void ListPage::closeAct()
{
    m_act->close();
}

/// What is being decided on stays in sight; in a narrow window the list goes meanwhile.
void ListPage::makeRoom()
{
    m_panel->setVisible(m_act->isHidden() || width() >= kit::tokens().space(ThreeAbreastUnits) || m_card->isHidden());
}

void ListPage::forget()
{
    m_acting.drop();
    m_isLoaded = false;
    m_lastRow = 0;
    m_stood = {};
    m_wanted = {};
    m_act->close();
    // Whatever was typed is of this replica.
    m_act->setBody(new QWidget(m_act));
    m_model->clear();
    const QSignalBlocker quiet(m_filter);
    m_filter->clear();
    m_which->setChoice(0);
    m_banner->clear();
    m_card->hide();
    m_card->setTitle({});
    m_card->setSubtitle({});
    m_panel->states()->setState(kit::PageState::Loading);
}

bool ListPage::removeFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

bool ListPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

std::optional<ExportContent> ListPage::exportContent() const
{
    if (m_model->rowCount({}) == 0)
        return std::nullopt;
    ExportContent content{m_model->content(), m_splitter};
    content.table.title = title();
    content.table.filterLines = QStringList{listTitle()};
    if (const QString text = m_filter->text().trimmed(); !text.isEmpty())
        content.table.filterLines << tr("Contains “%1”").arg(text);
    return content;
}

void ListPage::retranslate()
{
    // A notice of something that is over says it in the language it happened in.
    m_banner->clear();
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the list"));
    m_filter->setToolTip(tr("Show only what contains this text (/)"));
    m_model->retranslate();
    showList();
    if (isFilling() && m_words)
        m_words();
}

void ListPage::showEvent(QShowEvent *event)
{
    enableKeys(m_act->isHidden());
    Page::showEvent(event);
}

void ListPage::hideEvent(QHideEvent *event)
{
    enableKeys(false);
    Page::hideEvent(event);
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    makeRoom();
    Page::resizeEvent(event);
}

} // namespace plumbline::pages
