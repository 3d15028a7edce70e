#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/importing.h"

#include <QFutureWatcher>

class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace plumbline::kit {
class Banner;
class FigureRow;
class Label;
class StateStack;
} // namespace plumbline::kit

namespace plumbline::pages {

class FileCard;
class ImportDraft;
class OutcomePanel;
class PreviewCard;
class QuestionsCard;
class RefusalsCard;

/// Bringing a file in, on one page: the file, what it would do, the names it asks about, its columns, and then the import
/// itself with progress, cancel and what came of it. Nothing is written before the person says so.
class ImportPage final : public Page {
    Q_OBJECT
public:
    explicit ImportPage(const Context &context, QWidget *parent = nullptr);
    ~ImportPage() override;

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] bool followsSlice() const override { return false; }
    void activate() override;
    void applySlice(const analytics::Slice &slice) override;
    void refresh() override;
    void forget() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString unfinishedWork() const override;
    void cancelWork() override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

    void chooseFile();
    void openFile(const QString &path);
    /// Imports, or says what stands in the way and puts the focus there.
    void importFile();

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    QWidget *buildWork();
    QWidget *buildFooter(QWidget *parent);
    void connectParts();
    void addActions();
    void showPreview();
    void showEdits();
    void showFigures();
    void showFooter();
    void showFailure(const domain::Error &error);
    void showStart();
    [[nodiscard]] bool isBlocked();
    [[nodiscard]] bool isUnseen();
    [[nodiscard]] bool isImporting() const { return m_isImporting; }
    void finished();
    void showOutcome(const workspace::ImportOutcome &outcome);
    void undo();
    [[nodiscard]] std::int64_t importable() const;

    ImportDraft *m_draft;
    QFutureWatcher<domain::Result<workspace::ImportOutcome>> m_import;
    models::Latest m_undoing;
    /// From the start until its outcome is shown.
    bool m_isImporting = false;
    std::int64_t m_positionBefore = 0;
    QStackedWidget *m_stack;
    kit::StateStack *m_states;
    kit::Banner *m_banner;
    FileCard *m_file;
    kit::FigureRow *m_figures;
    QuestionsCard *m_questions;
    PreviewCard *m_columns;
    RefusalsCard *m_refusals;
    QScrollArea *m_scroll;
    kit::Label *m_sentence;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_act;
    OutcomePanel *m_outcome;
};

} // namespace plumbline::pages
