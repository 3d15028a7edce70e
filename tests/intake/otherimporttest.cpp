#include "importing.h"
#include "support/law.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::domain;
using namespace plumbline::intake;
using plumbline::tests::Importing;
using plumbline::tests::tableOf;

namespace {

const QByteArray InvoiceHeader = "countryCode,customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate\n";

Money totalOf(const Importing &organisation, FactKind kind) {
    Money total(0, organisation.base);
    for (const Fact &fact : organisation.existing.entities<Fact>())
        if (fact.kind == kind)
            total += fact.base_amount;
    return total;
}

QByteArray randomInvoices(const std::vector<std::tuple<unsigned, unsigned, int, bool>> &from) {
    QByteArray csv = InvoiceHeader;
    for (const auto &[number, customer, amount, settled] : from)
        csv += "391,C" + QByteArray::number(customer % 5) + ',' +
               (number % 4 == 0 ? QByteArray() : QByteArray::number(number % 50)) + ",1/15/2013,2/" +
               QByteArray::number(customer % 28 + 1) + "/2013," + QByteArray::number(amount % 100000) + ".50,No," +
               (settled ? "3/1/2013" : "") + '\n';
    return csv;
}

} // namespace

class OtherImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void invoicesComeWithInstalmentReceiptAndAllocation() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        const Counts counts = books.import(InvoiceHeader + "391,0379-NEVHP,0000611365,1/2/2013,2/1/2013,55.94,No,1/15/2013\n"
                                                           "406,8976-AMJEO,0007900770,1/26/2013,2/25/2013,61.74,Yes,\n"
                                                           "406,,0007900771,1/26/2013,,10,No,\n",
                                           ImportTarget::Invoices);
        QCOMPARE(counts.created, 3);
        QCOMPARE(counts.unattributed, 1);
        QCOMPARE(counts.named.at(EntityKind::Account), 2);
        QCOMPARE(totalOf(books, FactKind::Invoice), Money(12768, books.base));
        QCOMPARE(totalOf(books, FactKind::Receipt), Money(5594, books.base));
        const auto allocations = books.existing.entities<Allocation>();
        QCOMPARE(allocations.size(), 1U);
        QVERIFY(allocations[0].on == Date(2013, 1, 15));
        QCOMPARE(allocations[0].amount, Money(5594, books.base));
        const auto instalments = books.existing.entities<Instalment>();
        QCOMPARE(std::count_if(instalments.begin(), instalments.end(), [](const Instalment &each) { return each.disputed; }), 1);
        QCOMPARE(std::count_if(instalments.begin(), instalments.end(), [](const Instalment &each) { return !each.due_date; }), 1);
        for (const Fact &fact : books.existing.entities<Fact>())
            if (fact.kind == FactKind::Invoice && fact.document == u"0000611365") {
                QCOMPARE(*fact.source_ref, QStringLiteral("invoice:0000611365"));
                QVERIFY(fact.due_date == Date(2013, 2, 1));
            }
        for (const Account &account : books.existing.entities<Account>())
            QCOMPARE(*account.region, account.name == u"0379-NEVHP" ? QStringLiteral("391") : QStringLiteral("406"));
    }

    void aSettledDateThatCameLaterBringsTheReceipt() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        books.import(InvoiceHeader + "1,C,7,1/2/2013,2/1/2013,55.94,No,\n", ImportTarget::Invoices);
        QCOMPARE(books.import(InvoiceHeader + "1,C,7,1/2/2013,2/1/2013,55.94,Yes,3/1/2013\n", ImportTarget::Invoices).updated, 1);
        QCOMPARE(books.existing.entities<Allocation>().size(), 1U);
        QVERIFY(books.existing.entities<Instalment>()[0].disputed);
        QCOMPARE(books.import(InvoiceHeader + "1,C,7,1/2/2013,2/1/2013,55.94,Yes,3/1/2013\n", ImportTarget::Invoices).unchanged,
                 1);
        QCOMPARE(books.lastChanges, 0U);
    }

    void documentsAreNeverEditedByAFile() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        books.import(InvoiceHeader + "1,C,7,1/2/2013,2/1/2013,55.94,No,3/1/2013\n", ImportTarget::Invoices);
        for (const char *row : {"1,C,7,1/2/2013,2/1/2013,55.95,No,3/1/2013\n", "1,C,7,1/3/2013,2/1/2013,55.94,No,3/1/2013\n",
                                "1,D,7,1/2/2013,2/1/2013,55.94,No,3/1/2013\n", "1,C,7,1/2/2013,2/2/2013,55.94,No,3/1/2013\n",
                                "1,C,7,1/2/2013,2/1/2013,55.94,No,3/2/2013\n", "1,C,7,1/2/2013,2/1/2013,-55.94,No,3/1/2013\n"}) {
            const Counts counts = books.import(InvoiceHeader + row, ImportTarget::Invoices);
            QVERIFY2(counts.refused == 1 && counts.reasons.contains(RefusalReason::DocumentChanged), row);
        }
        QVERIFY2(books.existing.entities<Account>().size() == 1, "a refused row leaves no customer behind");
    }

    void anInvoiceThatWasSplitIsNotSettledByAFile() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        books.import(InvoiceHeader + "1,C,7,1/2/2013,2/1/2013,55.94,No,\n", ImportTarget::Invoices);
        Instalment second = books.existing.entities<Instalment>()[0];
        second.id = InstalmentId(books.ids.next());
        books.existing.add(second);
        QCOMPARE(books.import(InvoiceHeader + "1,C,7,1/2/2013,2/1/2013,55.94,No,3/1/2013\n", ImportTarget::Invoices).unchanged,
                 1);
        QVERIFY(books.existing.entities<Allocation>().empty());
    }

    void anInvoiceOfLessThanNothingIsACreditNote() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        const QByteArray csv = InvoiceHeader + "1,C,8,1/2/2013,2/1/2013,(10.00),No,\n";
        QCOMPARE(books.import(csv, ImportTarget::Invoices).created, 1);
        QCOMPARE(totalOf(books, FactKind::CreditNote), Money(1000, books.base));
        QVERIFY(books.existing.entities<Instalment>().empty());
        QCOMPARE(books.import(csv, ImportTarget::Invoices).unchanged, 1);
    }

    void importingAnyFileTwiceChangesNothing() {
        PLUMBLINE_LAW([](const std::vector<std::tuple<unsigned, unsigned, int, bool>> &from) {
            const QByteArray csv = randomInvoices(from);
            Importing books;
        books.dates = DateOrder::MonthDayYear;
            const Counts first = books.import(csv, ImportTarget::Invoices);
            RC_ASSERT(first.rows == static_cast<std::int64_t>(from.size()));
            RC_ASSERT(first.created + first.unchanged + first.refused == first.rows);
            const Counts second = books.import(csv, ImportTarget::Invoices);
            RC_ASSERT(books.lastChanges == 0U);
            RC_ASSERT(second.unchanged + second.refused == second.rows);
            Money allocated(0, books.base);
            for (const Allocation &allocation : books.existing.entities<Allocation>())
                allocated += allocation.amount;
            RC_ASSERT(allocated == totalOf(books, FactKind::Receipt));
        });
    }

    void otherDocumentsComeInByTheirKind() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        const QByteArray csv =
            "kind,number,date,amount,account,category\nreceipt,R1,2026-01-05,100,Acme,\nExpense,E1,2026-01-06,40,,acquisition\n"
            "stock,S1,2026-01-31,500,,\nmagic,M1,2026-01-31,5,,\n";
        const Counts counts = books.import(csv, ImportTarget::Documents);
        QCOMPARE(counts.created, 3);
        QCOMPARE(counts.reasons.at(RefusalReason::TokenUnknown), 1);
        QCOMPARE(totalOf(books, FactKind::Receipt), Money(10000, books.base));
        QCOMPARE(books.import(csv, ImportTarget::Documents).unchanged, 3);
    }

    void peopleComeWithTheirTeams() {
        Importing organisation;
        const QByteArray csv = "sales_agent,manager,regional_office\nAnn,Max,East\nBob,Max,East\nCid,Eva,West\n,Eva,West\n";
        const Counts counts = organisation.import(csv, ImportTarget::People);
        QCOMPARE(counts.created, 3);
        QCOMPARE(counts.named.at(EntityKind::Team), 2);
        QCOMPARE(counts.reasons.at(RefusalReason::RequiredBlank), 1);
        for (const Team &team : organisation.existing.entities<Team>()) {
            QCOMPARE(*team.manager, team.name);
            QCOMPARE(*team.region, team.name == u"Max" ? QStringLiteral("East") : QStringLiteral("West"));
        }
        QCOMPARE(organisation.import(csv, ImportTarget::People).unchanged, 3);
        QCOMPARE(organisation.import("name,manager\nAnn,Eva\n", ImportTarget::People).updated, 1);
        QCOMPARE(organisation.existing.entities<Team>().size(), 2U);
    }

    void namesakesWithNumbersOfTheirOwnAreDifferentAccounts() {
        Importing organisation;
        const QByteArray csv = "account_id,account,sector\nA1,Acme,steel\nA2,Acme,media\n,Acme,steel\n,Acme,paper\n";
        const Counts counts = organisation.import(csv, ImportTarget::Accounts);
        QCOMPARE(counts.created, 2);
        QCOMPARE(counts.unchanged, 1);
        QCOMPARE(counts.reasons.at(RefusalReason::NumberRepeated), 1);
        QCOMPARE(organisation.import(csv, ImportTarget::Accounts).unchanged, 3);
        QCOMPARE(organisation.lastChanges, 0U);
        QCOMPARE(organisation.import("account_id,account\nA2,Acme Media\n", ImportTarget::Accounts).updated, 1);
        QCOMPARE(organisation.existing.entities<Account>().size(), 2U);
    }

    void accountsAreFoundAgainByNumberOrName() {
        Importing organisation;
        QCOMPARE(
            organisation.import("客户编号,客户名称,信用额度\nA1,北京准绳,\"1,000\"\n,上海,\n", ImportTarget::Accounts).created,
            2);
        QCOMPARE(organisation.import("客户编号,客户名称,行业\nA1,北京准绳科技,软件\n,上海,\n", ImportTarget::Accounts).updated,
                 1);
        const auto accounts = organisation.existing.entities<Account>();
        QCOMPARE(accounts.size(), 2U);
        QVERIFY(std::any_of(accounts.begin(), accounts.end(), [&](const Account &account) {
            return account.name == u"北京准绳科技" && account.sector == QStringLiteral("软件") &&
                   account.credit_limit == Money(100000, organisation.base);
        }));
    }
};

PLUMBLINE_TEST(OtherImportTest)
#include "otherimporttest.moc"
