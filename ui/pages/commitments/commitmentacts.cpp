#include "commitments/commitmentspage.h"

#include "approvals/approvalwords.h"
#include "commitments/closeform.h"
#include "commitments/commitmentform.h"
#include "commitments/commitmentsmodel.h"
#include "commitments/termsform.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QVBoxLayout>

/// What is done with a promise: each act is filled in beside it.
namespace plumbline::pages {

using workspace::CommitmentShown;

void CommitmentsPage::beginNew(domain::EntityKind aboutKind, const domain::Uuid &about)
{
    m_aboutAsked.ask(m_desk.about(aboutKind, about), this, [this](const domain::Result<workspace::PromiseAbout> &found) {
        if (found)
            startNew(*found);
        else
            say(kit::Tone::Bad, workspace::errorText(found.error()));
        Q_EMIT settled();
    });
}

void CommitmentsPage::startNew(const std::optional<workspace::PromiseAbout> &about)
{
    if (!maySubmit())
        return;
    const domain::Currency base = m_list ? m_list->base : domain::Currency::of("CNY");
    auto *form = new CommitmentForm(context(), base, this);
    auto *follows = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this);
    follows->setOverflow(kit::Label::Overflow::Wrap);
    if (about)
        form->setAbout(*about);
    act()->setSummary(follows);
    const auto showObstacle = [this, form, follows] {
        act()->setObstacle(form->obstacle());
        follows->setText(form->whatFollows());
    };
    connect(form, &CommitmentForm::changed, this, showObstacle);
    connect(form, &CommitmentForm::settled, this, &CommitmentsPage::settled);
    fill(
        form, form->start(),
        [this, form, showObstacle] {
            act()->setTitle(tr("New promise to a customer"));
            act()->setAct(tr("Submit for approval"));
            form->retranslate();
            showObstacle();
        },
        [this, form] {
            const domain::SubmitCommitment command = form->command();
            const domain::Role first = domain::stepsFor(command.kind).front();
            run(command, form->paths(), [this, id = command.commitment.uuid(), first] {
                choose(QStringLiteral("waiting"));
                standOn(id);
                //: %1 is a role such as "Manager".
                say(kit::Tone::Good, tr("Submitted. It waits for: %1.").arg(roleText(first)));
            });
        });
}

void CommitmentsPage::startWithdrawing()
{
    const CommitmentShown *shown = current();
    if (!shown || !m_acts || !m_acts->canWithdraw)
        return;
    auto *words = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this);
    words->setOverflow(kit::Label::Overflow::Wrap);
    words->setAlignment(Qt::AlignTop);
    act()->setSummary(nullptr);
    fill(
        words, nullptr,
        [this, words, about = headingOf(*shown)] {
            act()->setTitle(tr("Withdraw the request"), about);
            act()->setAct(tr("Withdraw the request"));
            words->setText(tr("Nobody decides on it any more, and the task of whoever would have to keep it is dropped. It stays in the list as cancelled."));
        },
        [this, id = shown->commitment.id, about = headingOf(*shown)] {
            run(domain::WithdrawCommitment{id}, {}, [this, about] { say(kit::Tone::Good, tr("Withdrawn: %1.").arg(about)); });
        });
    act()->setFocus(Qt::OtherFocusReason);
}

void CommitmentsPage::startClosing()
{
    const CommitmentShown *shown = current();
    if (!shown || !m_acts || m_acts->ends.empty())
        return;
    auto *form = new CloseForm(context(), shown->commitment, m_acts->ends, this);
    act()->setSummary(nullptr);
    const auto showObstacle = [this, form] { act()->setObstacle(form->obstacle()); };
    connect(form, &CloseForm::changed, this, showObstacle);
    fill(
        form, form->start(),
        [this, form, showObstacle, about = headingOf(*shown)] {
            act()->setTitle(tr("How did it end?"), about);
            act()->setAct(tr("Close the promise"));
            form->retranslate();
            showObstacle();
        },
        [this, form, about = headingOf(*shown)] {
            const domain::CloseCommitment command = form->command();
            run(command, form->paths(), [this, about, end = command.end] {
                const auto state = end == domain::CommitmentEnd::Fulfilled ? domain::CommitmentState::Fulfilled
                    : end == domain::CommitmentEnd::Broken                 ? domain::CommitmentState::Broken
                                                                           : domain::CommitmentState::Cancelled;
                //: What was promised, and what became of it: "Rebate · Aurora: Fulfilled".
                say(kit::Tone::Good, tr("%1: %2").arg(about, stateText(state)));
            });
        });
}

void CommitmentsPage::startChangingTerms()
{
    const CommitmentShown *shown = current();
    if (!shown || !m_acts || !m_acts->terms)
        return;
    auto *form = new TermsForm(shown->commitment, *m_acts->terms, this);
    act()->setSummary(nullptr);
    const auto showObstacle = [this, form] { act()->setObstacle(form->obstacle()); };
    connect(form, &TermsForm::changed, this, showObstacle);
    fill(
        form, form->start(),
        [this, form, showObstacle, isRebate = shown->commitment.kind == domain::CommitmentKind::Rebate, deal = m_acts->terms->title] {
            act()->setTitle(isRebate ? tr("Lower the agreed price") : tr("Extend the agreed service"), deal);
            act()->setAct(isRebate ? tr("Change the price") : tr("Change the service end"));
            form->retranslate();
            showObstacle();
        },
        [this, form, deal = m_acts->terms->title] {
            run(form->command(), {}, [this, deal] { say(kit::Tone::Good, tr("The terms of “%1” are changed, and the promise is kept by it.").arg(deal)); });
        });
}

void CommitmentsPage::openDeal()
{
    const CommitmentShown *shown = current();
    if (!shown)
        return;
    if (shown->commitment.deal)
        Q_EMIT recordWanted(domain::EntityKind::Deal, shown->commitment.deal->uuid());
    else
        Q_EMIT recordWanted(domain::EntityKind::Account, shown->commitment.account.uuid());
}

} // namespace plumbline::pages
