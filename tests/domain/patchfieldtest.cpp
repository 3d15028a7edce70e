#include "smallworld.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::SmallWorld;

namespace {

PatchField titlePatch(const SmallWorld &world, const QString &base, const QString &value)
{
    return {EntityKind::Deal, world.deal.id.uuid(), SmallWorld::field<Deal>(u"title"), base, value};
}

PatchField amountPatch(const SmallWorld &world, Money value)
{
    return {EntityKind::Deal, world.deal.id.uuid(), SmallWorld::field<Deal>(u"amount"), world.deal.amount, value};
}

Money cny(std::int64_t minor)
{
    return Money(minor, Currency::of("CNY"));
}

Money usd(std::int64_t minor)
{
    return Money(minor, Currency::of("USD"));
}

} // namespace

class PatchFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPatchSetsOneFieldOfOneRecord()
    {
        const SmallWorld world;
        const auto changes = world.decide(titlePatch(world, QStringLiteral("Sensors"), QStringLiteral("Meters")), Role::Salesperson);
        QVERIFY(changes.has_value());
        QCOMPARE(changes->size(), std::size_t{1});
        const auto &updated = std::get<Updated>(changes->front());
        QCOMPARE(updated.fields.size(), std::size_t{1});
        QVERIFY(updated.fields.front().before == Value(QStringLiteral("Sensors")));
        QVERIFY(updated.fields.front().after == Value(QStringLiteral("Meters")));
    }

    void aPatchOfWhatIsAlreadySoChangesNothing()
    {
        const SmallWorld world;
        QVERIFY(world.decide(titlePatch(world, QStringLiteral("Sensors"), QStringLiteral("Sensors")))->empty());
        QVERIFY(world.decide(titlePatch(world, QStringLiteral("Old"), QStringLiteral("Sensors")))->empty());
    }

    void aPatchOfWhatHasChangedSinceIsStale()
    {
        const SmallWorld world;
        const auto changes = world.decide(titlePatch(world, QStringLiteral("Old"), QStringLiteral("Meters")));
        QCOMPARE(changes.error().code.id, errors::Stale.id);
        QCOMPARE(changes.error().detail, QStringLiteral("deal.title"));
    }

    void whoMayNotPatchIsRefused()
    {
        const SmallWorld world;
        const auto changes = world.decide(titlePatch(world, QStringLiteral("Sensors"), QStringLiteral("Meters")), Role::Auditor);
        QCOMPARE(changes.error().code.id, errors::NotPermitted.id);
        QCOMPARE(changes.error().detail, QStringLiteral("deal.title"));
    }

    void whatOnlyCommandsWriteIsRefusedEvenToAdministrators()
    {
        const SmallWorld world;
        const PatchField patch{EntityKind::Fact, world.invoice.id.uuid(), SmallWorld::field<Fact>(u"amount"), world.invoice.amount, cny(1)};
        QCOMPARE(world.decide(patch).error().code.id, errors::CommandOnly.id);
        QCOMPARE(world.decide(patch).error().detail, QStringLiteral("fact.amount"));
    }

    void aRecordThatIsNotThereIsNamed()
    {
        SmallWorld world;
        PatchField patch = titlePatch(world, QStringLiteral("Sensors"), QStringLiteral("Meters"));
        patch.id = world.ids.next();
        QCOMPARE(world.decide(patch).error().code.id, errors::RecordNotFound.id);
    }

    void theResultIsValidated()
    {
        const SmallWorld world;
        PatchField patch = titlePatch(world, QStringLiteral("Sensors"), {});
        patch.value = Value();
        QCOMPARE(world.decide(patch).error().code.id, errors::RequiredFieldMissing.id);
        patch.value = std::int64_t{1};
        QCOMPARE(world.decide(patch).error().code.id, errors::ValueTypeMismatch.id);
    }

    void aReferenceHasToLeadSomewhere()
    {
        SmallWorld world;
        PatchField patch{EntityKind::Deal, world.deal.id.uuid(), SmallWorld::field<Deal>(u"account"), world.account.id.uuid(), world.ids.next()};
        QCOMPARE(world.decide(patch).error().code.id, errors::ReferenceBroken.id);
        QCOMPARE(world.decide(patch).error().detail, QStringLiteral("deal.account"));
        patch.value = Value();
        QVERIFY(world.decide(patch).has_value());
    }

    void theBaseAmountFollowsAtTheFrozenRate()
    {
        const SmallWorld world;
        const auto changes = world.decide(amountPatch(world, usd(20'000)));
        const auto &fields = std::get<Updated>(changes->front()).fields;
        QCOMPARE(fields.size(), std::size_t{2});
        QVERIFY(fields[1].after == Value(cny(143'000)));
        const auto inBase = world.decide(amountPatch(world, cny(900)));
        QVERIFY(std::get<Updated>(inBase->front()).fields[1].after == Value(cny(900)));
    }

    void anAmountWithoutAFrozenRateIsRefused()
    {
        SmallWorld world;
        QCOMPARE(world.decide(amountPatch(world, Money(1, Currency::of("EUR")))).error().code.id, errors::CurrencyMismatch.id);
        world.deal.amount = usd(0);
        world.deal.base_amount = cny(0);
        world.view.put(world.deal);
        QCOMPARE(world.decide(amountPatch(world, usd(5))).error().code.id, errors::CurrencyMismatch.id);
    }
};

PLUMBLINE_TEST(PatchFieldTest)
#include "patchfieldtest.moc"
