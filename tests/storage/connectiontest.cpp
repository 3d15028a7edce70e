#include "storage/databasefolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "plumbline/storage/sqlite/statement.h"
#include "plumbline/storage/sqlite/transaction.h"

using namespace plumbline;
using namespace plumbline::storage;
using namespace plumbline::storage::sqlite;
using tests::codeOf;
using tests::DatabaseFolder;

class ConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySettingIsInForce() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        const std::pair<const char *, const char *> expected[]{
            {"PRAGMA cipher_page_size", "16384"}, {"PRAGMA cipher_hmac_algorithm", "HMAC_SHA256"},
            {"PRAGMA cipher_use_hmac", "1"},      {"PRAGMA journal_mode", "wal"},
            {"PRAGMA synchronous", "2"},          {"PRAGMA temp_store", "2"},
            {"PRAGMA secure_delete", "1"},        {"PRAGMA foreign_keys", "1"},
            {"PRAGMA page_size", "16384"}};
        for (const auto &[pragma, value] : expected)
            QCOMPARE(connection->scalar(pragma).value().value_or(QString()), QString::fromLatin1(value));
    }

    void anotherKeyOpensNothing() {
        const DatabaseFolder folder;
        QVERIFY(folder.create()->execute("CREATE TABLE a (b)"));
        QCOMPARE(codeOf(folder.open(Access::ReadWrite, 8)), codeOf(errors::NotADatabase));
        QVERIFY(folder.open(Access::ReadWrite));
    }

    void aFileThatIsThereIsNotMadeAgain() {
        const DatabaseFolder folder;
        QVERIFY(folder.create());
        QCOMPARE(codeOf(folder.open(Access::Create)), codeOf(errors::CannotOpen));
        const DatabaseFolder empty;
        QCOMPARE(codeOf(empty.open(Access::ReadWrite)), codeOf(errors::CannotOpen));
        QVERIFY(!QFile::exists(empty.path()));
    }

    void aReaderDoesNotWriteAndSeesCommittedStatesOnly() {
        const DatabaseFolder folder;
        const auto writer = folder.create();
        QVERIFY(writer->execute("CREATE TABLE a (b); INSERT INTO a VALUES (1)"));
        const auto reader = folder.open(Access::ReadOnly).value();
        QCOMPARE(codeOf(reader->execute("INSERT INTO a VALUES (2)")), codeOf(errors::ReadOnly));
        auto transaction = Transaction::beginWrite(*writer).value();
        QVERIFY(writer->execute("INSERT INTO a VALUES (3)"));
        QCOMPARE(reader->scalar("SELECT count(*) FROM a").value(), QStringLiteral("1"));
        QVERIFY(transaction.commit());
        QCOMPARE(reader->scalar("SELECT count(*) FROM a").value(), QStringLiteral("2"));
    }

    void parametersOutOfTheirOrderAreAnErrorOfTheProgram() {
        // To this engine `$2` is a name: whichever comes first would be given the first value.
        const DatabaseFolder folder;
        const auto connection = folder.create();
        Statement<2, 1> wrong(*connection, "SELECT $2 || $1");
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError,
                                 static_cast<void>(wrong.value<QString>(QStringLiteral("a"), QStringLiteral("b"))));
        Statement<2, 1> right(*connection, "SELECT $1 || $2 || $1");
        QCOMPARE(right.value<QString>(QStringLiteral("a"), QStringLiteral("b")).value(), QStringLiteral("aba"));
    }
};

PLUMBLINE_TEST(ConnectionTest)
#include "connectiontest.moc"
