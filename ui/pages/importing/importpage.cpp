#include "importing/importpage.h"

#include "importing/filecard.h"
#include "importing/importdraft.h"
#include "importing/importwords.h"
#include "importing/outcomepanel.h"
#include "importing/previewtable.h"
#include "importing/questionscard.h"
#include "importing/refusalscard.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace plumbline::pages {

namespace {

const kit::Setting<QString> ImportFolder{"import/folder", QString(), kit::SettingScope::Machine};
const QString ChooseAction = QStringLiteral("import.choose");
const QString RunAction = QStringLiteral("import.run");
const QString RefusedKey = QStringLiteral("refused");
constexpr int ProgressWidthUnits = 60;

/// The first local file of a drag; empty when there is none.
QString fileOf(const QMimeData &data) {
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace

ImportPage::ImportPage(const Context &context, QWidget *parent)
    : Page(QStringLiteral("import"), context, parent),
      m_draft(new ImportDraft(context.workspace, this)) {
    setAcceptDrops(true);
    build();
    connectParts();
    addActions();
    showStart();
}

ImportPage::~ImportPage() {
    m_import.disconnect(this);
    m_import.cancel();
    context().actions.remove(ChooseAction);
    context().actions.remove(RunAction);
}

QString ImportPage::pageTitle() {
    return tr("Import");
}

QString ImportPage::help() const {
    return tr("Brings a CSV or XLSX file in. Choose a file or drop it here; Plumbline guesses what its rows and columns are, and "
              "counts what would happen before anything is written. Answer the names it does not know, correct the columns, and "
              "import. The import is one entry of the ledger and can be undone as one.");
}

void ImportPage::build() {
    m_stack = new QStackedWidget(this);
    m_states = new kit::StateStack(buildWork(), m_stack);
    m_outcome = new OutcomePanel(m_stack);
    m_stack->addWidget(m_states);
    m_stack->addWidget(m_outcome);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

QWidget *ImportPage::buildWork() {
    const kit::Tokens &t = kit::tokens();
    auto *work = new QWidget;
    m_scroll = new QScrollArea(work);
    auto *inside = new QWidget(m_scroll);
    m_banner = new kit::Banner(work);
    m_file = new FileCard(context().workspace, *m_draft, inside);
    m_figures = new kit::FigureRow(inside);
    m_questions = new QuestionsCard(*m_draft, inside);
    m_columns = new PreviewCard(*m_draft, inside);
    m_refusals = new RefusalsCard(inside);
    auto *cards = new QVBoxLayout(inside);
    cards->setContentsMargins(t.space(4), t.space(4), t.space(4), t.space(4));
    cards->setSpacing(t.space(3));
    cards->addWidget(m_file);
    cards->addWidget(m_figures);
    cards->addWidget(m_questions);
    cards->addWidget(m_columns);
    cards->addWidget(m_refusals);
    cards->addStretch(1);
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buildFooter(work));
    return work;
}

QWidget *ImportPage::buildFooter(QWidget *parent) {
    const kit::Tokens &t = kit::tokens();
    auto *footer = new QWidget(parent);
    m_sentence = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, footer);
    m_progress = new QProgressBar(footer);
    m_cancel = new QPushButton(footer);
    m_act = new QPushButton(footer);
    m_sentence->setObjectName(QStringLiteral("import.sentence"));
    m_cancel->setObjectName(QStringLiteral("import.cancel"));
    m_act->setObjectName(QStringLiteral("import.act"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(t.space(ProgressWidthUnits));
    kit::setButtonWeight(m_act, kit::ButtonWeight::Primary);
    auto *line = new QHBoxLayout(footer);
    line->setContentsMargins(t.space(4), t.space(2), t.space(4), t.space(2));
    line->setSpacing(t.space(3));
    line->addWidget(m_sentence, 1);
    line->addWidget(m_progress);
    line->addWidget(m_cancel);
    line->addWidget(m_act);
    return footer;
}

void ImportPage::connectParts() {
    connect(m_draft, &ImportDraft::previewed, this, &ImportPage::showPreview);
    connect(m_draft, &ImportDraft::edited, this, &ImportPage::showEdits);
    connect(m_draft, &ImportDraft::failed, this, &ImportPage::showFailure);
    connect(m_draft, &ImportDraft::leftOut, this, [this](const QStringList &headers) {
        m_banner->show(
            kit::Tone::Watch,
            tr("This file has no column %1. The mapping goes on without it.").arg(headers.join(tr(", ", "between column names"))),
            {}, kit::Dismissal::CanBeClosed);
    });
    connect(m_draft, &ImportDraft::encodingSettled, this, [this](const QString &encoding) {
        m_banner->show(
            kit::Tone::Watch,
            tr("The file is read as %1. Choose another encoding where letters look wrong.").arg(encodingText(encoding)), {},
            kit::Dismissal::CanBeClosed);
    });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, m_questions, &QuestionsCard::noteSeen);
    connect(m_states, &kit::StateStack::acted, this, &ImportPage::chooseFile);
    connect(m_file, &FileCard::anotherWanted, this, &ImportPage::chooseFile);
    connect(m_file, &FileCard::failed, this, &ImportPage::showFailure);
    connect(m_file, &FileCard::templateSaved, this, [this](const QString &name) {
        m_banner->show(kit::Tone::Good, tr("The mapping is kept as “%1”.").arg(name), {}, kit::Dismissal::CanBeClosed);
    });
    connect(m_figures, &kit::FigureRow::activated, this, [this] {
        m_scroll->ensureWidgetVisible(m_refusals);
        m_refusals->table()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_act, &QPushButton::clicked, this, &ImportPage::importFile);
    connect(m_cancel, &QPushButton::clicked, this, &ImportPage::cancelWork);
    connect(&m_import, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_import, &QFutureWatcherBase::finished, this, &ImportPage::finished);
    connect(m_outcome, &OutcomePanel::anotherWanted, this, &ImportPage::chooseFile);
    connect(m_outcome, &OutcomePanel::undoWanted, this, &ImportPage::undo);
    connect(m_outcome, &OutcomePanel::showWanted, this, [this] {
        const QString target = m_draft->target();
        // What was just read must not be hidden by chips that were set for something else.
        context().slice.clearCuts();
        Q_EMIT pageWanted(target == u"invoices" || target == u"documents" ? QStringLiteral("receivables")
                                                                          : QStringLiteral("pipeline"));
    });
}

void ImportPage::addActions() {
    kit::ActionRegistry &actions = context().actions;
    actions.add({ChooseAction,
                 [] { return ImportPage::tr("Import a file…"); },
                 kit::ActionSection::Data,
                 {QKeySequence(QKeySequence::Open)},
                 kit::Glyph::Import,
                 {}},
                this, [this] {
                    Q_EMIT pageWanted(id());
                    chooseFile();
                });
    actions.add({RunAction,
                 [] { return ImportPage::tr("Import the file on the import page"); },
                 kit::ActionSection::Data,
                 {QKeySequence(Qt::CTRL | Qt::Key_Return)},
                 kit::Glyph::Check,
                 {}},
                this, [this] {
                    if (isInFront())
                        importFile();
                });
}

void ImportPage::activate() {
    Page::activate();
    if (m_stack->currentWidget() == m_outcome)
        m_outcome->focusNext();
    else if (!m_draft->preview())
        m_states->setFocus(Qt::OtherFocusReason);
}

/// The slice means nothing here; what others committed changes the counts.
void ImportPage::applySlice(const analytics::Slice & /*slice*/) {
    if (m_draft->preview() && m_stack->currentWidget() == m_states && !isImporting() &&
        context().workspace.position() != m_positionBefore)
        refresh();
}

void ImportPage::refresh() {
    m_positionBefore = context().workspace.position();
    m_file->loadTemplates();
    if (!isImporting() && m_stack->currentWidget() == m_states)
        m_draft->recount();
    showFooter();
}

void ImportPage::forget() {
    m_import.cancel();
    m_isImporting = false;
    m_outcome->show({}, {}, {});
    m_undoing.drop();
    m_draft->close();
    m_file->forget();
    m_columns->showPreview();
    m_questions->showQuestions();
    m_refusals->show({}, 0);
    m_banner->clear();
    showStart();
}

QString ImportPage::unfinishedWork() const {
    return isImporting() ? tr("%1 is being imported.").arg(QFileInfo(m_draft->path()).fileName()) : QString();
}

void ImportPage::cancelWork() {
    m_cancel->setEnabled(false);
    m_import.cancel();
}

bool ImportPage::isSettled() const {
    return !m_draft->isCounting() && !isImporting() && !m_undoing.isPending();
}

std::optional<ExportContent> ImportPage::exportContent() const {
    if (m_stack->currentWidget() != m_states || !m_draft->preview() || m_draft->preview()->refusals.empty())
        return std::nullopt;
    return ExportContent{m_refusals->content(), nullptr};
}

void ImportPage::showStart() {
    m_stack->setCurrentWidget(m_states);
    m_states->setNotice(
        {kit::PageState::Empty, tr("Choose a file, or drop one here."),
         tr("CSV and XLSX, in any usual encoding, date order and number style. You see what would happen before anything is written."),
         tr("Choose a file…")});
}

void ImportPage::chooseFile() {
    if (isImporting())
        return;
    QString folder = context().settings.value(ImportFolder);
    if (!QFileInfo(folder).isDir())
        folder = kit::documentsFolder();
    const kit::FileQuestion question{
        tr("Choose the file to import"), folder, {tr("Tables (*.csv *.tsv *.txt *.xlsx)"), tr("All files (*)")}};
    context().prompt.openFile(this, question, this, [this](const QString &path) {
        if (!path.isEmpty())
            openFile(path);
    });
}

void ImportPage::openFile(const QString &path) {
    if (isImporting())
        return;
    context().settings.set(ImportFolder, QFileInfo(path).absolutePath());
    m_banner->clear();
    m_file->loadTemplates();
    m_positionBefore = context().workspace.position();
    m_stack->setCurrentWidget(m_states);
    m_states->setState(kit::PageState::Loading);
    // Last, since the answer may be there at once.
    m_draft->open(path);
}

void ImportPage::dragEnterEvent(QDragEnterEvent *event) {
    if (!isImporting() && !fileOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportPage::dropEvent(QDropEvent *event) {
    event->acceptProposedAction();
    openFile(fileOf(*event->mimeData()));
}

void ImportPage::retranslate() {
    m_file->retranslate();
    m_questions->retranslate();
    m_columns->retranslate();
    m_refusals->retranslate();
    m_cancel->setText(tr("Cancel the import"));
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_outcome->retranslate();
    if (m_states->state() == kit::PageState::Empty)
        showStart();
    if (m_draft->preview()) {
        showFigures();
        // Labels inside the answer are in the language it was asked in.
        m_draft->recount();
    }
    showFooter();
}

} // namespace plumbline::pages
