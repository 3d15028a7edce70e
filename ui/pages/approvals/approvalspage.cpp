#include "approvals/approvalspage.h"

#include "approvals/approvalsmodel.h"
#include "approvals/approvalview.h"
#include "approvals/approvalwords.h"
#include "approvals/awaylines.h"
#include "approvals/delegateform.h"
#include "parts/reasonform.h"
#include "parts/toggle.h"

#include "plumbline/domain/errors.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace plumbline::pages {

using workspace::ApprovalShown;

ApprovalsPage::ApprovalsPage(const Context &context, QWidget *parent)
    : ListPage(QStringLiteral("approvals"), context, parent), m_desk(context.workspace), m_approvals(new ApprovalsModel(this)),
      m_view(new ApprovalView(context, this)), m_away(new AwayLines(this))
{
    build(m_approvals, m_view);
    setHead(m_away);
    buildFoot();
    addKeys();
    connect(m_view, &ApprovalView::opened, this, &ApprovalsPage::recordWanted);
    connect(panel()->table(), &kit::DataTable::opened, this, &ApprovalsPage::openCurrent);
    connect(m_away, &AwayLines::ended, this, &ApprovalsPage::endDelegation);
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
              "changes before it takes effect, the request comes back with the difference. An approval is taken back under “Decided”. O lets somebody decide for you while you are out of office.");
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
    m_delegate = new QPushButton(this);
    m_delegate->setObjectName(QStringLiteral("approvals.delegate"));
    kit::setButtonWeight(m_delegate, kit::ButtonWeight::Quiet);
    which()->parentWidget()->layout()->addWidget(m_delegate);
    connect(m_delegate, &QPushButton::clicked, this, &ApprovalsPage::startDelegating);
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
    addKey(QStringLiteral("delegate"), [] { return ApprovalsPage::tr("Out of office: let somebody decide for you"); }, Qt::Key_O, kit::Glyph::Person,
           [this] { startDelegating(); });
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
    askDelegations();
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
    askSentBack();
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
        const auto back = m_sentBack.find(approval->id);
        m_cost.reset();
        m_seen = back == m_sentBack.end() ? std::nullopt : std::optional(back->second);
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
    if (m_seen)
        m_seen->base = cost.base;
    if (m_seen == m_cost)
        m_seen.reset();
    m_view->setCost(m_cost, m_seen, m_debt);
    showActs();
}

bool ApprovalsPage::canDecide() const
{
    const ApprovalShown *approval = current();
    return approval && approval->state == domain::ApprovalState::Waiting && !approval->whyNot && m_cost && !isActing();
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
    m_revoke->setEnabled(!isActing());
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
    askReason(
        [this, about = headingOf(*current())] {
            act()->setTitle(tr("Refuse the request"), about);
            act()->setAct(tr("Refuse the request"));
        },
        [] { return tr("Why it is refused"); }, [this](const QString &reason) { decide(domain::ApprovalDecision::Refuse, reason); });
}

void ApprovalsPage::startRevoking(const ApprovalShown &approval)
{
    askReason(
        [this, about = headingOf(approval)] {
            act()->setTitle(tr("Revoke the approval"), about);
            act()->setAct(tr("Revoke the approval"));
        },
        [] { return tr("Why it is taken back"); }, [this, approval](const QString &reason) { revoke(approval, reason); });
}

void ApprovalsPage::askReason(std::function<void()> words, QString (*caption)(), std::function<void(const QString &)> act_)
{
    auto *form = new ReasonForm(QStringLiteral("approvals.reason"), this);
    const auto showObstacle = [this, form] { act()->setObstacle(form->reason().isEmpty() ? tr("Say why; whoever asked reads it.") : QString()); };
    connect(form, &ReasonForm::changed, this, showObstacle);
    fill(
        form, form->start(),
        [=, words = std::move(words)] {
            words();
            form->setCaption(caption());
            showObstacle();
        },
        [form, act_ = std::move(act_)] { act_(form->reason()); });
}

void ApprovalsPage::decide(domain::ApprovalDecision decision, const QString &reason)
{
    if (!canDecide())
        return;
    const ApprovalShown approval = *current();
    const std::optional<QString> said = reason.isEmpty() ? std::nullopt : std::optional(reason);
    domain::Command command =
        approval.commitment ? domain::Command(domain::Approve{domain::ApprovalStepId(approval.id), decision, said, *m_cost->premise})
                            : domain::Command(domain::DecideWriteOff{domain::WriteOffRequestId(approval.id), decision, said, *m_cost->open});
    run(std::move(command), {}, [this, approval, decision] { decided(approval, decision); });
}

