#include "handovers/handoverspage.h"

#include "commitments/commitmentsmodel.h"
#include "handovers/acceptform.h"
#include "handovers/handoverview.h"
#include "parts/reasonform.h"
#include "parts/toggle.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace plumbline::pages {

using domain::HandoverState;
using workspace::HandoverShown;

namespace {

/// The ways to look, in the order of the toggle.
enum Way { Offered, Everything, Tasks };

} // namespace

HandoversPage::HandoversPage(const Context &context, QWidget *parent)
    : ListPage(QStringLiteral("handovers"), context, parent), m_desk(context.workspace), m_rows(new HandoversModel(this)),
      m_view(new HandoverView(context, this))
{
    build(m_rows, m_view);
    buildFoot();
    addKeys();
    connect(m_view, &HandoverView::opened, this, &HandoversPage::recordWanted);
    connect(panel()->table(), &kit::DataTable::opened, this, &HandoversPage::openCurrent);
}

QString HandoversPage::pageTitle()
{
    return tr("Hand-overs");
}

QString HandoversPage::help() const
{
    return tr("Won deals that sales hands to delivery: what was promised in screenshots, the clause to keep, and the legal risk. A accepts one with "
              "the signed scan of the requirements, confirmed twice with the customer; R returns it with a reason. Tasks are what departments have to "
              "do for promises; Enter opens the deal or the promise.");
}

void HandoversPage::buildFoot()
{
    const auto add = [this](const char *name) {
        auto *button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        foot()->addWidget(button);
        return button;
    };
    m_accept = add("handovers.accept");
    m_return = add("handovers.return");
    foot()->addStretch(1);
    m_open = add("handovers.open");
    kit::setButtonWeight(m_accept, kit::ButtonWeight::Primary);
    kit::setButtonWeight(m_open, kit::ButtonWeight::Quiet);
    connect(m_accept, &QPushButton::clicked, this, &HandoversPage::startAccepting);
    connect(m_return, &QPushButton::clicked, this, &HandoversPage::startReturning);
    connect(m_open, &QPushButton::clicked, this, &HandoversPage::openCurrent);
}

void HandoversPage::addKeys()
{
    addMoveKeys([] { return HandoversPage::tr("Next hand-over"); }, [] { return HandoversPage::tr("Previous hand-over"); });
    addKey(QStringLiteral("accept"), [] { return HandoversPage::tr("Accept the hand-over"); }, Qt::Key_A, kit::Glyph::Check, [this] { startAccepting(); });
    addKey(QStringLiteral("return"), [] { return HandoversPage::tr("Return the hand-over with a reason"); }, Qt::Key_R, kit::Glyph::Undo,
           [this] { startReturning(); });
}

void HandoversPage::refresh()
{
    m_zoneAsked.ask(context().workspace.timeZone(), this, [this](const domain::Result<QString> &zone) {
        m_timeZone = zone.value_or(QString());
        m_rows->setTimeZone(m_timeZone);
        m_rows->retranslate();
        showCurrent();
    });
    ask();
}

void HandoversPage::ask()
{
    if (which()->choice() == Tasks) {
        askTasks();
        return;
    }
    m_asked.ask(m_desk.handovers(), this, [this](const domain::Result<std::vector<HandoverShown>> &handovers) {
        if (handovers)
            take(*handovers);
        else
            refuse(handovers.error());
        Q_EMIT settled();
    });
}

void HandoversPage::askTasks()
{
    m_asked.ask(m_desk.tasks(), this, [this](const domain::Result<std::vector<workspace::TaskShown>> &tasks) {
        std::vector<DeliveryRow> rows;
        for (const workspace::TaskShown &each : tasks.value_or(std::vector<workspace::TaskShown>()))
            rows.push_back({std::nullopt, each});
        if (tasks) {
            m_rows->setRows(std::move(rows));
            showRows();
        } else {
            refuse(tasks.error());
        }
        Q_EMIT settled();
    });
}

void HandoversPage::take(const std::vector<HandoverShown> &handovers)
{
    const auto waiting = static_cast<int>(std::ranges::count_if(handovers, &HandoverShown::canDecide));
    if (std::exchange(m_waiting, waiting) != waiting)
        Q_EMIT attentionChanged();
    std::vector<DeliveryRow> rows;
    for (const HandoverShown &each : handovers)
        if (which()->choice() == Everything || each.handover.state == HandoverState::Offered)
            rows.push_back({each, std::nullopt});
    m_rows->setRows(std::move(rows));
    showRows();
}

const DeliveryRow *HandoversPage::current() const
{
    return m_rows->at(currentRow());
}

bool HandoversPage::canDecide() const
{
    const DeliveryRow *row = current();
    return row && row->handover && row->handover->canDecide && !isActing();
}

