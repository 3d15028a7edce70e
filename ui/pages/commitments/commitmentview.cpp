#include "commitments/commitmentview.h"

#include "approvals/approvalwords.h"
#include "approvals/steppath.h"
#include "commitments/commitmentsmodel.h"
#include "parts/attachmentlist.h"
#include "parts/historylist.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::EntityKind;

const QString DealLink = QStringLiteral("deal");
const QString AccountLink = QStringLiteral("account");

} // namespace

CommitmentView::CommitmentView(const Context &context, QWidget *parent)
    : QWidget(parent), m_notice(new kit::Banner(this)), m_amount(new kit::Label(this)), m_path(new StepPath(this)), m_facts(new FactList(this)),
      m_files(new AttachmentList(context, this)), m_history(new HistoryList(context.workspace, this))
{
    m_notice->setObjectName(QStringLiteral("commitment.notice"));
    m_amount->setObjectName(QStringLiteral("commitment.amount"));
    m_amount->setLook(kit::TextSize::Heading, kit::TextLevel::Strong, kit::Weight::Medium);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(3));
    layout->addWidget(m_notice);
    layout->addWidget(m_amount);
    layout->addWidget(m_path);
    layout->addWidget(m_facts);
    layout->addWidget(m_files);
    layout->addWidget(m_history);
    layout->addStretch(1);
    connect(m_facts, &FactList::opened, this, &CommitmentView::open);
    forget();
}

void CommitmentView::show(const workspace::CommitmentShown &shown, const QString &timeZone)
{
    m_shown = shown;
    m_timeZone = timeZone;
    m_files->follow(EntityKind::Commitment, shown.commitment.id.uuid());
    m_history->follow(EntityKind::Commitment, shown.commitment.id.uuid(), timeZone);
    retranslate();
}

void CommitmentView::retranslate()
{
    m_files->retranslate();
    m_history->retranslate();
    if (!m_shown)
        return;
    m_amount->setText(kit::Format().moneyWithCurrency(m_shown->commitment.liability));
    m_path->setNodes(pathOf(*m_shown, m_timeZone));
    m_facts->setFacts(facts());
    showNotice();
}

/// The one thing to know first: that it is late, or why it was refused.
void CommitmentView::showNotice()
{
    for (const workspace::StepShown &each : m_shown->steps)
        if (each.step.state == domain::ApprovalState::Refused) {
            //: Who refused a promise, and why.
            m_notice->show(kit::Tone::Bad, tr("%1 refused it: %2").arg(each.decidedBy, each.step.reason.value_or(QString())));
            return;
        }
    if (m_shown->isOverdue)
        m_notice->show(kit::Tone::Bad, tr("It was due on %1 and is not kept yet.").arg(kit::Format().date(m_shown->commitment.due_date)));
    else
        m_notice->clear();
}

std::vector<FactLine> CommitmentView::facts() const
{
    const kit::Format format;
    const domain::Commitment &promised = m_shown->commitment;
    return {{tr("What is promised"), kindText(promised.kind)},
            {tr("State"), standingOf(*m_shown), {}, toneOf(*m_shown)},
            {tr("Effective condition"), promised.effective_condition.value_or(QString())},
            {tr("Customer"), m_shown->account, AccountLink},
            {tr("Deal"), m_shown->deal, DealLink},
            //: Who promised it and when.
            {tr("Promised by"), tr("%1 on %2").arg(m_shown->promisedBy, format.date(promised.promised_on))},
            {tr("Due"), format.date(promised.due_date)},
            {tr("To be kept by"), promised.department.value_or(QString())}};
}

void CommitmentView::open(const QString &link)
{
    if (link == AccountLink)
        Q_EMIT opened(EntityKind::Account, m_shown->commitment.account.uuid());
    else if (link == DealLink && m_shown->commitment.deal)
        Q_EMIT opened(EntityKind::Deal, m_shown->commitment.deal->uuid());
}

void CommitmentView::forget()
{
    m_shown.reset();
    m_notice->clear();
    m_amount->clear();
    m_path->setNodes({});
    m_facts->setFacts({});
    m_files->follow(EntityKind::None, {});
    m_history->follow(EntityKind::None, {}, {});
}

} // namespace plumbline::pages
