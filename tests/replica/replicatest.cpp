#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "plumbline/ledger/entry.h"

#include <QDir>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;
using domain::EntityKind;
using domain::Record;

namespace {

int fieldOf(EntityKind kind, QStringView name) {
    return domain::describe(kind).indexOf(name);
}

QString nameOf(const Record &record) {
    return std::get<QString>(record.values.front());
}

} // namespace

/// What the one writer does: founding, operations and their ledger, undo.
class ReplicaTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<World> m_world;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<Reader> m_reader;

    QString path() const { return m_folder->filePath(QStringLiteral("replica")); }

    Record accountNamed(const QString &name) const {
        std::optional<Record> found;
        const auto read = m_reader->forEach(EntityKind::Account, [&](const Record &record) {
            if (nameOf(record) == name)
                found = record;
            return found ? Continue::No : Continue::Yes;
        });
        return read ? found.value() : throw domain::InvariantError("unreadable");
    }

    auto rename(const Record &account, const QString &name) {
        const int field = fieldOf(EntityKind::Account, u"name");
        return m_replica->execute(domain::PatchField{EntityKind::Account, account.id, field, account.values.front(), name},
                                  m_replica->owner());
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_world = std::make_unique<World>();
        m_replica = createReplica(path(), *m_world).value();
        m_reader = m_replica->reader().value();
    }

    void cleanup() {
        m_reader.reset();
        m_replica.reset();
    }

    void foundingIsTheFirstOperation() {
        const auto entry = m_reader->entry(1).value().value();
        QCOMPARE(entry.kind, QStringLiteral("found_organisation"));
        QCOMPARE(entry.actor, m_replica->owner().user);
        QCOMPARE(entry.deviceSequence, 1);
        QCOMPARE(entry.updated + entry.removed, 0);
        QCOMPARE(m_reader->count(EntityKind::Organisation).value(), 1);
        QCOMPARE(m_reader->count(EntityKind::Stage).value(), 4);
        const auto owner = m_reader->find(EntityKind::User, m_replica->owner().user.uuid()).value();
        QCOMPARE(nameOf(owner.value()), QStringLiteral("Lin Wei"));
        QVERIFY(m_replica->owner().role == domain::Role::Administrator);
    }

    void whoFoundsAnEmptyReplicaOwnsIt() {
        const QString folder = m_folder->filePath(QStringLiteral("empty"));
        auto empty = Replica::create(folder, secretOf(Passphrase), std::nullopt, m_world->ports()).value();
        domain::Organisation organisation{domain::OrganisationId(m_world->ids.next())};
        organisation.name = QStringLiteral("Polaris");
        organisation.base_currency = QStringLiteral("EUR");
        organisation.time_zone = QStringLiteral("Europe/Berlin");
        domain::User user{domain::UserId(m_world->ids.next())};
        user.name = QStringLiteral("Anna");
        user.role = domain::Role::Director;
        const domain::Changes changes{domain::Created{domain::toRecord(organisation)}, domain::Created{domain::toRecord(user)}};
        QVERIFY(empty->execute(domain::FoundOrganisation{changes}, {user.id, user.role}));
        empty.reset();
        empty = openReplica(folder, *m_world).value();
        QCOMPARE(empty->owner().user, user.id);
        QVERIFY(empty->owner().role == domain::Role::Director);
    }

    void anOperationIsWrittenWithItsEntryInOneChain() {
        const auto entry = importAccounts(*m_replica, QStringLiteral("Customers"), 2500, *m_world).value().value();
        QCOMPARE(entry.position, 2);
        QCOMPARE(entry.deviceSequence, 2);
        QCOMPARE(entry.kind, QStringLiteral("import_records"));
        QCOMPARE(entry.subject, QStringLiteral("Customers"));
        QVERIFY(entry.entity == EntityKind::Account);
        QCOMPARE(entry.created, 2500);
        const auto first = m_reader->entry(1).value().value();
        const auto read = m_reader->entry(2).value().value();
        QVERIFY(read.hash == entry.hash && read.changesHash == entry.changesHash && read.madeAt == entry.madeAt);
        QVERIFY(ledger::entryHash(read, first.hash) == read.hash);
        QCOMPARE(codeOf(m_replica->checkIntegrity()), QStringLiteral("none"));
        // And is there again in another process.
        m_reader.reset();
        m_replica.reset();
        m_replica = openReplica(path(), *m_world).value();
        m_reader = m_replica->reader().value();
        QCOMPARE(m_reader->count(EntityKind::Account).value(), 2500);
        const auto next = importAccounts(*m_replica, QStringLiteral("More"), 1, *m_world).value().value();
        QCOMPARE(next.deviceSequence, 3);
        QCOMPARE(next.device, entry.device);
        QVERIFY(ledger::entryHash(next, entry.hash) == next.hash);
    }

    void aCommandThatIsRefusedWritesNothing() {
        QVERIFY(importAccounts(*m_replica, QStringLiteral("A"), 1, *m_world));
        const Record account = accountNamed(QStringLiteral("A 0"));
        const domain::PatchField patch{EntityKind::Account, account.id, 0, QStringLiteral("what it never was"),
                                       QStringLiteral("B")};
        QCOMPARE(codeOf(m_replica->execute(patch, m_replica->owner())), codeOf(domain::errors::Stale));
        domain::Deal deal{domain::DealId(m_world->ids.next())};
        deal.title = QStringLiteral("Nowhere");
        deal.stage = domain::StageId(m_world->ids.next());
        const domain::ImportRecords import{{}, {}, {domain::Created{domain::toRecord(deal)}}};
        QCOMPARE(codeOf(m_replica->execute(import, m_replica->owner())), codeOf(domain::errors::ReferenceBroken));
        QCOMPARE(m_reader->entryCount().value(), 2);
        QCOMPARE(m_reader->count(EntityKind::Deal).value(), 0);
    }

    void aCommandThatChangesNothingWritesNothing() {
        QVERIFY(importAccounts(*m_replica, QStringLiteral("A"), 1, *m_world));
        const auto done = rename(accountNamed(QStringLiteral("A 0")), QStringLiteral("A 0"));
        QVERIFY(done.has_value() && !done->has_value());
        QCOMPARE(m_reader->entryCount().value(), 2);
    }

    void anImportThatIsStoppedWritesNothing() {
        std::vector<std::int64_t> reported;
        const auto stopped = m_replica->execute(accountsNamed(QStringLiteral("A"), 9000, *m_world), m_replica->owner(), {},
                                                [&](std::int64_t done, std::int64_t total) {
                                                    reported.push_back(done);
                                                    return total == 9000 && done < 6000 ? Continue::Yes : Continue::No;
                                                });
        QCOMPARE(codeOf(stopped), codeOf(errors::Cancelled));
        QVERIFY((reported == std::vector<std::int64_t>{2000, 4000, 6000}));
        QCOMPARE(m_reader->count(EntityKind::Account).value(), 0);
        QCOMPARE(m_reader->entryCount().value(), 1);
        QVERIFY(importAccounts(*m_replica, QStringLiteral("B"), 1, *m_world));
    }

    void undoTakesAnImportBackAndRedoBringsIt() {
        const auto entry = importAccounts(*m_replica, QStringLiteral("A"), 1500, *m_world).value().value();
        const Record one = accountNamed(QStringLiteral("A 700"));
        const auto undo = m_replica->undo(entry.position, m_replica->owner()).value();
        QCOMPARE(undo.undoes.value_or(0), entry.position);
        QCOMPARE(undo.removed, 1500);
        QCOMPARE(undo.subject, entry.subject);
        QCOMPARE(m_reader->count(EntityKind::Account).value(), 0);
        QCOMPARE(codeOf(m_replica->undo(entry.position, m_replica->owner())), codeOf(domain::errors::NotUndoable));
        QVERIFY((m_reader->undone().value() == std::map<ledger::Position, ledger::Position>{{entry.position, undo.position}}));

        const auto redo = m_replica->undo(undo.position, m_replica->owner()).value();
        QCOMPARE(redo.created, 1500);
        QVERIFY(m_reader->find(EntityKind::Account, one.id).value() == one);
        // The first undo no longer stands, so the import may be taken back again.
        QVERIFY((m_reader->undone().value() == std::map<ledger::Position, ledger::Position>{{undo.position, redo.position}}));
        QVERIFY(m_replica->undo(entry.position, m_replica->owner()));
        QCOMPARE(codeOf(m_replica->checkIntegrity()), QStringLiteral("none"));
    }

    void whatLaterRecordsPointToIsNotUndone_data() {
        // One by one by the engine, or in one pass for many.
        QTest::addColumn<int>("accounts");
        QTest::newRow("few") << 3;
        QTest::newRow("many") << 300;
    }

    void whatLaterRecordsPointToIsNotUndone() {
        QFETCH(int, accounts);
        const auto entry = importAccounts(*m_replica, QStringLiteral("A"), accounts, *m_world).value().value();
        domain::Deal deal{domain::DealId(m_world->ids.next())};
        deal.title = QStringLiteral("Deal");
        deal.account = domain::AccountId(accountNamed(QStringLiteral("A 1")).id);
        QVERIFY(m_reader->forEach(EntityKind::Stage, [&](const Record &stage) {
            deal.stage = domain::StageId(stage.id);
            return Continue::No;
        }));
        QVERIFY(m_replica->execute(domain::ImportRecords{{}, {}, {domain::Created{domain::toRecord(deal)}}}, m_replica->owner()));
        const auto undone = m_replica->undo(entry.position, m_replica->owner());
        QCOMPARE(codeOf(undone), codeOf(domain::errors::NotUndoable));
        QCOMPARE(undone.error().detail, QStringLiteral("deal.account"));
        QCOMPARE(m_reader->count(EntityKind::Account).value(), accounts);
        // Foreign keys are still enforced afterwards.
        QVERIFY(m_replica->undo(3, m_replica->owner()));
        QVERIFY(m_replica->undo(entry.position, m_replica->owner()));
    }

    void aRecordedReceiptIsReversedNotUndone() {
        QVERIFY(importAccounts(*m_replica, QStringLiteral("A"), 1, *m_world));
        domain::RecordReceipt receipt;
        receipt.receipt = domain::FactId(m_world->ids.next());
        receipt.account = domain::AccountId(accountNamed(QStringLiteral("A 0")).id);
        receipt.document = QStringLiteral("R-1");
        receipt.date = domain::Date(2026, 3, 1);
        receipt.amount = domain::Money(100, domain::Currency::of("CNY"));
        const auto posted = m_replica->execute(receipt, m_replica->owner()).value().value();
        const auto undone = m_replica->undo(posted.position, m_replica->owner());
        QCOMPARE(codeOf(undone), codeOf(domain::errors::NotUndoable));
        QCOMPARE(undone.error().detail, QStringLiteral("record_receipt"));
        QCOMPARE(m_reader->count(EntityKind::Fact).value(), 1);
    }

    void anOperationStaleByNowIsNotUndone() {
        const auto entry = importAccounts(*m_replica, QStringLiteral("A"), 3, *m_world).value().value();
        QVERIFY(rename(accountNamed(QStringLiteral("A 1")), QStringLiteral("Changed")));
        QCOMPARE(codeOf(m_replica->undo(entry.position, m_replica->owner())), codeOf(domain::errors::Stale));
        QCOMPARE(codeOf(m_replica->undo(99, m_replica->owner())), codeOf(domain::errors::RecordNotFound));
    }

    void onlyOneProcessWrites() {
        QCOMPARE(codeOf(openReplica(path(), *m_world)), codeOf(errors::InUse));
        QCOMPARE(codeOf(createReplica(path(), *m_world)), codeOf(errors::Exists));
        QCOMPARE(codeOf(openReplica(m_folder->filePath(QStringLiteral("nowhere")), *m_world)), codeOf(errors::NotFound));
    }

    void aCreationThatFailsLeavesNothing() {
        const QString folder = m_folder->filePath(QStringLiteral("weak"));
        QCOMPARE(codeOf(Replica::create(folder, Secret(), std::nullopt, m_world->ports())), codeOf(errors::WeakPassphrase));
        QVERIFY(!QDir(folder).exists());
    }

    void figuresAreRememberedWithTheirPosition() {
        QVERIFY(!m_reader->rememberedFigures(QStringLiteral("pipeline")).value());
        QVERIFY(m_replica->rememberFigures(QStringLiteral("pipeline"), 1, QByteArray("\0old", 4)));
        QVERIFY(m_replica->rememberFigures(QStringLiteral("pipeline"), 2, QByteArray("\0new", 4)));
        const auto remembered = m_reader->rememberedFigures(QStringLiteral("pipeline")).value().value();
        QCOMPARE(remembered.madeAt, 2);
        QCOMPARE(remembered.figures, QByteArray("\0new", 4));
        QCOMPARE(m_reader->entryCount().value(), 1);
    }
};

PLUMBLINE_TEST(ReplicaTest)
#include "replicatest.moc"
