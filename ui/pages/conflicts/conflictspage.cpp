#include "conflicts/conflictspage.h"

#include "conflicts/bulkview.h"
#include "conflicts/conflictsmodel.h"
#include "conflicts/conflictview.h"
#include "conflicts/conflictwords.h"
#include "parts/toggle.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QApplication>
#include <QVBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace plumbline::pages {

namespace {

/// From this width on the list stands beside the selected conflict instead of above it.
constexpr int BesideUnits = 400;
constexpr int ListHeightUnits = 50;
constexpr int FilterWidthUnits = 50;

using workspace::ConflictShown;
using workspace::Workspace;

} // namespace

ConflictsPage::ConflictsPage(const Context &context, QWidget *parent)
    : Page(QStringLiteral("conflicts"), context, parent), m_model(new ConflictsModel(this))
{
    build();
    connectParts();
    addActions();
}

QString ConflictsPage::pageTitle()
{
    return tr("Conflicts");
}

int ConflictsPage::waitingIn(const Workspace &workspace)
{
    return static_cast<int>(workspace.syncStatus().conflicts);
}

QString ConflictsPage::help() const
{
    return tr("When two people set the same field without seeing each other’s edit, the record keeps the one that reached the hub first and "
              "the other is kept here until somebody chooses. Under each value stands what choosing it does to receivables, overdue, "
              "forecast and commission. Space and Ctrl+A select several; each choice is an operation of its own and Ctrl+Z takes it back.");
}

void ConflictsPage::build()
{
    const kit::Tokens &t = kit::tokens();
    m_banner = new kit::Banner(this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(t.space(3));
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(buildDetails());
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    layout->setSpacing(t.space(3));
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);
}

QWidget *ConflictsPage::buildList()
{
    const kit::Tokens &t = kit::tokens();
    m_panel = new kit::TablePanel(m_splitter);
    m_filter = new QLineEdit(m_panel);
    m_filter->setObjectName(QStringLiteral("conflicts.filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(t.space(FilterWidthUnits));
    m_filter->addAction(kit::icon(kit::Glyph::Filter, kit::TextLevel::Muted), QLineEdit::LeadingPosition);
    m_which = new Toggle(m_panel);
    m_which->setObjectName(QStringLiteral("conflicts.which"));
    m_panel->addTool(m_filter);
    m_panel->addTool(m_which);
    m_panel->setMinimumHeight(t.space(ListHeightUnits));
    m_panel->table()->setObjectName(QStringLiteral("conflicts.list"));
    m_panel->table()->setModel(m_model);
    m_panel->table()->rememberColumns(context().settings, QStringLiteral("conflicts.list"));
    m_panel->states()->setState(kit::PageState::Loading);
    setStart(m_panel->table());
    return m_panel;
}

QWidget *ConflictsPage::buildDetails()
{
    m_details = new kit::Card(m_splitter);
    m_scroll = new QScrollArea(m_details);
    m_stack = new QStackedWidget(m_scroll);
    m_nothing = new kit::StatePanel(m_stack);
    m_one = new ConflictView(context().workspace, m_stack);
    m_many = new BulkView(m_stack);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_one);
    m_stack->addWidget(m_many);
    m_scroll->setWidget(m_stack);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_stack->setAutoFillBackground(false);
    m_details->body()->addWidget(m_scroll);
    return m_details;
}

void ConflictsPage::connectParts()
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
    connect(m_panel, &kit::TablePanel::exportRequested, this, &ConflictsPage::exportWanted);
    kit::DataTable *table = m_panel->table();
    connect(table, &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_lastRow = index.row();
        showDetails();
        if (const ConflictShown *conflict = current())
            Q_EMIT recordSelected(conflict->kind, conflict->record);
    });
    connect(table, &kit::DataTable::selectionChangedTo, this, [this] { showDetails(); });
    connect(table, &kit::DataTable::opened, this, [this] {
        if (const ConflictShown *conflict = current())
            Q_EMIT recordOpened(conflict->kind, conflict->record);
    });
    connect(table, &kit::DataTable::escaped, this, [this] { removeFilter(); });
    connect(m_one, &ConflictView::chosen, this, [this](const workspace::ConflictDecision &decision) { resolve({decision}); });
    // Behind the layout that makes room for it.
    connect(
        m_one, &ConflictView::editingStarted, this, [this](QWidget *editor) { m_scroll->ensureWidgetVisible(editor); }, Qt::QueuedConnection);
    connect(m_one, &ConflictView::settled, this, &ConflictsPage::settled);
    connect(m_many, &BulkView::chosen, this, &ConflictsPage::chooseForSelected);
    connect(&context().workspace, &Workspace::syncStatusChanged, this, [this] { Q_EMIT attentionChanged(); });
}

