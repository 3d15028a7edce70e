#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "../../src/replica/keyfile.h"
#include "plumbline/storage/sqlite/connection.h"

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;
using domain::EntityKind;
using storage::sqlite::Access;
using storage::sqlite::Connection;

/// Files of every schema ever released open in today's version; newer ones do not.
class ReplicaSchemaTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    World m_world;

    QString path() const { return m_folder->filePath(QStringLiteral("replica")); }

    std::unique_ptr<Connection> rawConnection(Access access) const {
        const Secret key = readDataKey(path(), secretOf(Passphrase)).value();
        return Connection::open(databasePath(path()).isEmpty() ? path() + QStringLiteral("/replica.db") : databasePath(path()),
                                key.bytes(), access)
            .value();
    }

    /// A closed replica whose database is the fixture's.
    void makeFrom(const char *fixture) {
        QVERIFY(createReplica(path(), m_world));
        QVERIFY(QFile::remove(databasePath(path())));
        const QByteArray sql =
            contentOf(QStringLiteral(PLUMBLINE_SOURCE_DIR "/tests/storage/fixtures/") + QString::fromLatin1(fixture));
        QVERIFY(!sql.isEmpty());
        const auto connection = rawConnection(Access::Create);
        // Rows come table by table, before those they point to.
        QVERIFY(connection->execute("PRAGMA foreign_keys = OFF"));
        QVERIFY(connection->execute(sql.constData()));
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFileOfVersionOneOpensWithAllItHas() {
        makeFrom("replica-v1.sql");
        auto opened = openReplica(path(), m_world);
        QCOMPARE(codeOf(opened), QStringLiteral("none"));
        const auto replica = std::move(opened).value();
        QCOMPARE(codeOf(replica->checkIntegrity()), QStringLiteral("none"));
        QCOMPARE(accountNames(*replica), QStringList{QStringLiteral("应收公司")});
        const auto reader = replica->reader().value();
        QCOMPARE(reader->entryCount().value(), 3);
        // What its entries touched was not kept apart then.
        EntryFilter filter;
        filter.entity = EntityKind::Stage;
        QCOMPARE(reader->entries(filter).value().size(), std::size_t{1});
        filter.entity = EntityKind::Account;
        QCOMPARE(reader->entries(filter).value().size(), std::size_t{2});
        const auto hits = reader->search(QStringLiteral("应收"), 10).value();
        QCOMPARE(hits.size(), std::size_t{1});
        const auto history = reader->history(EntityKind::Account, hits.front().second).value();
        QCOMPARE(history.size(), std::size_t{2});
        QVERIFY(replica->undo(3, replica->owner()));
        QCOMPARE(accountNames(*replica), QStringList{QStringLiteral("应收示例公司")});
        QVERIFY(importAccounts(*replica, QStringLiteral("New"), 3, m_world));
        QCOMPARE(codeOf(replica->checkIntegrity()), QStringLiteral("none"));
    }

    void aFileOfALaterVersionIsLeftAlone() {
        QVERIFY(createReplica(path(), m_world));
        QVERIFY(rawConnection(Access::ReadWrite)->execute("PRAGMA user_version = 99"));
        const QByteArray before = contentOf(databasePath(path()));
        QCOMPARE(codeOf(openReplica(path(), m_world)), codeOf(errors::NewerVersion));
        QCOMPARE(contentOf(databasePath(path())), before);
    }

    void theLedgersTablesRefuseToChange() {
        QVERIFY(createReplica(path(), m_world));
        const auto connection = rawConnection(Access::ReadWrite);
        for (const char *sql : {"UPDATE ledger_entry SET subject = ''", "DELETE FROM ledger_entry",
                                "UPDATE ledger_chunk SET body = x''", "DELETE FROM ledger_chunk"})
            QCOMPARE(codeOf(connection->execute(sql)), codeOf(storage::errors::Constraint));
    }

    void aLedgerThatWasChangedAllTheSameIsFound_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("who") << QByteArray("UPDATE ledger_entry SET actor = randomblob(16) WHERE position = 2");
        QTest::newRow("undone") << QByteArray("UPDATE ledger_entry SET undoes = 1 WHERE position = 2");
        QTest::newRow("what") << QByteArray(
            "UPDATE ledger_chunk SET body = (SELECT body FROM ledger_chunk WHERE position = 1) WHERE position = 2");
        QTest::newRow("last entry") << QByteArray("DELETE FROM ledger_chunk WHERE position = 3");
        QTest::newRow("an entry") << QByteArray(
            "DELETE FROM ledger_chunk WHERE position = 2; DELETE FROM ledger_entry WHERE position = 2");
    }

    void aLedgerThatWasChangedAllTheSameIsFound() {
        QFETCH(QByteArray, sql);
        {
            const auto replica = createReplica(path(), m_world).value();
            for (const QString &prefix : {QStringLiteral("A"), QStringLiteral("B")})
                QVERIFY(importAccounts(*replica, prefix, 2, m_world));
        }
        QVERIFY(rawConnection(Access::ReadWrite)
                    ->execute("DROP TRIGGER ledger_entry_stays; DROP TRIGGER ledger_entry_remains;"
                              "DROP TRIGGER ledger_chunk_stays; DROP TRIGGER ledger_chunk_remains"));
        QVERIFY(rawConnection(Access::ReadWrite)->execute(sql.constData()));
        const auto replica = openReplica(path(), m_world).value();
        QCOMPARE(codeOf(replica->checkIntegrity()), codeOf(errors::Damaged));
    }
};

PLUMBLINE_TEST(ReplicaSchemaTest)
#include "replicaschematest.moc"
