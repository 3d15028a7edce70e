#include "support/law.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"

#include "../../src/replica/keyfile.h"
#include "plumbline/replica/errors.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

using namespace plumbline;
using namespace plumbline::replica;
using tests::contentOf;
using tests::writeFile;

namespace {

Secret secretOf(const char *text)
{
    QByteArray bytes(text);
    return Secret::takeFrom(bytes);
}

QByteArray bytesOf(const Secret &secret)
{
    return QByteArray(reinterpret_cast<const char *>(secret.bytes().data()), static_cast<qsizetype>(secret.bytes().size()));
}

/// Writes another value of a member and a checksum that agrees, as someone who wants to get at the reader would.
QByteArray altered(QByteArray content, const QByteArray &from, const QByteArray &to)
{
    content.replace(from, to);
    const qsizetype at = content.indexOf("\"sha256\": \"") + 11;
    content.replace(at, 64, QByteArray(64, '0'));
    return content.replace(at, 64, QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

} // namespace

class KeyFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;
    QByteArray m_dataKey;
    QByteArray m_content;

    [[nodiscard]] domain::ErrorCode errorOf(const QByteArray &content) const
    {
        const auto dataKey = unwrapDataKey(content, secretOf("correct horse"));
        return dataKey ? domain::ErrorCode{""} : dataKey.error().code;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = keyFilePath(m_folder.path());
        const auto made = createKeyFile(m_folder.path(), secretOf("correct horse"));
        QVERIFY(made.has_value());
        QCOMPARE(made->bytes().size(), DataKeySize);
        m_dataKey = bytesOf(*made);
        m_content = contentOf(m_path);
    }

    void cleanup() { QVERIFY(writeFile(m_path, m_content)); }

    void theRightPassphraseGivesTheDataKey()
    {
        const auto read = readDataKey(m_folder.path(), secretOf("correct horse"));
        QVERIFY(read.has_value());
        QCOMPARE(bytesOf(*read), m_dataKey);
    }

    void anotherPassphraseIsWrong()
    {
        for (const char *other : {"correct hors", "correct horse ", "Correct horse", "x"}) {
            const auto read = readDataKey(m_folder.path(), secretOf(other));
            QVERIFY(!read);
            QCOMPARE(read.error().code.id, errors::WrongPassphrase.id);
            QCOMPARE(read.error().detail, m_path);
        }
    }

    void theFileIsItsOwnersAlone()
    {
        QCOMPARE(QFileInfo(m_path).permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    }

    void everyTwoReplicasHaveKeysOfTheirOwn()
    {
        const QTemporaryDir other;
        const auto made = createKeyFile(other.path(), secretOf("correct horse"));
        QVERIFY(made.has_value());
        QVERIFY(bytesOf(*made) != m_dataKey);
        QVERIFY(contentOf(keyFilePath(other.path())) != m_content);
    }

    void anyFlippedBitIsDamageAndNeverAWrongPassphrase()
    {
        for (qsizetype at = 0; at < m_content.size(); ++at)
            for (const int bit : {0, 5, 7}) {
                QByteArray content = m_content;
                content[at] = static_cast<char>(content[at] ^ (1 << bit));
                QVERIFY2(errorOf(content) == errors::KeyFileDamaged, qPrintable(QString::number(at)));
            }
    }

    void anyTruncationIsDamage()
    {
        for (qsizetype size = 0; size < m_content.size(); ++size)
            QVERIFY2(errorOf(m_content.left(size)) == errors::KeyFileDamaged, qPrintable(QString::number(size)));
        QCOMPARE(errorOf(m_content + '\n').id, errors::KeyFileDamaged.id);
    }

    void madeUpFilesAreDamage()
    {
        PLUMBLINE_LAW([this] {
            const auto made = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
            RC_ASSERT(errorOf(QByteArray::fromStdString(made)) == errors::KeyFileDamaged);
        });
        QVERIFY(writeFile(m_path, QByteArray(1 << 20, '{')));
        QCOMPARE(readDataKey(m_folder.path(), secretOf("x")).error().code.id, errors::KeyFileDamaged.id);
    }

    void parametersThatAskForTooMuchOrTooLittleAreRefused()
    {
        QCOMPARE(errorOf(altered(m_content, "\"N\": 32768", "\"N\": 65536")).id, errors::WrongPassphrase.id);
        QElapsedTimer timer;
        timer.start();
        for (const char *n : {"1073741824", "524288", "8192", "32767", "0", "-32768", "32768.5", "1e300", "\"32768\""})
            QCOMPARE(errorOf(altered(m_content, "\"N\": 32768", QByteArray("\"N\": ") + n)).id, errors::KeyFileDamaged.id);
        for (const char *r : {"0", "9", "4294967296", "-1"})
            QCOMPARE(errorOf(altered(m_content, "\"r\": 8", QByteArray("\"r\": ") + r)).id, errors::KeyFileDamaged.id);
        for (const char *p : {"0", "5", "4294967297", "null"})
            QCOMPARE(errorOf(altered(m_content, "\"p\": 1", QByteArray("\"p\": ") + p)).id, errors::KeyFileDamaged.id);
        QCOMPARE(errorOf(altered(m_content, "\"kdf\": \"scrypt\"", "\"kdf\": \"pbkdf2\"")).id, errors::KeyFileDamaged.id);
        QCOMPARE(errorOf(altered(m_content, "plumbline-key-1", "plumbline-key-2")).id, errors::KeyFileDamaged.id);
    }

    void theCostIsAuthenticatedWithTheKey()
    {
        // p is under the tag: halving the work for a guess would show.
        QCOMPARE(errorOf(altered(m_content, "\"p\": 1", "\"p\": 2")).id, errors::WrongPassphrase.id);
    }

    void aNewPassphraseKeepsTheDataKey()
    {
        QVERIFY(rewrapDataKey(m_folder.path(), secretOf("correct horse"), secretOf("电池 staple")).has_value());
        QCOMPARE(readDataKey(m_folder.path(), secretOf("correct horse")).error().code.id, errors::WrongPassphrase.id);
        QCOMPARE(bytesOf(*readDataKey(m_folder.path(), secretOf("电池 staple"))), m_dataKey);
        QCOMPARE(QFileInfo(m_path).permissions() & QFile::ReadGroup, QFile::Permissions());
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("key.json")});
    }

