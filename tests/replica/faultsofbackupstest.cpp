#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include <QDir>

#include <atomic>
#include <thread>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;

/// Backups of a replica that is open and being written.
class FaultsOfBackupsTest : public QObject {
    Q_OBJECT

private:
    static constexpr int BatchSize = 20;

    QTemporaryDir m_folder;
    World m_world;

    /// Whole operations only, and its ledger says the same as its tables.
    void opensWithWholeOperations(const QString &folder, std::int64_t atLeast)
    {
        const auto backup = openReplica(folder, m_world);
        QVERIFY2(backup.has_value(), qPrintable(codeOf(backup)));
        QCOMPARE(codeOf((*backup)->checkIntegrity()), QStringLiteral("none"));
        const auto reader = (*backup)->reader().value();
        const std::int64_t operations = reader->entryCount().value() - 1;
        QVERIFY(operations >= atLeast);
        QCOMPARE(reader->count(domain::EntityKind::Account).value(), operations * BatchSize);
        // It is a replica like any other: one can go on with it.
        QVERIFY(importAccounts(**backup, QStringLiteral("Afterwards"), 1, m_world).has_value());
    }

private Q_SLOTS:
    void aBackupMadeWhileAnotherThreadWritesIsConsistent()
    {
        auto replica = createReplica(m_folder.filePath(QStringLiteral("replica")), m_world);
        QVERIFY(replica.has_value());
        for (int i = 0; i < 50; ++i)
            QVERIFY(importAccounts(**replica, QStringLiteral("Before %1").arg(i), BatchSize, m_world).has_value());

        std::atomic<bool> stop = false;
        std::atomic<int> written = 0;
        std::atomic<int> refused = 0;
        std::vector<int> writtenBefore;
        {
            std::thread writer([&] {
                World world;
                for (int i = 0; !stop; ++i)
                    (importAccounts(**replica, QStringLiteral("Meanwhile %1").arg(i), BatchSize, world) ? written : refused).fetch_add(1);
            });
            for (int i = 0; i < 3; ++i) {
                // Once more has been written than before the last backup, so that they do run side by side.
                const int before = written;
                while (written == before && refused == 0)
                    std::this_thread::yield();
                writtenBefore.push_back(written);
                const auto made = (*replica)->backUp(m_folder.filePath(QStringLiteral("backup %1").arg(i)));
                if (!made)
                    refused.fetch_add(1000);
            }
            stop = true;
            writer.join();
        }
        QCOMPARE(refused.load(), 0);
        for (int i = 0; i < 3; ++i) {
            opensWithWholeOperations(m_folder.filePath(QStringLiteral("backup %1").arg(i)), 50 + writtenBefore[static_cast<std::size_t>(i)]);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(codeOf((*replica)->checkIntegrity()), QStringLiteral("none"));
        QCOMPARE((*replica)->reader().value()->entryCount().value(), 51 + written);
    }

    void aBackupDoesNotOverwriteAReplica()
    {
        auto replica = createReplica(m_folder.filePath(QStringLiteral("one")), m_world);
        QVERIFY(replica.has_value());
        QVERIFY(createReplica(m_folder.filePath(QStringLiteral("two")), m_world).has_value());
        const QByteArray before = contentOf(databasePath(m_folder.filePath(QStringLiteral("two"))));
        QCOMPARE(codeOf((*replica)->backUp(m_folder.filePath(QStringLiteral("two")))), codeOf(errors::Exists));
        QCOMPARE(codeOf((*replica)->backUp(m_folder.filePath(QStringLiteral("one")))), codeOf(errors::Exists));
        QCOMPARE(contentOf(databasePath(m_folder.filePath(QStringLiteral("two")))), before);
    }

    void aCancelledBackupLeavesNothing()
    {
        auto replica = createReplica(m_folder.filePath(QStringLiteral("source")), m_world);
        QVERIFY(replica.has_value());
        QVERIFY(importAccounts(**replica, QStringLiteral("Northwind"), 5000, m_world).has_value());
        const QString target = m_folder.filePath(QStringLiteral("cancelled"));
        const auto made = (*replica)->backUp(target, [](std::int64_t, std::int64_t) { return Continue::No; });
        QCOMPARE(codeOf(made), codeOf(errors::Cancelled));
        QVERIFY(databasePath(target).isEmpty());
        QCOMPARE(codeOf((*replica)->backUp(target)), QStringLiteral("none"));
    }

    void aBackupHasNoMoreThanTheReplicasFiles()
    {
        auto replica = createReplica(m_folder.filePath(QStringLiteral("plain")), m_world);
        QVERIFY(replica.has_value());
        const QString target = m_folder.filePath(QStringLiteral("deeper/backup"));
        QCOMPARE(codeOf((*replica)->backUp(target)), QStringLiteral("none"));
        QCOMPARE(QDir(target).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }
};

PLUMBLINE_TEST(FaultsOfBackupsTest)
#include "faultsofbackupstest.moc"