/// The slice means nothing here; something was committed.
void ConflictsPage::applySlice(const analytics::Slice &slice)
{
    if (isInFront())
        refresh();
    else
        Page::applySlice(slice);
}

Workspace::Conflicts ConflictsPage::which() const
{
    return m_which->choice() == 1 ? Workspace::Conflicts::All : Workspace::Conflicts::Open;
}

void ConflictsPage::refresh()
{
    m_zoneAsked.ask(context().workspace.timeZone(), this, [this](const domain::Result<QString> &zone) {
        m_timeZone = zone.value_or(QString());
        m_model->setTimeZone(m_timeZone);
        m_one->setLook(m_currency, m_timeZone);
    });
    m_currencyAsked.ask(context().workspace.baseCurrency(), this, [this](const domain::Result<domain::Currency> &currency) {
        m_currency = currency.value_or(domain::Currency());
        m_one->setLook(m_currency, m_timeZone);
        showDetails();
    });
    ask();
}

void ConflictsPage::ask()
{
    using Rows = std::vector<ConflictsModel::Row>;
    auto inOrder = context().workspace.conflicts(which()).then(
        QtFuture::Launch::Async, [](const domain::Result<std::vector<ConflictShown>> &conflicts) { return conflicts.map(&ConflictsModel::inOrder); });
    m_asked.ask(std::move(inOrder), this, [this](const domain::Result<Rows> &rows) {
        if (rows)
            take(*rows);
        else
            refuse(rows.error());
        Q_EMIT settled();
    });
}

/// What was on screen stays there, with a sentence above it; an empty page says it in the middle.
void ConflictsPage::refuse(const domain::Error &error)
{
    if (m_isLoaded)
        m_banner->show(kit::Tone::Bad, workspace::errorText(error), {}, kit::Dismissal::CanBeClosed);
    else
        m_panel->states()->setNotice({kit::PageState::Error, workspace::errorText(error), {}, {}});
}

void ConflictsPage::take(std::vector<ConflictsModel::Row> inOrder)
{
    const ConflictShown *before = current();
    const std::optional<domain::ConflictId> stood = before ? std::optional(before->id) : std::nullopt;
    // A choice of one's own that is on its way closes the editor by itself.
    const auto draft = m_resolving.isPending() ? std::nullopt : m_one->draft();
    m_isLoaded = true;
    m_model->setConflicts(std::move(inOrder));
    if (draft) {
        const ConflictShown *edited = m_model->find(draft->conflict);
        if (!edited || edited->state != domain::ConflictState::Open)
            sayWhatWasResolvedElsewhere(draft->typed);
    }
    // A reset forgets where one stood.
    if (stood && !current())
        if (const int row = m_model->rowOf(*stood); row >= 0)
            m_panel->table()->selectRow(row);
    showList();
}

void ConflictsPage::sayWhatWasResolvedElsewhere(const QString &typed)
{
    m_one->stopEditing();
    m_banner->show(kit::Tone::Watch, tr("Somebody chose meanwhile, so this conflict is no longer open. What you had typed: %1").arg(typed), {},
                   kit::Dismissal::CanBeClosed);
}

void ConflictsPage::showList()
{
    if (!m_isLoaded)
        return;
    const int rows = m_model->rowCount();
    m_panel->setTitle(which() == Workspace::Conflicts::Open ? tr("Open conflicts") : tr("All conflicts"));
    m_panel->footer()->setTotals(rows, {});
    m_details->setVisible(rows > 0);
    const bool hadFocus = isAncestorOf(QApplication::focusWidget()) && !m_filter->hasFocus();
    if (rows > 0)
        m_panel->states()->setState(kit::PageState::Ready);
    else
        showEmptyList();
    // The focus of a list that goes would jump to whatever stands beside it.
    if (rows == 0 && hadFocus)
        setFocus(Qt::OtherFocusReason);
    kit::DataTable *table = m_panel->table();
    if (rows > 0 && table->selectedRowCount() == 0)
        table->selectRow(std::clamp(table->currentIndex().isValid() ? table->currentIndex().row() : m_lastRow, 0, rows - 1));
    showDetails();
}

