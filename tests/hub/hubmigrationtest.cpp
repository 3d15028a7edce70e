#include "plumbline/storage/entitystore.h"
#include "plumbline/storage/migrations.h"
#include "support/postgresserver.h"
#include "support/syncworld.h"
#include "support/testregistry.h"

#include <QFile>
#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using storage::Engine;

Q_DECLARE_METATYPE(plumbline::storage::Engine)

/// Databases of earlier hubs, opened by this one.
class HubMigrationTest : public QObject {
    Q_OBJECT

private:
    void engines() {
        QTest::addColumn<Engine>("engine");
        QTest::newRow("sqlite") << Engine::Sqlite;
        QTest::newRow("postgres") << Engine::Postgres;
    }
    [[nodiscard]] static bool isMissing(Engine engine) {
        return engine == Engine::Postgres && PostgresServer::instance() == nullptr;
    }
    /// The database as the first version's program left it: its tables, and nothing that came later.
    static void takeBack(storage::Connection &connection, Engine engine) {
        QVERIFY(connection.execute("ALTER TABLE known_device DROP COLUMN last_seen"));
        QVERIFY(connection.execute(engine == Engine::Sqlite ? "PRAGMA user_version = 1" : "UPDATE schema_version SET version = 1"));
        QCOMPARE(connection.schemaVersion().value(), 1);
    }

private Q_SLOTS:
    void aHubIsMadeOnTheFirstSchema_data() { engines(); }
    void aHubIsMadeOnTheFirstSchema() {
        QFETCH(const Engine, engine);
        if (isMissing(engine))
            QSKIP("PostgreSQL 15 or later is not installed");
        SyncWorld world;
        HubPlace place(engine, world.path(QStringLiteral("older.db")));
        QFile fixture(QStringLiteral(PLUMBLINE_SOURCE_DIR "/tests/hub/fixtures/hub-v1.sql"));
        QVERIFY(fixture.open(QIODevice::ReadOnly));
        const QByteArray sql = fixture.readAll();
        {
            const auto connection = place.connect().value();
            const storage::Migration first{1, sql.constData()};
            QVERIFY(storage::migrate(*connection, std::span(&first, 1)));
            QVERIFY(storage::followDescriptions(*connection, storage::Indexes::Hub));
            QCOMPARE(connection->schemaVersion().value(), 1);
        }
        hub::Founding founding;
        founding.organisation = QStringLiteral("Older");
        founding.baseCurrency = domain::Currency::of("CNY");
        founding.timeZone = QStringLiteral("Asia/Shanghai");
        founding.administrator = QStringLiteral("Ada");
        const auto hub = hub::Hub::create(place, std::move(founding), world.hubPorts());
        QVERIFY2(hub, hub ? "" : qPrintable(hub.error().detail));
        QVERIFY((*hub)->verify());
        QVERIFY((*hub)->devices().value().empty());
        QVERIFY(place.connect().value()->schemaVersion().value() > 1);
    }

    void anOrganisationOfTheFirstSchemaGoesOn_data() { engines(); }
    void anOrganisationOfTheFirstSchemaGoesOn() {
        QFETCH(const Engine, engine);
        if (isMissing(engine))
            QSKIP("PostgreSQL 15 or later is not installed");
        SyncWorld world(1, engine);
        Workstation &seller = world.addWorkstation(QStringLiteral("ned"), world.northSeller);
        world.settle();
        QVERIFY(world.hub().devices().value().front().lastSeen);
        world.stopHub();
        takeBack(*world.hubData(), engine);
        world.startHub();
        QVERIFY(world.hub().verify());
        QVERIFY(!world.hub().devices().value().front().lastSeen);
        const int title = domain::describe<domain::Deal>().indexOf(u"title");
        const auto record = seller.replica().reader().value()->find(domain::EntityKind::Deal, world.northDeals[0].uuid()).value();
        QVERIFY(seller.execute(domain::PatchField{domain::EntityKind::Deal, world.northDeals[0].uuid(), title,
                                                  record->values.at(static_cast<std::size_t>(title)), QStringLiteral("later")}));
        world.settle();
        QCOMPARE(seller.state().pending, 0);
        QVERIFY(world.hub().devices().value().front().lastSeen);
        QVERIFY(world.hub().verify());
        world.restartHub();
        QVERIFY(world.hub().verify());
    }
};

PLUMBLINE_TEST(HubMigrationTest)
#include "hubmigrationtest.moc"
