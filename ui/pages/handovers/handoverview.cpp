#include "handovers/handoverview.h"

#include "approvals/approvalwords.h"
#include "approvals/steppath.h"
#include "parts/attachmentlist.h"
#include "parts/historylist.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::EntityKind;
using domain::HandoverState;

const QString DealLink = QStringLiteral("deal");
const QString AccountLink = QStringLiteral("account");
const QString CommitmentLink = QStringLiteral("commitment");

} // namespace

HandoverView::HandoverView(const Context &context, QWidget *parent)
    : QWidget(parent), m_notice(new kit::Banner(this)), m_clauseHeading(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)),
      m_clause(new kit::Label(kit::TextSize::Title, kit::TextLevel::Strong, this)), m_path(new StepPath(this)), m_facts(new FactList(this)),
      m_files(new AttachmentList(context, this)), m_history(new HistoryList(context.workspace, this))
{
    m_notice->setObjectName(QStringLiteral("handover.notice"));
    m_clause->setObjectName(QStringLiteral("handover.clause"));
    m_clause->setOverflow(kit::Label::Overflow::Wrap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(3));
    layout->addWidget(m_notice);
    layout->addWidget(m_clauseHeading);
    layout->addWidget(m_clause);
    layout->addWidget(m_path);
    layout->addWidget(m_facts);
    layout->addWidget(m_files);
    layout->addWidget(m_history);
    layout->addStretch(1);
    connect(m_facts, &FactList::opened, this, &HandoverView::open);
    forget();
}

void HandoverView::show(const DeliveryRow &row, const QString &timeZone)
{
    m_row = row;
    m_timeZone = timeZone;
    const EntityKind kind = row.handover ? EntityKind::Handover : EntityKind::Commitment;
    const domain::Uuid record = row.handover ? row.handover->handover.id.uuid() : row.task->promise.commitment.id.uuid();
    m_files->follow(kind, record);
    m_history->follow(kind, record, timeZone);
    retranslate();
}

void HandoverView::retranslate()
{
    m_files->retranslate();
    m_history->retranslate();
    if (!m_row)
        return;
    m_clauseHeading->setVisible(m_row->handover.has_value());
    m_clause->setVisible(m_row->handover.has_value());
    m_path->setVisible(m_row->task.has_value());
    if (m_row->handover)
        showHandover(*m_row->handover);
    else
        showTask(*m_row->task);
}

void HandoverView::showHandover(const workspace::HandoverShown &shown)
{
    const kit::Format format;
    const domain::Handover &handover = shown.handover;
    const QString when = handover.decided_at ? format.moment(*handover.decided_at, m_timeZone) : QString();
    if (handover.state == HandoverState::Accepted)
        m_notice->show(kit::Tone::Good, tr("%1 accepted it on %2, with the requirements confirmed twice.").arg(shown.decidedBy, when));
    else if (handover.state == HandoverState::Returned)
        m_notice->show(kit::Tone::Bad, tr("%1 returned it on %2: %3").arg(shown.decidedBy, when, handover.reason.value_or(QString())));
    else if (handover.risk_note && !handover.risk_note->trimmed().isEmpty())
        m_notice->show(kit::Tone::Watch, tr("Legal risk: %1").arg(*handover.risk_note));
    else
        m_notice->clear();
    m_clauseHeading->setText(tr("Clause of the contract that delivery has to keep"));
    m_clause->setText(handover.clause);
    const QString risk = handover.state == HandoverState::Offered ? QString() : handover.risk_note.value_or(QString());
    m_facts->setFacts({{tr("Deal"), shown.deal, DealLink},
                       {tr("Customer"), shown.account, AccountLink},
                       {tr("Amount"), shown.deal.isEmpty() ? QString() : format.moneyWithCurrency(shown.amount)},
                       {tr("Legal risk"), risk},
                       //: Who offered it and when.
                       {tr("Offered by"), tr("%1 on %2").arg(shown.offeredBy, format.moment(handover.offered_at, m_timeZone))}});
}

void HandoverView::showTask(const workspace::TaskShown &shown)
{
    const kit::Format format;
    const domain::Commitment &promised = shown.promise.commitment;
    if (shown.isOverdue)
        m_notice->show(kit::Tone::Bad, tr("It was due on %1 and is not kept yet.").arg(format.date(shown.task.due_date)));
    else if (shown.task.state == domain::TaskState::Waiting)
        m_notice->show(kit::Tone::Info, tr("It is not approved yet, so there is nothing to keep so far."));
    else
        m_notice->clear();
    m_path->setNodes(pathOf(shown.promise, m_timeZone));
    m_facts->setFacts({{tr("What is promised"), kindText(promised.kind), CommitmentLink},
                       {tr("Effective condition"), promised.effective_condition.value_or(QString())},
                       {tr("To be kept by"), shown.task.department.value_or(QString())},
                       {tr("Due"), format.date(shown.task.due_date)},
                       {tr("Customer"), shown.promise.account, AccountLink},
                       {tr("Deal"), shown.promise.deal, DealLink},
                       {tr("Promised by"), shown.promise.promisedBy}});
}

void HandoverView::open(const QString &link)
{
    const auto deal = m_row->handover ? std::optional(m_row->handover->handover.deal) : m_row->task->promise.commitment.deal;
    const auto account = m_row->handover ? m_row->handover->accountId : std::optional(m_row->task->promise.commitment.account);
    if (link == DealLink && deal)
        Q_EMIT opened(EntityKind::Deal, deal->uuid());
    else if (link == AccountLink && account)
        Q_EMIT opened(EntityKind::Account, account->uuid());
    else if (link == CommitmentLink && m_row->task)
        Q_EMIT opened(EntityKind::Commitment, m_row->task->task.commitment.uuid());
}

void HandoverView::forget()
{
    m_row.reset();
    m_notice->clear();
    m_clauseHeading->clear();
    m_clause->clear();
    m_path->setNodes({});
    m_facts->setFacts({});
    m_files->follow(EntityKind::None, {});
    m_history->follow(EntityKind::None, {}, {});
}

} // namespace plumbline::pages
