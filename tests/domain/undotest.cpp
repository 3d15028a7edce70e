#include "smallworld.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::SmallWorld;

namespace {

UndoOperation undoOf(Changes changes)
{
    return {1, std::move(changes)};
}

} // namespace

class UndoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUndoneOperationLeavesTheStateAsItWas()
    {
        SmallWorld world;
        const auto before = world.view;
        Deal created = world.deal;
        created.id = world.newId<Deal>();
        const Changes done{Created{toRecord(created)}, world.dealChange(u"title", QStringLiteral("Sensors"), QStringLiteral("A")),
                           world.dealChange(u"title", QStringLiteral("A"), QStringLiteral("B"))};
        world.view.apply(done);
        const auto undone = world.decide(undoOf(done), Role::Salesperson);
        QVERIFY(undone.has_value());
        world.view.apply(*undone);
        QVERIFY(world.view == before);
    }

    void anUndoCanBeUndone()
    {
        SmallWorld world;
        const Changes done{world.dealChange(u"title", QStringLiteral("Sensors"), QStringLiteral("A")), Removed{toRecord(world.invoice)}};
        world.view.apply(done);
        const auto after = world.view;
        const auto undone = world.decide(undoOf(done));
        world.view.apply(*undone);
        const auto redone = world.decide(undoOf(*undone));
        world.view.apply(*redone);
        QVERIFY(world.view == after);
    }

    void whatHasChangedSinceIsNotUndone()
    {
        SmallWorld world;
        const Changes done{world.dealChange(u"title", QStringLiteral("Sensors"), QStringLiteral("A"))};
        const auto updated = world.decide(undoOf(done));
        QCOMPARE(updated.error().code.id, errors::Stale.id);
        QCOMPARE(updated.error().detail, QStringLiteral("deal.title"));
        Deal other = world.deal;
        other.title = QStringLiteral("Other");
        QCOMPARE(world.decide(undoOf({Created{toRecord(other)}})).error().detail, QStringLiteral("deal.title"));
    }

    void whatWasUndoneAlreadyIsNotUndoneAgain()
    {
        SmallWorld world;
        Deal gone = world.deal;
        gone.id = world.newId<Deal>();
        QCOMPARE(world.decide(undoOf({Created{toRecord(gone)}})).error().code.id, errors::NotUndoable.id);
        QCOMPARE(world.decide(undoOf({Removed{toRecord(world.deal)}})).error().code.id, errors::NotUndoable.id);
    }

    void theFoundationIsNotUndone()
    {
        SmallWorld world;
        Organisation organisation;
        organisation.id = world.newId<Organisation>();
        world.view.put(organisation);
        QCOMPARE(world.decide(undoOf({Created{toRecord(organisation)}})).error().code.id, errors::NotUndoable.id);
    }

    void whoOnlyLooksUndoesNothing()
    {
        const SmallWorld world;
        QCOMPARE(world.decide(undoOf({}), Role::Auditor).error().code.id, errors::NotPermitted.id);
    }
};

PLUMBLINE_TEST(UndoTest)
#include "undotest.moc"
