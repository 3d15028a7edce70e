#include "company.h"
#include "support/testregistry.h"

#include <QTest>

#include <limits>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;
using plumbline::tests::usd;

namespace {

RecordReceipt receipt(Company &company, Money amount, const QString &document = QStringLiteral("R-1"))
{
    return {company.newId<Fact>(), company.account.id, document, company.today(), amount, 7'150'000, {}};
}

AllocateReceipt allocation(Company &company, Money amount)
{
    return {company.receipt.id, {{company.newId<Allocation>(), company.instalment.id, amount}}, {}};
}

} // namespace

class ReceiptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReceiptIsADocumentAtAFrozenRate()
    {
        Company company;
        const auto command = receipt(company, usd(1'000));
        QVERIFY(company.act(command, Role::Finance).has_value());
        const Fact fact = company.get(command.receipt);
        QCOMPARE(fact.kind, FactKind::Receipt);
        QVERIFY(fact.base_amount == cny(7'150));
        QCOMPARE(fact.source_ref.value(), QStringLiteral("receipt:R-1"));
        const auto own = receipt(company, cny(5), QStringLiteral("R-2"));
        QVERIFY(company.act(own, Role::Finance).has_value());
        QCOMPARE(company.get(own.receipt).rate_micro, std::int64_t{1'000'000});
        QVERIFY(company.get(own.receipt).base_amount == cny(5));
    }

    void theSameDocumentIsRecordedOnce()
    {
        Company company;
        const auto first = receipt(company, cny(100));
        QVERIFY(company.act(first, Role::Finance).has_value());
        QCOMPARE(company.decide(receipt(company, cny(200)), Role::Finance).error().code.id, errors::DocumentExists.id);
        Fact reversal = company.get(first.receipt);
        reversal.reverses = first.receipt;
        reversal.id = company.newId<Fact>();
        reversal.amount = reversal.base_amount = cny(-100);
        company.view.put(reversal);
        QVERIFY(company.decide(receipt(company, cny(200)), Role::Finance).has_value());
    }

    void whatCannotBeMoneyIsRefused()
    {
        Company company;
        QCOMPARE(company.decide(receipt(company, cny(0)), Role::Finance).error().code.id, errors::AmountNotPositive.id);
        QCOMPARE(company.decide(receipt(company, cny(-5)), Role::Finance).error().code.id, errors::AmountNotPositive.id);
        QCOMPARE(company.decide(receipt(company, cny(5), QStringLiteral(" ")), Role::Finance).error().code.id, errors::RequiredFieldMissing.id);
        auto vast = receipt(company, usd(std::numeric_limits<std::int64_t>::max()));
        vast.rateMicro = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(company.decide(vast, Role::Finance).error().code.id, errors::AmountOverflow.id);
        vast.rateMicro = 0;
        QCOMPARE(company.decide(vast, Role::Finance).error().code.id, errors::AmountNotPositive.id);
        auto never = receipt(company, cny(5));
        never.date = Date::fromDays(std::numeric_limits<std::int32_t>::max());
        QCOMPARE(company.decide(never, Role::Finance).error().code.id, errors::DateUnreadable.id);
        auto nobodys = receipt(company, cny(5));
        nobodys.account = company.newId<Account>();
        QCOMPARE(company.decide(nobodys, Role::Finance).error().code.id, errors::ReferenceBroken.id);
    }

    void onlyFinanceTouchesMoney()
    {
        Company company;
        for (const Role role : {Role::Salesperson, Role::Manager, Role::Director, Role::Delivery, Role::Auditor}) {
            QCOMPARE(company.decide(receipt(company, cny(5)), role).error().code.id, errors::NotPermitted.id);
            QCOMPARE(company.decide(allocation(company, cny(5)), role).error().code.id, errors::NotPermitted.id);
        }
    }

    void aReceiptIsAllocatedUpToWhatIsLeftOfIt()
    {
        Company company;
        QVERIFY(company.act(allocation(company, cny(4'000)), Role::Finance).has_value());
        const auto refused = company.decide(allocation(company, cny(2'001)), Role::Finance);
        QCOMPARE(refused.error().code.id, errors::AllocationExceedsSource.id);
        QCOMPARE(refused.error().detail, QStringLiteral("20.00"));
        QVERIFY(company.decide(allocation(company, cny(2'000)), Role::Finance).has_value());
    }

    void anInstalmentIsPaidUpToWhatIsLeftOfIt()
    {
        Company company;
        company.receipt = company.document(FactKind::Receipt, cny(50'000), cny(50'000));
        QVERIFY(company.act(allocation(company, cny(9'000)), Role::Finance).has_value());
        const auto refused = company.decide(allocation(company, cny(1'001)), Role::Finance);
        QCOMPARE(refused.error().code.id, errors::AllocationExceedsInstalment.id);
        QCOMPARE(refused.error().detail, QStringLiteral("10.00"));
    }

    void partsOfOneCommandCountTogether()
    {
        Company company;
        auto command = allocation(company, cny(4'000));
        command.parts.push_back({company.newId<Allocation>(), company.instalment.id, cny(2'001)});
        QCOMPARE(company.decide(command, Role::Finance).error().code.id, errors::AllocationExceedsSource.id);
        command.parts.back().amount = cny(2'000);
        QCOMPARE(company.decide(command, Role::Finance)->size(), std::size_t{2});
        command.parts.back().allocation = command.parts.front().allocation;
        QCOMPARE(company.decide(command, Role::Finance).error().code.id, errors::IdTaken.id);
    }

    void baseAmountsCloseExactly()
    {
        Company company;
        company.instalment = company.invoice(usd(10), cny(67));
        company.receipt = company.document(FactKind::Receipt, usd(10), cny(70));
        Money base = cny(0);
        for (int i = 0; i < 10; ++i)
            QVERIFY(company.act(allocation(company, usd(1)), Role::Finance).has_value());
        for (const Allocation &each : company.every<Allocation>()) {
            QVERIFY(!each.base_amount.isNegative());
            base += each.base_amount;
        }
        QVERIFY(base == cny(67));
    }

    void aReversedInvoiceTakesNoMore()
    {
        Company company;
        Fact reversal = company.get(company.instalment.invoice);
        reversal.reverses = reversal.id;
        reversal.id = company.newId<Fact>();
        reversal.amount = reversal.base_amount = cny(-9'500);
        company.view.put(reversal);
        QCOMPARE(company.decide(allocation(company, cny(501)), Role::Finance).error().code.id, errors::AllocationExceedsInstalment.id);
        QVERIFY(company.decide(allocation(company, cny(500)), Role::Finance).has_value());
    }

    void onlyMoneyAndCreditsAreAllocated()
    {
        Company company;
        auto command = allocation(company, cny(5));
        command.from = company.document(FactKind::Cost, cny(500), cny(500)).id;
        QCOMPARE(company.decide(command, Role::Finance).error().code.id, errors::NotAllocatable.id);
        command.from = company.document(FactKind::CreditNote, cny(500), cny(500)).id;
        QVERIFY(company.decide(command, Role::Finance).has_value());
        command.parts.front().amount = usd(5);
        QCOMPARE(company.decide(command, Role::Finance).error().code.id, errors::CurrencyMismatch.id);
        command.parts.front().amount = cny(-5);
        QCOMPARE(company.decide(command, Role::Finance).error().code.id, errors::AmountNotPositive.id);
    }

    void aFileAllocatesNoMoreThanThereIs()
    {
        Company company;
        QVERIFY(company.act(allocation(company, cny(4'000)), Role::Finance).has_value());
        Allocation brought;
        brought.id = company.newId<Allocation>();
        brought.from = company.receipt.id;
        brought.instalment = company.instalment.id;
        const auto imported = [&](Money amount) {
            brought.amount = brought.base_amount = amount;
            return company.decide(ImportRecords{{}, {}, {Created{toRecord(brought)}}}, Role::Finance);
        };
        QVERIFY(imported(cny(2'000)).has_value());
        QCOMPARE(imported(cny(2'001)).error().code.id, errors::AllocationExceedsSource.id);
        brought.from = company.document(FactKind::Receipt, cny(50'000), cny(50'000)).id;
        QVERIFY(imported(cny(6'000)).has_value());
        QCOMPARE(imported(cny(6'001)).error().code.id, errors::AllocationExceedsInstalment.id);
        QCOMPARE(imported(usd(1)).error().code.id, errors::CurrencyMismatch.id);
    }

    void aFileAllocatesNothingFromOrToWhatIsReversed()
    {
        Company company;
        Allocation brought;
        brought.id = company.newId<Allocation>();
        brought.instalment = company.instalment.id;
        brought.amount = brought.base_amount = cny(1);
        const auto importedFrom = [&](FactId from) {
            brought.from = from;
            return company.decide(ImportRecords{{}, {}, {Created{toRecord(brought)}}}, Role::Finance);
        };
        QVERIFY(importedFrom(company.receipt.id).has_value());
        QCOMPARE(importedFrom(company.document(FactKind::Invoice, cny(5), cny(5)).id).error().code.id, errors::NotAllocatable.id);
        QCOMPARE(importedFrom(company.document(FactKind::Refund, cny(5), cny(5)).id).error().code.id, errors::NotAllocatable.id);
        const FactId taken = company.document(FactKind::Receipt, cny(5), cny(5)).id;
        QVERIFY(company.act(ReverseDocument{taken, company.newId<Fact>()}, Role::Finance).has_value());
        QCOMPARE(importedFrom(taken).error().code.id, errors::AllocationExceedsSource.id);
        QVERIFY(company.act(ReverseDocument{company.instalment.invoice, company.newId<Fact>()}, Role::Finance).has_value());
        QCOMPARE(importedFrom(company.receipt.id).error().code.id, errors::AllocationExceedsInstalment.id);
    }

    void anAllocationIsNeverDatedAhead()
    {
        Company company;
        auto command = allocation(company, cny(5));
        command.on = company.today().plusDays(9);
        QVERIFY(company.act(command, Role::Finance).has_value());
        QVERIFY(company.every<Allocation>().front().on == company.today());
    }
};

PLUMBLINE_TEST(ReceiptsTest)
#include "receiptstest.moc"
