#include "smallworld.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::SmallWorld;

namespace {

Deal another(SmallWorld &world)
{
    Deal deal = world.deal;
    deal.id = world.newId<Deal>();
    return deal;
}

StageChange visit(SmallWorld &world, DealId deal)
{
    StageChange change;
    change.id = world.newId<StageChange>();
    change.deal = deal;
    change.stage = world.stage.id;
    return change;
}

} // namespace

class ImportRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImportCreatesAndUpdates()
    {
        SmallWorld world;
        const Deal deal = another(world);
        const Changes wanted{Created{toRecord(deal)}, Created{toRecord(visit(world, deal.id))},
                             world.dealChange(u"stage", world.stage.id.uuid(), world.won.id.uuid())};
        QVERIFY(*world.import(wanted, Role::Salesperson) == wanted);
    }

    void eachRoleBringsInWhatIsItsOwn()
    {
        SmallWorld world;
        Fact receipt = world.invoice;
        receipt.id = world.newId<Fact>();
        const Changes receivables{Created{toRecord(receipt)}};
        const Changes pipeline{Created{toRecord(another(world))}};
        User person = world.user;
        person.id = world.newId<User>();
        const Changes people{Created{toRecord(person)}};
        QVERIFY(world.import(receivables, Role::Finance).has_value());
        QCOMPARE(world.import(receivables, Role::Salesperson).error().code.id, errors::NotPermitted.id);
        QCOMPARE(world.import(receivables, Role::Salesperson).error().detail, QStringLiteral("fact"));
        QVERIFY(world.import(pipeline, Role::Director).has_value());
        QCOMPARE(world.import(pipeline, Role::Finance).error().code.id, errors::NotPermitted.id);
        QVERIFY(world.import(people, Role::Administrator).has_value());
        QCOMPARE(world.import(people, Role::Director).error().code.id, errors::NotPermitted.id);
        QCOMPARE(world.import(pipeline, Role::Auditor).error().code.id, errors::NotPermitted.id);
    }

    void documentsAreNeverUpdated()
    {
        const SmallWorld world;
        const Value amount = world.invoice.amount;
        const Changes changes{Updated{EntityKind::Fact, world.invoice.id.uuid(), {{SmallWorld::field<Fact>(u"amount"), amount, Money(9, Currency::of("CNY"))}}}};
        QCOMPARE(world.import(changes).error().code.id, errors::CommandOnly.id);
        QCOMPARE(world.import(changes).error().detail, QStringLiteral("fact.amount"));
    }

    void nothingIsRemoved()
    {
        const SmallWorld world;
        QCOMPARE(world.import({Removed{toRecord(world.deal)}}).error().code.id, errors::NotPermitted.id);
    }

    void anUpdateThatStartsFromAnotherValueIsStale()
    {
        const SmallWorld world;
        const auto result = world.import({world.dealChange(u"title", QStringLiteral("Old"), QStringLiteral("New"))});
        QCOMPARE(result.error().code.id, errors::Stale.id);
        QCOMPARE(result.error().detail, QStringLiteral("deal.title"));
    }

    void twoUpdatesOfARecordStandOnEachOther()
    {
        const SmallWorld world;
        const Changes changes{world.dealChange(u"title", QStringLiteral("Sensors"), QStringLiteral("A")),
                              world.dealChange(u"title", QStringLiteral("A"), QStringLiteral("B"))};
        QVERIFY(world.import(changes).has_value());
        const Changes twice{changes.front(), changes.front()};
        QCOMPARE(world.import(twice).error().code.id, errors::Stale.id);
    }

    void aFieldOfOthersIsNotReachedByWayOfAFile()
    {
        const SmallWorld world;
        const Changes changes{world.dealChange(u"owner", Value(), world.user.id.uuid())};
        QCOMPARE(world.import(changes, Role::Salesperson).error().code.id, errors::NotPermitted.id);
        QCOMPARE(world.import(changes, Role::Salesperson).error().detail, QStringLiteral("deal.owner"));
        QVERIFY(world.import(changes, Role::Manager).has_value());
    }

    void anUpdateToTheSameValueChangesNothing()
    {
        const SmallWorld world;
        QVERIFY(world.import({world.dealChange(u"title", QStringLiteral("Sensors"), QStringLiteral("Sensors"))})->empty());
    }

    void everyReferenceLeadsToTheFileOrTheState()
    {
        SmallWorld world;
        const DealId nowhere = world.newId<Deal>();
        const auto broken = world.import({Created{toRecord(visit(world, nowhere))}});
        QCOMPARE(broken.error().code.id, errors::ReferenceBroken.id);
        QCOMPARE(broken.error().detail, QStringLiteral("stage_change.deal"));
        QVERIFY(world.import({Created{toRecord(visit(world, world.deal.id))}}).has_value());
        const auto update = world.import({world.dealChange(u"account", world.account.id.uuid(), nowhere.uuid())});
        QCOMPARE(update.error().code.id, errors::ReferenceBroken.id);
    }

    void everyRecordIsValidated()
    {
        SmallWorld world;
        Record record = toRecord(another(world));
        record.values[0] = Value();
        QCOMPARE(world.import({Created{record}}).error().code.id, errors::RequiredFieldMissing.id);
        const auto update = world.import({world.dealChange(u"title", QStringLiteral("Sensors"), Value())});
        QCOMPARE(update.error().code.id, errors::RequiredFieldMissing.id);
    }

    void aRecordIsNotCreatedTwice()
    {
        SmallWorld world;
        const Created created{toRecord(another(world))};
        QCOMPARE(world.import({created, created}).error().code.id, errors::Stale.id);
    }

    void hundredsOfThousandsOfRowsAreOneDecision()
    {
        SmallWorld world;
        Changes changes;
        for (int i = 0; i < 50'000; ++i) {
            const Deal deal = another(world);
            changes.emplace_back(Created{toRecord(deal)});
            for (int visits = 0; visits < 3; ++visits)
                changes.emplace_back(Created{toRecord(visit(world, deal.id))});
        }
        const auto decided = world.import(std::move(changes), Role::Salesperson);
        QCOMPARE(decided->size(), std::size_t{200'000});
    }
};

PLUMBLINE_TEST(ImportRecordsTest)
#include "importrecordstest.moc"
