#include "support/testregistry.h"

#include "plumbline/domain/errors.h"
#include "plumbline/domain/money.h"

#include <QTest>

using namespace plumbline::domain;

Q_DECLARE_METATYPE(plumbline::domain::NumberStyle)

class MoneyTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAmountIsReadAsPeopleWriteIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        const auto row = [](const char16_t *text, const char *currency, qint64 minor) {
            const QString shown = QString::fromUtf16(text);
            QTest::newRow(qPrintable(shown)) << shown << QString::fromLatin1(currency) << minor;
        };
        row(u"1,234.56", "CNY", 123'456);
        row(u"1.234,56", "CNY", 123'456);
        row(u"1 234,5", "EUR", 123'450);
        row(u"1'234.50", "EUR", 123'450);
        row(u"1\u00A0234\u00A0567,89", "EUR", 123'456'789);
        row(u"1,234", "CNY", 123'400);
        row(u"1,234,567", "CNY", 123'456'700);
        row(u"1.234.567", "CNY", 123'456'700);
        row(u"12,50", "EUR", 1250);
        row(u"0,5", "EUR", 50);
        row(u"1234,5", "EUR", 123'450);
        row(u"¥1,234", "CNY", 123'400);
        row(u"¥1,234", "JPY", 1234);
        row(u"￥１２", "CNY", 1200);
        row(u"￥１，２３４．５０", "CNY", 123'450);
        row(u"$1,000", "USD", 100'000);
        row(u"HK$ 20", "HKD", 2000);
        row(u"€ 12.5", "EUR", 1250);
        row(u"12,5 €", "EUR", 1250);
        row(u"CNY 100", "CNY", 10'000);
        row(u"100 rmb", "CNY", 10'000);
        row(u"USD100.00", "USD", 10'000);
        row(u"100元", "CNY", 10'000);
        row(u"(1,234.50)", "CNY", -123'450);
        row(u"（1,234.50）", "CNY", -123'450);
        row(u"¥(5)", "CNY", -500);
        row(u"(¥5)", "CNY", -500);
        row(u"-5", "CNY", -500);
        row(u"5-", "CNY", -500);
        row(u"-¥5", "CNY", -500);
        row(u"¥-5", "CNY", -500);
        row(u"\u22125.25", "CNY", -525);
        row(u"+5", "CNY", 500);
        row(u" 7 ", "CNY", 700);
        row(u".5", "CNY", 50);
        row(u"12.", "CNY", 1200);
        row(u"1.500", "CNY", 150);
        row(u"1.234", "KWD", 1234);
        row(u"-92233720368547758.08", "CNY", std::numeric_limits<qint64>::min());
        row(u"-0", "CNY", 0);
    }

    void anAmountIsReadAsPeopleWriteIt()
    {
        QFETCH(QString, text);
        QFETCH(QString, currency);
        const auto read = Money::parse(text, *Currency::parse(currency));
        QVERIFY2(read.has_value(), read ? "" : read.error().code.id.data());
        QTEST(static_cast<qint64>(read->minor()), "minor");
        QCOMPARE(read->currency().code(), currency);
    }

    void whatIsNoAmountIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("code");
        const auto row = [](const char16_t *text, const char *currency, ErrorCode code) {
            const QString shown = QString::fromUtf16(text);
            QTest::newRow(qPrintable(shown)) << shown << QString::fromLatin1(currency) << QString::fromLatin1(code.id.data());
        };
        row(u"", "CNY", errors::AmountUnreadable);
        row(u"-", "CNY", errors::AmountUnreadable);
        row(u"()", "CNY", errors::AmountUnreadable);
        row(u"¥", "CNY", errors::AmountUnreadable);
        row(u"1,23,4", "CNY", errors::AmountUnreadable);
        row(u"1234,567,890", "CNY", errors::AmountUnreadable);
        row(u"1,234 567", "CNY", errors::AmountUnreadable);
        row(u"1.2.3", "CNY", errors::AmountUnreadable);
        row(u"1.234,56.7", "CNY", errors::AmountUnreadable);
        row(u",123,456", "CNY", errors::AmountUnreadable);
        row(u"12a", "CNY", errors::AmountUnreadable);
        row(u"1e5", "CNY", errors::AmountUnreadable);
        row(u"--5", "CNY", errors::AmountUnreadable);
        row(u"-(5)", "CNY", errors::AmountUnreadable);
        row(u"¥¥5", "CNY", errors::AmountUnreadable);
        row(u"1.234", "CNY", errors::AmountTooPrecise);
        row(u"1.5", "JPY", errors::AmountTooPrecise);
        row(u"92233720368547758.08", "CNY", errors::AmountOverflow);
        row(u"99999999999999999999", "JPY", errors::AmountOverflow);
        row(u"$5", "CNY", errors::CurrencyMismatch);
        row(u"5 EUR", "CNY", errors::CurrencyMismatch);
        row(u"€5", "USD", errors::CurrencyMismatch);
    }

    void whatIsNoAmountIsRefusedWithTheReason()
    {
        QFETCH(QString, text);
        QFETCH(QString, currency);
        const auto read = Money::parse(text, *Currency::parse(currency));
        QVERIFY2(!read, read ? qPrintable(read->plain()) : "");
        QTEST(QString::fromLatin1(read.error().code.id.data()), "code");
    }

    void aFilesStyleDecidesWhereTheTextDoesNot()
    {
        const Currency yuan = Currency::of("CNY");
        QCOMPARE(Money::parse(u"1,234", yuan, NumberStyle::PointDecimal)->minor(), 123'400);
        QCOMPARE(Money::parse(u"1.234", yuan, NumberStyle::CommaDecimal)->minor(), 123'400);
        QCOMPARE(Money::parse(u"1,23", yuan, NumberStyle::CommaDecimal)->minor(), 123);
        QVERIFY(!Money::parse(u"1,23", yuan, NumberStyle::PointDecimal));
        QVERIFY(!Money::parse(u"1,234.56", yuan, NumberStyle::CommaDecimal));
    }
};

PLUMBLINE_TEST(MoneyTextTest)
#include "moneytexttest.moc"