void ConflictsPage::showEmptyList()
{
    if (m_model->total() > 0) {
        m_panel->states()->setNotice(
            {kit::PageState::FilteredToNothing, tr("No conflict contains “%1”.").arg(m_filter->text().trimmed()), {}, tr("Take the filter off")});
        return;
    }
    const bool isAlone = context().workspace.syncStatus().line == workspace::SyncStatus::Line::Alone;
    const QString sentence = which() == Workspace::Conflicts::Open ? tr("No conflict is open.") : tr("There has been no conflict yet.");
    const QString advice = isAlone ? tr("This replica belongs to no hub, so nobody else edits the same records. When it does, edits of the same "
                                        "field by two people are settled here.")
                                   : tr("When two people set the same field without seeing each other’s edit, both values are kept and settled "
                                        "here, with what each choice does to the figures.");
    m_panel->states()->setNotice({kit::PageState::Empty, sentence, advice, {}});
}

const ConflictShown *ConflictsPage::current() const
{
    return m_model->at(m_panel->table()->currentIndex().row());
}

std::vector<const ConflictShown *> ConflictsPage::selected() const
{
    std::vector<const ConflictShown *> conflicts;
    for (const QModelIndex &index : m_panel->table()->selectedRows())
        if (const ConflictShown *conflict = m_model->at(index.row()))
            conflicts.push_back(conflict);
    // The focus alone makes a row current, but selects nothing.
    if (const ConflictShown *conflict = current(); conflict && conflicts.empty())
        conflicts.push_back(conflict);
    return conflicts;
}

namespace {

bool isChoosable(const ConflictShown *conflict)
{
    return conflict->state == domain::ConflictState::Open && !conflict->readOnly;
}

} // namespace

void ConflictsPage::showDetails()
{
    const auto choosing = m_resolving.isPending() ? ConflictView::Choosing::Underway : ConflictView::Choosing::Possible;
    m_one->setChoosing(choosing);
    m_many->setChoosing(m_resolving.isPending() ? BulkView::Choosing::Underway : BulkView::Choosing::Possible);
    if (m_panel->table()->selectedRowCount() > 1) {
        std::vector<const ConflictShown *> conflicts = selected();
        const auto count = static_cast<int>(conflicts.size());
        const int readOnly = count - static_cast<int>(std::ranges::count_if(conflicts, isChoosable));
        std::erase_if(conflicts, [](const ConflictShown *each) { return !isChoosable(each); });
        m_details->setTitle(tr("%1 conflicts selected", nullptr, count).arg(kit::Format().count(count)));
        m_details->setSubtitle({});
        m_many->show(conflicts, readOnly, m_currency);
        m_stack->setCurrentWidget(m_many);
        return;
    }
    const ConflictShown *conflict = current();
    if (!conflict) {
        m_details->setTitle(tr("Conflict"));
        m_details->setSubtitle({});
        m_nothing->setNotice({kit::PageState::Empty, tr("Select a conflict to see both edits."), {}, {}});
        m_stack->setCurrentWidget(m_nothing);
        return;
    }
    //: What a record is called and its field: "Acme · Amount".
    m_details->setTitle(tr("%1 · %2").arg(conflict->title, conflict->fieldLabel));
    m_details->setSubtitle(conflict->kindLabel);
    m_one->show(*conflict);
    m_stack->setCurrentWidget(m_one);
}

void ConflictsPage::moveBy(int step)
{
    const int rows = m_model->rowCount();
    if (rows > 0)
        m_panel->table()->selectRow(std::clamp(m_panel->table()->currentIndex().row() + step, 0, rows - 1));
}

void ConflictsPage::chooseForSelected(domain::ConflictChoice choice)
{
    std::vector<workspace::ConflictDecision> decisions;
    for (const ConflictShown *each : selected())
        if (isChoosable(each))
            decisions.push_back({each->id, choice, each->currentValue, {}});
    resolve(std::move(decisions));
}

void ConflictsPage::resolve(std::vector<workspace::ConflictDecision> decisions)
{
    if (decisions.empty() || m_resolving.isPending())
        return;
    m_banner->clear();
    m_resolving.ask(context().workspace.resolve(decisions), this,
                    [this, decisions](const domain::Result<std::vector<workspace::DecisionOutcome>> &outcomes) {
                        if (outcomes)
                            resolved(decisions, *outcomes);
                        else
                            m_banner->show(kit::Tone::Bad, workspace::errorText(outcomes.error()), {}, kit::Dismissal::CanBeClosed);
                        showDetails();
                        ask();
                    });
    showDetails();
}

