#include "smallworld.h"
#include "support/testregistry.h"

#include "plumbline/domain/defaultstages.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::SmallWorld;

namespace {

Changes foundation(SmallWorld &world)
{
    Organisation organisation;
    organisation.id = world.newId<Organisation>();
    Changes changes{Created{toRecord(organisation)}};
    for (const Stage &stage : defaultStages(world.ids))
        changes.emplace_back(Created{toRecord(stage)});
    changes.emplace_back(Created{toRecord(world.user)});
    return changes;
}

} // namespace

class FoundationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFounderComesWithTheOrganisation()
    {
        SmallWorld world;
        const Changes changes = foundation(world);
        QVERIFY(*world.decide(FoundOrganisation{changes}) == changes);
    }

    void nobodyGetsARoleByFounding()
    {
        SmallWorld world;
        QCOMPARE(world.decide(FoundOrganisation{foundation(world)}, Role::Director).error().code.id, errors::NotPermitted.id);
        Changes withoutFounder = foundation(world);
        withoutFounder.pop_back();
        QCOMPARE(world.decide(FoundOrganisation{withoutFounder}).error().code.id, errors::NotPermitted.id);
    }

    void onlyWhatBelongsToAFoundationIsCreated()
    {
        SmallWorld world;
        Changes withDeal = foundation(world);
        withDeal.emplace_back(Created{toRecord(world.deal)});
        QCOMPARE(world.decide(FoundOrganisation{withDeal}).error().code.id, errors::NotPermitted.id);
        Changes twice = foundation(world);
        twice.push_back(twice.front());
        QCOMPARE(world.decide(FoundOrganisation{twice}).error().code.id, errors::NotPermitted.id);
        QCOMPARE(world.decide(FoundOrganisation{}).error().code.id, errors::NotPermitted.id);
    }

    void commandsHaveStableNames()
    {
        QCOMPARE(commandName(PatchField{}), QStringLiteral("patch_field"));
        QCOMPARE(commandName(ImportRecords{}), QStringLiteral("import_records"));
        QCOMPARE(commandName(UndoOperation{}), QStringLiteral("undo_operation"));
        QCOMPARE(commandName(FoundOrganisation{}), QStringLiteral("found_organisation"));
    }
};

PLUMBLINE_TEST(FoundationTest)
#include "foundationtest.moc"
