#pragma once

#include "deals/dealmover.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace plumbline::kit {
class StateStack;
}

namespace plumbline::pages {

class DealFacts;
class DealHead;
class Timeline;

/// One deal in full. What it can do is done by the page's acts and mover; a file dropped on it is asked what it is.
class DealView final : public QWidget {
    Q_OBJECT
public:
    DealView(const Context &context, DealActs &acts, DealMover &mover, QWidget *parent);

    void open(domain::DealId deal);
    /// The same deal again, after a change; what is shown stays until it is there.
    void refresh();
    void forget();
    void retranslate();
    [[nodiscard]] bool isSettled() const { return !m_asked.isPending(); }
    [[nodiscard]] const std::optional<workspace::DealShown> &deal() const { return m_deal; }
    void focusStart();

Q_SIGNALS:
    void backWanted();
    void settled();
    void failed(const QString &sentence);
    void recordWanted(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    void newCommitmentWanted(const plumbline::domain::Uuid &deal);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void connectHead();
    void take(const workspace::DealShown &deal);
    void moveTo(domain::StageId stage);
    void offerActsFor(const QStringList &paths, const QPoint &at);
    [[nodiscard]] DealAbout about() const;
    [[nodiscard]] domain::Role role() const;

    Context m_context;
    DealActs &m_acts;
    DealMover &m_mover;
    models::Latest m_asked;
    models::Latest m_zoneAsked;
    QString m_timeZone;
    domain::DealId m_id;
    std::optional<workspace::DealShown> m_deal;
    kit::StateStack *m_states;
    QScrollArea *m_scroll;
    DealHead *m_head;
    Timeline *m_timeline;
    DealFacts *m_facts;
    QBoxLayout *m_columns;
};

} // namespace plumbline::pages
