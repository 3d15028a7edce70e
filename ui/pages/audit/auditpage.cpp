#include "audit/auditpage.h"

#include "audit/auditmodel.h"
#include "audit/changesmodel.h"

#include "plumbline/analytics/slice.h"
#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>

namespace plumbline::pages {

namespace {

const QString UndoAction = QStringLiteral("audit.undo");

} // namespace

AuditPage::AuditPage(const Context &context, QWidget *parent)
    : Page(QStringLiteral("audit"), context, parent),
      m_entries(new AuditModel(context.workspace, this)),
      m_changes(new ChangesModel(context.workspace, this)) {
    build();
    connectParts();
    context.actions.add({UndoAction,
                         [] { return AuditPage::tr("Undo the selected entry…"); },
                         kit::ActionSection::Edit,
                         {},
                         kit::Glyph::Undo,
                         {}},
                        this, [this] {
                            if (isInFront())
                                undoSelected();
                        });
}

AuditPage::~AuditPage() {
    context().actions.remove(UndoAction);
}

QString AuditPage::pageTitle() {
    return tr("Audit");
}

QString AuditPage::help() const {
    return tr("Everything that was ever done, newest first, as the ledger keeps it. Select an entry to see each field before and "
              "after. Undoing an entry is an entry of its own: nothing is ever erased here.");
}

void AuditPage::build() {
    const kit::Tokens &t = kit::tokens();
    m_filters = new kit::FilterBar(this);
    m_filters->setObjectName(QStringLiteral("audit.filters"));
    m_clear = new QPushButton(this);
    m_clear->setObjectName(QStringLiteral("audit.clear"));
    kit::setButtonWeight(m_clear, kit::ButtonWeight::Quiet);
    m_clear->hide();
    m_banner = new kit::Banner(this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(t.space(3));
    m_splitter->addWidget(buildEntries());
    m_splitter->addWidget(buildDetails());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *line = new QHBoxLayout;
    line->addWidget(m_filters);
    line->addWidget(m_clear);
    line->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    layout->setSpacing(t.space(3));
    layout->addLayout(line);
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);
}

QWidget *AuditPage::buildEntries() {
    m_panel = new kit::TablePanel(m_splitter);
    m_panel->table()->setObjectName(QStringLiteral("audit.entries"));
    m_panel->table()->setModel(m_entries);
    m_panel->table()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_panel->table()->rememberColumns(context().settings, QStringLiteral("audit.entries"));
    m_panel->states()->setState(kit::PageState::Loading);
    return m_panel;
}

QWidget *AuditPage::buildDetails() {
    m_details = new kit::Card(m_splitter);
    m_fields = new kit::DataTable(m_details);
    m_fields->setObjectName(QStringLiteral("audit.changes"));
    m_fields->setModel(m_changes);
    m_fields->rememberColumns(context().settings, QStringLiteral("audit.changes"));
    m_fieldStates = new kit::StateStack(m_fields, m_details);
    m_undo = new QPushButton(m_details);
    m_undo->setObjectName(QStringLiteral("audit.undo"));
    m_details->addTool(m_undo);
    m_details->body()->addWidget(m_fieldStates);
    return m_details;
}

void AuditPage::connectParts() {
    connect(m_filters, &kit::FilterBar::choiceChanged, this, [this] { applyFilter(); });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        while (removeFilter()) {}
        m_filters->focusFirst();
    });
    connect(m_entries, &AuditModel::shown, this, &AuditPage::showEntries);
    connect(m_entries, &AuditModel::failed, this, [this](const domain::Error &error) {
        if (m_entries->rows().empty())
            m_panel->states()->setNotice({kit::PageState::Error, workspace::errorText(error), {}, {}});
        else
            m_banner->show(kit::Tone::Bad, workspace::errorText(error), {}, kit::Dismissal::CanBeClosed);
        Q_EMIT settled();
    });
    connect(m_panel->states(), &kit::StateStack::acted, this, [this](kit::PageState state) {
        if (state == kit::PageState::FilteredToNothing)
            m_clear->click();
        else
            refresh();
    });
    connect(m_panel, &kit::TablePanel::exportRequested, this, &AuditPage::exportWanted);
    connect(m_panel->table(), &kit::DataTable::currentRowChanged, this, [this] { showDetails(); });
    connect(m_panel->table(), &kit::DataTable::opened, this, [this] { m_fields->setFocus(Qt::OtherFocusReason); });
    connect(m_panel->table(), &kit::DataTable::escaped, this, [this] { removeFilter(); });
    connect(m_changes, &ChangesModel::shown, this, [this] {
        m_fieldStates->setState(kit::PageState::Ready);
        Q_EMIT settled();
    });
    connect(m_changes, &ChangesModel::failed, this, [this](const domain::Error &error) {
        m_fieldStates->setNotice({kit::PageState::Error, workspace::errorText(error), {}, {}});
        Q_EMIT settled();
    });
    connect(m_fieldStates, &kit::StateStack::acted, this, [this] {
        m_changes->show(0, 0);
        showDetails();
    });
    connect(m_fields, &kit::DataTable::opened, this, [this](const QModelIndex &index) {
        if (const workspace::AuditChange *change = m_changes->changeAt(index.row()))
            Q_EMIT recordOpened(change->entity, change->record);
    });
    connect(m_fields, &kit::DataTable::escaped, this, [this] { m_panel->table()->setFocus(Qt::OtherFocusReason); });
    connect(m_undo, &QPushButton::clicked, this, &AuditPage::undoSelected);
}

