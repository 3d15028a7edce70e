#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "../../src/replica/keyfile.h"
#include "plumbline/domain/errors.h"
#include "plumbline/storage/sqlite/connection.h"

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;
using storage::sqlite::Access;
using storage::sqlite::Connection;

/// A replica that is only read: beside whoever writes it, and without ever writing.
class ReplicaReadingTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    World m_world;

    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("replica")); }
    [[nodiscard]] auto openForReading() { return Replica::openForReading(path(), secretOf(Passphrase), m_world.ports()); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatTheWriterCommitsIsReadAtOnce()
    {
        const auto writer = createReplica(path(), m_world).value();
        const auto first = openForReading();
        QCOMPARE(codeOf(first), QStringLiteral("none"));
        const auto second = openForReading();
        QVERIFY(second);
        QVERIFY((*first)->owner().user == writer->owner().user);
        QVERIFY(importAccounts(*writer, QStringLiteral("New"), 3, m_world));
        QCOMPARE(accountNames(**first), accountNames(*writer));
        QCOMPARE(accountNames(**second).size(), 3);
        QCOMPARE(codeOf((*first)->checkIntegrity()), QStringLiteral("none"));
        QCOMPARE(codeOf((*first)->backUp(m_folder->filePath(QStringLiteral("copy")))), QStringLiteral("none"));
        QVERIFY(Replica::open(m_folder->filePath(QStringLiteral("copy")), secretOf(Passphrase), m_world.ports()));
    }

    void everyWriteIsRefused()
    {
        QVERIFY(createReplica(path(), m_world));
        const auto reading = openForReading().value();
        const QString refused = codeOf(errors::OpenedForReading);
        QCOMPARE(codeOf(importAccounts(*reading, QStringLiteral("New"), 1, m_world)), refused);
        QCOMPARE(codeOf(reading->undo(1, reading->owner())), refused);
        QCOMPARE(codeOf(reading->indexSearch()), refused);
        QCOMPARE(codeOf(reading->rememberFigures(QStringLiteral("page"), 1, "figures")), refused);
        QCOMPARE(codeOf(reading->changePassphrase(secretOf(Passphrase), secretOf("another horse"))), refused);
        // Nothing holds whoever comes to write.
        QVERIFY(openReplica(path(), m_world));
    }

    void aFileOfAnEarlierVersionIsBroughtToTodayFirst()
    {
        QVERIFY(createReplica(path(), m_world));
        QVERIFY(QFile::remove(databasePath(path())));
        const QByteArray sql = contentOf(QStringLiteral(PLUMBLINE_SOURCE_DIR "/tests/storage/fixtures/replica-v1.sql"));
        {
            const Secret key = readDataKey(path(), secretOf(Passphrase)).value();
            const auto connection = Connection::open(path() + QStringLiteral("/replica.db"), key.bytes(), Access::Create).value();
            QVERIFY(connection->execute("PRAGMA foreign_keys = OFF"));
            QVERIFY(connection->execute(sql.constData()));
        }
        const auto reading = openForReading();
        QCOMPARE(codeOf(reading), QStringLiteral("none"));
        QCOMPARE(accountNames(**reading), QStringList{QStringLiteral("应收公司")});
        QCOMPARE(codeOf((*reading)->undo(3, (*reading)->owner())), codeOf(errors::OpenedForReading));
        QVERIFY(openReplica(path(), m_world));
    }

    void aBackupIntoItsOwnFolderIsRefused()
    {
        const auto replica = createReplica(path(), m_world).value();
        for (const QString &inside : {QStringLiteral("/copy"), QStringLiteral("/deep/er/copy"), QStringLiteral("/../replica/copy")})
            QCOMPARE(codeOf(replica->backUp(path() + inside)), codeOf(errors::BackupInside));
        QVERIFY(QFile::link(path(), m_folder->filePath(QStringLiteral("link"))));
        QCOMPARE(codeOf(replica->backUp(m_folder->filePath(QStringLiteral("link/copy")))), codeOf(errors::BackupInside));
        QCOMPARE(codeOf(replica->backUp(path() + QStringLiteral("-copy"))), QStringLiteral("none"));
    }

    void aFoundingNeedsNamesAndAZone()
    {
        const auto made = [&](const QString &organisation, const QString &user, const QString &zone) {
            return codeOf(Replica::create(path(), secretOf(Passphrase), Founding{organisation, domain::Currency::of("CNY"), zone, user},
                                          m_world.ports()));
        };
        const QString name = QStringLiteral("N");
        const QString zone = QStringLiteral("Asia/Shanghai");
        QCOMPARE(made(QStringLiteral(" "), name, zone), codeOf(domain::errors::RequiredFieldMissing));
        QCOMPARE(made(name, QString(), zone), codeOf(domain::errors::RequiredFieldMissing));
        QCOMPARE(made(name, name, QStringLiteral("Mars/X")), codeOf(errors::UnknownTimeZone));
        QVERIFY(!QFileInfo::exists(path()));
        QCOMPARE(made(name, name, zone), QStringLiteral("none"));
    }
};

PLUMBLINE_TEST(ReplicaReadingTest)

#include "readingtest.moc"
