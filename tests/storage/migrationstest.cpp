#include "storage/enginedatabase.h"
#include "support/testregistry.h"
#include "support/testreplica.h"
#include "support/temporaryfolder.h"

#include "plumbline/storage/entitystore.h"

using namespace plumbline;
using namespace plumbline::storage;
using domain::EntityDescription;
using domain::FieldDescription;
using domain::FieldType;
using tests::codeOf;
using tests::EngineDatabase;
using tests::one;

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

domain::Result<void> follow(Connection &connection, const EntityDescription &entity, Indexes indexes = Indexes::Replica) {
    const EntityDescription *const entities[]{&entity};
    return followDescriptions(connection, entities, indexes);
}

domain::Uuid number(std::uint8_t last) {
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = last;
    return domain::Uuid(bytes);
}

domain::Result<void> insertRisk(Connection &connection) {
    Statement<1> insert(connection, "INSERT INTO risk (id, revision, title) VALUES ($1, 1, 'Late')");
    return insert.run(domain::Uuid::parse(u"00000000-0000-0000-0000-000000000001").value());
}

int count(Connection &connection, const char *sqlite, const char *postgres, const QString &name) {
    Statement<1, 1> found(connection, connection.dialect().engine == Engine::Sqlite ? sqlite : postgres);
    return static_cast<int>(found.value<std::int64_t>(name).value().value_or(0));
}

int tablesNamed(Connection &connection, const QString &name) {
    return count(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1",
                 "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1", name);
}

int indexesNamed(Connection &connection, const QString &name) {
    return count(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = $1",
                 "SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema() AND indexname = $1", name);
}

/// Every column of every table with its type, and every index, in order.
QStringList shapeOf(Connection &connection) {
    Statement<0, 1> all(connection,
                        connection.dialect().engine == Engine::Sqlite
                            ? "SELECT entry FROM (SELECT t.name || '.' || c.name || ' ' || c.type AS entry"
                              " FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
                              " UNION SELECT name FROM sqlite_schema WHERE type = 'index') ORDER BY entry"
                            : "SELECT entry FROM (SELECT table_name || '.' || column_name || ' ' || data_type AS entry"
                              " FROM information_schema.columns WHERE table_schema = current_schema()"
                              " UNION SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
                              " UNION SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace"
                              ") AS entries ORDER BY entry");
    QStringList found;
    if (!all.each([&](const Row<1> &row) {
            found << row.get<0, QString>();
            return Scan::Continue;
        }))
        return {QStringLiteral("unreadable")};
    return found;
}

} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EngineDatabase> m_database;
    std::unique_ptr<Connection> m_connection;

