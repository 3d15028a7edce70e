#include "opened.h"
#include "support/testregistry.h"

#include "plumbline/analytics/columns.h"
#include "plumbline/domain/entities.h"
#include "plumbline/workspace/cashdesk.h"

#include <QSignalSpy>

using namespace plumbline;
using namespace plumbline::domain;
using plumbline::tests::answerOf;
using plumbline::tests::OpenedWorkspace;

namespace {

const Date Today(2026, 6, 30);

} // namespace

/// An act shows without everything being read again, and shows the same.
class PostedColumnsTest : public QObject {
    Q_OBJECT

private:
    OpenedWorkspace m_opened;

    [[nodiscard]] analytics::ReceivablesPage page()
    {
        analytics::Slice slice;
        slice.asOf = Today;
        return answerOf(m_opened.workspace.receivables(slice)).value().page;
    }
    /// Somebody who owes something.
    [[nodiscard]] AccountId debtor()
    {
        const analytics::ReceivablesPage shown = page();
        for (const analytics::CustomerAgeing &each : shown.customers)
            if (each.outstanding > 0 && !each.account.key.isEmpty())
                return AccountId(Uuid::parse(each.account.key).value());
        return {};
    }
    [[nodiscard]] RecordReceipt receiptOf(AccountId account, std::int64_t minor)
    {
        RecordReceipt receipt;
        receipt.receipt = FactId(m_opened.workspace.newId());
        receipt.account = account;
        receipt.document = receipt.receipt.toString();
        receipt.date = Date(2026, 6, 29);
        receipt.amount = Money(minor, Currency::of("CNY"));
        return receipt;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_opened.createDemonstration());
        // Until what was loaded first is all there is.
        (void)page();
    }

    void aMarkedReceiptIsInTheColumnsWhenItIsSaidToBe()
    {
        const auto before = page();
        QSignalSpy changed(&m_opened.workspace, &workspace::Workspace::changed);
        QVERIFY(answerOf(m_opened.workspace.act(receiptOf(debtor(), 12'345))));
        QTRY_VERIFY(!changed.isEmpty());
        const auto after = page();
        QCOMPARE(*after.unapplied.value, *before.unapplied.value - 12'345);
        QCOMPARE(*after.outstanding.value, *before.outstanding.value - 12'345);
    }

    void itIsWhatIsReadFromTheFileAnew()
    {
        const AccountId account = debtor();
        const auto cash = answerOf(workspace::CashDesk(m_opened.workspace).customer(account)).value();
        const RecordReceipt receipt = receiptOf(account, 100);
        AllocateReceipt allocation;
        allocation.from = receipt.receipt;
        for (const auto &open : cash.open)
            if (open.item.open.currency() == receipt.amount.currency() && open.item.open.minor() >= 100) {
                allocation.parts.push_back({AllocationId(m_opened.workspace.newId()), open.item.instalment, receipt.amount});
                break;
            }
        const auto recorded = answerOf(workspace::CashDesk(m_opened.workspace).record(receipt, allocation));
        QVERIFY(recorded && !recorded->notAllocated);
        const auto shown = page();
        m_opened.workspace.lock();
        QVERIFY(answerOf(m_opened.workspace.unlock(m_opened.replicaFolder(), tests::secretOf(tests::Passphrase))));
        // Remembered figures do not wait for the columns.
        QVERIFY(answerOf(m_opened.workspace.members(analytics::Dimension::Owner)));
        QCOMPARE(page(), shown);
    }
};

PLUMBLINE_TEST(PostedColumnsTest)

#include "postedcolumnstest.moc"
