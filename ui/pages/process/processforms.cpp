#include "process/processforms.h"

#include "parts/attachmentlist.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/workspace/labels.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

namespace plumbline::pages {

namespace {

using workspace::ProcessDocument;
using workspace::ProcessStage;

QFormLayout *formOn(QWidget *widget)
{
    auto *form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(kit::tokens().space(2));
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QLabel *addField(QFormLayout *form, QWidget *field)
{
    auto *label = new QLabel(field->parentWidget());
    label->setBuddy(field);
    form->addRow(label, field);
    return label;
}

void name(QLabel *label, const QString &text)
{
    label->setText(text);
    if (QWidget *field = label->buddy())
        field->setAccessibleName(text);
}

const QString EventKey = QStringLiteral("event:");
const QString DocumentKey = QStringLiteral("document:");

} // namespace

GateForm::GateForm(QWidget *parent) : QWidget(parent), m_stage(new QComboBox(this)), m_wanted(new QComboBox(this))
{
    QFormLayout *form = formOn(this);
    m_stage->setObjectName(QStringLiteral("gate.stage"));
    m_wanted->setObjectName(QStringLiteral("gate.wanted"));
    for (QComboBox *each : {m_stage, m_wanted}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(each, &QComboBox::currentIndexChanged, this, &GateForm::edited);
    }
    m_stageLabel = addField(form, m_stage);
    m_wantedLabel = addField(form, m_wanted);
}

void GateForm::setProcess(const workspace::ProcessShown &process)
{
    m_process = process;
    fill();
}

void GateForm::fill()
{
    const QString stage = m_stage->currentData().toString();
    const QString wanted = m_wanted->currentData().toString();
    {
        const QSignalBlocker quietStage(m_stage);
        const QSignalBlocker quietWanted(m_wanted);
        m_stage->clear();
        for (const ProcessStage &each : m_process.stages)
            // Losing needs nothing.
            if (each.stage.outcome != domain::StageOutcome::Lost)
                m_stage->addItem(kit::stageLabel(each.stage.name), each.stage.id.toString());
        m_wanted->clear();
        for (const auto &[type, token] : domain::Tokens<domain::KeyEventType>::names)
            m_wanted->addItem(workspace::tokenLabel(domain::toToken(type)), EventKey + domain::toToken(type));
        for (const ProcessDocument &each : m_process.documents)
            //: A document that has to be read before a stage.
            m_wanted->addItem(tr("Read “%1”").arg(each.document.title), DocumentKey + each.document.id.toString());
        m_stage->setCurrentIndex(std::max(0, m_stage->findData(stage)));
        m_wanted->setCurrentIndex(std::max(0, m_wanted->findData(wanted)));
    }
    Q_EMIT edited();
}

void GateForm::setStage(domain::StageId stage)
{
    if (const int index = m_stage->findData(stage.toString()); index >= 0)
        m_stage->setCurrentIndex(index);
}

domain::StageGate GateForm::gate(domain::StageGateId id) const
{
    domain::StageGate made;
    made.id = id;
    made.stage = domain::StageId(domain::Uuid::parse(m_stage->currentData().toString()).value_or(domain::Uuid()));
    const QString wanted = m_wanted->currentData().toString();
    if (wanted.startsWith(EventKey)) {
        if (const auto type = domain::fromToken<domain::KeyEventType>(wanted.mid(EventKey.size())))
            made.event = *type;
    } else if (const auto document = domain::Uuid::parse(QStringView(wanted).mid(DocumentKey.size()))) {
        made.document = domain::DocumentId(*document);
    }
    return made;
}

QString GateForm::obstacle() const
{
    const domain::StageGate wanted = gate({});
    for (const ProcessStage &stage : m_process.stages)
        for (const workspace::ProcessGate &each : stage.gates)
            if (each.gate.stage == wanted.stage && each.gate.event == wanted.event && each.gate.document == wanted.document)
                return tr("This stage asks for it already.");
    return m_stage->count() == 0 ? tr("There is no stage to put a gate before.") : QString();
}

void GateForm::retranslate()
{
    name(m_stageLabel, tr("Before the stage"));
    name(m_wantedLabel, tr("What has to have happened"));
    fill();
}

PublishForm::PublishForm(const Context &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_which(new QComboBox(this)), m_title(new QLineEdit(this)),
      m_version(new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this)), m_file(new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this)),
      m_choose(new QPushButton(this))
{
    QFormLayout *form = formOn(this);
    m_which->setObjectName(QStringLiteral("publish.which"));
    m_title->setObjectName(QStringLiteral("publish.title"));
    m_choose->setObjectName(QStringLiteral("publish.choose"));
    m_file->setObjectName(QStringLiteral("publish.file"));
    m_file->setOverflow(kit::Label::Overflow::Wrap);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_whichLabel = addField(form, m_which);
    m_titleLabel = addField(form, m_title);
    m_versionLabel = addField(form, m_version);
    m_fileLabel = addField(form, m_choose);
    form->addRow(m_file);
    setAcceptDrops(true);
    connect(m_which, &QComboBox::currentIndexChanged, this, [this] { showChoice(); });
    connect(m_title, &QLineEdit::textChanged, this, &PublishForm::edited);
    connect(m_choose, &QPushButton::clicked, this, &PublishForm::chooseFile);
}

void PublishForm::setProcess(const workspace::ProcessShown &process)
{
    m_process = process;
    fill();
}

void PublishForm::fill()
{
    const QString before = m_which->currentData().toString();
    {
        const QSignalBlocker quiet(m_which);
        m_which->clear();
        m_which->addItem(tr("A new document"), QString());
        for (const ProcessDocument &each : m_process.documents)
            m_which->addItem(tr("Next version of “%1”").arg(each.document.title), each.document.id.toString());
        m_which->setCurrentIndex(std::max(0, m_which->findData(before)));
    }
    const ProcessDocument *document = chosen();
    m_version->setText(kit::Format().count(document ? document->document.version + 1 : 1));
    Q_EMIT edited();
}

void PublishForm::showChoice()
{
    const ProcessDocument *document = chosen();
    m_title->setText(document ? document->document.title : QString());
    m_version->setText(kit::Format().count(document ? document->document.version + 1 : 1));
    Q_EMIT edited();
}

const ProcessDocument *PublishForm::chosen() const
{
    const QString key = m_which->currentData().toString();
    const auto found = std::ranges::find(m_process.documents, key, [](const ProcessDocument &each) { return each.document.id.toString(); });
    return found == m_process.documents.end() ? nullptr : &*found;
}

void PublishForm::setDocument(domain::DocumentId document)
{
    m_which->setCurrentIndex(std::max(0, document.isNil() ? 0 : m_which->findData(document.toString())));
    showChoice();
}

void PublishForm::clear()
{
    m_which->setCurrentIndex(0);
    m_title->clear();
    setPath({});
}

void PublishForm::chooseFile()
{
    m_context.prompt.openFile(this, {tr("The document’s file"), kit::documentsFolder(), {}}, this, [this](const QString &path) {
        if (!path.isEmpty())
            setPath(path);
    });
}

void PublishForm::setPath(const QString &path)
{
    m_path = path;
    m_file->setText(path.isEmpty() ? tr("No file yet. Drop one here, or choose it.") : QFileInfo(path).fileName());
    // Most documents are called as their file is.
    if (!path.isEmpty() && m_title->text().trimmed().isEmpty())
        m_title->setText(QFileInfo(path).completeBaseName());
    Q_EMIT edited();
}

QString PublishForm::obstacle() const
{
    if (m_title->text().trimmed().isEmpty())
        return tr("The document needs a title.");
    return m_path.isEmpty() ? tr("The document needs its file.") : QString();
}

domain::PublishDocument PublishForm::document(domain::DocumentId fresh) const
{
    const ProcessDocument *before = chosen();
    return {before ? before->document.id : fresh, m_title->text().trimmed(), before ? before->document.version + 1 : 1, {}};
}

QStringList PublishForm::paths() const
{
    return {m_path};
}

void PublishForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (!AttachmentList::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PublishForm::dropEvent(QDropEvent *event)
{
    const QStringList files = AttachmentList::filesIn(*event->mimeData());
    if (files.isEmpty())
        return;
    setPath(files.front());
    event->acceptProposedAction();
}

void PublishForm::retranslate()
{
    name(m_whichLabel, tr("Document"));
    name(m_titleLabel, tr("Title"));
    name(m_versionLabel, tr("Version"));
    name(m_fileLabel, tr("File"));
    m_choose->setText(tr("Choose a file…"));
    m_choose->setAccessibleName(tr("Choose the document’s file"));
    fill();
    setPath(m_path);
}

} // namespace plumbline::pages
