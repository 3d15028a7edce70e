#include "storage/databasefolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "plumbline/storage/sqlite/migrations.h"

using namespace plumbline;
using namespace plumbline::storage::sqlite;
using domain::EntityDescription;
using domain::FieldDescription;
using domain::FieldType;
using tests::codeOf;
using tests::DatabaseFolder;

namespace {

FieldDescription field(int number, const char *name, FieldType type, domain::Presence presence = domain::Presence::Optional,
                       domain::Index index = domain::Index::No) {
    domain::FieldSpec spec;
    spec.presence = presence;
    spec.index = index;
    static constexpr std::string_view tokens[]{"low", "high"};
    return {number, name,    type,    domain::EntityKind::None,
            spec,   nullptr, nullptr, [] { return std::span<const std::string_view>(tokens); }};
}

/// An entity the product does not have, so that its description can change from version to version.
EntityDescription risk(std::vector<FieldDescription> fields) {
    return {domain::EntityKind::None, "risk", "Risks", std::move(fields)};
}

domain::Result<void> follow(Connection &connection, const EntityDescription &entity) {
    const EntityDescription *const entities[]{&entity};
    return followDescriptions(connection, entities);
}

QString one(const Connection &connection, const char *sql) {
    return connection.scalar(sql).value().value_or(QStringLiteral("nothing"));
}

constexpr const char *InsertRisk =
    R"(INSERT INTO risk (id, revision, title) VALUES (x'00000000000000000000000000000001', 1, 'Late'))";

} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMigrationCommitsWithItsVersion() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        const Migration good{1, "CREATE TABLE a (b); PRAGMA user_version = 1"};
        const Migration bad{2, "CREATE TABLE c (d); PRAGMA user_version = 2; INSERT INTO missing VALUES (1)"};
        QVERIFY(migrate(*connection, std::array{good}));
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(migrate(*connection, std::array{good, bad})));
        QCOMPARE(one(*connection, "PRAGMA user_version"), QStringLiteral("1"));
        QCOMPARE(one(*connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'c'"), QStringLiteral("0"));
        QVERIFY(migrate(*connection, std::array{good}));
    }

    void aNewerFileIsRefusedByItsOwnError() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(connection->execute("PRAGMA user_version = 7"));
        const auto migrated = migrate(*connection, std::array{Migration{1, "PRAGMA user_version = 1"}});
        QCOMPARE(codeOf(migrated), codeOf(storage::errors::NewerSchema));
        QCOMPARE(migrated.error().detail, QStringLiteral("7"));
    }

    void aFieldThisVersionDoesNotKnowMakesAFileNewer() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(follow(*connection, risk({field(1, "title", FieldType::Text), field(2, "due", FieldType::Date)})));
        const auto older = follow(*connection, risk({field(1, "title", FieldType::Text)}));
        QCOMPARE(codeOf(older), codeOf(storage::errors::NewerSchema));
        QCOMPARE(older.error().detail, QStringLiteral("risk.due"));
    }

    void aFieldAddedToADescriptionIsAddedToTheTable() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(follow(*connection, risk({field(1, "title", FieldType::Text)})));
        QVERIFY(connection->execute(InsertRisk));
        const EntityDescription grown =
            risk({field(1, "title", FieldType::Text), field(2, "on", FieldType::Date), field(3, "exposure", FieldType::Money),
                  field(4, "level", FieldType::Token, domain::Presence::Required),
                  field(5, "source_ref", FieldType::Text, domain::Presence::Optional, domain::Index::Yes)});
        QVERIFY(follow(*connection, grown));
        // What was there stays, and reads as absent or as the default of a required field.
        QCOMPARE(one(*connection,
                     R"(SELECT title || level FROM risk WHERE "on" IS NULL AND exposure IS NULL AND exposure_currency IS NULL)"),
                 QStringLiteral("Latelow"));
        QCOMPARE(one(*connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'risk_by_source_ref'"), QStringLiteral("1"));
        QVERIFY(follow(*connection, grown));
    }

    void aRequiredFieldOlderRowsLackHasToBeOptional() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(follow(*connection, risk({field(1, "title", FieldType::Text)})));
        const EntityDescription grown =
            risk({field(1, "title", FieldType::Text), field(2, "exposure", FieldType::Money, domain::Presence::Required)});
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(follow(*connection, grown)));
        QVERIFY(!connection->inTransaction());
    }

    void aRenamedFieldKeepsItsValues() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(follow(*connection, risk({field(1, "title", FieldType::Text)})));
        QVERIFY(connection->execute(InsertRisk));
        QVERIFY(follow(*connection, risk({field(1, "summary", FieldType::Text)})));
        QCOMPARE(one(*connection, "SELECT summary FROM risk"), QStringLiteral("Late"));
    }

    void anIndexFollowsItsDescription() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        const auto withIndex = [](domain::Index index) {
            return risk({field(1, "title", FieldType::Text, domain::Presence::Required, index)});
        };
        const char *const count = "SELECT count(*) FROM sqlite_schema WHERE name = 'risk_by_title'";
        for (const domain::Index index : {domain::Index::Yes, domain::Index::No, domain::Index::Yes}) {
            QVERIFY(follow(*connection, withIndex(index)));
            QCOMPARE(one(*connection, count), index == domain::Index::Yes ? QStringLiteral("1") : QStringLiteral("0"));
        }
    }

    void aFieldThatChangesItsTypeIsAnErrorOfTheProgram() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(follow(*connection, risk({field(1, "title", FieldType::Text)})));
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError,
                                 static_cast<void>(follow(*connection, risk({field(1, "title", FieldType::Date)}))));
    }
};

PLUMBLINE_TEST(MigrationsTest)
#include "migrationstest.moc"
