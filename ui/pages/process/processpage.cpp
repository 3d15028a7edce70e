#include "process/processpage.h"

#include "parts/attachmentlist.h"
#include "parts/linespanel.h"
#include "process/processforms.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QApplication>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::EntityKind;
using domain::Role;
using workspace::ProcessDocument;
using workspace::ProcessGate;
using workspace::ProcessStage;

/// As the rules have it: who puts gates and lifts them.
constexpr domain::Roles GateKeepers = domain::Administrators | Role::Director;
/// Below this width a form takes the room of the side it is not about.
constexpr int RoomForAllUnits = 350;

bool isOneOf(const workspace::Workspace &workspace, domain::Roles roles)
{
    const auto person = workspace.signedIn();
    return person && roles.contains(person->role);
}

QString wantedText(const ProcessGate &gate)
{
    return gate.gate.event ? workspace::tokenLabel(domain::toToken(*gate.gate.event)) : gate.documentTitle;
}

} // namespace

ProcessPage::ProcessPage(const Context &context, QWidget *parent) : Page(QStringLiteral("process"), context, parent)
{
    build();
    connectParts();
}

QString ProcessPage::pageTitle()
{
    return tr("Sales process");
}

QString ProcessPage::help() const
{
    return tr("Before a deal comes to a stage, what the stage asks for has to have happened: an act in the deal, or a document that its owner or whoever "
              "moves it has read. A new version of a document has to be read again. Directors and administrators set what stages ask for; managers, "
              "directors and administrators publish documents.");
}

void ProcessPage::build()
{
    const kit::Tokens &t = kit::tokens();
    m_banner = new kit::Banner(this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(t.space(3));
    m_gates = new LinesPanel(context(), QStringLiteral("process.gates"), m_splitter);
    m_addGate = new QPushButton(m_gates);
    m_addGate->setObjectName(QStringLiteral("process.addGate"));
    m_removeGate = new QPushButton(m_gates);
    m_removeGate->setObjectName(QStringLiteral("process.removeGate"));
    for (QPushButton *each : {m_addGate, m_removeGate}) {
        kit::setButtonWeight(each, kit::ButtonWeight::Quiet);
        m_gates->addTool(each);
    }
    m_right = buildDocuments();
    m_splitter->addWidget(m_gates);
    m_splitter->addWidget(m_right);
    m_panel = new kit::ActPanel(this);
    m_panel->setObjectName(QStringLiteral("process.panel"));
    auto *across = new QHBoxLayout;
    across->setSpacing(t.space(3));
    across->addWidget(m_splitter, 1);
    across->addWidget(m_panel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    layout->setSpacing(t.space(3));
    layout->addWidget(m_banner);
    layout->addLayout(across, 1);
    setStart(m_documents->table());
}

QWidget *ProcessPage::buildDocuments()
{
    const kit::Tokens &t = kit::tokens();
    auto *right = new QWidget(m_splitter);
    m_documents = new LinesPanel(context(), QStringLiteral("process.documents"), right);
    m_publish = new QPushButton(m_documents);
    m_publish->setObjectName(QStringLiteral("process.publish"));
    kit::setButtonWeight(m_publish, kit::ButtonWeight::Quiet);
    m_documents->addTool(m_publish);
    m_details = new kit::Card(right);
    m_state = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, m_details);
    m_state->setObjectName(QStringLiteral("process.state"));
    m_state->setOverflow(kit::Label::Overflow::Wrap);
    m_read = new QPushButton(m_details);
    m_read->setObjectName(QStringLiteral("process.read"));
    kit::setButtonWeight(m_read, kit::ButtonWeight::Primary);
    m_files = new AttachmentList(context(), m_details);
    m_details->body()->addWidget(m_state);
    m_details->body()->addWidget(m_files);
    m_details->body()->addWidget(m_read, 0, Qt::AlignLeft);
    m_details->hide();
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(3));
    layout->addWidget(m_documents, 1);
    layout->addWidget(m_details);
    return right;
}

