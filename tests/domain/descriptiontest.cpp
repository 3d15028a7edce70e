#include "support/testregistry.h"

#include "plumbline/domain/changes.h"
#include "plumbline/domain/defaultstages.h"
#include "plumbline/domain/entities.h"

#include <QTest>

#include <set>

using namespace plumbline::domain;

namespace {

std::size_t at(EntityKind kind, QStringView field)
{
    return static_cast<std::size_t>(describe(kind).indexOf(field));
}

} // namespace

class DescriptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldHasANumberANameAndALabelOfItsOwn()
    {
        std::set<QString> entities;
        for (const EntityKind kind : allEntities()) {
            const EntityDescription &description = describe(kind);
            QVERIFY(entities.insert(QString::fromLatin1(description.name)).second);
            std::set<int> numbers;
            std::set<QString> names;
            for (const FieldDescription &field : description.fields) {
                QVERIFY(numbers.insert(field.number).second);
                QVERIFY(names.insert(QString::fromLatin1(field.name)).second);
                QVERIFY2(field.spec.label[0] != '\0', field.name);
            }
        }
    }

    void referencesPointToEntitiesBefore()
    {
        std::set<EntityKind> known;
        for (const EntityKind kind : allEntities()) {
            known.insert(kind);
            for (const FieldDescription &field : describe(kind).fields)
                QVERIFY(field.references == EntityKind::None || known.contains(field.references));
        }
    }

    void anEntityIsFoundByItsName()
    {
        QCOMPARE(*entityNamed(u"deal"), EntityKind::Deal);
        QCOMPARE(entityNamed(u"dragon").error().code.id, errors::RecordNotFound.id);
        QCOMPARE(describe(EntityKind::Deal).indexOf(u"nothing"), -1);
        QCOMPARE(describe(EntityKind::Deal).qualifiedName(describe(EntityKind::Deal).indexOf(u"amount")), QStringLiteral("deal.amount"));
    }

    void whatIsNotOptionalIsRequired()
    {
        Record record = toRecord(Account());
        QVERIFY(validate(record).has_value());
        record.values[at(EntityKind::Account, u"name")] = Value();
        QCOMPARE(validate(record).error().code.id, errors::RequiredFieldMissing.id);
        QCOMPARE(validate(record).error().detail, QStringLiteral("account.name"));
    }

    void aValueOfAnotherTypeIsRefused()
    {
        Record record = toRecord(Account());
        record.values[at(EntityKind::Account, u"credit_limit")] = Value(std::int64_t{5});
        QCOMPARE(validate(record).error().code.id, errors::ValueTypeMismatch.id);
        QCOMPARE(fromRecord<Account>(record).error().detail, QStringLiteral("account.credit_limit"));
    }

    void anUnknownTokenIsRefused()
    {
        Record record = toRecord(User());
        record.values[at(EntityKind::User, u"role")] = Value(QStringLiteral("wizard"));
        QCOMPARE(validate(record).error().code.id, errors::TokenUnknown.id);
        QCOMPARE(validate(record).error().detail, QStringLiteral("wizard"));
    }

    void aRecordOfAnotherEntityIsABrokenInvariant()
    {
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)fromRecord<Team>(toRecord(Account())));
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)describe(EntityKind::None));
    }

    void nobodyWritesAFieldThatDoesNotSaySo()
    {
        const EntityDescription &fact = describe(EntityKind::Fact);
        for (const FieldDescription &field : fact.fields)
            QVERIFY2(field.spec.patch.isEmpty(), field.name);
    }

    void theDefaultStagesAreAFunnelWithLostOutsideIt()
    {
        const FixedClock clock(Instant(std::chrono::hours(500'000)));
        Uuid7Source ids(clock, 1);
        const std::vector<Stage> stages = defaultStages(ids);
        QCOMPARE(stages.size(), std::size_t{4});
        QCOMPARE(stages[2].outcome, StageOutcome::Won);
        QCOMPARE(stages[3].outcome, StageOutcome::Lost);
        for (const Stage &stage : stages)
            QVERIFY(validate(toRecord(stage)).has_value());
    }

    void valuesAreWrittenPlainly()
    {
        QCOMPARE(toPlainText(Value()), QString());
        QCOMPARE(toPlainText(Value(std::int64_t{-3})), QStringLiteral("-3"));
        QCOMPARE(toPlainText(Value(Date(2026, 1, 2))), QStringLiteral("2026-01-02"));
        QCOMPARE(toPlainText(Value(Money(-123'456, Currency::of("CNY")))), QStringLiteral("-1234.56 CNY"));
        QCOMPARE(toPlainText(Value(Uuid())), QStringLiteral("00000000-0000-0000-0000-000000000000"));
    }
};

PLUMBLINE_TEST(DescriptionTest)
#include "descriptiontest.moc"
