#include "deals/dealview.h"

#include "deals/dealfacts.h"
#include "deals/dealhead.h"
#include "deals/dealwords.h"
#include "deals/timeline.h"
#include "parts/attachmentlist.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/workspace/labels.h"

#include <QDragEnterEvent>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// From this width on the facts stand beside the timeline.
constexpr int BesideUnits = 200;

} // namespace

DealView::DealView(const Context &context, DealActs &acts, DealMover &mover, QWidget *parent)
    : QWidget(parent), m_context(context), m_acts(acts), m_mover(mover)
{
    build();
    connectHead();
    setAcceptDrops(true);
}

void DealView::build()
{
    const kit::Tokens &t = kit::tokens();
    auto *content = new QWidget;
    m_head = new DealHead(content);
    m_timeline = new Timeline(content);
    m_facts = new DealFacts(m_context, content);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(t.space(3));
    m_columns->addWidget(m_timeline, 3);
    m_columns->addWidget(m_facts, 2);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    layout->setSpacing(t.space(4));
    layout->addWidget(m_head);
    layout->addLayout(m_columns, 1);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    m_states = new kit::StateStack(m_scroll, this);
    m_states->setState(kit::PageState::Loading);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_states);
}

void DealView::connectHead()
{
    connect(m_head, &DealHead::backWanted, this, &DealView::backWanted);
    connect(m_head, &DealHead::accountWanted, this, [this] { Q_EMIT recordWanted(domain::EntityKind::Account, m_deal->deal.account->uuid()); });
    connect(m_head, &DealHead::stageWanted, this, &DealView::moveTo);
    connect(m_head, &DealHead::eventWanted, this, [this](domain::KeyEventType type) { m_acts.record(about(), type); });
    connect(m_head, &DealHead::commitmentWanted, this, [this] { Q_EMIT newCommitmentWanted(m_id.uuid()); });
    connect(m_head, &DealHead::handoverWanted, this, [this] { m_acts.handOver(about()); });
    connect(m_head, &DealHead::lossWanted, this, [this] {
        const auto lost = std::ranges::find(m_deal->stages, domain::StageOutcome::Lost, [](const workspace::StageShown &each) { return each.stage.outcome; });
        if (lost != m_deal->stages.end())
            moveTo(lost->stage.id);
    });
    // Where it came from; a deal that came in closed begins at the first stage.
    connect(m_head, &DealHead::reopenWanted, this, [this] { moveTo(m_deal->before.value_or(m_deal->stages.front().stage.id)); });
    connect(m_facts, &DealFacts::commitmentWanted, this, [this](const domain::Uuid &id) { Q_EMIT recordWanted(domain::EntityKind::Commitment, id); });
    connect(m_facts, &DealFacts::documentWanted, this, [this](const domain::Uuid &id) { Q_EMIT recordWanted(domain::EntityKind::Fact, id); });
    connect(m_states, &kit::StateStack::acted, this, [this] { refresh(); });
}

void DealView::open(domain::DealId deal)
{
    if (deal != m_id) {
        m_deal.reset();
        m_states->setState(kit::PageState::Loading);
        m_scroll->ensureVisible(0, 0);
    }
    m_id = deal;
    refresh();
}

void DealView::refresh()
{
    if (m_id.isNil())
        return;
    if (m_timeZone.isEmpty())
        m_zoneAsked.ask(m_context.workspace.timeZone(), this, [this](const domain::Result<QString> &zone) {
            m_timeZone = zone.value_or(QString());
            if (m_deal)
                m_timeline->setMoments(m_deal->timeline, m_timeZone);
        });
    m_asked.ask(workspace::DealDesk(m_context.workspace).deal(m_id), this, [this](const domain::Result<workspace::DealShown> &deal) {
        if (deal)
            take(*deal);
        else if (m_deal)
            Q_EMIT failed(workspace::errorText(deal.error()));
        else
            m_states->setNotice({kit::PageState::Error, workspace::errorText(deal.error()), {}, {}});
        Q_EMIT settled();
    });
}

void DealView::take(const workspace::DealShown &deal)
{
    const bool isNew = !m_deal;
    m_deal = deal;
    m_head->show(deal, role());
    m_timeline->setMoments(deal.timeline, m_timeZone);
    m_facts->show(deal);
    m_states->setState(kit::PageState::Ready);
    if (isNew && isVisible())
        focusStart();
}

domain::Role DealView::role() const
{
    const auto person = m_context.workspace.signedIn();
    return person ? person->role : domain::Role::Auditor;
}

DealAbout DealView::about() const
{
    return {m_id, m_deal->deal.title, m_deal->booked};
}

void DealView::moveTo(domain::StageId stage)
{
    const auto to = std::ranges::find(m_deal->stages, stage, [](const workspace::StageShown &each) { return each.stage.id; });
    if (to != m_deal->stages.end())
        m_mover.move({about(), m_deal->deal.stage, stage, kit::stageLabel(to->stage.name), to->stage.outcome});
}

void DealView::focusStart()
{
    if (m_deal)
        m_head->focusActs();
}

void DealView::dragEnterEvent(QDragEnterEvent *event)
{
    const bool mayRecord = (domain::Sellers | domain::Role::Delivery).contains(role());
    if (m_deal && mayRecord && !AttachmentList::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void DealView::dropEvent(QDropEvent *event)
{
    const QStringList paths = AttachmentList::filesIn(*event->mimeData());
    event->acceptProposedAction();
    if (!paths.isEmpty())
        offerActsFor(paths, mapToGlobal(event->position().toPoint()));
}

/// What the files can be: an act that is told by one, or a file of the deal.
void DealView::offerActsFor(const QStringList &paths, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("deals.dropped"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const domain::KeyEventType type : keyEventTypes())
        if (domain::needsFile(type))
            connect(menu->addAction(actText(type)), &QAction::triggered, this, [this, type, paths] { m_acts.record(about(), type, paths); });
    menu->addSeparator();
    if (m_deal->stage().stage.outcome == domain::StageOutcome::Won && domain::Sellers.contains(role()))
        connect(menu->addAction(tr("Hand over to delivery")), &QAction::triggered, this, [this, paths] { m_acts.handOver(about(), paths); });
    connect(menu->addAction(tr("Only keep it with the deal")), &QAction::triggered, this, [this, paths] { m_facts->attach(paths); });
    menu->popup(at);
    menu->setActiveAction(menu->actions().front());
}

void DealView::resizeEvent(QResizeEvent *event)
{
    const bool beside = width() >= kit::tokens().space(BesideUnits);
    m_columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

void DealView::retranslate()
{
    m_head->retranslate();
    m_timeline->retranslate();
    m_facts->retranslate();
}

void DealView::forget()
{
    m_asked.drop();
    m_zoneAsked.drop();
    m_timeZone.clear();
    m_id = {};
    m_deal.reset();
    m_timeline->setMoments({}, {});
    m_facts->forget();
    m_states->setState(kit::PageState::Loading);
}

} // namespace plumbline::pages