void HandoversPage::showCurrent()
{
    const DeliveryRow *row = current();
    if (!row) {
        m_view->forget();
        return;
    }
    card()->setTitle(row->handover ? row->handover->deal : headingOf(row->task->promise));
    card()->setSubtitle(row->handover ? row->handover->account : row->task->promise.deal);
    m_view->show(*row, m_timeZone);
    showActs();
}

void HandoversPage::showActs()
{
    const DeliveryRow *row = current();
    const bool isOffered = row && row->handover && row->handover->canDecide;
    for (QPushButton *each : {m_accept, m_return}) {
        each->setVisible(isOffered);
        each->setEnabled(canDecide());
    }
    m_open->setText(row && row->task ? tr("Open the promise") : tr("Open the deal"));
}

void HandoversPage::startAccepting()
{
    if (!canDecide())
        return;
    const HandoverShown shown = *current()->handover;
    auto *form = new AcceptForm(context(), shown.handover.id, this);
    const auto showObstacle = [this, form] { act()->setObstacle(form->obstacle()); };
    connect(form, &AcceptForm::changed, this, showObstacle);
    fill(
        form, form->start(),
        [this, form, showObstacle, deal = shown.deal] {
            act()->setTitle(tr("Accept the hand-over"), deal);
            act()->setAct(tr("Accept the hand-over"));
            form->retranslate();
            showObstacle();
        },
        [this, form, deal = shown.deal] {
            run(form->command(), form->paths(), [this, deal] { say(kit::Tone::Good, tr("Accepted: %1. Delivery answers for it now.").arg(deal)); });
        });
}

void HandoversPage::startReturning()
{
    if (!canDecide())
        return;
    const HandoverShown shown = *current()->handover;
    auto *form = new ReasonForm(QStringLiteral("handovers.reason"), this);
    const auto showObstacle = [this, form] { act()->setObstacle(form->reason().isEmpty() ? tr("Say what is missing; whoever offered it reads it.") : QString()); };
    connect(form, &ReasonForm::changed, this, showObstacle);
    fill(
        form, form->start(),
        [this, form, showObstacle, deal = shown.deal] {
            act()->setTitle(tr("Return the hand-over"), deal);
            act()->setAct(tr("Return the hand-over"));
            form->setCaption(tr("Why it goes back"));
            showObstacle();
        },
        [this, form, id = shown.handover.id, deal = shown.deal] {
            run(domain::ReturnHandover{id, form->reason()}, {}, [this, deal] { say(kit::Tone::Good, tr("Returned: %1. Sales sees your reason.").arg(deal)); });
        });
}

void HandoversPage::openCurrent()
{
    const DeliveryRow *row = current();
    if (row && row->handover)
        Q_EMIT recordWanted(domain::EntityKind::Deal, row->handover->handover.deal.uuid());
    else if (row)
        Q_EMIT recordWanted(domain::EntityKind::Commitment, row->task->task.commitment.uuid());
}

void HandoversPage::showRecord(const domain::Uuid &record)
{
    if (m_rows->rowOf(record) < 0 && which()->choice() != Everything) {
        which()->setChoice(Everything);
        ask();
    }
    ListPage::showRecord(record);
}

bool HandoversPage::isAnythingPending() const
{
    return m_asked.isPending();
}

std::pair<QString, QString> HandoversPage::emptyTexts() const
{
    switch (which()->choice()) {
    case Offered: return {tr("No hand-over waits for delivery."), tr("When sales hands a won deal over, it comes here with what was promised.")};
    case Tasks: return {tr("No promise waits to be kept."), tr("Each promise to a customer becomes a task of the department that has to keep it.")};
    default: return {tr("Nothing was handed over yet."), tr("When sales hands a won deal over, it comes here with what was promised.")};
    }
}

QString HandoversPage::listTitle() const
{
    switch (which()->choice()) {
    case Offered: return tr("Offered hand-overs");
    case Tasks: return tr("Tasks of promises");
    default: return tr("All hand-overs");
    }
}

void HandoversPage::forget()
{
    m_asked.drop();
    m_zoneAsked.drop();
    m_waiting = 0;
    ListPage::forget();
    m_view->forget();
}

void HandoversPage::retranslate()
{
    which()->setChoices({tr("Offered"), tr("All"), tr("Tasks")});
    which()->setAccessibleName(tr("Show offered hand-overs, all of them, or tasks"));
    m_accept->setText(tr("Accept…"));
    m_accept->setToolTip(tr("Accept with the signed requirements (A)"));
    m_return->setText(tr("Return…"));
    m_return->setToolTip(tr("Return with a reason (R)"));
    m_open->setToolTip(tr("Open it in full (Enter)"));
    ListPage::retranslate();
    m_view->retranslate();
}

} // namespace plumbline::pages