void ApprovalsPage::decided(const ApprovalShown &approval, domain::ApprovalDecision decision)
{
    const bool isApproved = decision == domain::ApprovalDecision::Approve;
    m_sentBack.erase(approval.id);
    m_lastApproved = isApproved && approval.step() ? std::optional(approval) : std::nullopt;
    if (isApproved)
        //: What was approved, its amount, and what follows from it.
        say(kit::Tone::Good, tr("Approved: %1, %2. %3").arg(headingOf(approval), kit::Format().moneyWithCurrency(approval.amount), afterApproval(approval)),
            m_lastApproved ? tr("Revoke…") : QString());
    else
        say(kit::Tone::Good, tr("Refused: %1. Whoever asked sees your reason.").arg(headingOf(approval)));
}

QString ApprovalsPage::refusalText(const domain::Error &error) const
{
    if (error.code == domain::errors::PremiseChanged)
        return tr("The amounts changed since you looked, so nothing was decided. What changed is marked under “What it costs”.");
    return ListPage::refusalText(error);
}

void ApprovalsPage::revoke(const ApprovalShown &approval, const QString &reason)
{
    run(domain::RevokeApproval{domain::ApprovalStepId(approval.id), reason}, {}, [this, approval] {
        m_lastApproved.reset();
        say(kit::Tone::Good, tr("Revoked: %1. It waits to be approved again.").arg(headingOf(approval)));
    });
}

void ApprovalsPage::startDelegating()
{
    auto *form = new DelegateForm(context(), this);
    const auto showObstacle = [this, form] { act()->setObstacle(form->obstacle()); };
    connect(form, &DelegateForm::changed, this, showObstacle);
    connect(form, &DelegateForm::settled, this, &ApprovalsPage::settled);
    fill(
        form, form->start(),
        [this, form, showObstacle] {
            act()->setTitle(tr("Out of office"));
            act()->setAct(tr("Delegate my approvals"));
            form->retranslate();
            showObstacle();
        },
        [this, form] {
            run(form->command(), {}, [this, to = form->delegate()] {
                say(kit::Tone::Good, tr("Delegated to %1. You can end it at any time.").arg(to));
                askDelegations();
            });
        });
}

void ApprovalsPage::endDelegation(const domain::DelegationId &delegation)
{
    run(domain::EndDelegation{delegation}, {}, [this] {
        say(kit::Tone::Good, tr("The delegation is ended. Only you decide in your name again."));
        askDelegations();
    });
}

void ApprovalsPage::askDelegations()
{
    m_delegationsAsked.ask(m_desk.delegations(), this, [this](const domain::Result<std::vector<workspace::DelegationShown>> &delegations) {
        m_away->setDelegations(delegations.value_or(std::vector<workspace::DelegationShown>()));
        Q_EMIT settled();
    });
}

/// What was decided here may come back from the hub, where the amounts were others by then.
void ApprovalsPage::askSentBack()
{
    m_backAsked.ask(m_desk.sentBack(), this, [this](const domain::Result<std::vector<workspace::SentBack>> &back) {
        if (back)
            takeSentBack(*back);
        Q_EMIT settled();
    });
}

void ApprovalsPage::takeSentBack(const std::vector<workspace::SentBack> &back)
{
    std::set<domain::Uuid> ids;
    for (const workspace::SentBack &each : back)
        ids.insert(each.id);
    const bool isNews = !std::ranges::all_of(ids, [this](const domain::Uuid &id) { return m_sentBack.contains(id); });
    m_sentBack.clear();
    for (const workspace::SentBack &each : back)
        m_sentBack.emplace(each.id, each.cost);
    m_approvals->setSentBack(std::move(ids));
    if (!isNews)
        return;
    say(kit::Tone::Watch, tr("A decision of yours came back: its amounts changed before it took effect. It waits for you again, with the difference."));
    // Shown as if it were another, with the amounts it was signed on.
    m_shown = {};
    showCurrent();
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
    return m_asked.isPending() || m_backAsked.isPending() || m_delegationsAsked.isPending() || m_costAsked.isPending() || m_debtAsked.isPending();
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
    for (models::Latest *each : {&m_asked, &m_countAsked, &m_costAsked, &m_debtAsked, &m_zoneAsked, &m_delegationsAsked, &m_backAsked})
        each->drop();
    m_shown = {};
    m_cost.reset();
    m_seen.reset();
    m_debt.reset();
    m_lastApproved.reset();
    m_sentBack.clear();
    m_approvals->setSentBack({});
    m_away->setDelegations({});
    m_waiting = 0;
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
    m_delegate->setText(tr("Out of office…"));
    m_delegate->setToolTip(tr("Let somebody decide for you while you are away (O)"));
    m_away->retranslate();
    m_revoke->setText(tr("Revoke…"));
    m_revoke->setToolTip(tr("Take the approval back with a reason"));
    m_open->setToolTip(tr("Open it in full (Enter)"));
    ListPage::retranslate();
    m_view->retranslate();
}

} // namespace plumbline::pages
