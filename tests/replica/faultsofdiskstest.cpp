#include "support/otherprocess.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include <QDir>
#include <QFileInfo>

#include <cstdlib>
#include <unistd.h>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;

namespace {

/// Permissions do not bind root: for as long as this lives, root is nobody in particular, who owns these files.
class OrdinaryUser {
public:
    explicit OrdinaryUser(const QStringList &files)
    {
        if (::geteuid() != 0)
            return;
        for (const QString &file : files)
            if (::chown(QFile::encodeName(file).constData(), Nobody, Nobody) != 0)
                return;
        m_changed = ::seteuid(Nobody) == 0;
    }
    ~OrdinaryUser()
    {
        if (m_changed && ::seteuid(0) != 0)
            std::abort();
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;

private:
    static constexpr uid_t Nobody = 65534;
    bool m_changed = false;
};

} // namespace

/// Full and read-only disks, real ones: small file systems in memory.
class FaultsOfDisksTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    World m_world;

    [[nodiscard]] QString disk() const { return m_folder.filePath(QStringLiteral("disk")); }
    [[nodiscard]] QString onDisk(const char *name) const { return disk() + QLatin1Char('/') + QString::fromLatin1(name); }

    /// Imports until one is refused: the names accepted, and the code of the refusal.
    std::pair<QStringList, QString> importUntilRefused(Replica &replica)
    {
        QStringList accepted;
        for (int batch = 0; batch < 10'000; ++batch) {
            const QString prefix = QStringLiteral("Batch %1").arg(batch);
            const auto entry = importAccounts(replica, prefix, 50, m_world);
            if (!entry) {
                accepted.sort();
                return {accepted, codeOf(entry)};
            }
            for (int i = 0; i < 50; ++i)
                accepted << QStringLiteral("%1 %2").arg(prefix).arg(i);
        }
        return {accepted, QStringLiteral("none")};
    }

private Q_SLOTS:
    void aFullDiskLosesNothingAcknowledged()
    {
        PLUMBLINE_IN_OWN_MOUNTS()
        SmallDisk disk(this->disk(), 6 * 1024);
        QVERIFY(disk.isMounted());
        auto replica = createReplica(onDisk("replica"), m_world);
        QVERIFY2(replica.has_value(), qPrintable(codeOf(replica)));

        const auto [accepted, refusal] = importUntilRefused(**replica);
        QCOMPARE(refusal, codeOf(errors::DiskFull));
        QVERIFY(!accepted.isEmpty());
        QCOMPARE(accountNames(**replica), accepted);
        // And again: a refusal leaves nothing behind that the next one trips over.
        QCOMPARE(codeOf(importAccounts(**replica, QStringLiteral("Once more"), 4000, m_world)), codeOf(errors::DiskFull));
        QCOMPARE(accountNames(**replica), accepted);

        QVERIFY(disk.resize(64 * 1024));
        QVERIFY(importAccounts(**replica, QStringLiteral("Zulu"), 1, m_world).has_value());
        const QStringList after = accepted + QStringList{QStringLiteral("Zulu 0")};
        QCOMPARE(accountNames(**replica), after);
        QCOMPARE(codeOf((*replica)->checkIntegrity()), QStringLiteral("none"));
        replica->reset();
        const auto again = openReplica(onDisk("replica"), m_world);
        QVERIFY2(again.has_value(), qPrintable(codeOf(again)));
        QCOMPARE(accountNames(**again), after);
        QCOMPARE(codeOf((*again)->checkIntegrity()), QStringLiteral("none"));
        const auto reader = (*again)->reader();
        QCOMPARE((*reader)->entryCount().value(), 2 + accepted.size() / 50);
    }

    void aReplicaClosedOnAFullDiskOpensOnceThereIsRoom()
    {
        PLUMBLINE_IN_OWN_MOUNTS()
        SmallDisk disk(this->disk(), 6 * 1024);
        QVERIFY(disk.isMounted());
        auto replica = createReplica(onDisk("replica"), m_world);
        QVERIFY(replica.has_value());
        const QStringList accepted = importUntilRefused(**replica).first;
        QVERIFY(disk.fill());
        replica->reset();
        const auto full = openReplica(onDisk("replica"), m_world);
        QVERIFY2(full.has_value() || full.error().code == errors::DiskFull, qPrintable(codeOf(full)));
        if (full)
            QCOMPARE(accountNames(**full), accepted);
        QVERIFY(disk.resize(64 * 1024));
        if (!full) {
            const auto again = openReplica(onDisk("replica"), m_world);
            QVERIFY2(again.has_value(), qPrintable(codeOf(again)));
            QCOMPARE(accountNames(**again), accepted);
            QCOMPARE(codeOf((*again)->checkIntegrity()), QStringLiteral("none"));
        }
    }

    void aReplicaThatFindsNoRoomIsNotHalfMade()
    {
        PLUMBLINE_IN_OWN_MOUNTS()
        SmallDisk disk(this->disk(), 256);
        QVERIFY(disk.isMounted());
        for (const int kibibytes : {4, 16, 64, 200}) {
            QVERIFY(disk.resize(kibibytes));
            QCOMPARE(codeOf(createReplica(onDisk("replica"), m_world)), codeOf(errors::DiskFull));
        }
        QVERIFY(disk.resize(64 * 1024));
        const auto replica = createReplica(onDisk("replica"), m_world);
        QVERIFY2(replica.has_value(), qPrintable(codeOf(replica)));
        QCOMPARE(codeOf((*replica)->checkIntegrity()), QStringLiteral("none"));
    }