void AuditPage::activate() {
    Page::activate();
    m_panel->table()->setFocus(Qt::OtherFocusReason);
}

/// The slice means nothing here; something was committed. The focus stays where it is.
void AuditPage::applySlice(const analytics::Slice &slice) {
    if (isInFront())
        refresh();
    else
        Page::applySlice(slice);
}

void AuditPage::refresh() {
    m_zoneAsked.ask(context().workspace.timeZone(), this,
                    [this](const domain::Result<QString> &zone) { m_entries->setTimeZone(zone.value_or(QString())); });
    loadPeople();
    m_entries->refresh();
}

void AuditPage::loadPeople() {
    m_peopleAsked.ask(context().workspace.members(analytics::Dimension::Owner), this,
                      [this](const domain::Result<std::vector<analytics::Member>> &members) {
                          if (members)
                              for (const analytics::Member &member : *members)
                                  if (!member.key.isEmpty())
                                      m_people[member.key] = member.name;
                          fillFilters();
                      });
}

void AuditPage::showEntries() {
    const std::size_t known = m_people.size();
    for (const workspace::AuditRow &row : m_entries->rows())
        m_people[row.entry.actor.toString()] = row.actor;
    if (m_people.size() != known)
        fillFilters();
    if (!m_entries->rows().empty())
        m_panel->states()->setState(kit::PageState::Ready);
    else if (isFiltered())
        m_panel->states()->setNotice(
            {kit::PageState::FilteredToNothing, tr("No entry matches these filters."), {}, tr("Take the filters off")});
    else
        m_panel->states()->setNotice(
            {kit::PageState::Empty, tr("Nothing has been done yet."), tr("Import a file, and it appears here."), {}});
    kit::DataTable *table = m_panel->table();
    // The focus alone makes a row current, but selects nothing.
    if (!m_entries->rows().empty() && table->selectedRowCount() == 0)
        table->selectRow(std::max(0, table->currentIndex().row()));
    showDetails();
    showFooter();
    Q_EMIT settled();
}

const workspace::AuditRow *AuditPage::selected() const {
    return m_entries->rowAt(m_panel->table()->currentIndex().row());
}

void AuditPage::showDetails() {
    const kit::Format format;
    const workspace::AuditRow *row = selected();
    m_undo->setVisible(row && canBeUndone(*row));
    if (!row) {
        m_details->setTitle(tr("Changes"));
        m_details->setSubtitle({});
        m_changes->show(0, 0);
        m_fieldStates->setNotice({kit::PageState::Empty, tr("Select an entry to see what it changed."), {}, {}});
        return;
    }
    //: The number of an entry and what it did: "Entry 12: Import “deals.csv”".
    m_details->setTitle(tr("Entry %1: %2").arg(format.count(row->entry.position), actText(row->entry)));
    //: Who did something and what it changed: "Li Wei · 8,800 created".
    m_details->setSubtitle(tr("%1 · %2").arg(row->actor, changesText(row->entry)));
    if (m_changes->position() != row->entry.position)
        m_fieldStates->setState(kit::PageState::Loading);
    m_changes->show(row->entry.position, row->entry.created + row->entry.updated + row->entry.removed);
    if (m_changes->isSettled())
        m_fieldStates->setState(kit::PageState::Ready);
}

