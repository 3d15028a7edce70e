#pragma once

#include "plumbline/workspace/dealshown.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace plumbline::pages {

/// The stages of the funnel as steps: those behind, where the deal stands, and those ahead with what they ask for. A step is a
/// button that wants the deal there.
class StageStepper final : public QWidget {
    Q_OBJECT
public:
    explicit StageStepper(QWidget *parent);

    enum class Moving { Possible, Impossible };
    void show(const workspace::DealShown &deal, Moving moving);

Q_SIGNALS:
    void stageWanted(const plumbline::domain::StageId &stage);

private:
    QPushButton *addStep(const workspace::StageShown &stage, const workspace::DealShown &deal);
    QWidget *m_steps = nullptr;
};

} // namespace plumbline::pages
