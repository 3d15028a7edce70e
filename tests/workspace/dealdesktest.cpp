#include "opened.h"
#include "support/testregistry.h"

#include "plumbline/domain/errors.h"
#include "plumbline/replica/reader.h"
#include "plumbline/workspace/deals.h"

using namespace plumbline;
using namespace plumbline::domain;
using plumbline::tests::answerOf;
using plumbline::tests::OpenedWorkspace;

namespace {

template<typename Entity>
std::vector<Entity> allOf(const replica::Reader &reader)
{
    std::vector<Entity> all;
    const auto read = reader.forEach(Entity::Kind, [&all](const Record &record) {
        all.push_back(*fromRecord<Entity>(record));
        return replica::Continue::Yes;
    });
    return read ? all : std::vector<Entity>();
}

template<typename What>
int countOf(const workspace::DealShown &deal)
{
    return static_cast<int>(std::ranges::count_if(deal.timeline, [](const workspace::DealMoment &each) { return std::holds_alternative<What>(each.what); }));
}

} // namespace

/// What the deals page reads, beside every record of the replica read through from the first to the last.
class DealDeskTest : public QObject {
    Q_OBJECT

private:
    OpenedWorkspace m_opened;
    std::unique_ptr<replica::Replica> m_beside;
    std::unique_ptr<replica::Reader> m_reader;
    std::vector<Deal> m_deals;
    workspace::DealShown m_shown;

