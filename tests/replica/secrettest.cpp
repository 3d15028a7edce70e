#include "support/temporaryfolder.h"
#include "support/testregistry.h"

#include "plumbline/replica/errors.h"
#include "plumbline/replica/passphrase.h"
#include "plumbline/replica/secret.h"

#include <fcntl.h>
#include <unistd.h>

using namespace plumbline;
using namespace plumbline::replica;
using tests::writeFile;

namespace {

QByteArray bytesOf(const Secret &secret)
{
    return QByteArray(reinterpret_cast<const char *>(secret.bytes().data()), static_cast<qsizetype>(secret.bytes().size()));
}

} // namespace

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);

class SecretTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString fileOf(const QByteArray &content) const
    {
        const QString path = m_folder.filePath(QStringLiteral("passphrase"));
        return writeFile(path, content) ? path : QString();
    }

private Q_SLOTS:
    void takingWipesWhereTheBytesCameFrom()
    {
        // Memory of the test's own, so that it can be looked at afterwards.
        std::array<char, 16> memory{"correct horse"};
        QByteArray bytes = QByteArray::fromRawData(memory.data(), 13);
        const QByteArray shared = bytes;
        const Secret secret = Secret::takeFrom(bytes);
        QCOMPARE(bytesOf(secret), QByteArrayLiteral("correct horse"));
        QVERIFY(bytes.isEmpty());
        QVERIFY(std::all_of(memory.begin(), memory.end(), [](char byte) { return byte == '\0'; }));
        QVERIFY(!shared.contains("horse"));
    }

    void movingLeavesNothingBehind()
    {
        QByteArray bytes("correct horse");
        Secret secret = Secret::takeFrom(bytes);
        Secret moved = std::move(secret);
        QVERIFY(secret.isEmpty()); // NOLINT: that is what is tested
        secret = std::move(moved);
        QVERIFY(moved.isEmpty()); // NOLINT
        QCOMPARE(bytesOf(secret), QByteArrayLiteral("correct horse"));
        QCOMPARE(bytesOf(secret.clone()), QByteArrayLiteral("correct horse"));
    }

    void aPassphraseFileLosesOneNewline()
    {
        const std::vector<std::pair<QByteArray, QByteArray>> cases{{"correct horse", "correct horse"},
                                                                   {"correct horse\n", "correct horse"},
                                                                   {"correct horse\r\n", "correct horse"},
                                                                   {"correct horse\n\n", "correct horse\n"},
                                                                   {" 密码 \n", " 密码 "}};
        for (const auto &[content, passphrase] : cases) {
            const auto read = readPassphraseFile(fileOf(content));
            QVERIFY(read.has_value());
            QCOMPARE(bytesOf(*read), passphrase);
        }
    }

    void aPassphraseHasItsBounds()
    {
        const auto largest = readPassphraseFile(fileOf(QByteArray(qsizetype{MaxPassphraseSize}, 'x') + "\r\n"));
        QVERIFY(largest.has_value());
        QCOMPARE(largest->bytes().size(), MaxPassphraseSize);
        for (const qsizetype more : {1, 2, 3, 100'000})
            QCOMPARE(readPassphraseFile(fileOf(QByteArray(qsizetype{MaxPassphraseSize} + more, 'x'))).error().code.id,
                     errors::PassphraseUnreadable.id);
        for (const char *empty : {"", "\n", "\r\n"})
            QCOMPARE(readPassphraseFile(fileOf(empty)).error().code.id, errors::WeakPassphrase.id);
    }

    void aPassphraseFileThatCantBeReadSaysSo()
    {
        QCOMPARE(readPassphraseFile(m_folder.filePath(QStringLiteral("none"))).error().code.id, errors::PassphraseUnreadable.id);
        QCOMPARE(readPassphraseFile(m_folder.path()).error().code.id, errors::PassphraseUnreadable.id);
        QCOMPARE(readPassphraseDescriptor(-1).error().code.id, errors::PassphraseUnreadable.id);
    }

    void aDescriptorIsReadToItsEndAndStaysOpen()
    {
        std::array<int, 2> pipe{};
        QCOMPARE(::pipe(pipe.data()), 0);
        QCOMPARE(::write(pipe[1], "correct ", 8), 8);
        QCOMPARE(::write(pipe[1], "horse\n", 6), 6);
        ::close(pipe[1]);
        const auto read = readPassphraseDescriptor(pipe[0]);
        QVERIFY(read.has_value());
        QCOMPARE(bytesOf(*read), QByteArrayLiteral("correct horse"));
        QVERIFY(::fcntl(pipe[0], F_GETFD) >= 0);
        ::close(pipe[0]);
    }
};

PLUMBLINE_TEST(SecretTest)
#include "secrettest.moc"