private Q_SLOTS:
    void initTestCase_data() { tests::bothEngines(); }

    void init() {
        PLUMBLINE_FETCH_ENGINE(engine);
        m_database = std::make_unique<EngineDatabase>(engine);
        m_connection = m_database->create();
    }

    void cleanup() {
        m_connection.reset();
        m_database.reset();
    }

    void aMigrationCommitsWithItsVersion() {
        const Migration good{1, "CREATE TABLE a (b {integer}){strict}; CREATE TABLE k (n {integer} PRIMARY KEY){keyed}"};
        const Migration own{2, "INSERT INTO a VALUES (2)", "INSERT INTO a VALUES (20)", "INSERT INTO a VALUES (200)"};
        const Migration bad{3, "CREATE TABLE c (d {integer}); INSERT INTO missing VALUES (1)"};
        QVERIFY(migrate(*m_connection, std::array{good}));
        QVERIFY(migrate(*m_connection, std::array{good, own}));
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(migrate(*m_connection, std::array{good, own, bad})));
        QCOMPARE(m_connection->schemaVersion().value(), 2);
        QCOMPARE(tablesNamed(*m_connection, QStringLiteral("c")), 0);
        QVERIFY(migrate(*m_connection, std::array{good, own}));
        QCOMPARE(one(*m_connection, "SELECT sum(b) FROM a"),
                 m_connection->dialect().engine == Engine::Sqlite ? QStringLiteral("22") : QStringLiteral("202"));
    }

    void anEmptyDatabaseGetsAllMigrationsOfOneProgramAndNoneTwice() {
        const std::array migrations{Migration{1, "CREATE TABLE a (b {integer})"}, Migration{2, "INSERT INTO a VALUES (1)"}};
        const auto other = m_database->open();
        QVERIFY(migrate(*m_connection, migrations));
        QVERIFY(migrate(*other, migrations));
        QCOMPARE(one(*other, "SELECT count(*) FROM a"), QStringLiteral("1"));
    }

    void aNewerDatabaseIsRefusedByItsOwnError() {
        QVERIFY(m_connection->setSchemaVersion(7));
        const auto migrated = migrate(*m_connection, std::array{Migration{1, "CREATE TABLE a (b {integer})"}});
        QCOMPARE(codeOf(migrated), codeOf(storage::errors::NewerSchema));
        QCOMPARE(migrated.error().detail, QStringLiteral("7"));
        QCOMPARE(tablesNamed(*m_connection, QStringLiteral("a")), 0);
    }

    void aFieldThisVersionDoesNotKnowMakesAFileNewer() {
        QVERIFY(follow(*m_connection, risk({field(1, "title", FieldType::Text), field(2, "due", FieldType::Date)})));
        const auto older = follow(*m_connection, risk({field(1, "title", FieldType::Text)}));
        QCOMPARE(codeOf(older), codeOf(storage::errors::NewerSchema));
        QCOMPARE(older.error().detail, QStringLiteral("risk.due"));
    }

    void aFieldAddedToADescriptionIsAddedToTheTable() {
        QVERIFY(follow(*m_connection, risk({field(1, "title", FieldType::Text)})));
        QVERIFY(insertRisk(*m_connection));
        const EntityDescription grown =
            risk({field(1, "title", FieldType::Text), field(2, "on", FieldType::Date), field(3, "exposure", FieldType::Money),
                  field(4, "level", FieldType::Token, domain::Presence::Required),
                  field(5, "source_ref", FieldType::Text, domain::Presence::Optional, domain::Index::Yes)});
        QVERIFY(follow(*m_connection, grown));
        // What was there stays, and reads as absent or as the default of a required field.
        QCOMPARE(one(*m_connection,
                     R"(SELECT title || level FROM risk WHERE "on" IS NULL AND exposure IS NULL AND exposure_currency IS NULL)"),
                 QStringLiteral("Latelow"));
        QCOMPARE(indexesNamed(*m_connection, QStringLiteral("risk_by_source_ref")), 1);
        QVERIFY(follow(*m_connection, grown));
    }

    void aRequiredFieldOlderRowsLackHasToBeOptional() {
        QVERIFY(follow(*m_connection, risk({field(1, "title", FieldType::Text)})));
        const EntityDescription grown =
            risk({field(1, "title", FieldType::Text), field(2, "exposure", FieldType::Money, domain::Presence::Required)});
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(follow(*m_connection, grown)));
        QVERIFY(!m_connection->inTransaction());
    }

    void aRenamedFieldKeepsItsValues() {
        QVERIFY(follow(*m_connection, risk({field(1, "title", FieldType::Text)})));
        QVERIFY(insertRisk(*m_connection));
        QVERIFY(follow(*m_connection, risk({field(1, "summary", FieldType::Text)})));
        QCOMPARE(one(*m_connection, "SELECT summary FROM risk"), QStringLiteral("Late"));
    }

    void anIndexFollowsItsDescription() {
        const auto withIndex = [](domain::Index index) {
            return risk({field(1, "title", FieldType::Text, domain::Presence::Required, index)});
        };
        using domain::Index;
        for (const Index index : {Index::Yes, Index::No, Index::Hub, Index::Yes}) {
            QVERIFY(follow(*m_connection, withIndex(index)));
            QCOMPARE(indexesNamed(*m_connection, QStringLiteral("risk_by_title")), index == Index::Yes ? 1 : 0);
        }
        QVERIFY(follow(*m_connection, withIndex(Index::No)));
        for (const Index index : {Index::Hub, Index::No, Index::Yes}) {
            QVERIFY(follow(*m_connection, withIndex(index), Indexes::Hub));
            QCOMPARE(indexesNamed(*m_connection, QStringLiteral("risk_by_title")), index == Index::No ? 0 : 1);
        }
    }

    void aFieldThatChangesItsTypeIsAnErrorOfTheProgram() {
        QVERIFY(follow(*m_connection, risk({field(1, "title", FieldType::Text)})));
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError,
                                 static_cast<void>(follow(*m_connection, risk({field(1, "title", FieldType::Date)}))));
    }

    void anOlderDatabaseBecomesTodaysWithItsRows() {
        const bool sqlite = m_connection->dialect().engine == Engine::Sqlite;
        const QByteArray sql = tests::contentOf(QStringLiteral(PLUMBLINE_SOURCE_DIR "/tests/storage/fixtures/older-entities-%1.sql")
                                                    .arg(sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgres")));
        QVERIFY(m_connection->execute(sql.constData()));
        QVERIFY(followDescriptions(*m_connection, Indexes::Hub));
        EntityStore store(*m_connection);
        domain::Account expected;
        expected.id = domain::AccountId(number(3));
        expected.name = QStringLiteral("北方机械 😀");
        expected.credit_limit = domain::Money(500'000, domain::Currency::of("CNY"));
        expected.owner = domain::UserId(number(2));
        expected.source_ref = QStringLiteral("K-1");
        QVERIFY(store.find(domain::EntityKind::Account, number(3)).value() == domain::toRecord(expected));
        QCOMPARE(store.revision(domain::EntityKind::Account, number(3)).value().value_or(0), 3);
        QVERIFY(!store.brokenReference().value());
        // Nothing tells it from a database of today but the order of its columns.
        const EngineDatabase fresh(m_connection->dialect().engine);
        const auto today = fresh.create();
        QVERIFY(followDescriptions(*today, Indexes::Hub));
        QStringList older = shapeOf(*m_connection);
        // The constraint that ties an amount to its currency keeps the name it was made with.
        older.replaceInStrings(QStringLiteral("account_limit_currency_check"), QStringLiteral("account_credit_limit_currency_check"));
        older.replaceInStrings(QStringLiteral("account_check"), QStringLiteral("account_credit_limit_currency_check"));
        older.sort();
        QStringList newer = shapeOf(*today);
        newer.replaceInStrings(QStringLiteral("account_check"), QStringLiteral("account_credit_limit_currency_check"));
        newer.sort();
        QCOMPARE(older, newer);
        // And a second time there is nothing to do.
        QVERIFY(followDescriptions(*m_connection, Indexes::Hub));
        QCOMPARE(shapeOf(*m_connection).size(), older.size());
    }

    void aDatabaseOfTodayIsNewerForAnEarlierProgram() {
        QVERIFY(followDescriptions(*m_connection, Indexes::Hub));
        const EntityDescription *const entities[]{&domain::describe(domain::EntityKind::Account)};
        const auto followed = followDescriptions(*m_connection, entities);
        QCOMPARE(codeOf(followed), codeOf(storage::errors::NewerSchema));
        QVERIFY(!m_connection->inTransaction());
    }
};

PLUMBLINE_TEST(MigrationsTest)
#include "migrationstest.moc"
