#include "support/syncworld.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;

namespace {

/// Accounts whose sectors do not pack, `characters` long each.
domain::ImportRecords large(SyncWorld &world, int accounts, int characters, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    domain::ImportRecords import;
    for (int i = 0; i < accounts; ++i) {
        QByteArray noise(characters * 3 / 4, Qt::Uninitialized);
        for (char &byte : noise)
            byte = static_cast<char>(random() & 0xFFU);
        domain::Account account;
        account.id = domain::AccountId(world.nextId());
        account.name = QStringLiteral("Customer %1").arg(i);
        account.sector = QString::fromLatin1(noise.toBase64());
        import.changes.emplace_back(domain::Created{domain::toRecord(account)});
    }
    return import;
}

domain::Change dealOf(SyncWorld &world, const domain::Change &account) {
    domain::Deal deal;
    deal.id = domain::DealId(world.nextId());
    deal.title = QStringLiteral("points back");
    deal.stage = world.stages.front().id;
    deal.account = domain::AccountId(domain::recordOf(account));
    deal.owner = world.northSeller;
    return domain::Created{domain::toRecord(deal)};
}

} // namespace

/// An import that is more than a frame holds.
class LargeImportTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    Workstation *m_director = nullptr;

    /// Away from the hub.
    [[nodiscard]] domain::Result<std::vector<ledger::Entry>> import(domain::ImportRecords what) {
        m_director->cut();
        return m_director->replica().import(std::move(what), m_director->replica().owner(), QStringLiteral("big.csv"));
    }
    [[nodiscard]] std::int64_t accounts() { return m_director->replica().reader().value()->count(EntityKind::Account).value(); }
    void verifyEqual() {
        QVERIFY2(!m_director->lastError(), m_director->lastError() ? qPrintable(codeOf(m_director->lastError()->code) + u' ' + m_director->lastError()->detail) : "");
        QCOMPARE(m_director->state().pending, 0);
        QVERIFY(m_director->rows() == m_world->hub().viewOf(m_director->user()).value());
        QVERIFY(m_world->hub().verify());
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SyncWorld>();
        m_director = &m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        m_world->settle();
    }
    void cleanup() { m_world.reset(); }

    void itGoesOutInPartsThatEachBuildOnTheOneBefore() {
        domain::ImportRecords big = large(*m_world, 9000, 1000, 7);
        big.changes.push_back(dealOf(*m_world, big.changes.front()));
        const auto entries = import(std::move(big));
        QVERIFY2(entries, entries ? "" : qPrintable(entries.error().detail));
        QCOMPARE(entries->size(), 2U);
        QCOMPARE(entries->front().subject, QStringLiteral("big.csv (1/2)"));
        QCOMPARE(entries->front().created + entries->back().created, 9001);
        const auto waiting = m_director->replica().reader().value()->waiting().value();
        QCOMPARE(waiting.size(), 2U);
        QVERIFY(waiting.front().operation.dependsOn.empty());
        QCOMPARE(waiting.back().operation.dependsOn, std::vector<std::int64_t>{waiting.front().operation.deviceSequence});
        m_world->settle();
        verifyEqual();
        for (const ledger::Entry &each : *entries) {
            const auto outcome = m_director->replica().reader().value()->outcome(each.deviceSequence).value();
            QVERIFY(outcome && std::holds_alternative<ledger::Applied>(outcome->outcome));
        }
    }

    void aSmallOneIsOneOperation() {
        const auto entries = import(large(*m_world, 10, 100, 7));
        QVERIFY(entries && entries->size() == 1);
        QCOMPARE(entries->front().subject, QStringLiteral("big.csv"));
        QVERIFY(import({}).value().empty());
    }

    void withoutItsFirstPartTheRestDoesNotGoIn() {
        const std::int64_t before = accounts();
        domain::ImportRecords big = large(*m_world, 9000, 1000, 7);
        const auto twice = big.changes.front();
        QVERIFY(import(std::move(big)));
        // Meanwhile the organisation gets a record of the same id: the first part can't go in.
        Workstation &other = m_world->addWorkstation(QStringLiteral("ada"), m_world->administrator);
        other.connect();
        while (m_world->step()) {
        }
        domain::ImportRecords same;
        same.changes.push_back(twice);
        QVERIFY(other.execute(std::move(same)));
        while (m_world->step()) {
        }
        m_world->settle();
        verifyEqual();
        QCOMPARE(accounts(), before + 1);
        const auto outcome = m_director->replica().reader().value()->outcome(2).value();
        QVERIFY(outcome && std::holds_alternative<ledger::Rejected>(outcome->outcome));
        QCOMPARE(std::get<ledger::Rejected>(outcome->outcome).code, QStringLiteral("hub.dependency_failed"));
    }

    void itsPartsAreTakenBackTogether() {
        const std::int64_t before = accounts();
        QVERIFY(import(large(*m_world, 4, 100, 5)));
        // Few enough changes that the device is told them all.
        const auto entries = import(large(*m_world, 600, 16'000, 7));
        QVERIFY2(entries, entries ? "" : qPrintable(entries.error().detail));
        QCOMPARE(entries->size(), 2U);
        m_world->settle();
        verifyEqual();
        QCOMPARE(accounts(), before + 604);
        m_director->cut();
        const auto first = m_director->replica().reader().value()->outcome(2).value();
        QVERIFY(first);
        const auto undone = m_director->replica().undo(first->position, m_director->replica().owner());
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(undone->undoes.value(), first->position);
        QCOMPARE(m_director->state().pending, 2);
        QCOMPARE(accounts(), before + 4);
        m_world->settle();
        verifyEqual();
        QCOMPARE(accounts(), before + 4);
    }

    void oneTheDeviceWasNotToldOfIsTakenBackByTheHub() {
        const std::int64_t before = accounts();
        QVERIFY(import(large(*m_world, 1500, 100, 7)));
        m_world->settle();
        verifyEqual();
        m_director->cut();
        const auto told = m_director->replica().reader().value()->outcome(1).value();
        QVERIFY(told);
        const auto undone = m_director->replica().undo(told->position, m_director->replica().owner());
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(undone->undoes.value(), told->position);
        // Nothing of it is known here until the hub has done it, and asking twice does not help.
        QCOMPARE(accounts(), before + 1500);
        QCOMPARE(m_director->state().pending, 1);
        QCOMPARE(codeOf(m_director->replica().undo(told->position, m_director->replica().owner())), codeOf(domain::errors::NotUndoable));
        m_world->settle();
        verifyEqual();
        QCOMPARE(accounts(), before);
    }

    void whatNoFrameHoldsByItselfIsRefused() {
        QCOMPARE(codeOf(import(large(*m_world, 1, 12 << 20, 7))), codeOf(replica::errors::OperationTooLarge));
        QCOMPARE(m_director->state().pending, 0);
    }
};

PLUMBLINE_TEST(LargeImportTest)
#include "largeimporttest.moc"