void ProcessPage::connectParts()
{
    connect(m_gates, &LinesPanel::currentChanged, this, [this] { showRights(); });
    connect(m_gates, &LinesPanel::lineOpened, this, [this] {
        if (m_addGate->isVisible())
            openForm(Form::Gate);
    });
    connect(m_documents, &LinesPanel::currentChanged, this, [this] { showDocument(); });
    // Its files are beneath it: the first of them is a key away.
    connect(m_documents, &LinesPanel::lineOpened, this, [this] {
        if (auto *first = m_files->findChild<QAbstractButton *>())
            first->setFocus(Qt::OtherFocusReason);
    });
    for (LinesPanel *each : {m_gates, m_documents}) {
        connect(each, &LinesPanel::escaped, this, [each] { each->removeFilter(); });
        connect(each, &LinesPanel::acted, this, [this, each](kit::PageState state) {
            if (state == kit::PageState::Empty)
                openForm(each == m_gates ? Form::Gate : Form::Document);
            else
                refresh();
        });
        connect(each, &kit::TablePanel::exportRequested, this, &ProcessPage::exportWanted);
    }
    connect(m_addGate, &QPushButton::clicked, this, [this] { openForm(Form::Gate); });
    connect(m_removeGate, &QPushButton::clicked, this, &ProcessPage::liftGate);
    connect(m_publish, &QPushButton::clicked, this, [this] { openForm(Form::Document); });
    connect(m_read, &QPushButton::clicked, this, &ProcessPage::acknowledge);
    connect(m_panel, &kit::ActPanel::acted, this, &ProcessPage::act);
    connect(m_panel, &kit::ActPanel::closed, this, &ProcessPage::makeRoom);
}

/// The slice means nothing here; something was committed.
void ProcessPage::applySlice(const analytics::Slice &slice)
{
    if (isInFront())
        refresh();
    else
        Page::applySlice(slice);
}

void ProcessPage::refresh()
{
    m_timeZone = context().workspace.timeZone().result().value_or(QString());
    m_asked.ask(workspace::ProcessDesk(context().workspace).process(), this, [this](const domain::Result<workspace::ProcessShown> &shown) {
        if (shown) {
            m_shown = *shown;
            m_isLoaded = true;
            showAll();
        } else if (m_isLoaded) {
            tell(shown.error());
        } else {
            for (LinesPanel *each : {m_gates, m_documents})
                each->showError(workspace::errorText(shown.error()));
        }
        Q_EMIT settled();
    });
    m_files->refresh();
}

void ProcessPage::tell(const domain::Error &error)
{
    m_banner->show(kit::Tone::Bad, workspace::errorText(error), {}, kit::Dismissal::CanBeClosed);
}

void ProcessPage::showAll()
{
    showStages();
    showDocuments();
    showDocument();
    showRights();
    if (m_gateForm)
        m_gateForm->setProcess(m_shown);
    if (m_publishForm)
        m_publishForm->setProcess(m_shown);
}

void ProcessPage::showStages()
{
    std::vector<Line> lines;
    for (const ProcessStage &stage : m_shown.stages) {
        const LineCell name{kit::stageLabel(stage.stage.name)};
        for (const ProcessGate &gate : stage.gates)
            lines.push_back({gate.gate.id.toString(),
                             EntityKind::Stage,
                             stage.stage.id.uuid(),
                             {name, {wantedText(gate)}, {gate.gate.event ? tr("Act in the deal") : tr("Document read")}}});
        if (stage.gates.empty())
            lines.push_back({stage.stage.id.toString(), EntityKind::Stage, stage.stage.id.uuid(), {name, {kit::Format::none()}, {}}});
    }
    m_gates->setLines(std::move(lines));
}

Line ProcessPage::documentLine(const ProcessDocument &document) const
{
    const kit::Format format;
    QStringList stages;
    for (const QString &each : document.stages)
        stages << kit::stageLabel(each);
    const LineCell state = document.readAt          ? LineCell{tr("Read"), {}, kit::Tone::Good}
                           : document.readVersion > 0 ? LineCell{tr("New version"), {}, kit::Tone::Watch}
                                                      : LineCell{tr("To read"), {}, kit::Tone::Watch};
    return {document.document.id.toString(),
            EntityKind::Document,
            document.document.id.uuid(),
            {state,
             {document.document.title},
             {format.count(document.document.version), document.document.version},
             {format.moment(document.document.published_at, m_timeZone), document.document.published_at},
             {stages.isEmpty() ? kit::Format::none() : stages.join(QStringLiteral(", "))}},
            !document.readAt};
}

void ProcessPage::showDocuments()
{
    std::vector<Line> lines;
    for (const ProcessDocument &each : m_shown.documents)
        lines.push_back(documentLine(each));
    m_documents->setLines(std::move(lines));
    if (!m_wanted.isEmpty() && m_documents->select(m_wanted))
        m_wanted.clear();
}

const ProcessDocument *ProcessPage::currentDocument() const
{
    const Line *line = m_documents->current();
    if (!line)
        return nullptr;
    const auto found = std::ranges::find(m_shown.documents, line->key, [](const ProcessDocument &each) { return each.document.id.toString(); });
    return found == m_shown.documents.end() ? nullptr : &*found;
}

