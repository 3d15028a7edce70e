#include "approvals/approvalspage.h"

#include "approvals/approvalsmodel.h"
#include "approvals/approvalview.h"
#include "approvals/approvalwords.h"
#include "parts/toggle.h"

#include "plumbline/domain/errors.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace plumbline::pages {

using workspace::ApprovalShown;

namespace {

constexpr int ReasonHeightUnits = 30;

} // namespace

ApprovalsPage::ApprovalsPage(const Context &context, QWidget *parent)
    : ListPage(QStringLiteral("approvals"), context, parent), m_desk(context.workspace), m_approvals(new ApprovalsModel(this)),
      m_view(new ApprovalView(context, this))
{
    build(m_approvals, m_view);
    buildFoot();
    addKeys();
    connect(m_view, &ApprovalView::opened, this, &ApprovalsPage::recordWanted);
    connect(panel()->table(), &kit::DataTable::opened, this, &ApprovalsPage::openCurrent);
    connect(act(), &kit::ActPanel::acted, this, &ApprovalsPage::actWithReason);
    connect(act(), &kit::ActPanel::closed, this, [this] { m_filling = Filling::Nothing; });
    connect(banner(), &kit::Banner::acted, this, [this] {
        if (m_lastApproved)
            startRevoking(*m_lastApproved);
    });
}

QString ApprovalsPage::pageTitle()
{
    return tr("Approvals");
}

QString ApprovalsPage::help() const
{
    return tr("Promises to customers and write-offs that wait for your signature. A approves and R refuses with a reason; J and K go to the next and "
              "the previous one, Enter opens the deal or the customer. Your signature stands on the amounts under “What it costs”: when one of them "
              "changes before it takes effect, the request comes back with the difference. An approval is taken back under “Decided”.");
}

void ApprovalsPage::buildFoot()
{
    const auto add = [this](const char *name) {
        auto *button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        foot()->addWidget(button);
        return button;
    };
    m_approve = add("approvals.approve");
    m_refuse = add("approvals.refuse");
    m_revoke = add("approvals.revoke");
    foot()->addStretch(1);
    m_open = add("approvals.open");
    kit::setButtonWeight(m_approve, kit::ButtonWeight::Primary);
    kit::setButtonWeight(m_open, kit::ButtonWeight::Quiet);
    connect(m_approve, &QPushButton::clicked, this, &ApprovalsPage::approve);
    connect(m_refuse, &QPushButton::clicked, this, &ApprovalsPage::startRefusing);
    connect(m_revoke, &QPushButton::clicked, this, [this] {
        if (const ApprovalShown *approval = current())
            startRevoking(*approval);
    });
    connect(m_open, &QPushButton::clicked, this, &ApprovalsPage::openCurrent);
}

void ApprovalsPage::addKeys()
{
    addMoveKeys([] { return ApprovalsPage::tr("Next request"); }, [] { return ApprovalsPage::tr("Previous request"); });
    addKey(QStringLiteral("approve"), [] { return ApprovalsPage::tr("Approve the request"); }, Qt::Key_A, kit::Glyph::Check, [this] { approve(); });
    addKey(QStringLiteral("refuse"), [] { return ApprovalsPage::tr("Refuse the request with a reason"); }, Qt::Key_R, kit::Glyph::Close,
           [this] { startRefusing(); });
}

bool ApprovalsPage::isDecidedShown() const
{
    return which()->choice() == 1;
}

void ApprovalsPage::refresh()
{
    m_zoneAsked.ask(context().workspace.timeZone(), this, [this](const domain::Result<QString> &zone) {
        m_timeZone = zone.value_or(QString());
        showCurrent();
    });
    ask();
}

