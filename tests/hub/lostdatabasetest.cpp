#include "rawdevice.h"

#include "plumbline/hub/place.h"
#include "plumbline/hub/server.h"
#include "plumbline/storage/sqlite/connection.h"
#include "support/faultyconnection.h"
#include "support/postgresserver.h"
#include "support/settledlaws.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

/// A hub whose database goes away and comes back, or is not what was written.
class LostDatabaseTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<StatementFaults> m_faults;
    std::unique_ptr<SyncWorld> m_world;

    /// Delivers everything as the hub's own thread would: a lost connection is made anew, and what else its database refuses
    /// is told.
    QStringList deliver() {
        QStringList refused;
        for (bool moved = true; moved;) {
            try {
                moved = m_world->step();
            } catch (const std::runtime_error &failed) {
                refused << QString::fromUtf8(failed.what()).section(u' ', 0, 0);
                if (refused.back() == u"storage.connection_lost" && !m_world->hub().reconnect())
                    refused << QStringLiteral("no connection");
            }
        }
        return refused;
    }

    void loseConnections(StatementFault fault) {
        if (PostgresServer::instance() == nullptr)
            QSKIP("PostgreSQL 15 or later is not installed");
        m_world = std::make_unique<SyncWorld>(1, storage::Engine::Postgres);
        m_faults = std::make_unique<StatementFaults>();
        m_faults->setServant(m_world->place().connect().value());
        m_world->place().wrap([this](auto connection) { return m_faults->over(std::move(connection)); });
        m_world->restartHub();
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        std::int64_t made = 0;
        int losses = 0;
        for (std::int64_t statement = 1;; statement += oneIn(5)) {
            seller.cut();
            const domain::DealId deal = m_world->northDeals[static_cast<std::size_t>(statement) % 3];
            QVERIFY(seller.execute(titled(seller, deal, QStringLiteral("by Ned %1").arg(statement))));
            ++made;
            m_faults->failAt(statement, fault);
            seller.connect();
            const QStringList refused = deliver();
            const bool struck = m_faults->struck();
            m_faults->repair();
            for (const QString &each : refused)
                QCOMPARE(each, QStringLiteral("storage.connection_lost"));
            losses += refused.isEmpty() ? 0 : 1;
            // What was lost while others were told is noticed by the hub's thread on its next round.
            if (!m_world->hub().tellFollowers())
                QVERIFY(m_world->hub().reconnect());
            m_world->settle();
            QCOMPARE(brokenAfterSettling(*m_world, seller, made).join(u'\n'), QString());
            if (!struck)
                break;
        }
        qInfo("%d losses", losses);
        QVERIFY(losses > 3);
        QVERIFY(m_world->hub().verify());
    }

    /// Changes the hub's data behind its back, and says what `verify` says to that.
    QString verifiedAfter(const char *sql) {
        m_world = std::make_unique<SyncWorld>();
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        if (!seller.execute(titled(seller, m_world->northDeals[0], QStringLiteral("by Ned"))))
            return QStringLiteral("not executed");
        m_world->settle();
        if (!m_world->hub().verify())
            return QStringLiteral("damaged before");
        const auto connection = m_world->hubData();
        if (!connection->execute("PRAGMA foreign_keys = OFF") || !connection->execute(sql))
            return QStringLiteral("not damaged");
        return codeOf(m_world->hub().verify());
    }