void ConflictsPage::resolved(const std::vector<workspace::ConflictDecision> &decisions, const std::vector<workspace::DecisionOutcome> &outcomes)
{
    const kit::Format format;
    ConflictsModel::Refusals refusals = m_model->refusals();
    for (const workspace::ConflictDecision &each : decisions)
        refusals.erase(each.conflict);
    std::optional<domain::Error> first;
    int refused = 0;
    for (const workspace::DecisionOutcome &each : outcomes)
        if (each.refused) {
            refusals.insert_or_assign(each.conflict, *each.refused);
            first = first ? first : each.refused;
            ++refused;
        }
    m_model->setRefusals(std::move(refusals));
    const int chosen = static_cast<int>(outcomes.size()) - refused;
    if (refused == 0) {
        m_one->stopEditing();
        m_banner->show(kit::Tone::Good, tr("%1 conflicts settled. Ctrl+Z takes the last choice back.", nullptr, chosen).arg(format.count(chosen)), {},
                       kit::Dismissal::CanBeClosed);
    } else if (outcomes.size() == 1) {
        m_banner->show(kit::Tone::Bad, workspace::errorText(*first), {}, kit::Dismissal::CanBeClosed);
    } else {
        //: Two counts: how many choices went through and how many did not.
        m_banner->show(kit::Tone::Watch, tr("%1 settled, %2 refused. Each of those is still here, with its reason under “State”.")
                                             .arg(format.count(chosen), format.count(refused)),
                       {}, kit::Dismissal::CanBeClosed);
    }
}

bool ConflictsPage::isSettled() const
{
    return m_isLoaded ? !m_asked.isPending() && !m_resolving.isPending() && m_one->isSettled()
                      : m_panel->states()->state() == kit::PageState::Error;
}

void ConflictsPage::forget()
{
    for (models::Latest *each : {&m_asked, &m_zoneAsked, &m_currencyAsked, &m_resolving})
        each->drop();
    m_isLoaded = false;
    m_lastRow = 0;
    m_one->forget();
    m_many->forget();
    m_model->clear();
    const QSignalBlocker quiet(m_filter);
    m_filter->clear();
    m_which->setChoice(0);
    m_banner->clear();
    m_details->setTitle(tr("Conflict"));
    m_details->setSubtitle({});
    m_panel->states()->setState(kit::PageState::Loading);
}

bool ConflictsPage::removeFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

bool ConflictsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

std::optional<ExportContent> ConflictsPage::exportContent() const
{
    if (m_model->rowCount() == 0)
        return std::nullopt;
    ExportContent content{m_model->content(), m_splitter};
    content.table.title = title();
    content.table.filterLines = QStringList{which() == Workspace::Conflicts::Open ? tr("Open conflicts") : tr("All conflicts")};
    if (const QString text = m_filter->text().trimmed(); !text.isEmpty())
        content.table.filterLines << tr("Contains “%1”").arg(text);
    return content;
}

void ConflictsPage::retranslate()
{
    // A notice of something that is over says it in the language it happened in.
    m_banner->clear();
    m_filter->setPlaceholderText(tr("Filter conflicts"));
    m_filter->setAccessibleName(tr("Filter conflicts by record, field, value or person"));
    m_filter->setToolTip(tr("Show only conflicts that contain this text (/)"));
    m_which->setChoices({tr("Open"), tr("All")});
    m_which->setAccessibleName(tr("Show open conflicts or all"));
    m_panel->table()->setAccessibleName(tr("Conflicts, your own first"));
    m_model->retranslate();
    m_one->retranslate();
    showList();
    // Values and labels are told in words of the language they were asked in.
    if (m_isLoaded)
        ask();
}

void ConflictsPage::resizeEvent(QResizeEvent *event)
{
    const auto wanted = width() >= kit::tokens().space(BesideUnits) ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted) {
        m_splitter->setOrientation(wanted);
        const int room = wanted == Qt::Horizontal ? width() : height();
        m_splitter->setSizes({room / 2, room - room / 2});
    }
    Page::resizeEvent(event);
}

} // namespace plumbline::pages
