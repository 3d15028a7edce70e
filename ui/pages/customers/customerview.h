#pragma once

#include "plumbline/analytics/figure.h"
#include "plumbline/domain/entities/pipeline.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/customerdesk.h"

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace plumbline::kit {
class AgeingBar;
class Banner;
class Card;
class Chip;
class FigureRow;
class Label;
class StateStack;
} // namespace plumbline::kit

namespace plumbline::pages {

struct Line;
class LinesPanel;
class RowsView;
class Toggle;

/// One customer from all sides: what is unkept, what is owed and since when, and below it everything that happened, the open items,
/// the commitments and the deals.
class CustomerView final : public QWidget {
    Q_OBJECT
public:
    CustomerView(const Context &context, QWidget *parent);

    enum Look { Timeline, Commitments, Items, Deals };

    void showCustomer(domain::AccountId account);
    [[nodiscard]] domain::AccountId account() const { return m_account; }
    void refresh();
    void forget();
    void retranslate();
    /// The text filter, then the choice of kinds, the figure or the unkept ones; false when there was none.
    bool removeFilter();
    void focusFilter();
    void focusList();
    [[nodiscard]] QString filterSentence() const;
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] std::optional<ExportContent> exportContent() const;

Q_SIGNALS:
    void backWanted();
    void filterChanged();
    void recordSelected(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    void recordOpened(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    void recordWanted(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    void newWanted(plumbline::domain::EntityKind kind);
    void exportWanted();
    void settled();

private:
    void build();
    [[nodiscard]] QWidget *buildHead(QWidget *parent);
    void buildLists();
    void connectParts();
    void connectList(LinesPanel *list);
    void take(const workspace::CustomerShown &shown);
    void refuse(const domain::Error &error);
    void showAll();
    void showHead();
    void showUnkept();
    void showTiles();
    void showAgeing();
    void showCommitments();
    void showDeals();
    void showTimeline();
    void showKinds();
    void showItems();
    void look(Look which);
    void pick(const QString &figure);
    void setUnkeptOnly(bool only);
    [[nodiscard]] QString listTitle() const;
    [[nodiscard]] LinesPanel *currentLines() const;
    [[nodiscard]] QWidget *currentTable() const;

    Context m_context;
    models::Latest m_asked;
    models::Latest m_timelineAsked;
    domain::AccountId m_account;
    std::optional<workspace::CustomerShown> m_shown;
    std::vector<workspace::TimelineItem> m_timeline;
    bool m_hasTimeline = false;
    QString m_timeZone;
    bool m_unkeptOnly = false;
    std::optional<analytics::FigureId> m_picked;

    kit::StateStack *m_states;
    QWidget *m_content;
    QToolButton *m_back;
    kit::Label *m_name;
    kit::Label *m_facts;
    QPushButton *m_newCommitment;
    QPushButton *m_recordReceipt;
    kit::Banner *m_notice;
    kit::Banner *m_unkept;
    kit::FigureRow *m_tiles;
    kit::Card *m_card;
    kit::AgeingBar *m_ageing;
    Toggle *m_toggle;
    kit::Chip *m_kinds;
    QStackedWidget *m_lists;
    LinesPanel *m_timelineList;
    LinesPanel *m_commitments;
    LinesPanel *m_deals;
    RowsView *m_items;
};

} // namespace plumbline::pages