private Q_SLOTS:
    void cleanup() {
        m_world.reset();
        m_faults.reset();
    }

    void aConnectionLostAtAStatementIsMadeAnewAndNothingIsLostOrDoubled() { loseConnections(StatementFault::Lose); }
    void aConnectionLostBeforeTheAnswerIsMadeAnewAndNothingIsLostOrDoubled() { loseConnections(StatementFault::LoseAnswer); }

    void aServerWithoutRoomIsToldAndRecovers() {
        if (PostgresServer::instance() == nullptr)
            QSKIP("PostgreSQL 15 or later is not installed");
        m_world = std::make_unique<SyncWorld>(1, storage::Engine::Postgres);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const auto behind = m_world->hubData();
        // What the server says when its disk is full.
        QVERIFY(behind->execute("CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
                                "$$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$"));
        QVERIFY(behind->execute("CREATE TRIGGER no_room BEFORE INSERT ON entry EXECUTE FUNCTION no_room()"));
        QVERIFY(seller.execute(titled(seller, m_world->northDeals[0], QStringLiteral("by Ned"))));
        QCOMPARE(deliver().join(u' '), QStringLiteral("storage.full"));
        QVERIFY(seller.lastError());
        QCOMPARE(seller.lastError()->detail, QStringLiteral("hub.going_away"));
        QVERIFY(behind->execute("DROP TRIGGER no_room ON entry"));
        seller.cut();
        m_world->settle();
        QCOMPARE(brokenAfterSettling(*m_world, seller, 1).join(u'\n'), QString());
    }

    void aServerThatIsStartedAgainIsFoundAgain() {
        PostgresServer *const postgres = PostgresServer::instance();
        if (postgres == nullptr)
            QSKIP("PostgreSQL 15 or later is not installed");
        m_world = std::make_unique<SyncWorld>(1, storage::Engine::Postgres);
        const QByteArray token = m_world->hub().invite(m_world->administrator, std::chrono::hours(1)).value().token;
        const auto certificate = hub::makeCertificate({QStringLiteral("127.0.0.1")}, domain::SystemClock().now()).value();
        hub::Listening listening;
        listening.certificate = certificate.certificate;
        listening.key = certificate.key;
        const auto server = hub::Server::start(m_world->hub(), listening, {}, [](const QString &) {}).value();
        RawDevice device;
        QVERIFY(device.open(server->port()));
        QVERIFY(device.enrol(token));
        QVERIFY(device.waitUntilClosed());
        QVERIFY(device.open(server->port()));
        QVERIFY(device.hello());
        device.send(device.renames(1, 10));
        QVERIFY(device.expect<wire::Taken>());
        postgres->stop();
        device.send(device.renames(11, 10));
        const auto refused = device.expect<wire::Refused>();
        QVERIFY(refused);
        QCOMPARE(refused->code, QStringLiteral("hub.going_away"));
        QVERIFY(device.waitUntilClosed());
        // A newcomer hears the same.
        QVERIFY(device.open(server->port()));
        QVERIFY(!device.hello());
        QVERIFY(device.waitUntilClosed());
        postgres->start();
        bool isBack = false;
        for (int attempt = 0; attempt < 100 && !isBack; ++attempt) {
            QVERIFY(device.open(server->port()));
            isBack = device.hello().has_value();
            if (!isBack)
                QTest::qWait(100);
        }
        QVERIFY(isBack);
        QCOMPARE(device.welcome.lastSequence, 10);
        device.send(device.renames(1, 20));
        QCOMPARE(device.expect<wire::Taken>().value_or(wire::Taken{}).lastSequence, 20);
    }

    void whatIsNotWhatWasWrittenIsFound_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a row") << QByteArray("UPDATE deal SET title = 'another' WHERE title = 'by Ned'");
        QTest::newRow("a row that is gone") << QByteArray("DELETE FROM stage_change WHERE id = (SELECT min(id) FROM stage_change)");
        QTest::newRow("a row filed under another team")
            << QByteArray("UPDATE row_team SET team = NULL WHERE record = (SELECT id FROM deal LIMIT 1)");
        QTest::newRow("an entry's changes") << QByteArray("UPDATE entry SET changes = X'00' WHERE position = 3");
        QTest::newRow("an entry's time") << QByteArray("UPDATE entry SET admitted_at = admitted_at + 1 WHERE position = 2");
        QTest::newRow("an entry that is gone") << QByteArray("DELETE FROM entry WHERE position = 2");
        QTest::newRow("a node of the tree") << QByteArray("UPDATE tree_node SET hash = zeroblob(32) WHERE level = 0 AND ordinal = 1");
        QTest::newRow("a head ahead of its entries") << QByteArray("UPDATE hub_state SET head = head + 1");
    }
    void whatIsNotWhatWasWrittenIsFound() {
        QFETCH(const QByteArray, sql);
        const QString verified = verifiedAfter(sql.constData());
        QVERIFY2(verified == u"hub.damaged" || verified == u"ledger.changes_unreadable" || verified == u"ledger.entry_unreadable",
                 qPrintable(verified));
    }
};

PLUMBLINE_TEST(LostDatabaseTest)

#include "lostdatabasetest.moc"