    void aRefusedChangeLeavesTheFileAlone()
    {
        QCOMPARE(rewrapDataKey(m_folder.path(), secretOf("wrong"), secretOf("new")).error().code.id, errors::WrongPassphrase.id);
        QCOMPARE(rewrapDataKey(m_folder.path(), secretOf("correct horse"), Secret()).error().code.id, errors::WeakPassphrase.id);
        QCOMPARE(contentOf(m_path), m_content);
    }

    void whatIsThereIsNotOverwritten()
    {
        QCOMPARE(createKeyFile(m_folder.path(), secretOf("other")).error().code.id, errors::Exists.id);
        const QTemporaryDir target;
        QVERIFY(copyKeyFile(m_folder.path(), target.path()).has_value());
        QCOMPARE(contentOf(keyFilePath(target.path())), m_content);
        QCOMPARE(copyKeyFile(m_folder.path(), target.path()).error().code.id, errors::Exists.id);
    }

    void missingFilesAndFoldersHaveTheirOwnErrors()
    {
        const QTemporaryDir empty;
        QCOMPARE(readDataKey(empty.path(), secretOf("x")).error().code.id, errors::NotFound.id);
        QCOMPARE(createKeyFile(empty.path(), Secret()).error().code.id, errors::WeakPassphrase.id);
        QCOMPARE(createKeyFile(empty.filePath(QStringLiteral("none")), secretOf("x")).error().code.id, errors::FolderNotWritable.id);
    }

    void nothingSecretStandsInTheFile()
    {
        for (const QByteArray &secret : {m_dataKey, m_dataKey.toHex(), m_dataKey.toBase64(), QByteArrayLiteral("correct horse")})
            QVERIFY(!m_content.contains(secret));
    }
};

PLUMBLINE_TEST(KeyFileTest)
#include "keyfiletest.moc"
