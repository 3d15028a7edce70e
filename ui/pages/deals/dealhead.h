#pragma once

#include "plumbline/domain/role.h"
#include "plumbline/workspace/dealshown.h"

#include <QWidget>

#include <map>

class QPushButton;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

class StageStepper;

/// What a deal is and what can be done in it: title, customer, figures, the stages as steps, and the acts as buttons.
class DealHead final : public QWidget {
    Q_OBJECT
public:
    explicit DealHead(QWidget *parent);

    void show(const workspace::DealShown &deal, domain::Role role);
    void retranslate();
    void focusActs();

Q_SIGNALS:
    void backWanted();
    void accountWanted();
    void stageWanted(const plumbline::domain::StageId &stage);
    void eventWanted(plumbline::domain::KeyEventType type);
    void lossWanted();
    void reopenWanted();
    void commitmentWanted();
    void handoverWanted();

private:
    void build();
    QWidget *buildActs();
    void showFigures();
    void showActs();
    [[nodiscard]] QString stageFigure() const;

    /// What is not there is not shown.
    struct Figure {
        QWidget *box;
        kit::Label *label;
        kit::Label *value;
    };
    Figure addFigure(QLayout &into);

    std::optional<workspace::DealShown> m_deal;
    domain::Role m_role = domain::Role::Auditor;
    QPushButton *m_back;
    kit::Label *m_title;
    QPushButton *m_account;
    std::array<Figure, 5> m_figures{};
    StageStepper *m_stepper;
    QWidget *m_acts = nullptr;
    std::map<domain::KeyEventType, QPushButton *> m_events;
    QPushButton *m_commitment;
    QPushButton *m_handover;
    QPushButton *m_lose;
    QPushButton *m_reopen;
};

} // namespace plumbline::pages
