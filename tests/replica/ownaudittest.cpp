#include "plumbline/ledger/auditexport.h"
#include "plumbline/ledger/errors.h"
#include "plumbline/replica/auditing.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

using namespace plumbline;
using namespace plumbline::tests;
using ledger::verifyAuditExport;
using ledger::writeAuditExport;

/// The exported audit trail of a replica that has no hub.
class OwnAuditTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    World m_world;
    std::unique_ptr<replica::Replica> m_replica;

    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_replica = createReplica(path("r"), m_world).value();
        QVERIFY(importAccounts(*m_replica, QStringLiteral("one"), 3, m_world));
        QVERIFY(importAccounts(*m_replica, QStringLiteral("two"), 2, m_world));
    }
    void cleanup() {
        m_replica.reset();
        m_folder.reset();
    }

    void everythingProvesItselfByAKeyOfItsOwn() {
        const auto exported = m_replica->exportAudit({});
        QVERIFY2(exported, exported ? "" : qPrintable(exported.error().detail));
        QCOMPARE(exported->items.size(), 3U);
        const auto summary = verifyAuditExport(writeAuditExport(*exported), exported->hubKey);
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
        QVERIFY(summary->authority == ledger::Authority::Replica);
        QCOMPARE(summary->head.size, 3);
    }

    void theKeyStaysThroughAPassphraseAndAnotherOpeningAndIsNotAnotherReplicas() {
        const QByteArray key = m_replica->exportAudit({}).value().hubKey;
        QVERIFY(m_replica->changePassphrase(secretOf(Passphrase), secretOf("another passphrase")));
        m_replica.reset();
        const auto reading = replica::Replica::openForReading(path("r"), secretOf("another passphrase"), m_world.ports());
        QVERIFY(reading);
        QCOMPARE((*reading)->exportAudit({}).value().hubKey, key);
        const auto other = createReplica(path("other"), m_world).value();
        QVERIFY(other->exportAudit({}).value().hubKey != key);
    }

    void anySingleChangedByteIsNoticed() {
        replica::AuditSelection last;
        last.first = 3;
        const auto exported = m_replica->exportAudit(last).value();
        QCOMPARE(exported.items.size(), 1U);
        const QByteArray bytes = writeAuditExport(exported);
        for (qsizetype at = 0; at < bytes.size(); ++at)
            for (const int change : {0x01, 0x80}) {
                QByteArray changed = bytes;
                changed[at] = static_cast<char>(changed.at(at) ^ change);
                QVERIFY2(!verifyAuditExport(changed, exported.hubKey), qPrintable(QString::number(at)));
            }
    }

    void itIsNeverTakenForAHubs() {
        auto exported = m_replica->exportAudit({}).value();
        exported.authority = ledger::Authority::Hub;
        QCOMPARE(codeOf(verifyAuditExport(writeAuditExport(exported), exported.hubKey)), codeOf(ledger::errors::AuditNotProven));
    }

    void aRecordAndADayAreSelected() {
        const auto reader = m_replica->reader().value();
        const auto accounts = reader->all(domain::EntityKind::Account).value();
        replica::AuditSelection selection;
        selection.record = {domain::EntityKind::Account, accounts.front().id};
        QCOMPARE(m_replica->exportAudit(selection).value().items.size(), 1U);
        selection.record.reset();
        selection.days.last = domain::businessDate(m_world.clock.now(), QStringLiteral("Asia/Shanghai")).plusDays(-3);
        QVERIFY(m_replica->exportAudit(selection).value().items.empty());
        selection.days = {selection.days.last, std::nullopt};
        QCOMPARE(m_replica->exportAudit(selection).value().items.size(), 3U);
    }
};

PLUMBLINE_TEST(OwnAuditTest)
#include "ownaudittest.moc"