    workspace::DealDesk desk() { return workspace::DealDesk(m_opened.workspace); }
    Deal inStage(StageOutcome outcome)
    {
        for (const Deal &each : m_deals)
            for (const Stage &stage : allOf<Stage>(*m_reader))
                if (stage.id == each.stage && stage.outcome == outcome && each.owner && each.account)
                    return each;
        return {};
    }
    std::vector<DealId> several(std::size_t count)
    {
        std::vector<DealId> ids;
        for (const Deal &each : m_deals)
            if (each.owner && ids.size() < count)
                ids.push_back(each.id);
        return ids;
    }
    std::optional<UserId> ownerOf(DealId id)
    {
        const auto deal = answerOf(desk().deal(id));
        return deal ? deal->deal.owner : std::nullopt;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_opened.createDemonstration());
        auto beside = replica::Replica::openForReading(m_opened.replicaFolder(), tests::secretOf("correct horse battery staple"), m_opened.world.ports());
        QVERIFY(beside);
        m_beside = std::move(*beside);
        auto reader = m_beside->reader();
        QVERIFY(reader);
        m_reader = std::move(*reader);
        m_deals = allOf<Deal>(*m_reader);
        QVERIFY(m_deals.size() > 500);
    }

    void theBoardIsWhatTheRecordsSay()
    {
        analytics::Slice slice;
        slice.asOf = Date(2026, 6, 30);
        const auto board = answerOf(desk().board(slice, 10));
        QVERIFY(board);
        for (const analytics::BoardStage &stage : board->stages) {
            if (stage.outcome != StageOutcome::Open)
                continue;
            std::vector<Deal> here;
            std::ranges::copy_if(m_deals, std::back_inserter(here), [&](const Deal &each) { return each.stage.uuid() == stage.stage; });
            std::int64_t value = 0;
            for (const Deal &each : here)
                value += each.base_amount.minor();
            QCOMPARE(stage.count, static_cast<std::int64_t>(here.size()));
            QCOMPARE(stage.value, value);
            std::ranges::sort(here, [](const Deal &a, const Deal &b) { return std::tuple(-a.base_amount.minor(), a.id) < std::tuple(-b.base_amount.minor(), b.id); });
            QCOMPARE(stage.cards.size(), std::min<std::size_t>(10, here.size()));
            for (std::size_t i = 0; i < stage.cards.size(); ++i) {
                QCOMPARE(stage.cards[i].deal, here[i].id.uuid());
                QCOMPARE(stage.cards[i].title, here[i].title);
                QCOMPARE(stage.cards[i].expectedClose, here[i].expected_close);
            }
        }
    }

    void aDealHasEverythingThatPointsToIt()
    {
        const auto changes = allOf<StageChange>(*m_reader);
        const auto commitments = allOf<Commitment>(*m_reader);
        const auto facts = allOf<Fact>(*m_reader);
        int withCommitments = 0;
        int withDocuments = 0;
        for (std::size_t i = 0; i < m_deals.size(); i += 7) {
            const Deal &deal = m_deals[i];
            const auto shown = answerOf(desk().deal(deal.id));
            QVERIFY(shown);
            QCOMPARE(countOf<workspace::CameToStage>(*shown), static_cast<int>(std::ranges::count(changes, deal.id, &StageChange::deal)));
            QCOMPARE(static_cast<std::ptrdiff_t>(shown->commitments.size()), std::ranges::count(commitments, std::optional(deal.id), &Commitment::deal));
            const auto internal = [](const Fact &fact) { return fact.kind == FactKind::Cost || fact.kind == FactKind::Expense || fact.kind == FactKind::Stock || fact.kind == FactKind::Payable; };
            QCOMPARE(static_cast<std::ptrdiff_t>(shown->documents.size()),
                     std::ranges::count_if(facts, [&](const Fact &fact) { return fact.deal == deal.id && !internal(fact); }));
            QVERIFY(std::ranges::is_sorted(shown->timeline, std::ranges::greater(), &workspace::DealMoment::day));
            withCommitments += shown->commitments.empty() ? 0 : 1;
            withDocuments += shown->documents.empty() ? 0 : 1;
        }
        QVERIFY(withCommitments > 0 && withDocuments > 0);
    }

    void whatIsMissingIsToldWithNamesAndGoesOnceItIsThere()
    {
        const Deal deal = inStage(StageOutcome::Open);
        const auto before = answerOf(desk().deal(deal.id));
        QVERIFY(before);
        const StageId won = std::ranges::find(before->stages, StageOutcome::Won, [](const auto &each) { return each.stage.outcome; })->stage.id;
        StageGate gate;
        gate.id = StageGateId(m_opened.workspace.newId());
        gate.stage = won;
        gate.event = KeyEventType::Demonstration;
        QVERIFY(answerOf(m_opened.workspace.act(SetGate{gate})));
        auto missing = answerOf(desk().missing(deal.id, won));
        QVERIFY(missing);
        QCOMPARE(missing->size(), std::size_t{1});
        QCOMPARE(missing->front().asks.event, std::optional(KeyEventType::Demonstration));
        KeyEvent event;
        event.id = KeyEventId(m_opened.workspace.newId());
        event.deal = deal.id;
        event.type = KeyEventType::Demonstration;
        event.on = Date(2026, 6, 30);
        QVERIFY(answerOf(m_opened.workspace.act(RecordKeyEvent{event, {}})));
        missing = answerOf(desk().missing(deal.id, won));
        QVERIFY(missing && missing->empty());
        QCOMPARE(countOf<KeyEvent>(*answerOf(desk().deal(deal.id))), 1);
    }

    void theWayBackOfADealIsWhereItStoodBefore()
    {
        const Deal deal = inStage(StageOutcome::Lost);
        const auto shown = answerOf(desk().deal(deal.id));
        QVERIFY(shown);
        std::vector<StageChange> changes;
        std::ranges::copy_if(allOf<StageChange>(*m_reader), std::back_inserter(changes), [&](const StageChange &each) { return each.deal == deal.id; });
        std::ranges::sort(changes, {}, [](const StageChange &each) { return std::tuple(each.on, each.ordinal); });
        QVERIFY(changes.size() > 1);
        QCOMPARE(shown->before, std::optional(changes[changes.size() - 2].stage));
        QCOMPARE(shown->since, changes.back().on);
    }

    void aMoveIsToldWithItsMakerAlsoOnceAnotherWasTakenBack()
    {
        const auto movesOf = [this](DealId id) {
            std::vector<const workspace::DealMoment *> moves;
            m_shown = answerOf(desk().deal(id)).value_or(workspace::DealShown());
            for (const workspace::DealMoment &each : m_shown.timeline)
                if (std::holds_alternative<workspace::CameToStage>(each.what))
                    moves.push_back(&each);
            return moves;
        };
        const Deal deal = inStage(StageOutcome::Open);
        const auto before = movesOf(deal.id);
        // A file brought these in: nobody here moved the deal.
        QVERIFY(std::ranges::all_of(before, [](const auto *each) { return each->who.isEmpty() && !each->at; }));
        const std::size_t had = before.size();
        const StageId lost = std::ranges::find(m_shown.stages, StageOutcome::Lost, [](const auto &each) { return each.stage.outcome; })->stage.id;
        const auto move = [&](StageId from, StageId to) {
            return answerOf(m_opened.workspace.act(AdvanceStage{deal.id, from, to, StageChangeId(m_opened.workspace.newId()), std::nullopt, LossReason::Timing}));
        };
        const QString me = m_opened.workspace.signedIn()->name;
        QVERIFY(move(deal.stage, lost));
        auto moves = movesOf(deal.id);
        QCOMPARE(moves.size(), had + 1);
        QCOMPARE(moves.front()->who, me);
        QVERIFY(std::get<workspace::CameToStage>(moves.front()->what).reason == LossReason::Timing);
        QVERIFY(std::all_of(moves.begin() + 1, moves.end(), [](const auto *each) { return each->who.isEmpty(); }));
        QVERIFY(answerOf(m_opened.workspace.undo(std::nullopt)));
        moves = movesOf(deal.id);
        QCOMPARE(moves.size(), had);
        QVERIFY(std::ranges::all_of(moves, [](const auto *each) { return each->who.isEmpty(); }));
        // The undo taken back: it is lost again, by the one who said so.
        const auto entries = answerOf(m_opened.workspace.audit({}));
        QVERIFY(entries);
        QVERIFY(answerOf(m_opened.workspace.undo(entries->rows.front().entry.position)));
        moves = movesOf(deal.id);
        QCOMPARE(moves.size(), had + 1);
        QCOMPARE(moves.front()->who, me);
    }

    void aReassignmentDoesWhatItsPreviewSaid()
    {
        const auto sellers = answerOf(desk().sellers());
        QVERIFY(sellers && sellers->size() > 2);
        const UserId to = sellers->front().user;
        std::vector<DealId> ids = several(40);
        ids.push_back(DealId(m_opened.workspace.newId()));
        const auto plan = answerOf(desk().previewReassign(ids, to));
        QVERIFY(plan);
        QCOMPARE(plan->size(), ids.size());
        QVERIFY(plan->back().refused && plan->back().refused->code == domain::errors::RecordNotFound);
        for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
            QVERIFY(!plan->at(i).refused);
            QCOMPARE(plan->at(i).isTheirs, ownerOf(ids[i]) == to);
            QVERIFY(plan->at(i).from == ownerOf(ids[i]));
        }
        // One is given to somebody else meanwhile.
        const std::size_t taken = plan->front().isTheirs ? 1 : 0;
        QVERIFY(answerOf(m_opened.workspace.patch(EntityKind::Deal, ids[taken].uuid(), QStringLiteral("owner"), plan->at(taken).from->uuid(), Value())));
        const auto outcomes = answerOf(desk().reassign(*plan, to));
        QVERIFY(outcomes);
        for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
            QCOMPARE(outcomes->at(i).refused.has_value(), i == taken);
            QVERIFY(ownerOf(ids[i]) == (i == taken ? std::nullopt : std::optional(to)));
        }
        QVERIFY(outcomes->at(taken).refused->code == domain::errors::Stale);
        const auto back = answerOf(desk().giveBack(*outcomes, to));
        QVERIFY(back);
        for (std::size_t i = 0; i + 1 < ids.size(); ++i)
            if (i != taken)
                QVERIFY(ownerOf(ids[i]) == plan->at(i).from);
    }
};

PLUMBLINE_TEST(DealDeskTest)

#include "dealdesktest.moc"
