#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/workspace.h"

class QLineEdit;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace plumbline::kit {
class Banner;
class Card;
class StatePanel;
class TablePanel;
} // namespace plumbline::kit

namespace plumbline::pages {

class BulkView;
class ConflictsModel;
class ConflictView;
class Toggle;

/// Edits that met another's on the same field: what was there before, what each of the two wrote, what each choice does to the
/// figures, and the choice, one by one or for many. Every choice is an operation of its own.
class ConflictsPage final : public Page {
    Q_OBJECT
public:
    explicit ConflictsPage(const Context &context, QWidget *parent = nullptr);
    ~ConflictsPage() override;

    [[nodiscard]] static QString pageTitle();
    /// How many conflicts are open, whether or not the page was made yet.
    [[nodiscard]] static int waitingIn(const workspace::Workspace &workspace);
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] int attention() const override { return waitingIn(context().workspace); }
    [[nodiscard]] bool followsSlice() const override { return false; }
    void applySlice(const analytics::Slice &slice) override;
    void refresh() override;
    void forget() override;
    [[nodiscard]] bool isSettled() const override;
    bool removeFilter() override;
    bool focusFilter() override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *buildList();
    QWidget *buildDetails();
    void connectParts();
    void addActions();
    void enableActions(bool inFront);
    void ask();
    void take(std::vector<std::shared_ptr<const workspace::ConflictShown>> inOrder);
    void sayWhatWasResolvedElsewhere(const QString &typed);
    void showList();
    void showDetails();
    void showEmptyList();
    void moveBy(int step);
    void chooseForSelected(domain::ConflictChoice choice);
    void resolve(std::vector<workspace::ConflictDecision> decisions);
    void resolved(const std::vector<workspace::ConflictDecision> &decisions, const std::vector<workspace::DecisionOutcome> &outcomes);
    void refuse(const domain::Error &error);
    [[nodiscard]] const workspace::ConflictShown *current() const;
    [[nodiscard]] std::vector<const workspace::ConflictShown *> selected() const;
    [[nodiscard]] workspace::Workspace::Conflicts which() const;

    ConflictsModel *m_model;
    models::Latest m_asked;
    models::Latest m_zoneAsked;
    models::Latest m_currencyAsked;
    models::Latest m_resolving;
    domain::Currency m_currency;
    QString m_timeZone;
    bool m_isLoaded = false;
    /// The row to stand on when the one that was current goes.
    int m_lastRow = 0;
    kit::Banner *m_banner;
    QSplitter *m_splitter;
    kit::TablePanel *m_panel;
    QLineEdit *m_filter;
    Toggle *m_which;
    kit::Card *m_details;
    QScrollArea *m_scroll;
    QStackedWidget *m_stack;
    kit::StatePanel *m_nothing;
    ConflictView *m_one;
    BulkView *m_many;
};

} // namespace plumbline::pages
