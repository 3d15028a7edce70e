#include "opened.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "plumbline/workspace/cashdesk.h"
#include "support/testregistry.h"

using namespace plumbline;
using namespace plumbline::tests;
using namespace plumbline::domain;
using workspace::CashDesk;
using workspace::CustomerCash;

/// What finance's desk says of a customer, beside what the rules say of each of its documents.
class CashDeskTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<OpenedWorkspace> m_opened;
    std::unique_ptr<replica::Replica> m_beside;
    std::vector<AccountId> m_accounts;

    [[nodiscard]] CustomerCash cashOf(AccountId account) const
    {
        return answerOf(CashDesk(m_opened->workspace).customer(account)).value();
    }
    [[nodiscard]] std::unique_ptr<replica::Reader> reader() const { return m_beside->reader().value(); }
    /// Somebody who owes two things or more in the organisation's own currency.
    [[nodiscard]] CustomerCash debtor() const
    {
        for (const AccountId &each : m_accounts) {
            CustomerCash cash = cashOf(each);
            const auto own = std::ranges::count_if(cash.open, [&](const workspace::OpenInstalment &open) { return open.amount.currency() == cash.baseCurrency; });
            if (own >= 2 && own == std::ssize(cash.open))
                return cash;
        }
        throw InvariantError("nobody owes anything");
    }
    [[nodiscard]] RecordReceipt receipt(const CustomerCash &cash, Money amount, const QString &number) const
    {
        return {FactId(m_opened->workspace.newId()), cash.account, number, m_opened->workspace.today(), amount, 1'000'000, {}};
    }
    [[nodiscard]] AllocateReceipt::Part part(const workspace::OpenInstalment &open, Money amount) const
    {
        return {AllocationId(m_opened->workspace.newId()), open.item.instalment, amount};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_opened = std::make_unique<OpenedWorkspace>();
        QVERIFY(m_opened->createDemonstration());
        auto beside = replica::Replica::openForReading(m_opened->replicaFolder(), secretOf(Passphrase), m_opened->world.ports());
        QVERIFY(beside.has_value());
        m_beside = std::move(*beside);
        const auto all = reader()->all(EntityKind::Account);
        for (const Record &each : *all)
            m_accounts.emplace_back(each.id);
        QVERIFY(m_accounts.size() > 10);
    }

    void whatIsOpenAndLeftIsWhatTheRulesSay()
    {
        const auto rules = reader();
        std::size_t open = 0;
        std::size_t left = 0;
        for (const AccountId &account : m_accounts) {
            const CustomerCash cash = cashOf(account);
            for (const workspace::OpenInstalment &each : cash.open)
                QVERIFY(openOf(each.item.instalment, *rules).value() == each.item.open);
            for (const workspace::CashDocument &each : cash.documents)
                if (each.kind != FactKind::Invoice)
                    QVERIFY(unallocatedOf(each.id, *rules).value() == each.left);
            open += cash.open.size();
            left += static_cast<std::size_t>(std::ranges::count_if(cash.documents, [](const auto &each) { return each.left.minor() > 0; }));
        }
        QVERIFY(open > 10);
        QVERIFY(left > 0);
    }

    /// Every instalment that something is left of is somebody's.
    void nothingOpenIsForgotten()
    {
        const auto rules = reader();
        std::size_t shown = 0;
        for (const AccountId &account : m_accounts)
            shown += cashOf(account).open.size();
        std::size_t there = 0;
        const auto all = rules->all(EntityKind::Instalment);
        for (const Record &each : *all)
            there += openOf(InstalmentId(each.id), *rules).value().isZero() ? 0 : 1;
        QCOMPARE(shown, there);
    }

    void aReceiptWithItsPartsIsTwoOperations()
    {
        const CustomerCash before = debtor();
        const workspace::OpenInstalment &first = before.open.front();
        const RecordReceipt made = receipt(before, first.item.open, QStringLiteral("CD-1"));
        const ledger::Position position = m_opened->workspace.position();
        const auto recorded = answerOf(CashDesk(m_opened->workspace).record(made, {made.receipt, {part(first, first.item.open)}, {}}));
        QVERIFY(recorded.has_value());
        QVERIFY(!recorded->notAllocated);
        QCOMPARE(m_opened->workspace.position(), position + 2);
        const CustomerCash after = cashOf(before.account);
        QCOMPARE(after.open.size(), before.open.size() - 1);
        QCOMPARE(after.allocations.size(), before.allocations.size() + 1);
    }

    void theReceiptStandsWhereItsPartsAreRefused()
    {
        const CustomerCash before = debtor();
        const workspace::OpenInstalment &first = before.open.front();
        const Money more = first.item.open + Money(1, first.item.open.currency());
        const RecordReceipt made = receipt(before, more, QStringLiteral("CD-2"));
        const auto recorded = answerOf(CashDesk(m_opened->workspace).record(made, {made.receipt, {part(first, more)}, {}}));
        QVERIFY(recorded.has_value());
        QVERIFY(recorded->notAllocated && recorded->notAllocated->code == domain::errors::AllocationExceedsInstalment);
        const CustomerCash after = cashOf(before.account);
        QCOMPARE(after.open.size(), before.open.size());
        const auto there = std::ranges::find(after.documents, made.receipt, &workspace::CashDocument::id);
        QVERIFY(there != after.documents.end());
        QCOMPARE(there->left, more);
    }

    void nothingIsWrittenWhereTheReceiptIsRefused()
    {
        const CustomerCash before = debtor();
        const RecordReceipt twice = receipt(before, before.open.front().item.open, QStringLiteral("CD-3"));
        QVERIFY(answerOf(CashDesk(m_opened->workspace).record(twice, {twice.receipt, {}, {}})).has_value());
        const ledger::Position position = m_opened->workspace.position();
        const RecordReceipt again = receipt(before, before.open.front().item.open, QStringLiteral("CD-3"));
        auto pending = CashDesk(m_opened->workspace).record(again, {again.receipt, {part(before.open.front(), before.open.front().item.open)}, {}});
        pending.waitForFinished();
        QVERIFY(!pending.result().has_value());
        QVERIFY(pending.result().error().code == domain::errors::DocumentExists);
        QCOMPARE(m_opened->workspace.position(), position);
    }

    void customersAreFoundByPartOfTheirName()
    {
        const QString name = debtor().name;
        const auto found = answerOf(CashDesk(m_opened->workspace).customers(name.mid(1).toLower(), 5)).value();
        QVERIFY(std::ranges::any_of(found, [&](const analytics::Member &each) { return each.name == name; }));
        QVERIFY(found.size() <= 5);
        QVERIFY(answerOf(CashDesk(m_opened->workspace).customers(QStringLiteral("nobody is called so"), 5)).value().empty());
        QCOMPARE(answerOf(CashDesk(m_opened->workspace).customers({}, 3)).value().size(), std::size_t{3});
    }

    void anInstalmentIsItsInvoicesCustomers()
    {
        const CustomerCash cash = debtor();
        QVERIFY(answerOf(CashDesk(m_opened->workspace).customerOf(cash.open.front().item.instalment)).value() == cash.account);
    }
};

PLUMBLINE_TEST(CashDeskTest)

#include "cashdesktest.moc"
