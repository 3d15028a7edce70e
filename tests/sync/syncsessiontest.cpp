#include "../../src/replica/keyfile.h"
#include "support/decryptedpages.h"
#include "support/keptcells.h"
#include "support/syncworld.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;

namespace {

/// A patch of one field by its name, from the value the workstation sees.
domain::PatchField patchOf(Workstation &at, EntityKind kind, const domain::Uuid &id, QStringView field, domain::Value value) {
    const int index = domain::describe(kind).indexOf(field);
    const auto record = at.replica().reader().value()->find(kind, id).value();
    return {kind, id, index, record->values.at(static_cast<std::size_t>(index)), std::move(value)};
}

domain::PatchField titled(Workstation &at, domain::DealId deal, const char *title) {
    return patchOf(at, EntityKind::Deal, deal.uuid(), u"title", QString::fromLatin1(title));
}

QString titleOf(Workstation &at, domain::DealId deal) {
    const auto record = at.replica().reader().value()->find(EntityKind::Deal, deal.uuid()).value();
    return record ? domain::fromRecord<domain::Deal>(*record).value().title : QString();
}

} // namespace

/// A device's session with a real hub, over sound lines and broken ones.
class SyncSessionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;

    void verifyEqual(Workstation &at) {
        const auto expected = m_world->hub().viewOf(at.user()).value();
        const auto rows = at.rows();
        QCOMPARE(rows.size(), expected.size());
        QVERIFY(rows == expected);
        QCOMPARE(at.state().pending, 0);
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<SyncWorld>(); }
    void cleanup() { m_world.reset(); }

    void aFirstScanBringsWhatThePersonMayHave() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        verifyEqual(director);
        verifyEqual(seller);
        QVERIFY(director.rows().size() > seller.rows().size());
        QVERIFY(titleOf(seller, m_world->southDeals[0]).isEmpty());
        QVERIFY(!titleOf(seller, m_world->northDeals[0]).isEmpty());
    }

    void whatIsDoneOnOneDeviceComesToTheOthers() {
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        QVERIFY(seller.execute(titled(seller, m_world->northDeals[0], "by Ned")));
        QCOMPARE(titleOf(seller, m_world->northDeals[0]), QStringLiteral("by Ned"));
        QCOMPARE(seller.state().pending, 1);
        m_world->settle();
        QCOMPARE(titleOf(manager, m_world->northDeals[0]), QStringLiteral("by Ned"));
        verifyEqual(manager);
        verifyEqual(seller);
        QVERIFY(m_world->hub().verify());
    }

    void editsOfDifferentFieldsMergeAndOfTheSameFieldMeetOnTheConflictDesk() {
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        manager.cut();
        seller.cut();
        const domain::DealId deal = m_world->northDeals[0];
        QVERIFY(manager.execute(titled(manager, deal, "by Nora")));
        QVERIFY(seller.execute(titled(seller, deal, "by Ned")));
        QVERIFY(seller.execute(patchOf(seller, EntityKind::Deal, deal.uuid(), u"source", QStringLiteral("fair"))));
        manager.connect();
        while (m_world->step()) {
        }
        m_world->settle();
        verifyEqual(manager);
        verifyEqual(seller);
        QCOMPARE(titleOf(seller, deal), QStringLiteral("by Nora"));
        QCOMPARE(seller.state().openConflicts, 1);
        const auto outcome = seller.replica().reader().value()->outcome(1).value();
        QVERIFY(outcome && std::holds_alternative<ledger::Conflicted>(outcome->outcome));
        const auto other = seller.replica().reader().value()->outcome(2).value();
        QVERIFY(other && std::holds_alternative<ledger::Applied>(other->outcome));
        const auto id = std::get<ledger::Conflicted>(outcome->outcome).conflict;
        const auto record = seller.replica().reader().value()->find(EntityKind::Conflict, id.uuid()).value();
        QVERIFY(record);
        const auto conflict = domain::fromRecord<domain::Conflict>(*record).value();
        QCOMPARE(conflict.mine.value(), QStringLiteral("by Ned"));
        QCOMPARE(conflict.theirs.value(), QStringLiteral("by Nora"));
        QVERIFY(seller.execute(
            domain::ResolveConflict{id, domain::ConflictChoice::Mine, domain::Value(QStringLiteral("by Nora")), {}}));
        m_world->settle();
        QCOMPARE(titleOf(manager, deal), QStringLiteral("by Ned"));
        QCOMPARE(manager.state().openConflicts, 0);
    }

    void aDealThatChangesTeamsLeavesTheOneAndComesToTheOther() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        Workstation &north = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &south = m_world->addWorkstation(QStringLiteral("sam"), m_world->southSeller);
        m_world->settle();
        const domain::DealId deal = m_world->northDeals[0];
        QVERIFY(director.execute(patchOf(director, EntityKind::Deal, deal.uuid(), u"owner", m_world->southSeller.uuid())));
        m_world->settle();
        QVERIFY(titleOf(north, deal).isEmpty());
        QVERIFY(!titleOf(south, deal).isEmpty());
        for (Workstation *each : {&director, &north, &south})
            verifyEqual(*each);
    }

    void aPersonWhoChangesTeamsLosesTheOldRowsAndGetsTheNew() {
        Workstation &admin = m_world->addWorkstation(QStringLiteral("ada"), m_world->administrator);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        manager.cut();
        QVERIFY(manager.execute(titled(manager, m_world->northDeals[1], "unsent")));
        QVERIFY(admin.execute(patchOf(admin, EntityKind::User, m_world->northManager.uuid(), u"team", m_world->south.uuid())));
        while (m_world->step()) {
        }
        m_world->settle();
        QVERIFY(titleOf(manager, m_world->northDeals[1]).isEmpty());
        QVERIFY(!titleOf(manager, m_world->southDeals[1]).isEmpty());
        QCOMPARE(manager.state().quarantined, 1);
        verifyEqual(manager);
        verifyEqual(admin);
    }

    void afterARetractionNoByteOfTheRowIsLeft() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const domain::DealId deal = m_world->northDeals[0];
        QVERIFY(seller.execute(titled(seller, deal, "Zwiebelkuchen7731")));
        m_world->settle();
        QVERIFY(director.execute(patchOf(director, EntityKind::Deal, deal.uuid(), u"source", QStringLiteral("Quittenbrot8842"))));
        m_world->settle();
        QVERIFY(seller.replica().indexSearch());
        QVERIFY(seller.replica().rememberFigures(QStringLiteral("pipeline"), 3, QByteArrayLiteral("Zwiebelkuchen7731")));
        for (const char *planted : {"Zwiebelkuchen7731", "Quittenbrot8842"})
            QVERIFY2(decryptedPages(seller.folder()).contains(planted), planted);
        QVERIFY(director.execute(patchOf(director, EntityKind::Deal, deal.uuid(), u"owner", m_world->southSeller.uuid())));
        m_world->settle();
        QVERIFY(titleOf(seller, deal).isEmpty());
        const QByteArray left = decryptedPages(seller.folder());
        for (const char *planted : {"Zwiebelkuchen7731", "zwiebelkuchen7731", "Quittenbrot8842", "zwiebel", "quitten"})
            QVERIFY2(!left.contains(planted), planted);
        QVERIFY(left.contains("north deal 1"));
        QVERIFY(!left.contains(QByteArray(reinterpret_cast<const char *>(deal.uuid().bytes().data()), 16)));
        verifyEqual(seller);
        QVERIFY(seller.replica().checkIntegrity());
    }

    /// It had no effect when its outcome came, and is about the deal all the same.
    void anEditThatWasRefusedHereGoesWithItsDeal() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const domain::DealId deal = m_world->northDeals[0];
        seller.cut();
        QVERIFY(seller.execute(titled(seller, deal, "Zwiebelkuchen7731")));
        QVERIFY(director.execute(titled(director, deal, "theirs")));
        m_world->settle();
        QCOMPARE(seller.state().openConflicts, 1);
        QVERIFY(director.execute(patchOf(director, EntityKind::Deal, deal.uuid(), u"owner", m_world->southSeller.uuid())));
        m_world->settle();
        QVERIFY(titleOf(seller, deal).isEmpty());
        const replica::Secret key = replica::readDataKey(seller.folder(), secretOf(Passphrase)).value();
        for (const auto &[table, kept] : keptCells(seller.folder(), key))
            QVERIFY2(!kept.contains("Zwiebelkuchen7731"), qPrintable(table));
        QVERIFY(!decryptedPages(seller.folder(), key).contains("Zwiebelkuchen7731"));
        QCOMPARE(seller.state().quarantined, 0);
        verifyEqual(seller);
    }

    /// A number that was used stays used, and a hub that lost operations is offered something in the place of each.
    void aRetractionLeavesNoGapInTheDevicesSequence() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        m_world->backUpHub();
        const domain::DealId deal = m_world->northDeals[0];
        QVERIFY(seller.execute(titled(seller, deal, "first")));
        m_world->settle();
        QVERIFY(director.execute(patchOf(director, EntityKind::Deal, deal.uuid(), u"owner", m_world->southSeller.uuid())));
        m_world->settle();
        QVERIFY(titleOf(seller, deal).isEmpty());
        const auto next = seller.execute(titled(seller, m_world->northDeals[1], "second"));
        QVERIFY(next && *next);
        QCOMPARE((*next)->deviceSequence, 2);
        m_world->settle();
        QVERIFY2(!seller.lastError(), seller.lastError() ? qPrintable(codeOf(seller.lastError()->code)) : "");
        QCOMPARE(seller.state().pending, 0);
        m_world->restoreHub();
        m_world->settle();
        QCOMPARE(seller.state().pending, 0);
        QCOMPARE(titleOf(seller, m_world->northDeals[1]), QStringLiteral("second"));
        QCOMPARE(titleOf(director, m_world->northDeals[1]), QStringLiteral("second"));
        verifyEqual(seller);
        verifyEqual(director);
    }

    void rowsThatWereReadWhenLessWasKnownAreReadAgain() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        QVERIFY(seller.state().isWhole);
        QVERIFY(seller.state().schema > 1);
        QVERIFY(seller.execute(titled(seller, m_world->northDeals[0], "waits")));
        seller.cut();
        // As a program would have left it that knew none of today's entities: without their rows.
        auto &syncing = seller.replica().syncing();
        QVERIFY(syncing.beginScan(replica::ScanKind::Again, seller.state().cursor, 1));
        QVERIFY(syncing.finishScan());
        QVERIFY(titleOf(seller, m_world->northDeals[0]).isEmpty());
        QVERIFY(!seller.state().isWhole);
        seller.connect();
        while (m_world->step()) {
        }
        verifyEqual(seller);
        QVERIFY(seller.state().isWhole);
        QVERIFY(seller.state().schema > 1);
        QCOMPARE(titleOf(seller, m_world->northDeals[0]), QStringLiteral("waits"));
    }

    void aFirstScanThatAnEarlierProgramBeganIsBegunAnew() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        auto &syncing = seller.replica().syncing();
        const ledger::Cursor at{m_world->hub().status().value().epoch, 1, m_world->hub().status().value().head};
        QVERIFY(syncing.beginScan(replica::ScanKind::First, at, 1));
        // All but the last kind would be taken for read.
        QVERIFY(syncing.keepScanned({}, {domain::allEntities().back(), {}}));
        m_world->settle();
        verifyEqual(seller);
    }

    void whenManyRowsLeaveTheSearchIndexGoesWithThemAndIsMadeAgain() {
        m_world = std::make_unique<SyncWorld>(1, storage::Engine::Sqlite, 800);
        Workstation &admin = m_world->addWorkstation(QStringLiteral("ada"), m_world->administrator);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        QVERIFY(manager.replica().indexSearch());
        const auto found = [&](const QString &text) { return manager.replica().reader().value()->search(text, 10).value().size(); };
        QVERIFY(found(QStringLiteral("Deal 77")) > 0);
        QVERIFY(decryptedPages(manager.folder()).contains("Deal 77"));
        QVERIFY(admin.execute(patchOf(admin, EntityKind::User, m_world->northManager.uuid(), u"team", m_world->south.uuid())));
        m_world->settle();
        const QByteArray left = decryptedPages(manager.folder());
        for (const char *gone : {"Deal 77", "deal 77", "north deal"})
            QVERIFY2(!left.contains(gone), gone);
        QCOMPARE(found(QStringLiteral("Deal 77")), 0U);
        QVERIFY(found(QStringLiteral("south deal")) > 0);
        QVERIFY(manager.replica().indexSearch());
        QVERIFY(found(QStringLiteral("south deal")) > 0);
        verifyEqual(manager);
        QVERIFY(manager.replica().checkIntegrity());
    }

    void aRevokedDeviceDestroysItsKey() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        QVERIFY(m_world->hub().revoke(seller.device()));
        while (m_world->step()) {
        }
        QVERIFY(seller.lastError());
        QCOMPARE(codeOf(domain::Result<void>(tl::unexpected(*seller.lastError()))), QStringLiteral("sync.revoked"));
        QVERIFY(!QFile::exists(seller.folder() + QStringLiteral("/key.json")));
    }

    void aHubRestoredFromABackupIsOfferedAgainWhatItLost() {
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        m_world->backUpHub();
        QVERIFY(seller.execute(titled(seller, m_world->northDeals[0], "after the backup")));
        m_world->settle();
        QCOMPARE(titleOf(manager, m_world->northDeals[0]), QStringLiteral("after the backup"));
        m_world->restoreHub();
        m_world->settle();
        QCOMPARE(titleOf(manager, m_world->northDeals[0]), QStringLiteral("after the backup"));
        verifyEqual(manager);
        verifyEqual(seller);
        QVERIFY(m_world->hub().verify());
    }

    void whatNoFrameHoldsIsRefusedBeforeItIsSaved() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        m_world->settle();
        std::mt19937_64 random(7);
        domain::ImportRecords import;
        for (int i = 0; i < 10'000; ++i) {
            QByteArray noise(750, Qt::Uninitialized);
            for (char &byte : noise)
                byte = static_cast<char>(random() & 0xFFU);
            domain::Account account;
            account.id = domain::AccountId(m_world->nextId());
            account.name = QString::fromLatin1(noise.toBase64());
            import.changes.emplace_back(domain::Created{domain::toRecord(account)});
        }
        QCOMPARE(codeOf(director.execute(std::move(import))), codeOf(replica::errors::OperationTooLarge));
        QCOMPARE(director.state().pending, 0);
        QVERIFY(director.execute(titled(director, m_world->northDeals[0], "a small one")));
        m_world->settle();
        verifyEqual(director);
    }

    void aPoisonedOperationDelaysNothing() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        seller.cut();
        // Refused by the hub's rules, though the device was shown a role that allows it.
        QVERIFY(seller.replica().execute(domain::GrantRole{m_world->northSeller, domain::Role::Director},
                                         {m_world->northSeller, domain::Role::Administrator}));
        QVERIFY(seller.execute(titled(seller, m_world->northDeals[0], "behind it")));
        m_world->settle();
        verifyEqual(seller);
        QCOMPARE(titleOf(seller, m_world->northDeals[0]), QStringLiteral("behind it"));
        const auto outcome = seller.replica().reader().value()->outcome(1).value();
        QVERIFY(outcome && std::holds_alternative<ledger::Rejected>(outcome->outcome));
    }
};

PLUMBLINE_TEST(SyncSessionTest)
#include "syncsessiontest.moc"