void ApprovalsPage::ask()
{
    m_asked.ask(isDecidedShown() ? m_desk.decided() : m_desk.queue(), this, [this](const domain::Result<std::vector<ApprovalShown>> &approvals) {
        if (approvals)
            take(*approvals);
        else
            refuse(approvals.error());
        Q_EMIT settled();
    });
    if (isDecidedShown())
        m_countAsked.ask(m_desk.waiting(), this, [this](const domain::Result<int> &count) {
            if (std::exchange(m_waiting, count.value_or(0)) != m_waiting)
                Q_EMIT attentionChanged();
        });
}

void ApprovalsPage::take(std::vector<ApprovalShown> approvals)
{
    if (!isDecidedShown()) {
        const auto waiting = static_cast<int>(std::ranges::count_if(approvals, [](const ApprovalShown &each) { return !each.whyNot; }));
        if (std::exchange(m_waiting, waiting) != waiting)
            Q_EMIT attentionChanged();
    }
    m_approvals->setRows(std::move(approvals));
    showRows();
}

const ApprovalShown *ApprovalsPage::current() const
{
    return m_approvals->at(currentRow());
}

void ApprovalsPage::showCurrent()
{
    const ApprovalShown *approval = current();
    if (!approval) {
        m_shown = {};
        m_view->forget();
        return;
    }
    if (std::exchange(m_shown, approval->id) != approval->id) {
        m_cost.reset();
        m_seen.reset();
        m_debt.reset();
        m_view->setCost({}, {}, {});
    }
    card()->setTitle(headingOf(*approval));
    card()->setSubtitle(approval->commitment ? approval->commitment->deal : approval->writeOff->invoice);
    m_view->show(*approval, m_timeZone);
    askAmounts(*approval);
    showActs();
}

/// The amounts now. Where they differ from those on screen, both are shown until the person goes on.
void ApprovalsPage::askAmounts(const ApprovalShown &approval)
{
    if (approval.state != domain::ApprovalState::Waiting)
        return;
    m_costAsked.ask(m_desk.costOf(approval.kind, approval.id), this, [this](const domain::Result<workspace::CostShown> &cost) {
        if (cost)
            takeCost(*cost);
        else
            say(kit::Tone::Bad, workspace::errorText(cost.error()));
        Q_EMIT settled();
    });
    if (approval.accountId)
        m_debtAsked.ask(m_desk.debtOf(*approval.accountId), this, [this](const domain::Result<workspace::DebtShown> &debt) {
            m_debt = debt ? std::optional(*debt) : std::nullopt;
            m_view->setCost(m_cost, m_seen, m_debt);
            Q_EMIT settled();
        });
}

void ApprovalsPage::takeCost(const workspace::CostShown &cost)
{
    if (m_cost && *m_cost != cost && !m_seen)
        m_seen = m_cost;
    m_cost = cost;
    if (m_seen == m_cost)
        m_seen.reset();
    m_view->setCost(m_cost, m_seen, m_debt);
    showActs();
}

bool ApprovalsPage::canDecide() const
{
    const ApprovalShown *approval = current();
    return approval && approval->state == domain::ApprovalState::Waiting && !approval->whyNot && m_cost && !m_acting.isPending();
}

void ApprovalsPage::showActs()
{
    const ApprovalShown *approval = current();
    const bool isWaiting = approval && approval->state == domain::ApprovalState::Waiting;
    const bool isRevocable = approval && approval->state == domain::ApprovalState::Approved && !approval->whyNot;
    m_approve->setVisible(isWaiting);
    m_refuse->setVisible(isWaiting);
    m_revoke->setVisible(isRevocable);
    m_approve->setEnabled(canDecide());
    m_refuse->setEnabled(canDecide());
    m_revoke->setEnabled(!m_acting.isPending());
    const bool hasDeal = approval && approval->commitment && approval->commitment->commitment.deal;
    m_open->setText(hasDeal ? tr("Open the deal") : tr("Open the customer"));
    m_open->setVisible(hasDeal || (approval && approval->accountId));
}

