#include "smallworld.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::SmallWorld;

namespace {

Money cny(std::int64_t minor)
{
    return Money(minor, Currency::of("CNY"));
}

/// A deal that came to its stage on a day, with the row that says so.
struct WorldWithHistory : SmallWorld {
    WorldWithHistory()
    {
        deal.expected_close = Date(2027, 3, 31);
        view.put(deal);
        row.id = newId<StageChange>();
        row.deal = deal.id;
        row.stage = stage.id;
        row.on = Date(2026, 12, 1);
        row.base_amount = deal.base_amount;
        row.expected_close = deal.expected_close;
        view.put(row);
        won.outcome = StageOutcome::Won;
        view.put(won);
    }

    [[nodiscard]] Changes patched(QStringView name, const Value &value) const
    {
        const int at = field<Deal>(name);
        const Record now = view.find(EntityKind::Deal, deal.id.uuid()).value().value();
        return decide(PatchField{EntityKind::Deal, deal.id.uuid(), at, now.values.at(static_cast<std::size_t>(at)), value}).value();
    }

    /// In the order of the history.
    [[nodiscard]] std::vector<StageChange> history() const
    {
        std::vector<StageChange> rows;
        const std::vector<Record> records = view.all(EntityKind::StageChange).value();
        for (const Record &record : records)
            rows.push_back(fromRecord<StageChange>(record).value());
        std::ranges::sort(rows, {}, [](const StageChange &each) { return std::pair(each.on, each.ordinal); });
        return rows;
    }
    [[nodiscard]] Date today() const { return businessDate(clock.now(), {}); }

    StageChange row;
};

UndoOperation undoOf(Changes changes)
{
    UndoOperation undo;
    undo.changes = std::move(changes);
    return undo;
}

} // namespace

class DealRevisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEditedAmountIsARowOfTheHistoryFromTodayOn()
    {
        WorldWithHistory world;
        world.view.apply(world.patched(u"amount", cny(90'000)));
        const auto rows = world.history();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].base_amount, world.row.base_amount);
        QCOMPARE(rows[1].base_amount, cny(90'000));
        QVERIFY(rows[1].stage == world.stage.id && rows[1].on == world.today());
        QVERIFY(rows[1].expected_close == world.deal.expected_close);
    }

    void anEditedExpectedCloseIsTooAndTwoOfADayFollowEachOther()
    {
        WorldWithHistory world;
        world.view.apply(world.patched(u"expected_close", Date(2027, 6, 30)));
        world.view.apply(world.patched(u"expected_close", Value()));
        const auto rows = world.history();
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[1].expected_close == Date(2027, 6, 30) && rows[1].ordinal == 0);
        QVERIFY(!rows[2].expected_close && rows[2].ordinal == 1);
    }

    void anotherFieldIsNoRow()
    {
        const WorldWithHistory world;
        QCOMPARE(world.patched(u"title", QStringLiteral("Meters")).size(), std::size_t{1});
        QCOMPARE(world.patched(u"probability", std::int64_t{100}).size(), std::size_t{1});
    }

    void bothSidesDecideTheSameRow()
    {
        const WorldWithHistory world;
        QCOMPARE(world.patched(u"amount", cny(1)), world.patched(u"amount", cny(1)));
    }

    void aHistoryThatDoesNotSayWhatTheDealSaidIsCaughtUpWithFirst()
    {
        WorldWithHistory world;
        world.row.expected_close.reset();
        world.view.put(world.row);
        world.view.apply(world.patched(u"expected_close", Date(2027, 6, 30)));
        const auto rows = world.history();
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[1].on == world.row.on && rows[1].expected_close == Date(2027, 3, 31));
        QVERIFY(rows[2].on == world.today() && rows[2].expected_close == Date(2027, 6, 30));
    }

    void aDealWithoutAHistoryGetsOneThatBeginsOnADayNobodyKnows()
    {
        SmallWorld world;
        const int amount = SmallWorld::field<Deal>(u"amount");
        const auto changes = world.decide(PatchField{EntityKind::Deal, world.deal.id.uuid(), amount, world.deal.amount, cny(5)}).value();
        QCOMPARE(changes.size(), std::size_t{3});
        const auto first = fromRecord<StageChange>(std::get<Created>(changes[1]).after).value();
        const auto second = fromRecord<StageChange>(std::get<Created>(changes[2]).after).value();
        QVERIFY(!first.on && first.base_amount == world.deal.base_amount);
        QVERIFY(second.on && second.base_amount == cny(5));
    }

    void whatIsClosedKeepsWhatItWasWorthThen()
    {
        WorldWithHistory world;
        world.won.outcome = StageOutcome::Lost;
        world.view.put(world.won);
        world.deal.stage = world.won.id;
        world.view.put(world.deal);
        QCOMPARE(world.patched(u"amount", cny(1)).size(), std::size_t{1});
    }

    void aDayToComeIsNotGoneBackBehind()
    {
        WorldWithHistory world;
        world.row.on = world.today().plusDays(30);
        world.view.put(world.row);
        world.view.apply(world.patched(u"amount", cny(1)));
        QVERIFY(world.history()[1].on == world.row.on && world.history()[1].ordinal == 1);
    }

    void anEditThatIsTakenBackNeverWas()
    {
        WorldWithHistory world;
        const Changes edit = world.patched(u"amount", cny(1));
        world.view.apply(edit);
        world.view.apply(world.decide(undoOf(edit)).value());
        QCOMPARE(world.history().size(), std::size_t{1});
        // And can be made again.
        world.view.apply(world.patched(u"amount", cny(1)));
        QCOMPARE(world.history().size(), std::size_t{2});
    }

    void aMoveThatWasFollowedByAnEditIsNotTakenBackUnderIt()
    {
        WorldWithHistory world;
        Stage next;
        next.id = world.newId<Stage>();
        next.name = QStringLiteral("Proposal");
        world.view.put(next);
        const AdvanceStage advance{world.deal.id, world.stage.id, next.id, world.newId<StageChange>(), std::nullopt, std::nullopt};
        const Changes move = world.decide(advance).value();
        world.view.apply(move);
        const Changes edit = world.patched(u"amount", cny(1));
        world.view.apply(edit);
        QCOMPARE(world.decide(undoOf(move)).error().code.id, errors::Stale.id);
        world.view.apply(world.decide(undoOf(edit)).value());
        world.view.apply(world.decide(undoOf(move)).value());
        QCOMPARE(world.history().size(), std::size_t{1});
    }
};

PLUMBLINE_TEST(DealRevisionTest)

#include "dealrevisiontest.moc"