void ProcessPage::showDocument()
{
    const ProcessDocument *document = currentDocument();
    m_details->setVisible(document != nullptr);
    m_files->follow(document ? EntityKind::Document : EntityKind::None, document ? document->document.id.uuid() : domain::Uuid());
    if (!document)
        return;
    const kit::Format format;
    const QString version = format.count(document->document.version);
    m_details->setTitle(document->document.title);
    m_details->setSubtitle(tr("Version %1").arg(version));
    if (document->readAt)
        m_state->setText(tr("You read version %1 on %2.").arg(version, format.moment(*document->readAt, m_timeZone)));
    else if (document->readVersion > 0)
        m_state->setText(tr("You read version %1; version %2 is new.").arg(format.count(document->readVersion), version));
    else
        m_state->setText(tr("You have not read it yet."));
    m_read->setVisible(!document->readAt && !isOneOf(context().workspace, Role::Auditor));
    m_read->setEnabled(!m_acting.isPending());
}

void ProcessPage::showRights()
{
    const bool keeper = isOneOf(context().workspace, GateKeepers);
    m_addGate->setVisible(keeper);
    m_removeGate->setVisible(keeper);
    const Line *line = m_gates->current();
    const bool isGate = line && line->key != domain::StageId(line->record).toString();
    m_removeGate->setEnabled(isGate && !m_acting.isPending());
    m_publish->setVisible(isOneOf(context().workspace, domain::Leaders));
}

void ProcessPage::openForm(Form form)
{
    if (form != m_form) {
        m_form = form;
        m_gateForm = nullptr;
        m_publishForm = nullptr;
        if (form == Form::Gate) {
            m_gateForm = new GateForm(m_panel);
            m_panel->setBody(m_gateForm);
            connect(m_gateForm, &GateForm::edited, this, [this] { showForm(); });
            m_gateForm->retranslate();
            m_gateForm->setProcess(m_shown);
        } else {
            m_publishForm = new PublishForm(context(), m_panel);
            m_panel->setBody(m_publishForm);
            connect(m_publishForm, &PublishForm::edited, this, [this] { showForm(); });
            m_publishForm->retranslate();
            m_publishForm->setProcess(m_shown);
        }
        m_panel->setError({});
    }
    if (m_gateForm && m_gates->current())
        m_gateForm->setStage(domain::StageId(m_gates->current()->record));
    showForm();
    m_panel->open();
    makeRoom();
    if (QWidget *first = m_gateForm ? static_cast<QWidget *>(m_gateForm) : m_publishForm)
        if (QWidget *field = first->findChild<QWidget *>(m_gateForm ? QStringLiteral("gate.stage") : QStringLiteral("publish.which")))
            field->setFocus(Qt::OtherFocusReason);
}

void ProcessPage::showForm()
{
    if (m_gateForm) {
        m_panel->setTitle(tr("Add a gate"), tr("A deal comes to the stage only once this has happened."));
        m_panel->setAct(tr("Add gate"));
        m_panel->setObstacle(m_gateForm->obstacle());
    } else if (m_publishForm) {
        m_panel->setTitle(tr("Publish a document"), tr("Everybody finds it here. Whoever read an earlier version has to read this one."));
        m_panel->setAct(tr("Publish"));
        m_panel->setObstacle(m_publishForm->obstacle());
    }
}

/// Beside a form there is room for what it is about; for the rest only on a wide screen.
void ProcessPage::makeRoom()
{
    const bool narrow = !m_panel->isHidden() && width() < kit::tokens().space(RoomForAllUnits);
    m_gates->setVisible(!narrow || m_form == Form::Gate);
    m_right->setVisible(!narrow || m_form == Form::Document);
}

void ProcessPage::act()
{
    if (m_gateForm)
        run(domain::SetGate{m_gateForm->gate(domain::StageGateId(context().workspace.newId()))}, {}, Form::Gate);
    else if (m_publishForm)
        run(m_publishForm->document(domain::DocumentId(context().workspace.newId())), m_publishForm->paths(), Form::Document);
}

void ProcessPage::run(domain::Command command, const QStringList &paths, Form from)
{
    if (m_acting.isPending())
        return;
    m_banner->clear();
    m_panel->setProgress(kit::ActPanel::Progress::Acting);
    m_acting.ask(context().workspace.act(std::move(command), paths), this, [this, from](const domain::Result<std::optional<ledger::Entry>> &done) {
        m_panel->setProgress(kit::ActPanel::Progress::Idle);
        if (!done && from != Form::None)
            m_panel->setError(workspace::errorText(done.error()));
        else if (!done)
            tell(done.error());
        else if (from != Form::None && from == m_form) {
            if (m_publishForm)
                m_publishForm->clear();
            m_panel->close();
        }
        refresh();
    });
    showDocument();
    showRights();
}

