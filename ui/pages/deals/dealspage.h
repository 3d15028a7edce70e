#pragma once

#include "deals/dealmover.h"
#include "plumbline/analytics/figure.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/deals.h"

class QPushButton;
class QStackedWidget;

namespace plumbline::kit {
class Banner;
class Board;
class StateStack;
} // namespace plumbline::kit

namespace plumbline::pages {

class ActHost;
class DealView;
class Reassigner;
class RowsView;
class Toggle;

/// Deals of the slice on a board of stages or in a list, moved by mouse and keyboard; a gate that refuses says what is missing and
/// offers it.
class DealsPage final : public Page {
    Q_OBJECT
public:
    explicit DealsPage(const Context &context, QWidget *parent = nullptr);
    ~DealsPage() override;

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    void applySlice(const analytics::Slice &slice) override;
    void refresh() override;
    void forget() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString filterSentence() const override;
    bool removeFilter() override;
    bool focusFilter() override;
    void showRecord(const domain::Uuid &record) override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Look { Board, List };
    void build();
    QWidget *buildBrowse();
    void connectBoard();
    void connectList();
    void connectActs();
    void connectDeal();
    /// From a deal to where one was; false where none is open.
    bool goBack();
    [[nodiscard]] bool isDealOpen() const;
    void addActions();
    void enableActions(bool inFront);

    void askBoard();
    void take(const workspace::DealBoard &board);
    void showBoard();
    void showRows();
    void showLook(Look look);
    void showNotices();
    void showEmpty();
    [[nodiscard]] Look look() const;
    [[nodiscard]] bool mayMove() const;
    void filterByStage(const QString &stage);

    void moveCard(const QString &card, const QString &from, const QString &to);
    void moved(const DealMove &move, qint64 position);
    void apply(const DealMove &move);
    void offerStages(const QString &card, const QPoint &at);
    void showReassign();
    void reassignSelected();
    [[nodiscard]] const analytics::BoardStage *stageOf(const QString &key) const;
    [[nodiscard]] const analytics::BoardCard *cardOf(const QString &key) const;

    models::Latest m_asked;
    std::optional<workspace::DealBoard> m_board;
    /// Moves that were made since the columns behind the board were loaded, by the position they got.
    std::vector<std::pair<qint64, DealMove>> m_ahead;
    /// The stage the list shows; absent: all open ones.
    std::optional<int> m_stageFilter;
    kit::Banner *m_notice;
    kit::Banner *m_banner;
    Toggle *m_look;
    kit::StateStack *m_states;
    QStackedWidget *m_stack;
    QWidget *m_browse;
    QStackedWidget *m_looks;
    kit::Board *m_cards;
    RowsView *m_rows;
    ActHost *m_host;
    DealActs *m_acts;
    DealMover *m_mover;
    DealView *m_deal;
    QPushButton *m_reassign;
    Reassigner *m_reassigner;
};

} // namespace plumbline::pages
