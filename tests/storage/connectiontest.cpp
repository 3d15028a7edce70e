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

    void aTransactionRollsBackUnlessCommitted() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(connection->execute("CREATE TABLE a (b)"));
        {
            auto transaction = Transaction::beginWrite(*connection).value();
            QVERIFY(connection->execute("INSERT INTO a VALUES (1)"));
        }
        QVERIFY(!connection->inTransaction());
        QCOMPARE(connection->scalar("SELECT count(*) FROM a").value(), QStringLiteral("0"));
    }

    void aReferenceToNowhereIsRefusedAtCommit() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(connection->execute("CREATE TABLE parent (id INTEGER PRIMARY KEY);"
                                    "CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"));
        {
            auto transaction = Transaction::beginWrite(*connection).value();
            QVERIFY(connection->execute("INSERT INTO child VALUES (1)"));
            QCOMPARE(codeOf(transaction.commit()), codeOf(errors::ForeignKey));
        }
        QCOMPARE(connection->scalar("SELECT count(*) FROM child").value(), QStringLiteral("0"));
        auto transaction = Transaction::beginWrite(*connection).value();
        QVERIFY(connection->execute("INSERT INTO child VALUES (1); INSERT INTO parent VALUES (1)"));
        QVERIFY(transaction.commit());
    }

    void aStatementBindsAndReadsWhatItsTypeSays() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        QVERIFY(connection->execute("CREATE TABLE a (id BLOB, number INTEGER, name TEXT, bytes BLOB)"));
        const domain::Uuid id = domain::Uuid::parse(u"01932c07-2b9a-7cc3-98c4-dc0c0c07398f").value();
        Statement<4> insert(*connection, "INSERT INTO a VALUES (?1, ?2, ?3, ?4)");
        const QByteArray bytes("\0\1", 2);
        QVERIFY(insert.run(id, std::int64_t{-5}, QStringLiteral("应收 \"x\""), bytesOf(bytes)));
        QVERIFY(insert.run(id, std::optional<std::int64_t>(), QString(), Bytes()));
        Statement<1, 4> select(*connection, "SELECT id, number, name, bytes FROM a WHERE id = ?1 ORDER BY rowid");
        struct Found {
            domain::Uuid id;
            std::optional<std::int64_t> number;
            QString name;
            QByteArray bytes;
            bool nameIsNull;
            bool operator==(const Found &) const = default;
        };
        std::vector<Found> found;
        QVERIFY(select.each(
            [&](const Row<4> &row) {
                found.push_back({row.get<0, domain::Uuid>(), row.get<1, std::optional<std::int64_t>>(), row.get<2, QString>(),
                                 row.get<3, QByteArray>(), row.isNull<2>()});
                return Scan::Continue;
            },
            id));
        // An empty text is a text and not the absence of one.
        const std::vector<Found> expected{{id, -5, QStringLiteral("应收 \"x\""), QByteArray("\0\1", 2), false},
                                          {id, std::nullopt, QString(), QByteArray(), false}};
        QVERIFY(found == expected);
    }

    void aStatementWithAnotherCountIsAnErrorOfTheProgram() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        Statement<1, 1> wrong(*connection, "SELECT ?1, ?2");
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(wrong.value<QString>(QStringLiteral("x"))));
    }

    void aStatementIsNotRunInsideItsOwnScan() {
        const DatabaseFolder folder;
        const auto connection = folder.create();
        Statement<0, 1> numbers(*connection, "SELECT 1 UNION SELECT 2");
        const auto nested = [&] {
            static_cast<void>(numbers.each([&](const Row<1> &) {
                static_cast<void>(numbers.value<std::int64_t>());
                return Scan::Continue;
            }));
        };
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, nested());
        // And it can be used again afterwards.
        QCOMPARE(numbers.value<std::int64_t>().value(), 1);
    }
};

PLUMBLINE_TEST(ConnectionTest)
#include "connectiontest.moc"
