#include "company.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::Company;

namespace {

/// A company whose deals need a proposal before they are proposed, and a document read before they are won.
struct Gated : Company {
    Gated()
    {
        document.id = newId<Document>();
        document.title = QStringLiteral("Sensors in depth");
        document.version = 1;
        view.put(document);
        needs(proposed, KeyEventType::ProposalSent, {});
        needs(won, {}, document.id);
    }

    void needs(const Stage &stage, std::optional<KeyEventType> event, std::optional<DocumentId> read)
    {
        StageGate gate;
        gate.id = newId<StageGate>();
        gate.stage = stage.id;
        gate.event = event;
        gate.document = read;
        (void)act(SetGate{gate}, Role::Director);
    }
    Result<Changes> move(const Stage &to, Role role = Role::Salesperson)
    {
        return act(AdvanceStage{deal.id, get(deal.id).stage, to.id, newId<StageChange>(), {}, LossReason::Timing}, role);
    }
    Result<Changes> event(KeyEventType type, Role role = Role::Salesperson)
    {
        KeyEvent made;
        made.id = newId<KeyEvent>();
        made.deal = deal.id;
        made.type = type;
        made.on = made.planned_for.emplace(today());
        return act(RecordKeyEvent{made, {file()}}, role);
    }
    Result<Changes> read(Role role = Role::Salesperson)
    {
        return act(AcknowledgeDocument{newId<Acknowledgement>(), document.id, get(document.id).version}, role);
    }
    [[nodiscard]] std::vector<Missing> missing(const Stage &to, Role role = Role::Salesperson) const
    {
        return missingFor(get(deal.id), to.id, of(role).id, view).value();
    }

    Document document;
};

} // namespace

class StageGatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClosedGateSaysWhatIsMissing()
    {
        Gated company;
        const auto refused = company.move(company.proposed);
        QCOMPARE(refused.error().code.id, errors::GateClosed.id);
        QCOMPARE(refused.error().detail, QStringLiteral("proposal_sent"));
        const auto missing = missingFromText(refused.error().detail);
        QCOMPARE(missing.size(), std::size_t{1});
        QVERIFY(missing.front().event == KeyEventType::ProposalSent);
    }

    void theActThatWasMissingOpensIt()
    {
        Gated company;
        QVERIFY(company.event(KeyEventType::ProposalSent).has_value());
        QVERIFY(company.missing(company.proposed).empty());
        QVERIFY(company.move(company.proposed).has_value());
    }

    void skippingAStageSkipsNoGate()
    {
        Gated company;
        QCOMPARE(company.missing(company.won).size(), std::size_t{2});
        const QString detail = company.move(company.won).error().detail;
        QCOMPARE(detail, QStringLiteral("proposal_sent, document:") + company.document.id.toString());
        QVERIFY(company.event(KeyEventType::ProposalSent).has_value());
        QVERIFY(company.read().has_value());
        QVERIFY(company.move(company.won).has_value());
    }

    void aFileMovesNoDealThroughAClosedGate()
    {
        Gated company;
        const int stage = describe<Deal>().indexOf(u"stage");
        const ImportRecords file{{}, {}, {Updated{EntityKind::Deal, company.deal.id.uuid(), {{stage, company.engaging.id.uuid(), company.proposed.id.uuid()}}}}};
        QCOMPARE(company.decide(file, Role::Salesperson).error().code.id, errors::GateClosed.id);
        QVERIFY(company.event(KeyEventType::ProposalSent).has_value());
        QVERIFY(company.decide(file, Role::Salesperson).has_value());
    }

    void goingBackAndLosingNeedNothing()
    {
        Gated company;
        company.standAt(company.won);
        QVERIFY(company.move(company.proposed, Role::Manager).has_value());
        QVERIFY(company.move(company.engaging).has_value());
        QVERIFY(company.move(company.lost).has_value());
    }

    void aLostDealComesBackThroughTheGates()
    {
        Gated company;
        QVERIFY(company.move(company.lost).has_value());
        QCOMPARE(company.move(company.proposed).error().code.id, errors::GateClosed.id);
        QVERIFY(company.move(company.engaging).has_value());
    }

    void aNewVersionHasToBeReadAnew()
    {
        Gated company;
        QVERIFY(company.event(KeyEventType::ProposalSent).has_value());
        QVERIFY(company.read().has_value());
        QCOMPARE(company.read().error().code.id, errors::AlreadyDone.id);
        QVERIFY(company.act(PublishDocument{company.document.id, QStringLiteral("Sensors in depth"), 2, {company.file()}}, Role::Manager).has_value());
        QCOMPARE(company.move(company.won).error().code.id, errors::GateClosed.id);
        const AcknowledgeDocument late{company.newId<Acknowledgement>(), company.document.id, 1};
        QCOMPARE(company.decide(late, Role::Salesperson).error().code.id, errors::Stale.id);
        QVERIFY(company.read().has_value());
        QVERIFY(company.move(company.won).has_value());
    }

    void itIsTheOwnerWhoReadsOrWhoeverMovesTheDeal()
    {
        Gated company;
        QVERIFY(company.event(KeyEventType::ProposalSent).has_value());
        QVERIFY(company.read(Role::Finance).has_value());
        QCOMPARE(company.missing(company.won).size(), std::size_t{1});
        QVERIFY(company.read(Role::Salesperson).has_value());
        QVERIFY(company.missing(company.won, Role::Manager).empty());
    }

    void anotherDealsEventsOpenNothing()
    {
        Gated company;
        Deal other = company.deal;
        other.id = company.newId<Deal>();
        company.view.put(other);
        KeyEvent event;
        event.id = company.newId<KeyEvent>();
        event.deal = other.id;
        event.type = KeyEventType::ProposalSent;
        QVERIFY(company.act(RecordKeyEvent{event, {company.file()}}, Role::Salesperson).has_value());
        QCOMPARE(company.missing(company.proposed).size(), std::size_t{1});
    }

    void aGateAsksForExactlyOneThing()
    {
        Gated company;
        StageGate gate;
        gate.id = company.newId<StageGate>();
        gate.stage = company.won.id;
        QCOMPARE(company.decide(SetGate{gate}, Role::Administrator).error().code.id, errors::RequiredFieldMissing.id);
        gate.event = KeyEventType::LegalReview;
        gate.document = company.document.id;
        QCOMPARE(company.decide(SetGate{gate}, Role::Administrator).error().code.id, errors::RequiredFieldMissing.id);
        QCOMPARE(company.decide(SetGate{gate}, Role::Manager).error().code.id, errors::NotPermitted.id);
    }

    void aLiftedGateHoldsNobody()
    {
        Gated company;
        const auto gate = company.missing(company.proposed).front().gate;
        QVERIFY(company.act(LiftGate{gate}, Role::Director).has_value());
        QVERIFY(company.move(company.proposed).has_value());
    }
};

PLUMBLINE_TEST(StageGatesTest)
#include "stagegatestest.moc"