void AuditPage::showFooter() {
    const kit::Format format;
    const auto shown = static_cast<qint64>(m_entries->rows().size());
    //: How many entries the whole ledger has.
    m_panel->footer()->setTotals(
        shown, {{m_entries->isComplete() ? tr("In the ledger") : tr("Read so far, of"), format.count(m_entries->total()), {}}});
}

bool AuditPage::isSettled() const {
    return m_entries->isSettled() && m_changes->isSettled() && !m_undoing.isPending() &&
           m_panel->states()->state() != kit::PageState::Loading;
}

void AuditPage::forget() {
    m_undoing.drop();
    m_peopleAsked.drop();
    m_zoneAsked.drop();
    m_people.clear();
    m_changes->show(0, 0);
    m_entries->clear();
    m_banner->clear();
    fillFilters();
    for (const char *id : {"kind", "entity", "person", "made"})
        m_filters->setChoice(QString::fromLatin1(id), {});
    m_clear->hide();
    m_panel->states()->setState(kit::PageState::Loading);
}

std::optional<ExportContent> AuditPage::exportContent() const {
    if (m_entries->rows().empty())
        return std::nullopt;
    ExportContent content{m_entries->content(), m_panel};
    content.table.title = title();
    content.table.filterLines = m_filters->sentences();
    return content;
}

void AuditPage::undoSelected() {
    const workspace::AuditRow *row = selected();
    if (!row || !canBeUndone(*row) || m_undoing.isPending())
        return;
    const QString act = actText(row->entry);
    kit::Question question;
    question.tone = kit::Tone::Watch;
    question.title = tr("Undo this entry?");
    //: %1 is an act ("Import “deals.csv”"), %2 what it changed ("8,800 created").
    question.sentence = tr("%1: %2, by %3.").arg(act, changesText(row->entry), row->actor);
    question.advice =
        tr("What it changed goes back to what it was before. The undoing is an entry of its own and can be undone too.");
    question.answers = {{QStringLiteral("undo"), tr("Undo the entry"), false}, {QStringLiteral("keep"), tr("Keep it"), false}};
    question.defaultAnswer = QStringLiteral("keep");
    context().prompt.ask(this, question, this, [this, position = row->entry.position, act](const QString &answer) {
        if (answer == QLatin1StringView("undo"))
            takeBack(position, act);
    });
}

void AuditPage::takeBack(ledger::Position position, const QString &act) {
    m_undo->setEnabled(false);
    m_undoing.ask(context().workspace.undo(position), this, [this, act](const domain::Result<ledger::Entry> &undone) {
        m_undo->setEnabled(true);
        if (undone)
            m_banner->show(kit::Tone::Good, tr("Undone: %1").arg(act), {}, kit::Dismissal::CanBeClosed);
        else
            m_banner->show(kit::Tone::Bad, workspace::errorText(undone.error()), {}, kit::Dismissal::CanBeClosed);
        m_entries->refresh();
        Q_EMIT settled();
    });
}

void AuditPage::retranslate() {
    // A notice of something that is over says it in the language it happened in.
    m_banner->clear();
    m_panel->setTitle(tr("Entries"));
    m_panel->table()->setAccessibleName(tr("Entries of the ledger, newest first"));
    m_fields->setAccessibleName(tr("What the selected entry changed"));
    m_undo->setText(tr("Undo this entry…"));
    m_clear->setText(tr("Take the filters off"));
    m_filters->setAccessibleName(tr("Filters of the ledger"));
    m_entries->retranslate();
    m_changes->retranslate();
    fillFilters();
    if (m_panel->states()->state() != kit::PageState::Loading)
        showEntries();
}

} // namespace plumbline::pages