    void aPassphraseThatFindsNoRoomStaysTheOldOne()
    {
        PLUMBLINE_IN_OWN_MOUNTS()
        SmallDisk disk(this->disk(), 6 * 1024);
        QVERIFY(disk.isMounted());
        auto replica = createReplica(onDisk("replica"), m_world);
        QVERIFY(replica.has_value());
        QVERIFY(disk.fill());
        QCOMPARE(codeOf((*replica)->changePassphrase(secretOf(Passphrase), secretOf("another"))), codeOf(errors::DiskFull));
        QVERIFY(disk.resize(64 * 1024));
        replica->reset();
        const auto again = openReplica(onDisk("replica"), m_world);
        QVERIFY2(again.has_value(), qPrintable(codeOf(again)));
    }

    void aBackupThatFindsNoRoomSaysSo()
    {
        PLUMBLINE_IN_OWN_MOUNTS()
        SmallDisk disk(this->disk(), 512);
        QVERIFY(disk.isMounted());
        const auto replica = createReplica(m_folder.filePath(QStringLiteral("replica")), m_world);
        QVERIFY(replica.has_value());
        QVERIFY(importAccounts(**replica, QStringLiteral("Northwind"), 3000, m_world).has_value());
        QCOMPARE(codeOf((*replica)->backUp(onDisk("backup"))), codeOf(errors::DiskFull));
        QVERIFY(databasePath(onDisk("backup")).isEmpty());
        QVERIFY(disk.resize(64 * 1024));
        QCOMPARE(codeOf((*replica)->backUp(onDisk("backup"))), QStringLiteral("none"));
        const auto backup = openReplica(onDisk("backup"), m_world);
        QVERIFY2(backup.has_value(), qPrintable(codeOf(backup)));
        QCOMPARE(accountNames(**backup).size(), 3000);
        QCOMPARE(accountNames(**replica).size(), 3000);
    }

    void aReadOnlyFolderSaysSo()
    {
        PLUMBLINE_IN_OWN_MOUNTS()
        SmallDisk disk(this->disk(), 32 * 1024);
        QVERIFY(disk.isMounted());
        {
            const auto replica = createReplica(onDisk("replica"), m_world);
            QVERIFY(replica.has_value());
            QVERIFY(importAccounts(**replica, QStringLiteral("Northwind"), 3, m_world).has_value());
        }
        QVERIFY(disk.makeReadOnly());
        QCOMPARE(codeOf(openReplica(onDisk("replica"), m_world)), codeOf(errors::FolderNotWritable));
        QCOMPARE(codeOf(createReplica(onDisk("new"), m_world)), codeOf(errors::FolderNotWritable));
        const auto elsewhere = createReplica(m_folder.filePath(QStringLiteral("elsewhere")), m_world);
        QVERIFY(elsewhere.has_value());
        QCOMPARE(codeOf((*elsewhere)->backUp(onDisk("backup"))), codeOf(errors::FolderNotWritable));

        QVERIFY(disk.makeWritable());
        const auto replica = openReplica(onDisk("replica"), m_world);
        QVERIFY2(replica.has_value(), qPrintable(codeOf(replica)));
        QCOMPARE(accountNames(**replica).size(), 3);
        QCOMPARE(codeOf((*replica)->checkIntegrity()), QStringLiteral("none"));
    }

    void aFolderWithoutPermissionSaysSo()
    {
        const QString parent = m_folder.filePath(QStringLiteral("locked"));
        const QString folder = parent + QStringLiteral("/replica");
        QVERIFY(createReplica(folder, m_world).has_value());
        const OrdinaryUser user({m_folder.path(), parent, folder, databasePath(folder), folder + QStringLiteral("/key.json")});
        const QFile::Permissions reading = QFile::ReadOwner | QFile::ExeOwner;
        for (const QString &each : {folder, parent})
            QVERIFY(QFile::setPermissions(each, reading));
        const QString opened = codeOf(openReplica(folder, m_world));
        const QString created = codeOf(createReplica(parent + QStringLiteral("/new"), m_world));
        for (const QString &each : {parent, folder})
            QVERIFY(QFile::setPermissions(each, reading | QFile::WriteOwner));
        QCOMPARE(opened, codeOf(errors::FolderNotWritable));
        QCOMPARE(created, codeOf(errors::FolderNotWritable));
        QCOMPARE(codeOf(openReplica(folder, m_world)), QStringLiteral("none"));
    }

    void aFileInTheWayOfTheFolderSaysSo()
    {
        const QString path = m_folder.filePath(QStringLiteral("file"));
        QVERIFY(writeFile(path, "here first"));
        QCOMPARE(codeOf(createReplica(path, m_world)), codeOf(errors::FolderNotWritable));
        QCOMPARE(codeOf(createReplica(path + QStringLiteral("/below"), m_world)), codeOf(errors::FolderNotWritable));
        QCOMPARE(contentOf(path), QByteArrayLiteral("here first"));
    }
};

PLUMBLINE_TEST(FaultsOfDisksTest)
#include "faultsofdiskstest.moc"
