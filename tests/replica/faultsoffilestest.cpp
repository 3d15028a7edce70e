#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "../../src/replica/keyfile.h"
#include "plumbline/storage/sqlite/connection.h"

#include <QDir>
#include <QFileInfo>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;

namespace {

constexpr int Accounts = 6000;
constexpr qint64 Page = storage::sqlite::PageSize;

bool flipByte(const QString &path, qint64 offset)
{
    QFile file(path);
    char byte = 0;
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || !file.getChar(&byte))
        return false;
    return file.seek(offset) && file.putChar(static_cast<char>(byte ^ 0x10));
}

} // namespace

/// What can happen to the files of a replica while it is closed: each has its own error, and none goes unseen.
class FaultsOfFilesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    World m_world;
    QString m_original;

    [[nodiscard]] QString fresh() const
    {
        QDir(m_folder.filePath(QStringLiteral("copy"))).removeRecursively();
        return copyOf(m_original, m_folder.path(), QStringLiteral("copy"));
    }
    [[nodiscard]] QString openingFails(const QString &folder, const char *passphrase = Passphrase)
    {
        return codeOf(Replica::open(folder, secretOf(passphrase), m_world.ports()));
    }
    /// The code of the first of opening and checking that notices.
    [[nodiscard]] QString noticed(const QString &folder)
    {
        const auto replica = openReplica(folder, m_world);
        return replica ? codeOf((*replica)->checkIntegrity()) : codeOf(replica);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_original = m_folder.filePath(QStringLiteral("original"));
        auto replica = createReplica(m_original, m_world);
        QVERIFY2(replica.has_value(), qPrintable(codeOf(replica)));
        QVERIFY(importAccounts(**replica, QStringLiteral("Northwind"), Accounts, m_world).has_value());
        QCOMPARE(codeOf((*replica)->checkIntegrity()), QStringLiteral("none"));
        replica->reset();
        QVERIFY(QFileInfo(databasePath(m_original)).size() > 40 * Page);
    }

    void anUntouchedCopyOpensWithEverythingInIt()
    {
        const auto replica = openReplica(fresh(), m_world);
        QVERIFY2(replica.has_value(), qPrintable(codeOf(replica)));
        QCOMPARE(codeOf((*replica)->checkIntegrity()), QStringLiteral("none"));
        QCOMPARE(accountNames(**replica).size(), Accounts);
    }

    void closingLeavesOnlyTheTwoFiles()
    {
        QStringList files = QDir(m_original).entryList(QDir::Files);
        files.removeIf([](const QString &file) { return file.endsWith(QLatin1StringView(".lock")); });
        QCOMPARE(files.size(), 2);
    }

    void aWrongPassphraseIsAWrongPassphrase()
    {
        const QString folder = fresh();
        const QByteArray before = contentOf(databasePath(folder));
        for (const char *other : {"Correct horse battery staple", "correct horse battery staple ", "x"})
            QCOMPARE(openingFails(folder, other), codeOf(errors::WrongPassphrase));
        QCOMPARE(contentOf(databasePath(folder)), before);
        QCOMPARE(openingFails(folder), QStringLiteral("none"));
    }

    void aMissingReplicaIsNotFound()
    {
        QCOMPARE(openingFails(m_folder.filePath(QStringLiteral("nowhere"))), codeOf(errors::NotFound));
        const QString folder = fresh();
        QVERIFY(QFile::remove(databasePath(folder)));
        QCOMPARE(openingFails(folder), codeOf(errors::NotFound));
        const QString other = fresh();
        QVERIFY(QFile::remove(keyFilePath(other)));
        QCOMPARE(openingFails(other), codeOf(errors::NotFound));
        // Looking makes nothing: a later attempt with the file back in place must find what was there.
        QVERIFY(databasePath(folder).isEmpty() || folder == other);
    }

    void aTruncatedFileIsTruncated_data()
    {
        QTest::addColumn<qint64>("size");
        const qint64 whole = QFileInfo(databasePath(m_original)).size();
        for (const qint64 size : {qint64{0}, qint64{1}, qint64{15}, qint64{100}, Page - 1, Page, Page + 1, 2 * Page, whole / 2,
                                  whole - Page - 1, whole - Page, whole - 17, whole - 1})
            QTest::addRow("%lld of %lld", size, whole) << size;
    }

    void aTruncatedFileIsTruncated()
    {
        QFETCH(const qint64, size);
        const QString folder = fresh();
        QVERIFY(QFile::resize(databasePath(folder), size));
        QCOMPARE(openingFails(folder), codeOf(errors::Truncated));
        QCOMPARE(QFileInfo(databasePath(folder)).size(), size);
    }

    void aFlippedByteIsDamage_data()
    {
        QTest::addColumn<qint64>("offset");
        const qint64 whole = QFileInfo(databasePath(m_original)).size();
        // The salt, what would be the header, the first page's body, initialisation vector and HMAC, up to its last byte.
        for (const qint64 offset : {qint64{0}, qint64{15}, qint64{16}, qint64{24}, qint64{100}, Page / 2, Page - 48, Page - 33, Page - 1})
            QTest::addRow("page 1 + %lld", offset) << offset;
        const qint64 step = whole / 24 / Page * Page;
        qint64 within = 0;
        for (qint64 page = Page; page < whole; page += std::max(step, Page), within = (within * 7 + 4099) % Page)
            QTest::addRow("page %lld + %lld", page / Page + 1, within) << page + within;
        QTest::addRow("last byte") << whole - 1;
    }

    void aFlippedByteIsDamage()
    {
        QFETCH(const qint64, offset);
        const QString folder = fresh();
        QVERIFY(flipByte(databasePath(folder), offset));
        if (offset < Page)
            QCOMPARE(openingFails(folder), codeOf(errors::Damaged));
        else
            QCOMPARE(noticed(folder), codeOf(errors::Damaged));
    }

    void aPagePutInAnothersPlaceIsDamage()
    {
        const QString folder = fresh();
        QByteArray content = contentOf(databasePath(folder));
        const QByteArray page = content.mid(9 * Page, Page);
        content.replace(9 * Page, Page, content.mid(14 * Page, Page)).replace(14 * Page, Page, page);
        QVERIFY(writeFile(databasePath(folder), content));
        QCOMPARE(noticed(folder), codeOf(errors::Damaged));
    }

    void aFileThatIsNoDatabaseIsDamage()
    {
        const QString folder = fresh();
        QVERIFY(writeFile(databasePath(folder), QByteArray(static_cast<qsizetype>(4 * Page), 'x')));
        QCOMPARE(openingFails(folder), codeOf(errors::Damaged));
    }

    void aFlippedByteOfTheKeyFileIsNoWrongPassphrase()
    {
        const qint64 size = QFileInfo(keyFilePath(m_original)).size();
        for (qint64 offset = 0; offset < size; offset += 23) {
            const QString folder = fresh();
            QVERIFY(flipByte(keyFilePath(folder), offset));
            QCOMPARE(openingFails(folder), codeOf(errors::KeyFileDamaged));
        }
        const QString folder = fresh();
        QVERIFY(QFile::resize(keyFilePath(folder), size / 2));
        QCOMPARE(openingFails(folder), codeOf(errors::KeyFileDamaged));
        QVERIFY(QFile::resize(keyFilePath(folder), 0));
        QCOMPARE(openingFails(folder), codeOf(errors::KeyFileDamaged));
    }

    void theKeyFileOfAnotherReplicaDoesNotOpenThisOne()
    {
        const QString folder = fresh();
        const QString other = m_folder.filePath(QStringLiteral("other"));
        QVERIFY(createReplica(other, m_world).has_value());
        QVERIFY(writeFile(keyFilePath(folder), contentOf(keyFilePath(other))));
        QCOMPARE(openingFails(folder), codeOf(errors::Damaged));
    }

    void aNewerFileIsRefusedAndLeftAlone()
    {
        const QString folder = fresh();
        const QString path = databasePath(folder);
        {
            const auto key = readDataKey(folder, secretOf(Passphrase));
            QVERIFY(key.has_value());
            const auto connection = storage::sqlite::Connection::open(path, key->bytes(), storage::sqlite::Access::ReadWrite);
            QVERIFY(connection.has_value());
            QVERIFY((*connection)->execute("PRAGMA user_version = 1000000").has_value());
        }
        const QByteArray before = contentOf(path);
        QCOMPARE(openingFails(folder), codeOf(errors::NewerVersion));
        QCOMPARE(contentOf(path), before);
    }

    void anotherPassphraseLeavesTheDatabaseAsItIs()
    {
        const QString folder = fresh();
        const QByteArray before = contentOf(databasePath(folder));
        {
            const auto replica = openReplica(folder, m_world);
            QVERIFY(replica.has_value());
            QCOMPARE(codeOf((*replica)->changePassphrase(secretOf("x"), secretOf("y"))), codeOf(errors::WrongPassphrase));
            QCOMPARE(codeOf((*replica)->changePassphrase(secretOf(Passphrase), Secret())), codeOf(errors::WeakPassphrase));
            QCOMPARE(codeOf((*replica)->changePassphrase(secretOf(Passphrase), secretOf("新的密码"))), QStringLiteral("none"));
        }
        QCOMPARE(contentOf(databasePath(folder)), before);
        QCOMPARE(openingFails(folder), codeOf(errors::WrongPassphrase));
        QCOMPARE(openingFails(folder, "新的密码"), QStringLiteral("none"));
    }

    void aReplicaIsNotMadeOverAnother()
    {
        const QByteArray before = contentOf(databasePath(m_original));
        QCOMPARE(codeOf(createReplica(m_original, m_world)), codeOf(errors::Exists));
        QCOMPARE(contentOf(databasePath(m_original)), before);
        const QString other = m_folder.filePath(QStringLiteral("unmade"));
        QCOMPARE(codeOf(Replica::create(other, Secret(), std::nullopt, m_world.ports())), codeOf(errors::WeakPassphrase));
        QVERIFY(databasePath(other).isEmpty());
    }
};

PLUMBLINE_TEST(FaultsOfFilesTest)
#include "faultsoffilestest.moc"
