#include "process/processpage.h"

#include "parts/attachmentlist.h"
#include "parts/linespanel.h"
#include "process/processforms.h"

#include "plumbline/domain/ports.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QPushButton>

/// What the lists of the page show, and to whom its acts are offered.
namespace plumbline::pages {

namespace {

using domain::EntityKind;
using domain::Role;
using workspace::ProcessDocument;
using workspace::ProcessGate;
using workspace::ProcessStage;

/// As the rules have it: who puts gates and lifts them.
constexpr domain::Roles GateKeepers = domain::Administrators | Role::Director;

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
             {format.date(domain::businessDate(document.document.published_at, m_timeZone)), document.document.published_at},
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

void ProcessPage::retranslate()
{
    using kit::ColumnKind;
    m_banner->clear();
    m_gates->setTitle(tr("What stages ask for"));
    m_gates->setColumns({{QStringLiteral("stage"), tr("Stage"), ColumnKind::Text, 12},
                         {QStringLiteral("wanted"), tr("Asks for"), ColumnKind::Text, 18},
                         {QStringLiteral("how"), tr("How"), ColumnKind::Text, 12}});
    m_gates->table()->setAccessibleName(tr("Stages and what they ask for"));
    m_gates->setEmptyNotice(tr("There are no stages."), {});
    m_addGate->setText(tr("Add gate"));
    m_removeGate->setText(tr("Remove"));
    m_removeGate->setAccessibleName(tr("Remove the gate"));
    m_documents->setTitle(tr("Technical documents"));
    m_documents->setColumns({{QStringLiteral("state"), tr("State"), ColumnKind::Flag, 12},
                             {QStringLiteral("title"), tr("Title"), ColumnKind::Text, 24},
                             {QStringLiteral("version"), tr("Version"), ColumnKind::Count, 8},
                             {QStringLiteral("published"), tr("Published"), ColumnKind::Moment, 12},
                             {QStringLiteral("stages"), tr("Asked for by"), ColumnKind::Text, 12}});
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

} // namespace plumbline::pages
