#include "opened.h"
#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "plumbline/workspace/promisedesk.h"
#include "support/testregistry.h"

#include <map>

using namespace plumbline;
using namespace plumbline::tests;
using domain::CommitmentKind;
using domain::Date;
using domain::Role;

namespace {

domain::Money yuan(std::int64_t amount)
{
    return domain::Money(amount * 100, domain::Currency::of("CNY"));
}

} // namespace

/// The manager's desk on a replica of its own, beside what is put in by hand.
class PromiseDeskTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<OpenedWorkspace> m_opened;
    std::unique_ptr<workspace::PromiseDesk> m_desk;
    domain::AccountId m_account;
    domain::DealId m_deal;
    domain::UserId m_seller;

    workspace::Workspace &workspace() { return m_opened->workspace; }
    domain::Uuid newId() { return workspace().newId(); }
    template<typename Id>
    Id newIdOf()
    {
        return Id(newId());
    }
    [[nodiscard]] bool act(domain::Command command) { return answerOf(workspace().act(std::move(command))).has_value(); }
    domain::SubmitCommitment promise(CommitmentKind kind, std::int64_t amount, Date due)
    {
        domain::SubmitCommitment submit;
        submit.commitment = newIdOf<domain::CommitmentId>();
        submit.account = m_account;
        submit.deal = m_deal;
        submit.kind = kind;
        submit.promisedBy = m_seller;
        submit.promisedOn = workspace().today().plusDays(-20);
        submit.dueDate = due;
        submit.liability = yuan(amount);
        for (std::size_t i = 0; i < domain::stepsFor(kind).size(); ++i)
            submit.steps.push_back(newIdOf<domain::ApprovalStepId>());
        return submit;
    }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<OpenedWorkspace>();
        QVERIFY(m_opened->create(domain::Currency::of("CNY")));
        m_desk = std::make_unique<workspace::PromiseDesk>(workspace());
        workspace::ImportRequest request;
        request.path = m_opened->write(QStringLiteral("deals.csv"), "deal,account,stage,amount\n年度框架,远景科技,Engaging,50000\n");
        const auto imported = answerOf(workspace().import(request));
        QVERIFY(imported);
        const auto found = answerOf(workspace().search(QStringLiteral("年度框架"), 5)).value();
        QCOMPARE(found.size(), std::size_t{1});
        m_deal = domain::DealId(found.front().record);
        m_account = domain::AccountId(answerOf(workspace().search(QStringLiteral("远景"), 5)).value().front().record);
        domain::User sam;
        sam.id = m_seller = newIdOf<domain::UserId>();
        sam.name = QStringLiteral("Sam");
        sam.role = Role::Salesperson;
        QVERIFY(act(domain::AddUser{sam}));
    }
    void cleanup()
    {
        m_desk.reset();
        m_opened.reset();
    }

    void theQueueIsWhatDecideLetsThePersonDecide()
    {
        const Date today = workspace().today();
        std::map<domain::Uuid, Role> firstSteps;
        for (const CommitmentKind kind : {CommitmentKind::Training, CommitmentKind::Rebate, CommitmentKind::CustomDevelopment, CommitmentKind::Extension}) {
            const auto submit = promise(kind, 100, today.plusDays(static_cast<int>(kind)));
            QVERIFY(act(submit));
            firstSteps[submit.steps[0].uuid()] = domain::stepsFor(kind)[0];
        }
        const auto queue = answerOf(m_desk->queue()).value();
        const Role mine = workspace().signedIn()->role;
        // Whoever asked for them may decide none, but sees them.
        QCOMPARE(queue.size(), firstSteps.size());
        for (const workspace::ApprovalShown &each : queue) {
            QVERIFY(firstSteps.contains(each.id));
            QVERIFY(each.isOwn);
            QVERIFY(each.whyNot->code == domain::errors::OwnRequest);
            QCOMPARE(each.account, QStringLiteral("远景科技"));
            QCOMPARE(each.commitment->deal, QStringLiteral("年度框架"));
        }
        QVERIFY(mine == Role::Administrator);
        QCOMPARE(answerOf(m_desk->waiting()).value(), 0);
    }

    void theCostIsThePremiseAndWhatIsOverdue()
    {
        const auto submit = promise(CommitmentKind::Rebate, 1000, workspace().today().plusDays(3));
        QVERIFY(act(submit));
        domain::PostDocument invoice;
        invoice.document.id = newIdOf<domain::FactId>();
        invoice.document.kind = domain::FactKind::Invoice;
        invoice.document.account = m_account;
        invoice.document.document = QStringLiteral("INV-1");
        invoice.document.date = workspace().today().plusDays(-100);
        invoice.document.amount = yuan(700);
        invoice.document.rate_micro = 1'000'000;
        for (const auto &[amount, days] : {std::pair{400, -70}, std::pair{200, -10}, std::pair{100, 20}}) {
            domain::Instalment instalment;
            instalment.id = newIdOf<domain::InstalmentId>();
            instalment.amount = yuan(amount);
            instalment.due_date = workspace().today().plusDays(days);
            invoice.instalments.push_back(instalment);
        }
        QVERIFY(act(invoice));
        domain::PostDocument cost;
        cost.document.id = newIdOf<domain::FactId>();
        cost.document.kind = domain::FactKind::Cost;
        cost.document.account = m_account;
        cost.document.deal = m_deal;
        cost.document.document = QStringLiteral("K-1");
        cost.document.date = workspace().today();
        cost.document.amount = yuan(30000);
        cost.document.rate_micro = 1'000'000;
        QVERIFY(act(cost));
        const auto shown = answerOf(m_desk->costOf(domain::EntityKind::ApprovalStep, submit.steps[0].uuid())).value();
        QCOMPARE(shown.premise->liability.minor(), yuan(1000).minor());
        QCOMPARE(shown.premise->deal->minor(), yuan(50000).minor());
        QCOMPARE(shown.premise->cost->minor(), yuan(30000).minor());
        QCOMPARE(shown.premise->receivables.minor(), yuan(700).minor());
        QVERIFY(QTest::qWaitFor([&] { return answerOf(m_desk->debtOf(m_account)).value().outstanding == yuan(700); }, 10'000));
        const auto debt = answerOf(m_desk->debtOf(m_account)).value();
        QVERIFY(debt.overdue == yuan(600));
        QVERIFY(debt.overSixtyDays == yuan(400));
        QCOMPARE(codeOf(answerOf(m_desk->costOf(domain::EntityKind::ApprovalStep, newId()))), codeOf(domain::errors::RecordNotFound));
    }

    void theListAddsUpToWhatAnIndependentReadingSays()
    {
        using domain::CommitmentState;
        const Date today = workspace().today();
        // As files bring them: due days around today, in every state.
        domain::Changes changes;
        std::map<CommitmentState, std::int64_t> liability;
        std::int64_t fellDue = 0;
        std::int64_t inTime = 0;
        std::int64_t unkept = 0;
        int number = 0;
        for (const CommitmentState state : {CommitmentState::Open, CommitmentState::Fulfilled, CommitmentState::Broken, CommitmentState::Cancelled})
            for (const int due : {-30, -1, 0, 1, 30})
                for (const int closed : {-40, -5, 0}) {
                    domain::Commitment commitment;
                    commitment.id = newIdOf<domain::CommitmentId>();
                    commitment.account = m_account;
                    commitment.kind = CommitmentKind::Training;
                    commitment.promised_by = m_seller;
                    commitment.promised_on = today.plusDays(-60);
                    commitment.due_date = today.plusDays(due);
                    commitment.liability = yuan(++number);
                    commitment.state = state;
                    if (state != CommitmentState::Open)
                        commitment.closed_on = today.plusDays(closed);
                    changes.emplace_back(domain::Created{domain::toRecord(commitment)});
                    liability[state] += number;
                    const bool counts = state != CommitmentState::Cancelled;
                    fellDue += counts && due <= 0 ? 1 : 0;
                    inTime += state == CommitmentState::Fulfilled && due <= 0 && closed <= due ? 1 : 0;
                    unkept += state == CommitmentState::Broken || (state == CommitmentState::Open && due < 0) ? 1 : 0;
                }
        QVERIFY(act(domain::ImportRecords{QStringLiteral("old.csv"), QString(64, u'0'), std::move(changes)}));
        const auto list = answerOf(m_desk->commitments()).value();
        QCOMPARE(list.commitments.size(), std::size_t(number));
        QCOMPARE(list.exposure.size(), std::size_t{1});
        QVERIFY(list.exposure.front() == yuan(liability[CommitmentState::Open]));
        QCOMPARE(list.inForce, 15);
        QCOMPARE(list.fellDue, fellDue);
        QCOMPARE(list.keptInTime, inTime);
        QCOMPARE(list.unkept, unkept);
        QVERIFY(std::ranges::is_sorted(list.commitments, {}, [](const workspace::CommitmentShown &each) { return each.commitment.due_date; }));
    }

    void whatOneMayDoIsWhatTheRulesAllow()
    {
        const auto submit = promise(CommitmentKind::Training, 100, workspace().today().plusDays(3));
        QVERIFY(act(submit));
        auto acts = answerOf(m_desk->actsOn(submit.commitment)).value();
        QVERIFY(acts.canWithdraw);
        QVERIFY(acts.ends.empty());
        QVERIFY(!acts.terms);
        QVERIFY(act(domain::WithdrawCommitment{submit.commitment}));
        acts = answerOf(m_desk->actsOn(submit.commitment)).value();
        QVERIFY(!acts.canWithdraw);
        QVERIFY(acts.ends.empty());
        const auto about = answerOf(m_desk->about(domain::EntityKind::Deal, m_deal.uuid())).value();
        QVERIFY(about.account == m_account && about.deal == m_deal);
        QCOMPARE(about.deals.size(), std::size_t{1});
        QCOMPARE(about.accountName, QStringLiteral("远景科技"));
    }
};

PLUMBLINE_TEST(PromiseDeskTest)
#include "promisedesktest.moc"
