#include "smallworld.h"
#include "support/testregistry.h"

#include "plumbline/domain/takingback.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::SmallWorld;

namespace {

constexpr std::array EveryRole{Role::Salesperson, Role::Manager,       Role::Director, Role::Finance,
                               Role::Delivery,    Role::Administrator, Role::Auditor};

UndoOperation undoOf(Changes changes)
{
    return {1, std::move(changes)};
}

/// Those who may take back these changes, made on a copy of the world; whoever may not is told so.
Roles whoMayUndo(const SmallWorld &world, const Changes &done)
{
    SmallWorld after = world;
    after.view.apply(done);
    Roles may;
    for (const Role role : EveryRole) {
        const auto undone = after.decide(undoOf(done), role);
        if (undone)
            may = may | role;
        else if (undone.error().code != errors::NotPermitted)
            qFatal("refused for another reason than the role");
    }
    return may;
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

    void whatAFileBroughtIsTakenBackByThoseWhoMayImportIt()
    {
        SmallWorld world;
        Deal deal = world.deal;
        deal.id = world.newId<Deal>();
        Fact receipt = world.invoice;
        receipt.id = world.newId<Fact>();
        receipt.kind = FactKind::Receipt;
        Account account = world.account;
        account.id = world.newId<Account>();
        Stage stage = world.stage;
        stage.id = world.newId<Stage>();
        QVERIFY(whoMayUndo(world, {Created{toRecord(deal)}}) == Sellers);
        QVERIFY(whoMayUndo(world, {Created{toRecord(receipt)}}) == FinanceStaff);
        QVERIFY(whoMayUndo(world, {Created{toRecord(account)}}) == (Sellers | FinanceStaff));
        QVERIFY(whoMayUndo(world, {Created{toRecord(stage)}}) == Administrators);
        // A file of deals and documents at once is the administrator's.
        QVERIFY(whoMayUndo(world, {Created{toRecord(deal)}, Created{toRecord(receipt)}}) == Administrators);
        // Bringing back what was removed is making it.
        QVERIFY(whoMayUndo(world, {Removed{toRecord(world.invoice)}}) == FinanceStaff);
    }

    void aFieldIsPutBackByThoseWhoMaySetIt()
    {
        const SmallWorld world;
        const EntityDescription &deal = describe(EntityKind::Deal);
        int patchable = 0;
        for (std::size_t i = 0; i < deal.fields.size(); ++i) {
            const Value now = toRecord(world.deal).values[i];
            const Changes same{Updated{EntityKind::Deal, world.deal.id.uuid(), {FieldChange{static_cast<int>(i), now, now}}}};
            const Roles patch = deal.fields[i].spec.patch;
            QVERIFY(whoMayUndo(world, same) == (patch.isEmpty() ? Sellers : patch));
            patchable += patch.isEmpty() ? 0 : 1;
        }
        QVERIFY(patchable > 0);
    }

    void aSalespersonDoesNotUndoWhatTheAdministratorMayDoOnly()
    {
        SmallWorld world;
        const int role = SmallWorld::field<User>(u"role");
        const Value before = toRecord(world.user).values[static_cast<std::size_t>(role)];
        const Changes same{Updated{EntityKind::User, world.user.id.uuid(), {FieldChange{role, before, before}}}};
        // Not even the administrator takes a role back: it is granted anew.
        for (const Role each : EveryRole)
            QVERIFY(!world.decide(undoOf(same), each));
    }

    void moneyThatWasPostedIsReversedNotRemoved()
    {
        for (const Command &posting : {Command(RecordReceipt()), Command(AllocateReceipt())}) {
            const auto refused = mayTakeBack(commandName(posting));
            QCOMPARE(refused.error().code.id, errors::NotUndoable.id);
            QCOMPARE(refused.error().detail, commandName(posting));
        }
        for (const Command &other : {Command(ImportRecords()), Command(PatchField()), Command(UndoOperation()), Command(AdvanceStage())})
            QVERIFY(mayTakeBack(commandName(other)));
    }

    void whoOnlyLooksUndoesNothing()
    {
        const SmallWorld world;
        QCOMPARE(world.decide(undoOf({}), Role::Auditor).error().code.id, errors::NotPermitted.id);
    }
};

PLUMBLINE_TEST(UndoTest)
#include "undotest.moc"
