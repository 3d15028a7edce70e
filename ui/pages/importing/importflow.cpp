#include "importing/importpage.h"

#include "importing/filecard.h"
#include "importing/importdraft.h"
#include "importing/importwords.h"
#include "importing/outcomepanel.h"
#include "importing/previewtable.h"
#include "importing/questionscard.h"
#include "importing/refusalscard.h"

#include "plumbline/intake/errors.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/workspace/labels.h"

#include <QComboBox>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

/// The import page from preview to outcome.
namespace plumbline::pages {

void ImportPage::showPreview() {
    m_states->setState(kit::PageState::Ready);
    m_positionBefore = context().workspace.position();
    m_file->showPreview();
    m_questions->showQuestions();
    m_columns->showPreview();
    const workspace::ImportPreview &preview = *m_draft->preview();
    m_refusals->show(preview.refusals, preview.refused);
    showFigures();
    showFooter();
    Q_EMIT settled();
}

void ImportPage::showEdits() {
    m_questions->showDecisions();
    m_columns->showEdits();
    m_file->showPreview();
    showFooter();
}

void ImportPage::showFigures() {
    const kit::Format format;
    const workspace::ImportPreview &preview = *m_draft->preview();
    const auto figure = [&](const QString &label, std::int64_t count) {
        kit::Figure made;
        made.label = label;
        // Nothing was counted yet where a column is missing.
        made.value = preview.problem ? kit::Format::none() : format.count(count);
        return made;
    };
    kit::Figure created = figure(tr("Would be created"), preview.wouldCreate);
    const std::int64_t waiting = preview.waiting;
    if (waiting > 0 && !preview.problem)
        created.subline = tr("%1 rows wait for an answer", nullptr, static_cast<int>(std::min<std::int64_t>(waiting, 1'000'000)))
                              .arg(format.count(waiting));
    else if (preview.unattributed > 0)
        created.subline =
            tr("%1 without customer", nullptr, static_cast<int>(std::min<std::int64_t>(preview.unattributed, 1'000'000)))
                .arg(format.count(preview.unattributed));
    kit::Figure refused = figure(tr("Would be refused"), preview.refused);
    if (preview.refused > 0) {
        refused.key = QStringLiteral("refused");
        refused.badge = kit::Badge{kit::Tone::Watch, kit::Trend::None, tr("see why below")};
    }
    m_figures->setFigures({figure(tr("Rows in the file"), preview.rowsRead), created,
                           figure(tr("Would be changed"), preview.wouldUpdate), figure(tr("Here already"), preview.unchanged),
                           refused});
}

std::int64_t ImportPage::importable() const {
    const auto &preview = m_draft->preview();
    return preview ? preview->rowsRead - preview->refused : 0;
}

void ImportPage::showFooter() {
    const bool importing = isImporting();
    const auto &preview = m_draft->preview();
    m_progress->setVisible(importing);
    m_cancel->setVisible(importing);
    m_act->setVisible(!importing);
    const int proposals = m_draft->proposals();
    m_act->setText(preview && preview->problem       ? pageTitle()
                   : m_draft->firstUnanswered() >= 0 ? tr("Go to the next open name")
                   : proposals > 0                   ? acceptAct(m_draft->target(), importable(), proposals)
                                                     : importAct(m_draft->target(), importable()));
    m_scroll->widget()->setEnabled(!importing);
    m_sentence->setTone(kit::Tone::Neutral);
    if (!preview)
        return;
    const bool nothing =
        preview->wouldCreate + preview->wouldUpdate == 0 && m_draft->firstUnanswered() < 0 && m_draft->missingColumns().isEmpty();
    m_act->setEnabled(!m_draft->isCounting() && !nothing);
    if (importing)
        m_sentence->setText(tr("Importing %1. You can go on working; cancelling leaves everything as it was.")
                                .arg(QFileInfo(m_draft->path()).fileName()));
    else if (m_draft->isCounting())
        m_sentence->setText(tr("Counting what would happen…"));
    else if (const QStringList missing = m_draft->missingColumns(); !missing.isEmpty())
        m_sentence->setText(
            tr("Still needed: %1. Choose the column that holds it.").arg(missing.join(tr(", ", "between column names"))));
    else if (m_draft->firstUnanswered() >= 0)
        m_sentence->setText(tr("Some names still have to be answered."));
    else if (proposals > 0 && !nothing)
        m_sentence->setText(tr("%1 names are taken for the closest known ones, as selected above.", nullptr, proposals)
                                .arg(kit::Format().count(proposals)));
    else if (nothing)
        m_sentence->setText(preview->refused > 0 && preview->unchanged == 0
                                ? tr("None of these rows can come in as they are mapped now.")
                                : tr("Everything in this file is here already; importing it would change nothing."));
    else
        m_sentence->setText(
            tr("Nothing is written until you import. It becomes one entry of the ledger and can be undone as one."));
}

void ImportPage::showFailure(const domain::Error &error) {
    const bool hasPreview = m_draft->preview().has_value();
    if (!hasPreview) {
        m_states->setNotice({kit::PageState::Error, workspace::errorText(error),
                             tr("Nothing was imported. The file was not changed."), tr("Choose another file…")});
        Q_EMIT settled();
        return;
    }
    // The sentence beside the button says which columns are missing, by their names.
    m_file->showPreview();
    m_columns->showEdits();
    if (error.code != intake::errors::RequiredColumnsMissing)
        m_banner->show(kit::Tone::Bad, workspace::errorText(error), {}, kit::Dismissal::CanBeClosed);
    m_states->setState(kit::PageState::Ready);
    showFooter();
    Q_EMIT settled();
}

bool ImportPage::isBlocked() {
    if (const QStringList missing = m_draft->missingColumns(); !missing.isEmpty()) {
        m_banner->show(
            kit::Tone::Watch,
            tr("Still needed: %1. Choose the column that holds it.").arg(missing.join(tr(", ", "between column names"))));
        m_columns->focusMapping();
        return true;
    }
    const int open = m_draft->firstUnanswered();
    if (open < 0)
        return isUnseen();
    const workspace::ImportQuestion &question = m_draft->preview()->questions[static_cast<std::size_t>(open)];
    m_banner->show(kit::Tone::Watch,
                   tr("“%1” is not known yet. Decide what to do with its rows, then import.").arg(question.unknown));
    m_scroll->ensureWidgetVisible(m_questions);
    m_questions->focusQuestion(open);
    return true;
}

/// Nothing comes in under a proposed name that was never on the screen.
bool ImportPage::isUnseen() {
    m_questions->noteSeen();
    const int unseen = m_questions->firstUnseen();
    if (unseen < 0)
        return false;
    m_banner->show(kit::Tone::Watch, tr("Look over the selected names first, then import."));
    m_scroll->ensureWidgetVisible(m_questions);
    m_questions->focusQuestion(unseen);
    return true;
}

void ImportPage::importFile() {
    if (!m_draft->preview() || isImporting() || m_draft->isCounting() || m_stack->currentWidget() != m_states || isBlocked() ||
        !m_act->isEnabled())
        return;
    m_banner->clear();
    m_draft->acceptProposals();
    m_positionBefore = context().workspace.position();
    m_progress->setValue(0);
    m_cancel->setEnabled(true);
    m_isImporting = true;
    m_import.setFuture(context().workspace.import(m_draft->request()));
    showFooter();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void ImportPage::finished() {
    const QFuture<domain::Result<workspace::ImportOutcome>> future = m_import.future();
    // Locked meanwhile: there is nobody to tell.
    if (!std::exchange(m_isImporting, false))
        return;
    showFooter();
    if (future.resultCount() == 0) {
        const bool tooLate = context().workspace.position() != m_positionBefore;
        m_banner->show(tooLate ? kit::Tone::Watch : kit::Tone::Info,
                       tooLate ? tr("The import was complete before it could be cancelled. Undo it on the audit page.")
                               : tr("The import was cancelled. Nothing was written; what you decided is kept."),
                       {}, kit::Dismissal::CanBeClosed);
        m_act->setFocus(Qt::OtherFocusReason);
        Q_EMIT settled();
        return;
    }
    const domain::Result<workspace::ImportOutcome> outcome = future.resultAt(0);
    if (outcome)
        showOutcome(*outcome);
    else
        showFailure(outcome.error());
}

void ImportPage::showOutcome(const workspace::ImportOutcome &outcome) {
    m_outcome->show(m_draft->target(), QFileInfo(m_draft->path()).fileName(), outcome);
    m_stack->setCurrentWidget(m_outcome);
    if (isInFront())
        m_outcome->focusNext();
    Q_EMIT settled();
}

void ImportPage::undo() {
    const auto &entry = m_outcome->outcome().entry;
    if (!entry || m_undoing.isPending())
        return;
    m_undoing.ask(context().workspace.undo(entry->position), this, [this](const domain::Result<ledger::Entry> &undone) {
        if (undone)
            m_outcome->showUndone();
        else
            Q_EMIT noticeChanged(workspace::errorText(undone.error()));
        Q_EMIT settled();
    });
}

} // namespace plumbline::pages
