#include "storage/enginedatabase.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include <QSocketNotifier>

#include <thread>

using namespace plumbline;
using namespace plumbline::storage;
using namespace std::chrono_literals;
using postgres::Notification;
using tests::codeOf;
using tests::EngineDatabase;
using tests::one;
using tests::PostgresServer;

namespace {

using Server = std::unique_ptr<postgres::Connection>;

domain::Result<Server> open(postgres::Options options) {
    return postgres::Connection::open(options, postgres::Access::ReadWrite);
}

} // namespace

/// What only PostgreSQL has: settings of a session, a server that goes away, notifications.
class PostgresTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EngineDatabase> m_database;
    Server m_connection;

private Q_SLOTS:
    void initTestCase() {
        if (PostgresServer::instance() == nullptr)
            QSKIP("PostgreSQL 15 or later is not installed");
    }

    void init() {
        m_database = std::make_unique<EngineDatabase>(Engine::Postgres);
        m_connection = postgres::Connection::open(m_database->options(), postgres::Access::Create).value();
    }

    void cleanup() {
        m_connection.reset();
        m_database.reset();
    }

    void everySettingIsInForce() {
        postgres::Options options = m_database->options();
        options.statementTimeout = 1234ms;
        options.lockTimeout = 567ms;
        const Server connection = open(options).value();
        const std::pair<const char *, const char *> expected[]{
            {"SHOW statement_timeout", "1234ms"}, {"SHOW lock_timeout", "567ms"},   {"SHOW client_encoding", "UTF8"},
            {"SHOW TimeZone", "UTC"},             {"SHOW synchronous_commit", "on"}};
        for (const auto &[setting, value] : expected)
            QCOMPARE(one(*connection, setting), QString::fromLatin1(value));
        QVERIFY(one(*connection, "SHOW search_path").startsWith(u"org_00000000"));
    }

    void whatDoesNotAnswerIsNamedWithoutItsAddressOrPassword() {
        postgres::Options options = m_database->options();
        const std::pair<QByteArray, const char *> wrong[]{
            {QByteArray("postgresql://someone:hunter2@127.0.0.1:1/secretdb"), "no_answer"},
            {options.address + "&dbname=secretdb&password=hunter2", "refused"},
            {QByteArray("postgresql://somewhere/secretdb?password=hunter2&nosuchoption=1"), "not_an_address"}};
        for (const auto &[address, reason] : wrong) {
            options.address = address;
            const auto opened = open(options);
            QCOMPARE(codeOf(opened), codeOf(errors::CannotOpen));
            QCOMPARE(opened.error().detail, QString::fromLatin1(reason));
        }
    }

    void anOrganisationIsMadeOnceAndSeesOnlyItself() {
        const auto again = postgres::Connection::open(m_database->options(), postgres::Access::Create);
        QCOMPARE(codeOf(again), codeOf(errors::CannotOpen));
        QCOMPARE(again.error().detail, QStringLiteral("schema_exists"));
        postgres::Options nobody = m_database->options();
        nobody.organisation = domain::Uuid();
        const auto none = open(nobody);
        QCOMPARE(codeOf(none), codeOf(errors::CannotOpen));
        QCOMPARE(none.error().detail, QStringLiteral("no_schema"));

        const EngineDatabase other(Engine::Postgres);
        const auto theirs = other.create();
        QVERIFY(m_connection->execute("CREATE TABLE mine (a BIGINT)"));
        Statement<0, 1> read(*theirs, "SELECT count(*) FROM mine");
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(read.value<std::int64_t>()));
        const auto all = postgres::organisations(m_database->options()).value();
        QVERIFY(std::ranges::find(all, m_database->options().organisation) != all.end());
        QVERIFY(std::ranges::find(all, other.options().organisation) != all.end());
    }

    void aStatementThatTakesTooLongIsInterrupted() {
        QVERIFY(m_connection->execute("SET statement_timeout = '20ms'"));
        Statement<0, 1> slow(*m_connection, "SELECT count(*) FROM generate_series(1, 1000000000)");
        QCOMPARE(codeOf(slow.value<std::int64_t>()), codeOf(errors::Interrupted));
        QCOMPARE(one(*m_connection, "SELECT 1"), QStringLiteral("1"));
    }

    void aTransactionOvertakenByAnotherMayTryAgain() {
        QVERIFY(m_connection->execute("CREATE TABLE a (n BIGINT); INSERT INTO a VALUES (1)"));
        const Server other = open(m_database->options()).value();
        QVERIFY(m_connection->execute("BEGIN ISOLATION LEVEL REPEATABLE READ"));
        QCOMPARE(one(*m_connection, "SELECT n FROM a"), QStringLiteral("1"));
        QVERIFY(other->execute("UPDATE a SET n = 2"));
        Statement<0> update(*m_connection, "UPDATE a SET n = 3");
        QCOMPARE(codeOf(update.run()), codeOf(errors::TryAgain));
        QVERIFY(m_connection->execute("ROLLBACK"));
    }

    void aReadingTransactionDoesNotWrite() {
        QVERIFY(m_connection->execute("CREATE TABLE a (n BIGINT)"));
        auto reading = Transaction::beginRead(*m_connection).value();
        Statement<0> insert(*m_connection, "INSERT INTO a VALUES (1)");
        QCOMPARE(codeOf(insert.run()), codeOf(errors::ReadOnly));
    }

    void aTransactionWithAFailedStatementIsNotCommitted() {
        QVERIFY(m_connection->execute("CREATE TABLE a (n BIGINT UNIQUE)"));
        auto transaction = Transaction::beginWrite(*m_connection).value();
        Statement<1> insert(*m_connection, "INSERT INTO a VALUES ($1)");
        QVERIFY(insert.run(1));
        const auto taken = insert.run(1);
        QCOMPARE(codeOf(taken), codeOf(errors::Constraint));
        QCOMPARE(taken.error().detail, QStringLiteral("a_n_key"));
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(transaction.commit()));
        QCOMPARE(one(*m_connection, "SELECT count(*) FROM a"), QStringLiteral("0"));
    }

    void aServerThatEndsTheSessionIsAConnectionLost_data() {
        QTest::addColumn<int>("where");
        QTest::newRow("at rest") << 0;
        QTest::newRow("in a transaction") << 1;
        QTest::newRow("in a batch") << 2;
        QTest::newRow("in a scan") << 3;
    }
    void aServerThatEndsTheSessionIsAConnectionLost() {
        QFETCH(const int, where);
        QVERIFY(m_connection->execute("CREATE TABLE a (n BIGINT)"));
        const Server other = open(m_database->options()).value();
        const QByteArray pid = one(*m_connection, "SELECT pg_backend_pid()").toLatin1();
        const QByteArray terminate = "SELECT pg_terminate_backend(" + pid + ", 5000)";
        const auto end = [&] { QVERIFY(other->execute(terminate.constData())); };
        Statement<1> insert(*m_connection, "INSERT INTO a VALUES ($1)");
        {
            std::optional<Transaction> transaction;
            std::optional<Batch> batch;
            if (where >= 1)
                transaction.emplace(Transaction::beginWrite(*m_connection).value());
            if (where == 2)
                batch.emplace(*m_connection);
            domain::Result<void> done = insert.run(1);
            QVERIFY(done);
            if (where == 3) {
                Statement<0, 1> scan(*m_connection, "SELECT CAST(n AS BIGINT) FROM generate_series(1, 5000) AS n", Rows::Many);
                done = scan.each([&](const Row<1> &row) {
                    if (row.get<0, std::int64_t>() == 10)
                        end();
                    return Scan::Continue;
                });
            } else {
                end();
                for (int n = 0; n < 1000 && done; ++n)
                    done = insert.run(n);
                if (done && batch)
                    done = batch->finish();
            }
            QCOMPARE(codeOf(done), codeOf(errors::ConnectionLost));
        }
        QVERIFY(m_connection->isLost());
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(codeOf(insert.run(2)), codeOf(errors::ConnectionLost));
        QCOMPARE(codeOf(m_connection->execute("SELECT 1")), codeOf(errors::ConnectionLost));
        QCOMPARE(codeOf(m_connection->scalar("SELECT 1")), codeOf(errors::ConnectionLost));
        QCOMPARE(codeOf(Transaction::beginWrite(*m_connection)), codeOf(errors::ConnectionLost));
        QCOMPARE(codeOf(m_connection->waitForNotifications(0ms)), codeOf(errors::ConnectionLost));
        QCOMPARE(one(*other, "SELECT count(*) FROM a"), where == 0 ? QStringLiteral("1") : QStringLiteral("0"));
    }

    void whatWasCommittedOutlivesAPowerCutOfTheServer() {
        QVERIFY(m_connection->execute("CREATE TABLE a (n BIGINT); INSERT INTO a VALUES (1)"));
        auto transaction = Transaction::beginWrite(*m_connection).value();
        QVERIFY(m_connection->execute("INSERT INTO a VALUES (2)"));
        PostgresServer::instance()->stop();
        QCOMPARE(codeOf(transaction.commit()), codeOf(errors::ConnectionLost));
        const auto away = open(m_database->options());
        QCOMPARE(codeOf(away), codeOf(errors::CannotOpen));
        QCOMPARE(away.error().detail, QStringLiteral("no_answer"));
        PostgresServer::instance()->start();
        const Server again = open(m_database->options()).value();
        QCOMPARE(one(*again, "SELECT count(*) FROM a"), QStringLiteral("1"));
    }

    void aNotificationComesAtCommitAndOnlyToTheOrganisation() {
        const Server listener = open(m_database->options()).value();
        QVERIFY(listener->listen("position"));
        const EngineDatabase elsewhere(Engine::Postgres);
        const Server stranger = postgres::Connection::open(elsewhere.options(), postgres::Access::Create).value();
        QVERIFY(stranger->listen("position"));
        {
            auto transaction = Transaction::beginWrite(*m_connection).value();
            QVERIFY(m_connection->notify("position", "41"));
            QVERIFY(listener->waitForNotifications(0ms).value().empty());
            QVERIFY(m_connection->notify("position", QStringLiteral("四十二").toUtf8()));
            QVERIFY(transaction.commit());
        }
        {
            auto transaction = Transaction::beginWrite(*m_connection).value();
            QVERIFY(m_connection->notify("position", "never"));
        }
        const auto heard = listener->waitForNotifications(10s).value();
        const std::vector<Notification> expected{{QStringLiteral("position"), "41"},
                                                 {QStringLiteral("position"), QStringLiteral("四十二").toUtf8()}};
        QVERIFY(heard == expected);
        QVERIFY(stranger->waitForNotifications(0ms).value().empty());
        QVERIFY_THROWS_EXCEPTION(domain::InvariantError, static_cast<void>(m_connection->listen("x\"; DROP")));
    }

    void aPollerHearsOfANotification() {
        QVERIFY(m_connection->listen("wake"));
        const Server other = open(m_database->options()).value();
        QSocketNotifier poller(m_connection->socketDescriptor(), QSocketNotifier::Read);
        std::size_t heard = 0;
        connect(&poller, &QSocketNotifier::activated, this,
                [&] { heard += m_connection->waitForNotifications(0ms).value().size(); });
        QVERIFY(other->notify("wake", "now"));
        QTRY_COMPARE(heard, std::size_t{1});
    }

    void hubsThatStartTogetherMigrateOneAfterAnother() {
        constexpr int Hubs = 4;
        const std::array migrations{Migration{1, "CREATE TABLE head (position {integer} NOT NULL)"},
                                    Migration{2, "INSERT INTO head VALUES (0)"}};
        std::array<QString, Hubs> how;
        {
            std::vector<std::jthread> hubs;
            for (QString &result : how)
                hubs.emplace_back([&] {
                    const Server connection = open(m_database->options()).value();
                    const auto migrated = migrate(*connection, migrations);
                    result = codeOf(migrated);
                    if (migrated)
                        result = codeOf(followDescriptions(*connection, Indexes::Hub));
                });
        }
        for (const QString &result : how)
            QCOMPARE(result, QStringLiteral("none"));
        QCOMPARE(one(*m_connection, "SELECT count(*) FROM head"), QStringLiteral("1"));
        QCOMPARE(m_connection->schemaVersion().value(), 2);
    }
};

PLUMBLINE_TEST(PostgresTest)
#include "postgrestest.moc"