void ApprovalsPage::approve()
{
    if (canDecide())
        decide(domain::ApprovalDecision::Approve, {});
}

void ApprovalsPage::startRefusing()
{
    if (!canDecide())
        return;
    m_filling = Filling::Refusal;
    askReason(tr("Refuse the request"), headingOf(*current()), tr("Why it is refused"), tr("Refuse the request"));
}

void ApprovalsPage::startRevoking(const ApprovalShown &approval)
{
    m_revoking = approval;
    m_filling = Filling::Revocation;
    askReason(tr("Revoke the approval"), headingOf(approval), tr("Why it is taken back"), tr("Revoke the approval"));
}

void ApprovalsPage::askReason(const QString &title, const QString &subtitle, const QString &label, const QString &actText)
{
    auto *body = new QWidget(this);
    auto *caption = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, body);
    m_reason = new QPlainTextEdit(body);
    m_reason->setObjectName(QStringLiteral("approvals.reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setAccessibleName(label);
    caption->setText(label);
    caption->setBuddy(m_reason);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(1));
    layout->addWidget(caption);
    layout->addWidget(m_reason);
    layout->addStretch(1);
    m_reason->setFixedHeight(kit::tokens().space(ReasonHeightUnits));
    act()->setTitle(title, subtitle);
    act()->setBody(body);
    act()->setAct(actText);
    act()->setObstacle(tr("Say why; whoever asked reads it."));
    connect(m_reason, &QPlainTextEdit::textChanged, act(), [this] {
        act()->setObstacle(m_reason->toPlainText().trimmed().isEmpty() ? tr("Say why; whoever asked reads it.") : QString());
    });
    openAct();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ApprovalsPage::actWithReason()
{
    const QString reason = m_reason ? m_reason->toPlainText().trimmed() : QString();
    if (m_filling == Filling::Refusal)
        decide(domain::ApprovalDecision::Refuse, reason);
    else if (m_filling == Filling::Revocation)
        revoke(reason);
}

void ApprovalsPage::decide(domain::ApprovalDecision decision, const QString &reason)
{
    if (!canDecide())
        return;
    const ApprovalShown approval = *current();
    const std::optional<QString> said = reason.isEmpty() ? std::nullopt : std::optional(reason);
    const domain::Command command =
        approval.commitment ? domain::Command(domain::Approve{domain::ApprovalStepId(approval.id), decision, said, *m_cost->premise})
                            : domain::Command(domain::DecideWriteOff{domain::WriteOffRequestId(approval.id), decision, said, *m_cost->open});
    banner()->clear();
    act()->setProgress(kit::ActPanel::Progress::Acting);
    m_acting.ask(context().workspace.act(command), this,
                 [this, approval, decision](const domain::Result<std::optional<ledger::Entry>> &done) {
                     act()->setProgress(kit::ActPanel::Progress::Idle);
                     if (done)
                         decided(approval, decision);
                     else
                         refused(done.error());
                     ask();
                 });
    showActs();
}

void ApprovalsPage::decided(const ApprovalShown &approval, domain::ApprovalDecision decision)
{
    closeAct();
    const bool isApproved = decision == domain::ApprovalDecision::Approve;
    m_lastApproved = isApproved && approval.step() ? std::optional(approval) : std::nullopt;
    if (isApproved)
        //: What was approved, its amount, and what follows from it.
        say(kit::Tone::Good, tr("Approved: %1, %2. %3").arg(headingOf(approval), kit::Format().moneyWithCurrency(approval.amount), afterApproval(approval)),
            m_lastApproved ? tr("Revoke…") : QString());
    else
        say(kit::Tone::Good, tr("Refused: %1. Whoever asked sees your reason.").arg(headingOf(approval)));
}

void ApprovalsPage::refused(const domain::Error &error)
{
    const bool isOther = error.code == domain::errors::PremiseChanged;
    const QString sentence = isOther ? tr("The amounts changed since you looked, so nothing was decided. What changed is marked under “What it costs”.")
                                     : workspace::errorText(error);
    if (m_filling != Filling::Nothing)
        act()->setError(sentence);
    else
        say(isOther ? kit::Tone::Watch : kit::Tone::Bad, sentence);
}

void ApprovalsPage::revoke(const QString &reason)
{
    if (!m_revoking || m_acting.isPending())
        return;
    const ApprovalShown approval = *m_revoking;
    act()->setProgress(kit::ActPanel::Progress::Acting);
    m_acting.ask(context().workspace.act(domain::RevokeApproval{domain::ApprovalStepId(approval.id), reason}), this,
                 [this, approval](const domain::Result<std::optional<ledger::Entry>> &done) {
                     act()->setProgress(kit::ActPanel::Progress::Idle);
                     if (done) {
                         m_lastApproved.reset();
                         closeAct();
                         say(kit::Tone::Good, tr("Revoked: %1. It waits to be approved again.").arg(headingOf(approval)));
                     } else {
                         act()->setError(workspace::errorText(done.error()));
                     }
                     ask();
                 });
    showActs();
}

void ApprovalsPage::openCurrent()
{
    const ApprovalShown *approval = current();
    if (!approval)
        return;
    if (approval->commitment && approval->commitment->commitment.deal)
        Q_EMIT recordWanted(domain::EntityKind::Deal, approval->commitment->commitment.deal->uuid());
    else if (approval->accountId)
        Q_EMIT recordWanted(domain::EntityKind::Account, approval->accountId->uuid());
}

bool ApprovalsPage::isAnythingPending() const
{
    return m_asked.isPending() || m_costAsked.isPending() || m_debtAsked.isPending() || m_acting.isPending();
}

std::pair<QString, QString> ApprovalsPage::emptyTexts() const
{
    if (isDecidedShown())
        return {tr("You have decided nothing yet."), tr("What you approve or refuse is listed here, and an approval can be revoked here.")};
    return {tr("Nothing waits for your signature."),
            tr("Rebates, training, extensions, custom development and write-offs come here when it is your turn to sign them.")};
}

QString ApprovalsPage::listTitle() const
{
    return isDecidedShown() ? tr("Decided by you") : tr("Waiting for you");
}

void ApprovalsPage::forget()
{
    for (models::Latest *each : {&m_asked, &m_countAsked, &m_costAsked, &m_debtAsked, &m_zoneAsked, &m_acting})
        each->drop();
    m_shown = {};
    m_cost.reset();
    m_seen.reset();
    m_debt.reset();
    m_revoking.reset();
    m_lastApproved.reset();
    m_waiting = 0;
    if (m_reason)
        m_reason->clear();
    ListPage::forget();
    m_view->forget();
}

void ApprovalsPage::retranslate()
{
    which()->setChoices({tr("Waiting"), tr("Decided")});
    which()->setAccessibleName(tr("Show what waits for you, or what you decided"));
    m_approve->setText(tr("Approve"));
    m_approve->setToolTip(tr("Approve on the amounts shown (A)"));
    m_refuse->setText(tr("Refuse…"));
    m_refuse->setToolTip(tr("Refuse with a reason (R)"));
    m_revoke->setText(tr("Revoke…"));
    m_revoke->setToolTip(tr("Take the approval back with a reason"));
    m_open->setToolTip(tr("Open it in full (Enter)"));
    ListPage::retranslate();
    m_view->retranslate();
    retranslatePanel();
}

/// What was typed stays.
void ApprovalsPage::retranslatePanel()
{
    const QString typed = m_reason ? m_reason->toPlainText() : QString();
    if (m_filling == Filling::Refusal)
        startRefusing();
    else if (m_filling == Filling::Revocation && m_revoking)
        startRevoking(*m_revoking);
    else
        return;
    m_reason->setPlainText(typed);
}

} // namespace plumbline::pages
