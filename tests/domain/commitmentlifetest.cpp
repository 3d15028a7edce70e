#include "company.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;
using plumbline::tests::usd;

namespace {

struct Promises : Company {
    [[nodiscard]] CommitmentState stateOf(CommitmentId id) const { return get(id).state; }
    [[nodiscard]] TaskState taskStateOf(CommitmentId id) const { return get(taskOf(id)).state; }
    [[nodiscard]] std::vector<ApprovalStep> stepsOf(CommitmentId id) const
    {
        auto steps = every<ApprovalStep>();
        std::erase_if(steps, [&](const ApprovalStep &step) { return step.commitment != id; });
        std::ranges::sort(steps, {}, &ApprovalStep::ordinal);
        return steps;
    }
    Result<Changes> close(CommitmentId id, CommitmentEnd end, Role role) { return act(CloseCommitment{id, end, {}, {}}, role); }
};

} // namespace

class CommitmentLifeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void submittingMakesTheTaskAndHangsTheEvidence()
    {
        Promises company;
        auto submit = company.promise(CommitmentKind::Training);
        submit.department = QStringLiteral("Academy");
        submit.files = {company.file()};
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        const DeliveryTask task = company.get(taskOf(submit.commitment));
        QCOMPARE(*task.department, QStringLiteral("Academy"));
        QVERIFY(task.state == TaskState::Waiting);
        QCOMPARE(company.every<Attachment>().front().record, submit.commitment.toString());
    }

    void theTaskFollowsItsCommitment()
    {
        Promises company;
        const CommitmentId id = company.inForce(CommitmentKind::Rebate);
        QVERIFY(company.stateOf(id) == CommitmentState::Open);
        QVERIFY(company.taskStateOf(id) == TaskState::Open);
        QVERIFY(company.close(id, CommitmentEnd::Broken, Role::Delivery).has_value());
        QVERIFY(company.taskStateOf(id) == TaskState::Open);
        // Late is not never.
        QVERIFY(company.close(id, CommitmentEnd::Fulfilled, Role::Delivery).has_value());
        const DeliveryTask task = company.get(taskOf(id));
        QVERIFY(task.state == TaskState::Done);
        QVERIFY(task.done_by == company.of(Role::Delivery).id);
        QVERIFY(company.get(id).closed_on == company.today());
    }

    void everyStepThatIsNotWrittenDownIsRefused()
    {
        int allowed = 0;
        for (const auto &[from, fromText] : Tokens<CommitmentState>::names)
            for (const auto &[to, toText] : Tokens<CommitmentState>::names)
                allowed += follows(from, to) ? 1 : 0;
        QCOMPARE(allowed, 9);
        for (const CommitmentState end : {CommitmentState::Fulfilled, CommitmentState::Cancelled, CommitmentState::Refused})
            for (const auto &[to, text] : Tokens<CommitmentState>::names)
                QVERIFY(!follows(end, to));
        Promises company;
        const CommitmentId id = company.inForce(CommitmentKind::Training);
        QVERIFY(company.close(id, CommitmentEnd::Cancelled, Role::Salesperson).has_value());
        QVERIFY(company.taskStateOf(id) == TaskState::Dropped);
        for (const CommitmentEnd end : {CommitmentEnd::Fulfilled, CommitmentEnd::Broken, CommitmentEnd::Cancelled})
            QCOMPARE(company.close(id, end, Role::Manager).error().code.id, errors::StateUnfit.id);
    }

    void whatIsNotInForceIsNotClosed()
    {
        Promises company;
        const auto submit = company.promise(CommitmentKind::Training);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        for (const CommitmentEnd end : {CommitmentEnd::Fulfilled, CommitmentEnd::Broken, CommitmentEnd::Cancelled})
            QCOMPARE(company.close(submit.commitment, end, Role::Manager).error().code.id, errors::StateUnfit.id);
        QCOMPARE(company.close(submit.commitment, CommitmentEnd::Fulfilled, Role::Salesperson).error().code.id, errors::NotPermitted.id);
    }

    void whoeverAskedMayTakeTheRequestBack()
    {
        Promises company;
        const auto submit = company.promise(CommitmentKind::Rebate);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        QCOMPARE(company.decide(WithdrawCommitment{submit.commitment}, Role::Manager).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.act(WithdrawCommitment{submit.commitment}, Role::Salesperson).has_value());
        QVERIFY(company.stateOf(submit.commitment) == CommitmentState::Cancelled);
        for (const ApprovalStep &step : company.stepsOf(submit.commitment))
            QVERIFY(step.state == ApprovalState::Withdrawn);
        const auto late = company.decide(company.approval(submit, 0, company.of(Role::Manager)), Role::Manager);
        QCOMPARE(late.error().code.id, errors::AlreadyDecided.id);
    }

    void aRevokedApprovalWaitsAgainWithThoseBehindIt()
    {
        Promises company;
        const CommitmentId id = company.inForce(CommitmentKind::Rebate);
        const auto steps = company.stepsOf(id);
        QCOMPARE(company.decide(RevokeApproval{steps[0].id, {}}, Role::Manager).error().code.id, errors::ReasonMissing.id);
        QCOMPARE(company.decide(RevokeApproval{steps[0].id, QStringLiteral("No")}, Role::Delivery).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.act(RevokeApproval{steps[0].id, QStringLiteral("The margin is gone")}, Role::Manager).has_value());
        for (const ApprovalStep &step : company.stepsOf(id)) {
            QVERIFY(step.state == ApprovalState::Waiting);
            QVERIFY(!step.decided_by && !step.premise);
        }
        QVERIFY(company.stateOf(id) == CommitmentState::Submitted);
        QVERIFY(company.taskStateOf(id) == TaskState::Waiting);
    }

    void theSecondOfTwoApprovalsAloneIsRevoked()
    {
        Promises company;
        const CommitmentId id = company.inForce(CommitmentKind::Rebate);
        QVERIFY(company.act(RevokeApproval{company.stepsOf(id)[1].id, QStringLiteral("Too much")}, Role::Finance).has_value());
        QVERIFY(company.stepsOf(id)[0].state == ApprovalState::Approved);
        QVERIFY(company.stepsOf(id)[1].state == ApprovalState::Waiting);
        // What was delivered can't be taken back.
        const CommitmentId kept = company.inForce(CommitmentKind::Training);
        QVERIFY(company.close(kept, CommitmentEnd::Fulfilled, Role::Delivery).has_value());
        const auto late = company.decide(RevokeApproval{company.stepsOf(kept)[0].id, QStringLiteral("Late")}, Role::Manager);
        QCOMPARE(late.error().code.id, errors::StateUnfit.id);
    }

    void anAgreedPriceFallsOnlyByAnApprovedRebate()
    {
        Promises company;
        company.standAt(company.won);
        const int amount = describe<Deal>().indexOf(u"amount");
        const PatchField patch{EntityKind::Deal, company.deal.id.uuid(), amount, cny(90'000), cny(86'000)};
        QCOMPARE(company.decide(patch, Role::Director).error().code.id, errors::CommitmentNeeded.id);
        const ImportRecords file{{}, {}, {Updated{EntityKind::Deal, company.deal.id.uuid(), {{amount, cny(90'000), cny(86'000)}}}}};
        QCOMPARE(company.decide(file, Role::Administrator).error().code.id, errors::CommitmentNeeded.id);
        const auto waiting = company.promise(CommitmentKind::Rebate);
        QVERIFY(company.act(waiting, Role::Salesperson).has_value());
        const ChangeTerms early{company.deal.id, waiting.commitment, cny(86'000), {}};
        QCOMPARE(company.decide(early, Role::Salesperson).error().code.id, errors::CommitmentNeeded.id);

        const CommitmentId rebate = company.inForce(CommitmentKind::Rebate);
        const ChangeTerms beyond{company.deal.id, rebate, cny(84'999), {}};
        QCOMPARE(company.decide(beyond, Role::Salesperson).error().code.id, errors::CommitmentNeeded.id);
        QVERIFY(company.act(ChangeTerms{company.deal.id, rebate, cny(85'000), {}}, Role::Salesperson).has_value());
        QCOMPARE(company.get(company.deal.id).amount, cny(85'000));
        QCOMPARE(company.get(company.deal.id).base_amount, cny(85'000));
        QVERIFY(company.stateOf(rebate) == CommitmentState::Fulfilled);
        // Once is once.
        QCOMPARE(company.decide(ChangeTerms{company.deal.id, rebate, cny(84'000), {}}, Role::Salesperson).error().code.id, errors::CommitmentNeeded.id);
    }

    /// What was promised before Plumbline comes in as it stands, and is in force; what it did to the price it has done.
    void aRebateFromAFileChangesNoPrice()
    {
        Promises company;
        company.standAt(company.won);
        const auto signedHere = company.get(company.inForce(CommitmentKind::Rebate));
        auto brought = signedHere;
        brought.id = company.newId<Commitment>();
        QVERIFY(company.act(ImportRecords{{}, {}, {Created{toRecord(brought)}}}, Role::Administrator).has_value());
        QVERIFY(company.stateOf(brought.id) == CommitmentState::Open);
        const auto lower = [&](CommitmentId by) { return company.decide(ChangeTerms{company.deal.id, by, cny(86'000), {}}, Role::Salesperson); };
        QCOMPARE(lower(brought.id).error().code.id, errors::CommitmentNeeded.id);
        QVERIFY(lower(signedHere.id).has_value());
    }

    void aFileThatMovesAWonDealAwayChangesNoPriceEither()
    {
        Promises company;
        company.standAt(company.won);
        const int stage = describe<Deal>().indexOf(u"stage");
        const int amount = describe<Deal>().indexOf(u"amount");
        const FieldChange away{stage, company.won.id.uuid(), company.engaging.id.uuid()};
        const auto file = [&](std::vector<FieldChange> fields) {
            return ImportRecords{{}, {}, {Updated{EntityKind::Deal, company.deal.id.uuid(), std::move(fields)}}};
        };
        QCOMPARE(company.decide(file({away, {amount, cny(90'000), cny(1)}}), Role::Administrator).error().code.id, errors::CommitmentNeeded.id);
        QCOMPARE(company.decide(file({away}), Role::Salesperson).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.decide(file({away}), Role::Director).has_value());
    }

    void aServiceEndsLaterOnlyByAnApprovedExtension()
    {
        Promises company;
        company.standAt(company.won);
        const Date later = company.today().plusDays(365);
        const CommitmentId rebate = company.inForce(CommitmentKind::Rebate);
        QCOMPARE(company.decide(ChangeTerms{company.deal.id, rebate, {}, later}, Role::Salesperson).error().code.id, errors::CommitmentNeeded.id);
        const CommitmentId extension = company.inForce(CommitmentKind::Extension);
        QVERIFY(company.act(ChangeTerms{company.deal.id, extension, {}, later}, Role::Salesperson).has_value());
        QVERIFY(company.get(company.deal.id).service_end == later);
        const PatchField patch{EntityKind::Deal, company.deal.id.uuid(), describe<Deal>().indexOf(u"service_end"), later, later.plusDays(1)};
        QCOMPARE(company.decide(patch, Role::Salesperson).error().code.id, errors::CommitmentNeeded.id);
    }

    void anUndoDoesNotReachAnAgreedPrice()
    {
        Promises company;
        const int amount = describe<Deal>().indexOf(u"amount");
        const auto patched = company.act(PatchField{EntityKind::Deal, company.deal.id.uuid(), amount, cny(90'000), cny(95'000)}, Role::Salesperson);
        QVERIFY(patched.has_value());
        company.standAt(company.won);
        QCOMPARE(company.decide(UndoOperation{1, *patched}, Role::Salesperson).error().code.id, errors::CommitmentNeeded.id);
    }

    void anApproverWhoMaySeeCostsDecidesOnThem()
    {
        Promises company;
        Fact cost = company.document(FactKind::Cost, cny(30'000), cny(30'000));
        cost.deal = company.deal.id;
        company.view.put(cost);
        const auto submit = company.promise(CommitmentKind::Rebate);
        QVERIFY(company.act(submit, Role::Salesperson).has_value());
        QVERIFY(!company.premiseFor(submit.commitment, company.of(Role::Manager)).cost);
        const Premise seen = company.premiseFor(submit.commitment, company.of(Role::Finance));
        QVERIFY(seen.cost == cny(30'000));
        QVERIFY(premiseFromText(toText(seen)).value() == seen);
        QVERIFY(company.act(company.approval(submit, 0, company.of(Role::Manager)), Role::Manager).has_value());
        const Approve approve = company.approval(submit, 1, company.of(Role::Finance));
        Fact more = cost;
        more.id = company.newId<Fact>();
        more.amount = more.base_amount = cny(1);
        company.view.put(more);
        const auto stale = company.decide(approve, Role::Finance);
        QCOMPARE(stale.error().code.id, errors::PremiseChanged.id);
        QCOMPARE(stale.error().detail, QStringLiteral("cost: 300.00 CNY > 300.01 CNY"));
    }

    void deliveryAcceptsAWonDealWithItsScanAndTheTick()
    {
        Promises company;
        Handover card;
        card.id = company.newId<Handover>();
        card.deal = company.deal.id;
        card.clause = QStringLiteral("Training within 30 days");
        const auto offer = [&] { return OfferHandover{card, {company.file()}}; };
        QCOMPARE(company.decide(offer(), Role::Salesperson).error().code.id, errors::StateUnfit.id);
        company.standAt(company.won);
        QCOMPARE(company.decide(OfferHandover{card, {}}, Role::Salesperson).error().code.id, errors::FileMissing.id);
        QVERIFY(company.act(offer(), Role::Salesperson).has_value());

        using Confirmed = AcceptHandover::Confirmed;
        QCOMPARE(company.decide(AcceptHandover{card.id, Confirmed::Twice, {}}, Role::Delivery).error().code.id, errors::FileMissing.id);
        QCOMPARE(company.decide(AcceptHandover{card.id, Confirmed::No, {company.file()}}, Role::Delivery).error().code.id,
                 errors::ConfirmationMissing.id);
        QCOMPARE(company.decide(AcceptHandover{card.id, Confirmed::Twice, {company.file()}}, Role::Salesperson).error().code.id,
                 errors::NotPermitted.id);
        QVERIFY(company.act(AcceptHandover{card.id, Confirmed::Twice, {company.file()}}, Role::Delivery).has_value());
        QVERIFY(company.get(card.id).confirmed_twice);
        QCOMPARE(company.decide(ReturnHandover{card.id, QStringLiteral("No")}, Role::Delivery).error().code.id, errors::StateUnfit.id);
    }
};

PLUMBLINE_TEST(CommitmentLifeTest)
#include "commitmentlifetest.moc"
