#include "storage/enginedatabase.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

using namespace plumbline;
using namespace plumbline::storage;
using tests::codeOf;
using tests::EngineDatabase;
using tests::execute;
using tests::one;

/// What a store may rely on, whichever engine it is on.
class EngineTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EngineDatabase> m_database;
    std::unique_ptr<Connection> m_connection;

private Q_SLOTS:
    void initTestCase_data() { tests::bothEngines(); }

    void init() {
        PLUMBLINE_FETCH_ENGINE(engine);
        m_database = std::make_unique<EngineDatabase>(engine);
        m_connection = m_database->create();
    }

    void cleanup() {
        m_connection.reset();
        m_database.reset();
    }

    void aStatementBindsAndReadsWhatItsTypeSays() {
        QVERIFY(execute(*m_connection, "CREATE TABLE a (id {id}, number {integer}, name {text}, bytes {blob}, day {date},"
                                       " at {instant}, yes {boolean}, ordinal {integer}){strict}"));
        const domain::Uuid id = domain::Uuid::parse(u"01932c07-2b9a-7cc3-98c4-dc0c0c07398f").value();
        Statement<8> insert(*m_connection, "INSERT INTO a VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
        const QByteArray bytes("\0\1", 2);
        const QString name = QStringLiteral("应收 \"x\" 😀 é\n\\");
        QVERIFY(insert.run(id, std::int64_t{-5}, name, bytesOf(bytes), -11'000, std::int64_t{-1}, 1, 1));
        QVERIFY(insert.run(id, std::optional<std::int64_t>(), QString(), Bytes(), 20'000, std::int64_t{1'700'000'000'123'456}, 0, 2));
        using Absent = std::optional<std::int64_t>;
        QVERIFY(insert.run(id, std::numeric_limits<std::int64_t>::min(), std::optional<QString>(), std::optional<Bytes>(), Absent(),
                           Absent(), Absent(), 3));
        Statement<1, 7> select(*m_connection, "SELECT id, number, name, bytes, day, at, yes FROM a WHERE id = $1 ORDER BY ordinal");
        struct Found {
            domain::Uuid id;
            std::optional<std::int64_t> number;
            std::optional<QString> name;
            std::optional<QByteArray> bytes;
            std::optional<std::int32_t> day;
            std::optional<std::int64_t> at;
            std::optional<std::int32_t> yes;
            bool operator==(const Found &) const = default;
        };
        std::vector<Found> found;
        QVERIFY(select.each(
            [&](const Row<7> &row) {
                found.push_back({row.get<0, domain::Uuid>(), row.get<1, std::optional<std::int64_t>>(),
                                 row.get<2, std::optional<QString>>(), row.get<3, std::optional<QByteArray>>(),
                                 row.get<4, std::optional<std::int32_t>>(), row.get<5, std::optional<std::int64_t>>(),
                                 row.get<6, std::optional<std::int32_t>>()});
                return Scan::Continue;
            },
            id));
        // An empty text is a text and not the absence of one.
        const std::vector<Found> expected{
            {id, -5, name, bytes, -11'000, -1, 1},
            {id, std::nullopt, QString(QLatin1StringView("")), QByteArray(""), 20'000, 1'700'000'000'123'456, 0},
            {id, std::numeric_limits<std::int64_t>::min(), std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt}};
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY2(found[i] == expected[i], qPrintable(QString::number(i)));
    }

    void aStatementWithAnotherCountIsAnErrorOfTheProgram() {
        Statement<1, 1> wrong(*m_connection, "SELECT CAST($1 AS TEXT), CAST($2 AS TEXT)");
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(wrong.value<QString>(QStringLiteral("x"))));
        // And the connection goes on.
        QCOMPARE(one(*m_connection, "SELECT 1"), QStringLiteral("1"));
    }

    void wrongSqlIsAnErrorOfTheProgramAndLeavesTheConnectionUsable() {
        Statement<0, 1> wrong(*m_connection, "SELECT nothing FROM nowhere");
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(wrong.value<QString>()));
        QCOMPARE(one(*m_connection, "SELECT 1"), QStringLiteral("1"));
    }

    void aStatementIsNotRunInsideItsOwnScan() {
        Statement<0, 1> numbers(*m_connection, "SELECT 1 UNION SELECT 2", Rows::Many);
        const auto nested = [&] {
            static_cast<void>(numbers.each([&](const Row<1> &) {
                static_cast<void>(numbers.value<std::int64_t>());
                return Scan::Continue;
            }));
        };
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, nested());
        QCOMPARE(numbers.value<std::int64_t>().value(), 1);
    }

    void aScanStopsAndOtherStatementsRunInsideIt_data() {
        QTest::addColumn<bool>("inTransaction");
        QTest::newRow("alone") << false;
        QTest::newRow("in a transaction") << true;
    }
    void aScanStopsAndOtherStatementsRunInsideIt() {
        QFETCH(const bool, inTransaction);
        QVERIFY(execute(*m_connection, "CREATE TABLE a (n {integer} NOT NULL PRIMARY KEY){strict}"));
        {
            auto filling = Transaction::beginWrite(*m_connection).value();
            Statement<1> insert(*m_connection, "INSERT INTO a VALUES ($1)");
            for (int n = 1; n <= 3500; ++n)
                QVERIFY(insert.run(n));
            QVERIFY(filling.commit());
        }
        std::optional<Transaction> transaction;
        if (inTransaction)
            transaction.emplace(Transaction::beginRead(*m_connection).value());
        Statement<0, 1> all(*m_connection, "SELECT n FROM a ORDER BY n", Rows::Many);
        Statement<1, 1> half(*m_connection, "SELECT n FROM a WHERE n = $1 / 2");
        for (const std::int64_t until : {std::int64_t{1}, std::int64_t{1000}, std::int64_t{1001}, std::int64_t{9999}}) {
            std::int64_t last = 0;
            QVERIFY(all.each([&](const Row<1> &row) {
                const auto n = row.get<0, std::int64_t>();
                last += n == last + 1 ? 1 : 100'000;
                const auto halved = half.value<std::int64_t>(n).value();
                last += halved.value_or(0) == n / 2 ? 0 : 100'000;
                return n == until ? Scan::Stop : Scan::Continue;
            }));
            QCOMPARE(last, std::min<std::int64_t>(until, 3500));
        }
        if (transaction)
            QVERIFY(transaction->commit());
    }

    void aTransactionRollsBackUnlessCommitted() {
        QVERIFY(execute(*m_connection, "CREATE TABLE a (b {integer}){strict}"));
        {
            auto transaction = Transaction::beginWrite(*m_connection).value();
            QVERIFY(m_connection->execute("INSERT INTO a VALUES (1)"));
            QVERIFY(m_connection->inTransaction());
        }
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(one(*m_connection, "SELECT count(*) FROM a"), QStringLiteral("0"));
    }

    void aReadingTransactionSeesOneCommittedState() {
        QVERIFY(execute(*m_connection, "CREATE TABLE a (b {integer}){strict}"));
        const auto other = m_database->open();
        {
            auto reading = Transaction::beginRead(*other).value();
            QCOMPARE(one(*other, "SELECT count(*) FROM a"), QStringLiteral("0"));
            auto writing = Transaction::beginWrite(*m_connection).value();
            QVERIFY(m_connection->execute("INSERT INTO a VALUES (1)"));
            QVERIFY(writing.commit());
            QCOMPARE(one(*other, "SELECT count(*) FROM a"), QStringLiteral("0"));
            QVERIFY(reading.commit());
        }
        QCOMPARE(one(*other, "SELECT count(*) FROM a"), QStringLiteral("1"));
    }

    void aReferenceToNowhereIsRefusedAtCommit() {
        makeFamily();
        {
            auto transaction = Transaction::beginWrite(*m_connection).value();
            QVERIFY(m_connection->execute("INSERT INTO child VALUES (1)"));
            QCOMPARE(codeOf(transaction.commit()), codeOf(errors::ForeignKey));
        }
        QCOMPARE(one(*m_connection, "SELECT count(*) FROM child"), QStringLiteral("0"));
        auto transaction = Transaction::beginWrite(*m_connection).value();
        QVERIFY(m_connection->execute("INSERT INTO child VALUES (1); INSERT INTO parent VALUES (1)"));
        QVERIFY(m_connection->checkReferences());
        QVERIFY(transaction.commit());
    }

    void aPartOfATransactionFailsAlone() {
        makeFamily();
        auto transaction = Transaction::beginWrite(*m_connection).value();
        Statement<1> parent(*m_connection, "INSERT INTO parent VALUES ($1)");
        Statement<1> child(*m_connection, "INSERT INTO child VALUES ($1)");
        QVERIFY(parent.run(1));
        {
            auto part = Savepoint::begin(*m_connection).value();
            QVERIFY(child.run(9));
            QCOMPARE(codeOf(m_connection->checkReferences()), codeOf(errors::ForeignKey));
        }
        {
            auto part = Savepoint::begin(*m_connection).value();
            QCOMPARE(codeOf(parent.run(1)), codeOf(errors::Constraint));
        }
        {
            auto part = Savepoint::begin(*m_connection).value();
            QVERIFY(child.run(1));
            QVERIFY(m_connection->checkReferences());
            QVERIFY(part.keep());
        }
        QVERIFY(transaction.commit());
        QCOMPARE(one(*m_connection, "SELECT count(*) FROM child"), QStringLiteral("1"));
        QCOMPARE(one(*m_connection, "SELECT count(*) FROM parent"), QStringLiteral("1"));
    }

    void aBatchWritesEverythingOrTellsItsFirstError() {
        makeFamily();
        Statement<1> parent(*m_connection, "INSERT INTO parent VALUES ($1)");
        Statement<0, 1> count(*m_connection, "SELECT count(*) FROM parent");
        {
            auto transaction = Transaction::beginWrite(*m_connection).value();
            Batch batch(*m_connection);
            for (int n = 0; n < 2000; ++n)
                QVERIFY(parent.run(n));
            // What is read inside stands behind what was written.
            QCOMPARE(count.value<std::int64_t>().value().value_or(0), 2000);
            QVERIFY(parent.run(2000));
            QVERIFY(batch.finish());
            QVERIFY(transaction.commit());
        }
        {
            auto transaction = Transaction::beginWrite(*m_connection).value();
            Batch batch(*m_connection);
            domain::Result<void> done = parent.run(3000);
            if (done)
                done = parent.run(7); // taken
            for (int n = 3001; n < 5000 && done; ++n)
                done = parent.run(n);
            if (done)
                done = batch.finish();
            QCOMPARE(codeOf(done), codeOf(errors::Constraint));
        }
        QCOMPARE(count.value<std::int64_t>().value().value_or(0), 2001);
    }

    void aSavepointInABatchTakesBackItsOwnErrorOnly() {
        makeFamily();
        Statement<1> parent(*m_connection, "INSERT INTO parent VALUES ($1)");
        auto transaction = Transaction::beginWrite(*m_connection).value();
        Batch batch(*m_connection);
        for (int n = 0; n < 100; ++n) {
            auto part = Savepoint::begin(*m_connection).value();
            QVERIFY(parent.run(n));
            domain::Result<void> done;
            if (n % 10 == 3)
                done = parent.run(n);
            if (done)
                done = m_connection->checkReferences();
            QCOMPARE(done.has_value(), n % 10 != 3);
            if (done)
                QVERIFY(part.keep());
        }
        QVERIFY(batch.finish());
        QVERIFY(transaction.commit());
        QCOMPARE(one(*m_connection, "SELECT count(*) FROM parent"), QStringLiteral("90"));
    }

    void theRowThatHasToChangeIsMissed() {
        makeFamily();
        const auto update = m_connection->prepare("UPDATE parent SET id = $1 WHERE id = $2", 2, 0);
        const auto run = [&](std::int64_t from) -> domain::Result<void> {
            PLUMBLINE_TRY(update->begin());
            update->bind(0, from + 1);
            update->bind(1, from);
            update->expectRow("parent", domain::Uuid());
            const auto stepped = update->step();
            update->rest();
            PLUMBLINE_TRY(stepped);
            return {};
        };
        QVERIFY(m_connection->execute("INSERT INTO parent VALUES (1)"));
        QVERIFY(run(1));
        QCOMPARE(m_connection->changedRows(), 1);
        const auto missed = run(1);
        QCOMPARE(codeOf(missed), codeOf(errors::RowMissing));
        QCOMPARE(missed.error().detail, QStringLiteral("parent 00000000-0000-0000-0000-000000000000"));
        auto transaction = Transaction::beginWrite(*m_connection).value();
        Batch batch(*m_connection);
        domain::Result<void> done = run(1);
        if (done)
            done = batch.finish();
        QCOMPARE(codeOf(done), codeOf(errors::RowMissing));
    }

    void aWriterWaitsForTheOtherNotForever() {
        QVERIFY(execute(*m_connection, "CREATE TABLE head (position {integer} NOT NULL){strict}"));
        QVERIFY(m_connection->execute("INSERT INTO head VALUES (1)"));
        const auto other = m_database->open();
        auto first = Transaction::beginWrite(*m_connection).value();
        Statement<0, 1> lock(*m_connection, "SELECT position FROM head{locked}");
        Statement<0, 1> lockOther(*other, "SELECT position FROM head{locked}");
        QCOMPARE(lock.value<std::int64_t>().value().value_or(0), 1);
        {
            QVERIFY(other->execute(other->dialect().engine == Engine::Sqlite ? "PRAGMA busy_timeout = 50"
                                                                             : "SET lock_timeout = '50ms'"));
            auto second = Transaction::beginWrite(*other);
            const QString refused = second ? codeOf(lockOther.value<std::int64_t>()) : codeOf(second);
            QCOMPARE(refused, codeOf(errors::Busy));
        }
        QVERIFY(m_connection->execute("UPDATE head SET position = 2"));
        QVERIFY(first.commit());
        auto second = Transaction::beginWrite(*other).value();
        QCOMPARE(lockOther.value<std::int64_t>().value().value_or(0), 2);
    }

private:
    void makeFamily() {
        QVERIFY(execute(*m_connection,
                        "CREATE TABLE parent (id {integer} NOT NULL PRIMARY KEY){strict};"
                        "CREATE TABLE child (parent {integer} REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED){strict}"));
    }
};

PLUMBLINE_TEST(EngineTest)
#include "enginetest.moc"
