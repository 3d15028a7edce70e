#include "importing.h"
#include "support/law.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::domain;
using namespace plumbline::intake;
using plumbline::tests::Importing;

namespace {

const QByteArray Header = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,note\n";

QByteArray row(const char *settled, const char *note = "", const char *rest = "C,,1/2/2013,2/1/2013,55.94,No") {
    return QByteArray(rest) + ',' + settled + ',' + note + '\n';
}

std::size_t count(const Importing &books, FactKind kind) {
    const auto facts = books.existing.entities<Fact>();
    return static_cast<std::size_t>(
        std::count_if(facts.begin(), facts.end(), [&](const Fact &fact) { return fact.kind == kind; }));
}

std::vector<Date> settledDays(const Importing &books) {
    std::vector<Date> days;
    for (const Allocation &allocation : books.existing.entities<Allocation>())
        days.push_back(allocation.on);
    std::sort(days.begin(), days.end());
    return days;
}

} // namespace

/// Invoices of files that number none of them.
class UnnumberedInvoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSettledDateThatCameLaterBringsTheReceiptAndNoSecondInvoice() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        QCOMPARE(books.import(Header + row(""), ImportTarget::Invoices).created, 1);
        const QByteArray later = Header + row("3/1/2013", "paid by transfer");
        QCOMPARE(books.import(later, ImportTarget::Invoices).updated, 1);
        QCOMPARE(count(books, FactKind::Invoice), 1U);
        QVERIFY(settledDays(books) == std::vector{Date(2013, 3, 1)});
        QCOMPARE(books.import(later, ImportTarget::Invoices).unchanged, 1);
        QCOMPARE(books.import(Header + row(""), ImportTarget::Invoices).unchanged, 1);
        QCOMPARE(books.lastChanges, 0U);
    }

    void theSameInvoiceWrittenInAnotherWayIsTheSame() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        books.import(Header + row(""), ImportTarget::Invoices);
        QCOMPARE(
            books.import(Header + row("2013-03-01", "", "C,,2013-01-02,2013-02-01,$55.94,No"), ImportTarget::Invoices).updated,
            1);
        QCOMPARE(count(books, FactKind::Invoice), 1U);
    }

    void twoOfAKindStayTwoAndEachIsSettledOnce() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        QCOMPARE(books.import(Header + row("") + row(""), ImportTarget::Invoices).created, 2);
        QCOMPARE(books.import(Header + row("") + row("3/1/2013"), ImportTarget::Invoices).updated, 1);
        // Another order says nothing new; another day settles the other one.
        QCOMPARE(books.import(Header + row("3/1/2013") + row(""), ImportTarget::Invoices).unchanged, 2);
        QCOMPARE(books.import(Header + row("3/9/2013") + row("3/1/2013"), ImportTarget::Invoices).updated, 1);
        QCOMPARE(count(books, FactKind::Invoice), 2U);
        QVERIFY((settledDays(books) == std::vector{Date(2013, 3, 1), Date(2013, 3, 9)}));
        QCOMPARE(books.import(Header + row("3/9/2013") + row("3/1/2013") + row(""), ImportTarget::Invoices).created, 1);
        QCOMPARE(count(books, FactKind::Invoice), 3U);
    }

    void anotherDayIsNoReasonToInventAnInvoice() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        books.import(Header + row("3/1/2013"), ImportTarget::Invoices);
        const Counts counts = books.import(Header + row("3/2/2013"), ImportTarget::Invoices);
        QCOMPARE(counts.refused, 1);
        QVERIFY(counts.reasons.contains(RefusalReason::DocumentChanged));
        // Together with the one that is there it is plainly a second.
        QCOMPARE(books.import(Header + row("3/2/2013") + row("3/1/2013"), ImportTarget::Invoices).created, 1);
        QCOMPARE(count(books, FactKind::Invoice), 2U);
    }

    void otherTermsAreAnotherInvoice() {
        Importing books;
        books.dates = DateOrder::MonthDayYear;
        books.import(Header + row(""), ImportTarget::Invoices);
        for (const char *rest :
             {"D,,1/2/2013,2/1/2013,55.94,No", "C,,1/3/2013,2/1/2013,55.94,No", "C,,1/2/2013,2/2/2013,55.94,No",
              "C,,1/2/2013,2/1/2013,55.95,No", "C,,1/2/2013,2/1/2013,-55.94,No"})
            QCOMPARE(books.import(Header + row("", "", rest), ImportTarget::Invoices).created, 1);
        QCOMPARE(count(books, FactKind::Invoice), 5U);
        QCOMPARE(count(books, FactKind::CreditNote), 1U);
    }

    void settlingSomeOfManyNeverDuplicates() {
        PLUMBLINE_LAW([](const std::vector<std::tuple<unsigned, unsigned>> &from) {
            QByteArray open = Header;
            QByteArray settled = Header;
            std::int64_t settling = 0;
            for (const auto &[kind, when] : from) {
                const QByteArray start =
                    "C" + QByteArray::number(kind % 2) + ",,1/2/2013,2/1/2013," + QByteArray::number(kind % 3 + 1) + ",No,";
                open += start + ",\n";
                settled += start + (when % 3 == 0 ? QByteArray() : "3/" + QByteArray::number(when % 3) + "/2013") + ",x\n";
                settling += when % 3 == 0 ? 0 : 1;
            }
            Importing books;
        books.dates = DateOrder::MonthDayYear;
            books.import(open, ImportTarget::Invoices);
            RC_ASSERT(count(books, FactKind::Invoice) == from.size());
            const Counts counts = books.import(settled, ImportTarget::Invoices);
            RC_ASSERT(counts.updated == settling);
            RC_ASSERT(count(books, FactKind::Invoice) == from.size());
            RC_ASSERT(static_cast<std::int64_t>(settledDays(books).size()) == settling);
            books.import(settled, ImportTarget::Invoices);
            RC_ASSERT(books.lastChanges == 0U);
        });
    }
};

PLUMBLINE_TEST(UnnumberedInvoiceTest)

#include "unnumberedinvoicetest.moc"
