#include "ledger/smallaudit.h"
#include "support/testregistry.h"

#include "plumbline/ledger/errors.h"

#include <QTest>

using namespace plumbline;
using ledger::verifyAuditExport;
using ledger::writeAuditExport;

namespace {

QString failureOf(const QByteArray &bytes, const QByteArray &hubKey)
{
    const auto summary = verifyAuditExport(bytes, hubKey);
    return summary ? QString() : QLatin1StringView(summary.error().code.id.data()) + u' ' + summary.error().detail;
}

QString notProven(const char *detail)
{
    return QStringLiteral("ledger.audit_not_proven ") + QLatin1StringView(detail);
}

} // namespace

class AuditExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anExportProvesItself()
    {
        const tests::SmallAudit audit = tests::smallAudit();
        const auto summary = verifyAuditExport(writeAuditExport(audit.exported), audit.hubKey);
        QVERIFY2(summary.has_value(), summary ? "" : qPrintable(summary.error().detail));
        QCOMPARE(summary->entries.size(), 4U);
        QVERIFY(summary->entries.at(1) == audit.exported.items.at(1).entry);
        QVERIFY(summary->head == audit.exported.head);
        QCOMPARE(summary->signedOperations, 1);
        QCOMPARE(summary->deviceKeys.size(), 1U);
        QCOMPARE(summary->deviceKeys.front().second, audit.deviceKey);
    }

    void aSelectionProvesItselfToo()
    {
        tests::SmallAudit audit = tests::smallAudit();
        audit.exported.items.erase(audit.exported.items.begin(), audit.exported.items.begin() + 2);
        const auto summary = verifyAuditExport(writeAuditExport(audit.exported), audit.hubKey);
        QVERIFY(summary && summary->entries.size() == 2 && summary->entries.front().position == 3);
    }

    void anySingleChangedByteIsNoticed()
    {
        const tests::SmallAudit audit = tests::smallAudit();
        const QByteArray bytes = writeAuditExport(audit.exported);
        qInfo("%lld bytes", static_cast<long long>(bytes.size()));
        for (qsizetype at = 0; at < bytes.size(); ++at)
            for (const int change : {0x01, 0x10, 0x80, 0xFF}) {
                QByteArray changed = bytes;
                changed[at] = static_cast<char>(changed.at(at) ^ change);
                const auto summary = verifyAuditExport(changed, audit.hubKey);
                QVERIFY2(!summary, qPrintable(QStringLiteral("byte %1 ^ %2").arg(at).arg(change)));
            }
    }

    void everyTruncationAndContinuationIsNoticed()
    {
        const tests::SmallAudit audit = tests::smallAudit();
        const QByteArray bytes = writeAuditExport(audit.exported);
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!verifyAuditExport(bytes.left(size), audit.hubKey));
        QVERIFY(!verifyAuditExport(bytes + '\0', audit.hubKey));
    }

    void anotherHubsExportIsToldApart()
    {
        const tests::SmallAudit audit = tests::smallAudit();
        const auto summary = verifyAuditExport(writeAuditExport(audit.exported), audit.deviceKey);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code.id, ledger::errors::AuditOfAnotherHub.id);
    }

    void whatWasRewrittenIsNamed()
    {
        const auto rewritten = [](auto rewrite) {
            tests::SmallAudit audit = tests::smallAudit();
            rewrite(audit.exported);
            return failureOf(writeAuditExport(audit.exported), audit.hubKey);
        };
        QCOMPARE(rewritten([](auto &e) { e.head.size = 5; }), notProven("head"));
        QCOMPARE(rewritten([](auto &e) { e.items[0].entry.subject = QStringLiteral("x"); }), notProven("1: entry"));
        QCOMPARE(rewritten([](auto &e) { e.items[3].entry.outcome = ledger::Applied{}; }), notProven("4: entry"));
        QCOMPARE(rewritten([](auto &e) { e.items[0].changes = ledger::encodeChanges({}); }), notProven("1: changes"));
        QCOMPARE(rewritten([](auto &e) { e.items[2].operation->subject = QStringLiteral("x"); }), notProven("3: operation"));
        QCOMPARE(rewritten([](auto &e) { e.items[1].operation.reset(); }), notProven("2: signature"));
        QCOMPARE(rewritten([](auto &e) { e.items[1].deviceKey = e.hubKey; }), notProven("2: signature"));
        QCOMPARE(rewritten([](auto &e) { std::swap(e.items[0], e.items[1]); }).section(u' ', 0, 0), QStringLiteral("ledger.audit_unreadable"));
    }
};

PLUMBLINE_TEST(AuditExportTest)
#include "auditexporttest.moc"
