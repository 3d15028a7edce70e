#include "storage/databasefolder.h"
#include "support/generators.h"
#include "support/law.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "plumbline/storage/sqlite/entitystore.h"
#include "plumbline/storage/sqlite/migrations.h"
#include "plumbline/storage/sqlite/transaction.h"

using namespace plumbline;
using namespace plumbline::storage::sqlite;
using domain::EntityKind;
using domain::Record;
using tests::codeOf;
using tests::DatabaseFolder;

namespace {

domain::Uuid id(std::uint8_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = number;
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
    std::unique_ptr<DatabaseFolder> m_folder;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EntityStore> m_store;

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<DatabaseFolder>();
        m_connection = m_folder->create();
        QVERIFY(followDescriptions(*m_connection));
        m_store = std::make_unique<EntityStore>(*m_connection);
    }

    void cleanup() {
        m_store.reset();
        m_connection.reset();
        m_folder.reset();
    }

    void everyRecordComesBackAsItWasWritten() {
        // References of random records point nowhere; the store is not who checks that.
        QVERIFY(m_connection->execute("PRAGMA foreign_keys = OFF"));
        PLUMBLINE_LAW([this] {
            const auto kind =
                *rc::gen::elementOf(std::vector<EntityKind>(domain::allEntities().begin(), domain::allEntities().end()));
            const Record record = *tests::anyRecordOf(kind);
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
        QCOMPARE(codeOf(transaction.commit()), codeOf(storage::errors::ForeignKey));
        QCOMPARE(m_store->brokenReference().value().value_or(QString()), QStringLiteral("account.owner"));
    }
};

PLUMBLINE_TEST(EntityStoreTest)
#include "entitystoretest.moc"