void ProcessPage::liftGate()
{
    const Line *line = m_gates->current();
    const auto gate = line ? domain::Uuid::parse(line->key) : domain::Result<domain::Uuid>(domain::Uuid());
    if (line && gate && *gate != line->record)
        run(domain::LiftGate{domain::StageGateId(*gate)}, {}, Form::None);
}

void ProcessPage::acknowledge()
{
    if (const ProcessDocument *document = currentDocument())
        run(domain::AcknowledgeDocument{domain::AcknowledgementId(context().workspace.newId()), document->document.id, document->document.version}, {},
            Form::None);
}

void ProcessPage::showRecord(const domain::Uuid &document)
{
    m_wanted = document.toString();
    if (m_documents->select(m_wanted))
        m_wanted.clear();
    m_documents->table()->setFocus(Qt::OtherFocusReason);
}

void ProcessPage::forget()
{
    m_asked.drop();
    m_acting.drop();
    m_shown = {};
    m_isLoaded = false;
    m_wanted.clear();
    m_panel->setProgress(kit::ActPanel::Progress::Idle);
    if (m_publishForm)
        m_publishForm->clear();
    m_panel->close();
    m_banner->clear();
    m_gates->forget();
    m_documents->forget();
    showDocument();
}

bool ProcessPage::isSettled() const
{
    if (m_asked.isPending() || m_acting.isPending())
        return false;
    return m_isLoaded || m_documents->states()->state() == kit::PageState::Error;
}

bool ProcessPage::removeFilter()
{
    return m_documents->removeFilter() || m_gates->removeFilter();
}

bool ProcessPage::focusFilter()
{
    if (m_gates->isAncestorOf(QApplication::focusWidget()) || !m_right->isVisible())
        m_gates->focusFilter();
    else
        m_documents->focusFilter();
    return true;
}

/// The documents; the stages where the cursor is there.
std::optional<ExportContent> ProcessPage::exportContent() const
{
    const bool gates = m_gates->isAncestorOf(QApplication::focusWidget()) || m_documents->model().rowCount() == 0;
    const LinesPanel *list = gates ? m_gates : m_documents;
    if (list->model().rowCount() == 0)
        return std::nullopt;
    ExportContent content{list->model().content(m_timeZone), m_splitter};
    content.table.title = gates ? tr("What stages ask for") : tr("Technical documents");
    return content;
}

void ProcessPage::retranslate()
{
    using kit::ColumnKind;
    m_banner->clear();
    m_gates->setTitle(tr("What stages ask for"));
    m_gates->setColumns({{QStringLiteral("stage"), tr("Stage"), ColumnKind::Text, 16},
                         {QStringLiteral("wanted"), tr("Asks for"), ColumnKind::Text, 20},
                         {QStringLiteral("how"), tr("How"), ColumnKind::Text, 14}});
    m_gates->table()->setAccessibleName(tr("Stages and what they ask for"));
    m_gates->setFilterTexts(tr("Filter stages"), tr("No stage contains “%1”."));
    m_gates->setEmptyNotice(tr("There are no stages."), {});
    m_addGate->setText(tr("Add gate"));
    m_removeGate->setText(tr("Remove"));
    m_removeGate->setAccessibleName(tr("Remove the gate"));
    m_documents->setTitle(tr("Technical documents"));
    m_documents->setColumns({{QStringLiteral("state"), tr("State"), ColumnKind::Flag, 13},
                             {QStringLiteral("title"), tr("Title"), ColumnKind::Text, 26},
                             {QStringLiteral("version"), tr("Version"), ColumnKind::Count, 9},
                             {QStringLiteral("published"), tr("Published"), ColumnKind::Moment, 17},
                             {QStringLiteral("stages"), tr("Asked for by"), ColumnKind::Text, 16}});
    m_documents->table()->setAccessibleName(tr("Technical documents, those to be read first"));
    m_documents->setFilterTexts(tr("Filter documents"), tr("No document contains “%1”."));
    const bool leads = isOneOf(context().workspace, domain::Leaders);
    m_documents->setEmptyNotice(tr("There is no technical document yet."),
                                leads ? tr("Publish one with its file; a stage can then ask that it has been read.")
                                      : tr("Your managers publish them; what you have to read appears here."),
                                leads ? tr("Publish a document") : QString());
    m_publish->setText(tr("Publish…"));
    m_publish->setAccessibleName(tr("Publish a document or its next version"));
    m_read->setText(tr("I have read it"));
    m_files->retranslate();
    if (m_gateForm)
        m_gateForm->retranslate();
    if (m_publishForm)
        m_publishForm->retranslate();
    showForm();
    if (m_isLoaded)
        showAll();
}

void ProcessPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    makeRoom();
}

} // namespace plumbline::pages
