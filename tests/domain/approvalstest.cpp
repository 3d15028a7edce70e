#include "company.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;
using plumbline::tests::usd;

namespace {

Delegation delegation(Company &company, const User &from, const User &to)
{
    Delegation made;
    made.id = company.newId<Delegation>();
    made.from_user = from.id;
    made.to_user = to.id;
    made.from = company.today();
    made.until = company.today().plusDays(7);
    return made;
}

} // namespace

class ApprovalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRebateNeedsTheManagerAndThenFinance()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::Rebate);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        QCOMPARE(company.get(submit.commitment).state, CommitmentState::Submitted);
        const User &manager = company.of(Role::Manager);
        const User &finance = company.of(Role::Finance);
        QCOMPARE(company.decideAs(company.approval(submit, 1, finance), finance).error().code.id, errors::EarlierStepOpen.id);
        QVERIFY(company.actAs(company.approval(submit, 0, manager), manager).has_value());
        QCOMPARE(company.get(submit.commitment).state, CommitmentState::Submitted);
        QVERIFY(company.actAs(company.approval(submit, 1, finance), finance).has_value());
        QCOMPARE(company.get(submit.commitment).state, CommitmentState::Open);
        const ApprovalStep step = company.get(submit.steps.back());
        QVERIFY(step.decided_by == finance.id && step.decided_at == company.clock.now());
        QVERIFY(premiseFromText(*step.premise).has_value());
    }

    void aRefusalEndsIt()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::Rebate);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        auto refuse = company.approval(submit, 0, company.of(Role::Manager));
        refuse.decision = ApprovalDecision::Refuse;
        refuse.reason = QStringLiteral("too much");
        QVERIFY(company.act(refuse, Role::Manager).has_value());
        QCOMPARE(company.get(submit.commitment).state, CommitmentState::Refused);
        QCOMPARE(company.get(submit.steps[1]).state, ApprovalState::Withdrawn);
        const auto later = company.decide(company.approval(submit, 1, company.of(Role::Finance)), Role::Finance);
        QCOMPARE(later.error().code.id, errors::AlreadyDecided.id);
        QCOMPARE(later.error().detail, QStringLiteral("withdrawn"));
    }

    void aStepIsDecidedOnce()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::Training);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        const auto approve = company.approval(submit, 0, company.of(Role::Manager));
        QVERIFY(company.act(approve, Role::Manager).has_value());
        QCOMPARE(company.decide(approve, Role::Manager).error().code.id, errors::AlreadyDecided.id);
    }

    void nobodyApprovesTheirOwnRequest()
    {
        Company company;
        auto submit = company.promise(CommitmentKind::Training);
        QVERIFY(company.act(submit, Role::Manager).has_value());
        const User &manager = company.of(Role::Manager);
        QCOMPARE(company.decideAs(company.approval(submit, 0, manager), manager).error().code.id, errors::OwnRequest.id);
        // Nor through somebody who decides in their name.
        QVERIFY(company.act(Delegate{delegation(company, manager, company.of(Role::Delivery))}, Role::Manager).has_value());
        const User &delegate = company.of(Role::Delivery);
        QCOMPARE(company.decideAs(company.approval(submit, 0, delegate), delegate).error().code.id, errors::OwnRequest.id);
    }

    void onlyTheStepsRoleDecides()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::CustomDevelopment);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        for (const Role role : {Role::Manager, Role::Finance, Role::Administrator, Role::Auditor, Role::Delivery})
            QCOMPARE(company.decide(company.approval(submit, 0, company.of(role)), role).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.decide(company.approval(submit, 0, company.of(Role::Director)), Role::Director).has_value());
    }

    void aDelegateDecidesWhileTheDelegationRuns()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::Training);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        const User &delegate = company.of(Role::Delivery);
        const Delegation made = delegation(company, company.of(Role::Manager), delegate);
        QCOMPARE(company.decideAs(company.approval(submit, 0, delegate), delegate).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.act(Delegate{made}, Role::Manager).has_value());
        QVERIFY(company.decideAs(company.approval(submit, 0, delegate), delegate).has_value());
        QVERIFY(company.act(EndDelegation{made.id}, Role::Manager).has_value());
        QCOMPARE(company.decideAs(company.approval(submit, 0, delegate), delegate).error().code.id, errors::NotPermitted.id);
    }

    void aDelegateOfAnotherTeamsManagerDecidesNothingHere()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::Training);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        const User other = company.person(Role::Manager, company.south.id);
        company.view.put(delegation(company, other, company.of(Role::Delivery)));
        const User &delegate = company.of(Role::Delivery);
        QCOMPARE(company.decideAs(company.approval(submit, 0, delegate), delegate).error().code.id, errors::NotPermitted.id);
    }

    void whatTheApproverDidNotSeeDoesNotTakeEffect()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::Training);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        const auto approve = company.approval(submit, 0, company.of(Role::Manager));
        company.invoice(cny(1'234), cny(1'234));
        const auto refused = company.decide(approve, Role::Manager);
        QCOMPARE(refused.error().code.id, errors::PremiseChanged.id);
        QCOMPARE(refused.error().detail, QStringLiteral("receivables: 100.00 CNY > 112.34 CNY"));
    }

    void aPremiseHoldsWhatTheApproverHas()
    {
        Company company;
        company.deal.owner = company.stranger.id;
        company.view.put(company.deal);
        const auto submit = company.promise(CommitmentKind::Training);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        QVERIFY(!company.premiseFor(submit.commitment, company.of(Role::Manager)).deal);
        QVERIFY(company.premiseFor(submit.commitment, company.of(Role::Director)).deal == cny(90'000));
        QVERIFY(company.decide(company.approval(submit, 0, company.of(Role::Manager)), Role::Manager).has_value());
    }

    void aPremiseIsReadAsItWasWritten()
    {
        const Premise premise{cny(1), usd(-250), {}, cny(0), {cny(5), usd(7)}};
        QCOMPARE(toText(premise), QStringLiteral("liability=0.01 CNY; deal=-2.50 USD; receivables=0.00 CNY; commitments=0.05 CNY+0.07 USD"));
        QVERIFY(*premiseFromText(toText(premise)) == premise);
        const Premise bare{cny(1), {}, cny(2), {}};
        QVERIFY(*premiseFromText(toText(bare)) == bare);
        for (const QString &text : {QString(), QStringLiteral("liability=1 CNY"), toText(bare) + u'x', toText(bare) + QStringLiteral("; x=1")})
            QCOMPARE(premiseFromText(text).error().code.id, errors::PremiseUnreadable.id);
    }

    void aPromiseIsCheckedBeforeItIsSubmitted()
    {
        Company company;
        const auto good = company.promise(CommitmentKind::Rebate);
        auto submit = good;
        submit.liability = cny(0);
        QCOMPARE(company.decide(submit, Role::Manager).error().code.id, errors::AmountNotPositive.id);
        submit = good;
        submit.dueDate = submit.promisedOn.plusDays(-1);
        QCOMPARE(company.decide(submit, Role::Manager).error().code.id, errors::DatesReversed.id);
        submit = good;
        submit.steps.pop_back();
        QCOMPARE(company.decide(submit, Role::Manager).error().code.id, errors::StepsMismatch.id);
        submit = good;
        submit.steps[1] = submit.steps[0];
        QCOMPARE(company.decide(submit, Role::Manager).error().code.id, errors::IdTaken.id);
        submit = good;
        submit.promisedBy = company.stranger.id;
        QCOMPARE(company.decide(submit, Role::Salesperson).error().code.id, errors::NotPermitted.id);
        QCOMPARE(company.decide(good, Role::Finance).error().code.id, errors::NotPermitted.id);
        company.deal.account = company.newId<Account>();
        company.view.put(company.deal);
        QCOMPARE(company.decide(good, Role::Manager).error().code.id, errors::ReferenceBroken.id);
    }

    void aPromiseDoesNotComeIntoForceByAnotherWay()
    {
        Company company;
        const auto submit = company.promise(CommitmentKind::Rebate);
        const auto submitted = company.act(submit, Role::Salesperson);
        const int state = describe<Commitment>().indexOf(u"state");
        const Updated opened{EntityKind::Commitment, submit.commitment.uuid(),
                             {{state, toToken(CommitmentState::Submitted), toToken(CommitmentState::Open)}}};
        for (const auto &[role, text] : Tokens<Role>::names) {
            QVERIFY(!company.decide(ImportRecords{{}, {}, {opened}}, role).has_value());
            QVERIFY(!company.decide(UndoOperation{1, {inverse(opened)}}, role).has_value());
            QVERIFY(!company.decide(UndoOperation{1, *submitted}, role).has_value());
            const PatchField patch{EntityKind::Commitment, submit.commitment.uuid(), state, toToken(CommitmentState::Submitted),
                                   toToken(CommitmentState::Open)};
            QCOMPARE(company.decide(patch, role).error().code.id, errors::CommandOnly.id);
        }
    }
};

PLUMBLINE_TEST(ApprovalsTest)
#include "approvalstest.moc"
