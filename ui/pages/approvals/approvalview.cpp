#include "approvals/approvalview.h"

#include "approvals/approvalwords.h"
#include "approvals/costpanel.h"
#include "approvals/steppath.h"
#include "parts/attachmentlist.h"

#include "plumbline/domain/token.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::EntityKind;
using workspace::ApprovalShown;

const QString DealLink = QStringLiteral("deal");
const QString AccountLink = QStringLiteral("account");
const QString CommitmentLink = QStringLiteral("commitment");
const QString InvoiceLink = QStringLiteral("invoice");

} // namespace

ApprovalView::ApprovalView(const Context &context, QWidget *parent)
    : QWidget(parent), m_notice(new kit::Banner(this)), m_amount(new kit::Label(this)), m_about(new kit::Label(this)), m_path(new StepPath(this)),
      m_cost(new CostPanel(this)), m_facts(new FactList(this)), m_files(new AttachmentList(context, this))
{
    const kit::Tokens &t = kit::tokens();
    m_notice->setObjectName(QStringLiteral("approval.notice"));
    m_cost->setObjectName(QStringLiteral("approval.cost"));
    m_amount->setObjectName(QStringLiteral("approval.amount"));
    m_amount->setLook(kit::TextSize::Heading, kit::TextLevel::Strong, kit::Weight::Medium);
    m_about->setLook(kit::TextSize::Body, kit::TextLevel::Muted);
    m_about->setOverflow(kit::Label::Overflow::Wrap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(3));
    layout->addWidget(m_notice);
    layout->addWidget(m_amount);
    layout->addWidget(m_about);
    layout->addWidget(m_path);
    layout->addWidget(m_cost);
    layout->addWidget(m_facts);
    layout->addWidget(m_files);
    layout->addStretch(1);
    connect(m_facts, &FactList::opened, this, &ApprovalView::open);
    forget();
}

void ApprovalView::show(const ApprovalShown &approval, const QString &timeZone)
{
    m_timeZone = timeZone;
    m_approval = approval;
    const domain::Uuid files = approval.commitment ? approval.commitment->commitment.id.uuid() : approval.writeOff->invoiceId.uuid();
    m_files->follow(approval.commitment ? EntityKind::Commitment : EntityKind::Fact, files);
    retranslate();
}

void ApprovalView::setCost(const std::optional<workspace::CostShown> &now, const std::optional<workspace::CostShown> &seen,
                           const std::optional<workspace::DebtShown> &debt)
{
    m_now = now;
    m_seen = seen;
    m_debt = debt;
    retranslate();
}

void ApprovalView::retranslate()
{
    m_files->retranslate();
    if (!m_approval)
        return;
    const ApprovalShown &approval = *m_approval;
    m_amount->setText(kit::Format().moneyWithCurrency(approval.amount));
    m_about->setText(approval.isOwn ? tr("You asked for it.") : tr("%1 asks for it.").arg(approval.requestedBy));
    m_path->setNodes(approval.commitment ? pathOf(*approval.commitment, m_timeZone) : pathOf(*approval.writeOff));
    m_facts->setFacts(facts());
    m_cost->setVisible(m_now.has_value());
    if (m_now) {
        //: %1 is a currency code.
        m_cost->setHeading(tr("What it costs, in %1").arg(m_now->base.code()));
        m_cost->setLines(costLines(approval, *m_now, m_seen, m_debt));
    }
    showNotice();
}

/// The one thing to know before deciding: that it is over, that one may not, that the amounts moved, or in whose name.
void ApprovalView::showNotice()
{
    const ApprovalShown &approval = *m_approval;
    if (approval.state != domain::ApprovalState::Waiting) {
        const QString when = approval.decidedAt ? kit::Format().moment(*approval.decidedAt, m_timeZone) : QString();
        //: What was decided and when: "Approved · 2026-11-23 08:05".
        const QString what = tr("%1 · %2").arg(stateText(approval.state), when);
        const kit::Tone tone = approval.state == domain::ApprovalState::Approved ? kit::Tone::Good : kit::Tone::Info;
        //: What was decided and when, and the reason given.
        m_notice->show(tone, approval.reason.isEmpty() ? what : tr("%1: %2").arg(what, approval.reason));
    } else if (approval.whyNot) {
        m_notice->show(kit::Tone::Info, whyNotText(approval));
    } else if (m_seen) {
        m_notice->show(kit::Tone::Watch, tr("The amounts changed since you looked. Nothing is decided yet: look at what is marked, and decide again."));
    } else if (!approval.forWhom.isEmpty()) {
        m_notice->show(kit::Tone::Info, tr("You decide this for %1, who delegated it to you.").arg(approval.forWhom.join(tr(", "))));
    } else {
        m_notice->clear();
    }
}

std::vector<FactLine> ApprovalView::facts() const
{
    const kit::Format format;
    if (const auto &shown = m_approval->commitment) {
        const domain::Commitment &promised = shown->commitment;
        return {{tr("What is promised"), kindText(promised.kind), CommitmentLink},
                {tr("Effective condition"), promised.effective_condition.value_or(QString())},
                {tr("Customer"), shown->account, AccountLink},
                {tr("Deal"), shown->deal, DealLink},
                //: Who promised it and when.
                {tr("Promised by"), tr("%1 on %2").arg(shown->promisedBy, format.date(promised.promised_on))},
                {tr("Due"), format.date(promised.due_date)},
                {tr("To be kept by"), promised.department.value_or(QString())}};
    }
    const workspace::WriteOffToSign &shown = *m_approval->writeOff;
    return {{tr("What is asked for"), tr("Give up part of an instalment")},
            {tr("Reason"), workspace::tokenLabel(domain::toToken(shown.request.reason))},
            {tr("Customer"), shown.account, AccountLink},
            {tr("Invoice"), shown.invoice, InvoiceLink},
            {tr("Instalment due"), format.date(shown.dueDate)},
            {tr("Asked on"), format.date(shown.request.requested_on)}};
}

void ApprovalView::open(const QString &link)
{
    const auto &shown = m_approval->commitment;
    if (link == AccountLink && m_approval->accountId)
        Q_EMIT opened(EntityKind::Account, m_approval->accountId->uuid());
    else if (link == DealLink && shown && shown->commitment.deal)
        Q_EMIT opened(EntityKind::Deal, shown->commitment.deal->uuid());
    else if (link == CommitmentLink && shown)
        Q_EMIT opened(EntityKind::Commitment, shown->commitment.id.uuid());
    else if (link == InvoiceLink && m_approval->writeOff)
        Q_EMIT opened(EntityKind::Fact, m_approval->writeOff->invoiceId.uuid());
}

void ApprovalView::forget()
{
    m_approval.reset();
    m_now.reset();
    m_seen.reset();
    m_debt.reset();
    m_notice->clear();
    m_amount->clear();
    m_about->clear();
    m_path->setNodes({});
    m_cost->setLines({});
    m_cost->hide();
    m_facts->setFacts({});
    m_files->follow(EntityKind::None, {});
}

} // namespace plumbline::pages
