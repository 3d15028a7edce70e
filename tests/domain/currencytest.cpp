#include "support/testregistry.h"

#include "plumbline/domain/currency.h"
#include "plumbline/domain/errors.h"

#include <QTest>

using namespace plumbline::domain;

class CurrencyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCurrencyHasItsOwnMinorDigits()
    {
        QCOMPARE(Currency::of("CNY").minorDigits(), 2);
        QCOMPARE(Currency::of("JPY").minorDigits(), 0);
        QCOMPARE(Currency::of("KWD").minorDigits(), 3);
        QCOMPARE(Currency::of("CLF").minorDigits(), 4);
        QCOMPARE(Currency::of("CNY").minorPerMajor(), 100);
        QCOMPARE(Currency::of("JPY").minorPerMajor(), 1);
    }

    void aCodeIsReadInEitherCase()
    {
        QCOMPARE(Currency::parse(u"usd")->code(), QStringLiteral("USD"));
        QVERIFY(*Currency::parse(u" eur ") == Currency::of("EUR"));
    }

    void aCodeOutsideTheListIsRefused()
    {
        for (const QStringView code : {u"", u"C", u"CN", u"CNYX", u"ABC", u"C1Y", u"人民币"})
            QCOMPARE(Currency::parse(code).error().code.id, errors::UnknownCurrency.id);
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)Currency::of("ABC"));
    }

    void theFirstAndLastOfEachListAreFound()
    {
        for (const char *code : {"BIF", "XXX", "AED", "ZWG", "BHD", "TND", "CLF", "UYW"})
            QCOMPARE(Currency::of(code).code(), QString::fromLatin1(code));
    }

    void theDefaultIsNoCurrency()
    {
        QVERIFY(Currency().isNone());
        QVERIFY(Currency() == Currency::of("XXX"));
    }
};

PLUMBLINE_TEST(CurrencyTest)
#include "currencytest.moc"
