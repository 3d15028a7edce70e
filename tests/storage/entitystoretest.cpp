#include "storage/enginedatabase.h"
#include "support/generators.h"
#include "support/law.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "plumbline/storage/entitystore.h"

using namespace plumbline;
using namespace plumbline::storage;
using domain::EntityKind;
using domain::Record;
using tests::codeOf;
using tests::EngineDatabase;

namespace {

domain::Uuid id(std::uint8_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = number;
    return domain::Uuid(bytes);
}

domain::Uuid wide(int number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[14] = static_cast<std::uint8_t>(number >> 8);
    bytes[15] = static_cast<std::uint8_t>(number);
    return domain::Uuid(bytes);
}

domain::Account account(std::uint8_t number, const QString &name) {
    domain::Account made;
    made.id = domain::AccountId(id(number));
    made.name = name;
    return made;
}

} // namespace

class EntityStoreTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EngineDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EntityStore> m_store;

private Q_SLOTS:
    void initTestCase_data() { tests::bothEngines(); }

    void init() {
        PLUMBLINE_FETCH_ENGINE(engine);
        m_database = std::make_unique<EngineDatabase>(engine);
        m_connection = m_database->create();
        QVERIFY(followDescriptions(*m_connection, Indexes::Hub));
        m_store = std::make_unique<EntityStore>(*m_connection);
    }

    void cleanup() {
        m_store.reset();
        m_connection.reset();
        m_database.reset();
    }

    void everyRecordComesBackAsItWasWritten() {
        // References of random records point nowhere; the store is not who checks that.
        const bool sqlite = m_connection->dialect().engine == Engine::Sqlite;
        QVERIFY(m_connection->execute(sqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica"));
        PLUMBLINE_LAW([this, sqlite] {
            const auto kind =
                *rc::gen::elementOf(std::vector<EntityKind>(domain::allEntities().begin(), domain::allEntities().end()));
            Record record = *tests::anyRecordOf(kind);
            for (domain::Value &value : record.values)
                if (auto *text = std::get_if<QString>(&value); text != nullptr && !sqlite)
                    text->remove(QChar(u'\0'));
            static_cast<void>(m_store->remove(kind, record.id));
            RC_ASSERT(m_store->insert(record, 42).has_value());
            RC_ASSERT(m_store->find(kind, record.id).value() == std::optional(record));
            RC_ASSERT(m_store->revision(kind, record.id).value() == std::optional<std::int64_t>(42));
        });
    }

    void anUpdateSetsItsFieldsAndTheRevision() {
        domain::Account before = account(1, QStringLiteral("Before"));
        before.credit_limit = domain::Money(100, domain::Currency::of("CNY"));
        QVERIFY(m_store->insert(domain::toRecord(before), 1));
        domain::Account after = before;
        after.name = QStringLiteral("张三工厂");
        after.credit_limit.reset();
        domain::Updated change{EntityKind::Account, before.id.uuid(), {}};
        const auto &description = domain::describe<domain::Account>();
        for (const QStringView field : {u"name", u"credit_limit"}) {
            const int index = description.indexOf(field);
            const auto at = static_cast<std::size_t>(index);
            change.fields.push_back({index, domain::toRecord(before).values[at], domain::toRecord(after).values[at]});
        }
        QVERIFY(m_store->update(change, 2));
        QVERIFY(m_store->find(EntityKind::Account, before.id.uuid()).value() == domain::toRecord(after));
        QCOMPARE(m_store->revision(EntityKind::Account, before.id.uuid()).value().value(), 2);
        change.id = id(9);
        QCOMPARE(codeOf(m_store->update(change, 3)), codeOf(storage::errors::RowMissing));
    }

    void whatTheEngineCannotHoldIsRefusedAndNothingElse() {
        if (m_connection->dialect().engine == Engine::Sqlite)
            QSKIP("SQLite holds them");
        QCOMPARE(codeOf(m_store->insert(domain::toRecord(account(1, QStringLiteral("a") + QChar(u'\0'))), 1)),
                 codeOf(storage::errors::ValueRefused));
        domain::StageChange change;
        change.on = domain::Date::fromDays(std::numeric_limits<std::int32_t>::max());
        QCOMPARE(codeOf(m_store->insert(domain::toRecord(change), 1)), codeOf(storage::errors::ValueRefused));
        QVERIFY(m_store->insert(domain::toRecord(account(1, QStringLiteral("a"))), 1));
    }

    void manyRowsAreWrittenInOneBatchAndScannedWithBoundedMemory() {
        constexpr int Count = 2500;
        {
            auto transaction = Transaction::beginWrite(*m_connection).value();
            Batch batch(*m_connection);
            for (int n = 0; n < Count; ++n) {
                domain::Account made = account(0, QStringLiteral("客户 😀 %1").arg(n));
                made.id = domain::AccountId(wide(n));
                QVERIFY(m_store->insert(domain::toRecord(made), n));
            }
            QVERIFY(batch.finish());
            QVERIFY(transaction.commit());
        }
        std::int64_t next = 0;
        QVERIFY(m_store->forEach(EntityKind::Account, [&](const Record &record, std::int64_t revision) {
            next += record.id == wide(static_cast<int>(next)) && revision == next ? 1 : Count;
            // Another reading inside the scan.
            next += m_store->find(EntityKind::Account, record.id).value() == record ? 0 : Count;
            return Scan::Continue;
        }));
        QCOMPARE(next, Count);
        next = 2000;
        QVERIFY(m_store->forEachAfter(EntityKind::Account, wide(1999), [&](const Record &, std::int64_t revision) {
            next += revision == next ? 1 : Count;
            return next == 2300 ? Scan::Stop : Scan::Continue;
        }));
        QCOMPARE(next, 2300);
    }

    void anIdIsTakenOnce() {
        QVERIFY(m_store->insert(domain::toRecord(account(1, QStringLiteral("One"))), 1));
        QCOMPARE(codeOf(m_store->insert(domain::toRecord(account(1, QStringLiteral("Two"))), 1)),
                 codeOf(storage::errors::Constraint));
        QVERIFY(m_store->remove(EntityKind::Account, id(1)));
        QCOMPARE(codeOf(m_store->remove(EntityKind::Account, id(1))), codeOf(storage::errors::RowMissing));
    }

    void recordsComeInTheOrderOfTheirIds() {
        for (const std::uint8_t number : std::array<std::uint8_t, 3>{3, 1, 2})
            QVERIFY(m_store->insert(domain::toRecord(account(number, QString::number(number))), number));
        QStringList names;
        std::vector<std::int64_t> revisions;
        QVERIFY(m_store->forEach(EntityKind::Account, [&](const Record &record, std::int64_t revision) {
            names << std::get<QString>(record.values.front());
            revisions.push_back(revision);
            return revision == 2 ? Scan::Stop : Scan::Continue;
        }));
        QCOMPARE(names, QStringList({QStringLiteral("1"), QStringLiteral("2")}));
        QVERIFY((revisions == std::vector<std::int64_t>{1, 2}));
        QCOMPARE(m_store->count(EntityKind::Account).value(), 3);
        QCOMPARE(m_store->lastId(EntityKind::Account).value().value(), id(3));
        QVERIFY(!m_store->lastId(EntityKind::Deal).value());
    }

    void aRecordIsFoundByItsSourceNumber() {
        domain::Account made = account(5, QStringLiteral("Five"));
        made.source_ref = QStringLiteral("K-0005'; --");
        QVERIFY(m_store->insert(domain::toRecord(made), 1));
        const int field = domain::describe<domain::Account>().indexOf(u"source_ref");
        QCOMPARE(m_store->findByText(EntityKind::Account, field, QStringLiteral("K-0005'; --")).value().value(), id(5));
        QVERIFY(!m_store->findByText(EntityKind::Account, field, QStringLiteral("K-0006")).value());
    }

    void aBrokenReferenceIsNamed() {
        domain::Account made = account(1, QStringLiteral("One"));
        made.owner = domain::UserId(id(77));
        auto transaction = Transaction::beginWrite(*m_connection).value();
        QVERIFY(m_store->insert(domain::toRecord(made), 1));
        QCOMPARE(m_store->brokenReference().value().value_or(QString()), QStringLiteral("account.owner"));
        const auto committed = transaction.commit();
        QCOMPARE(codeOf(committed), codeOf(storage::errors::ForeignKey));
        // PostgreSQL names it itself, since the transaction is over by then.
        if (m_connection->dialect().engine == Engine::Postgres)
            QCOMPARE(committed.error().detail, QStringLiteral("account.owner"));
    }
};

PLUMBLINE_TEST(EntityStoreTest)
#include "entitystoretest.moc"
