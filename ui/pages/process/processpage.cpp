#include "process/processpage.h"

#include "parts/attachmentlist.h"
#include "parts/linespanel.h"
#include "process/processforms.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QApplication>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

/// The page and its acts. What its lists show is in processlists.cpp.
namespace plumbline::pages {

namespace {

using workspace::ProcessDocument;

/// Below this width a form takes the room of the side it is not about.
constexpr int RoomForAllUnits = 350;

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
    m_gates->leaveFilterOut();
    m_right = buildDocuments();
    m_splitter->addWidget(m_gates);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
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
    connect(m_documents, &LinesPanel::escaped, this, [this] { removeFilter(); });
    for (LinesPanel *each : {m_gates, m_documents}) {
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
    return m_documents->removeFilter();
}

bool ProcessPage::focusFilter()
{
    if (!m_right->isVisible())
        return false;
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

void ProcessPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    makeRoom();
}

} // namespace plumbline::pages
