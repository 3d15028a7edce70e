#include "deals/stagestepper.h"

#include "deals/dealwords.h"
#include "parts/flowlayout.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

enum class Side { Behind, Here, Ahead };

Side sideOf(const domain::Stage &stage, const domain::Stage &now)
{
    if (stage.id == now.id)
        return Side::Here;
    // A deal that was lost stands in none of them.
    return now.outcome != domain::StageOutcome::Lost && stage.rank < now.rank ? Side::Behind : Side::Ahead;
}

} // namespace

StageStepper::StageStepper(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void StageStepper::show(const workspace::DealShown &deal, Moving moving)
{
    const bool hadFocus = m_steps != nullptr && m_steps->isAncestorOf(QApplication::focusWidget());
    delete m_steps;
    m_steps = new QWidget(this);
    m_steps->setLayout(new FlowLayout(kit::tokens().space(1)));
    QPushButton *here = nullptr;
    for (const workspace::StageShown &each : deal.stages) {
        // Losing asks why and stands apart; only where the deal is lost is that a step.
        const bool isHere = each.stage.id == deal.deal.stage;
        if (each.stage.outcome == domain::StageOutcome::Lost && !isHere)
            continue;
        QPushButton *step = addStep(each, deal);
        step->setEnabled(isHere || moving == Moving::Possible);
        here = isHere ? step : here;
    }
    layout()->addWidget(m_steps);
    if (hadFocus && here != nullptr)
        here->setFocus(Qt::OtherFocusReason);
}

QPushButton *StageStepper::addStep(const workspace::StageShown &stage, const workspace::DealShown &deal)
{
    const Side side = sideOf(stage.stage, deal.stage().stage);
    const QString name = kit::stageLabel(stage.stage.name);
    auto *step = new QPushButton(name, m_steps);
    step->setObjectName(QStringLiteral("step.") + stage.stage.id.toString());
    const QString gates = gatesText(stage.gates);
    switch (side) {
    case Side::Behind:
        step->setIcon(kit::icon(kit::Glyph::Check, kit::TextLevel::Muted));
        kit::setButtonWeight(step, kit::ButtonWeight::Quiet);
        step->setToolTip(tr("Move back to %1").arg(name));
        break;
    case Side::Here:
        kit::setButtonWeight(step, kit::ButtonWeight::Primary);
        step->setToolTip(tr("The deal is here"));
        break;
    case Side::Ahead:
        if (!gates.isEmpty())
            step->setIcon(kit::icon(kit::Glyph::Lock, kit::TextLevel::Muted));
        step->setToolTip(gates.isEmpty() ? tr("Move to %1").arg(name) : gates);
        break;
    }
    step->setAccessibleName(name);
    step->setAccessibleDescription(step->toolTip());
    m_steps->layout()->addWidget(step);
    if (side != Side::Here)
        // Behind the click: the answer makes all steps anew.
        connect(
            step, &QPushButton::clicked, this, [this, id = stage.stage.id] { Q_EMIT stageWanted(id); }, Qt::QueuedConnection);
    return step;
}

} // namespace plumbline::pages
