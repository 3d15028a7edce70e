#include "support/testregistry.h"

#include "plumbline/domain/errors.h"
#include "plumbline/domain/money.h"

#include <QTest>

#include <limits>

using namespace plumbline::domain;

namespace {

Money cny(std::int64_t minor)
{
    return Money(minor, Currency::of("CNY"));
}

constexpr std::int64_t Most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t Least = std::numeric_limits<std::int64_t>::min();

} // namespace

class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAmountSplitsExactly()
    {
        const std::array<std::int64_t, 3> thirds{1, 1, 1};
        const auto parts = cny(100).split(thirds);
        QCOMPARE(parts[0].minor(), 34);
        QCOMPARE(parts[1].minor(), 33);
        QCOMPARE(parts[2].minor(), 33);
        const auto negative = cny(-100).split(thirds);
        QCOMPARE(negative[0].minor(), -34);
        QCOMPARE(negative[2].minor(), -33);
    }

    void theLargestRemainderGetsTheOddUnit()
    {
        const std::array<std::int64_t, 3> weights{10, 0, 29};
        const auto parts = cny(10).split(weights);
        QCOMPARE(parts[0].minor(), 3);
        QCOMPARE(parts[1].minor(), 0);
        QCOMPARE(parts[2].minor(), 7);
    }

    void aSplitNeedsWeights()
    {
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)cny(1).split({}));
        const std::array<std::int64_t, 2> negative{1, -1};
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)cny(1).split(negative));
    }

    void theGreatestAmountsSplitToo()
    {
        const std::array<std::int64_t, 2> weights{Most, Most};
        const auto parts = cny(Least).split(weights);
        QCOMPARE((parts[0] + parts[1]).minor(), Least);
    }

    void eachRoundingRoundsItsWay_data()
    {
        QTest::addColumn<int>("rounding");
        QTest::addColumn<qint64>("plus");
        QTest::addColumn<qint64>("minus");
        QTest::addColumn<qint64>("odd");
        const auto row = [](const char *name, Rounding rounding, qint64 plus, qint64 minus, qint64 odd) {
            QTest::newRow(name) << static_cast<int>(rounding) << plus << minus << odd;
        };
        row("half even", Rounding::HalfEven, 2, -2, 4);
        row("half away from zero", Rounding::HalfAwayFromZero, 3, -3, 4);
        row("towards zero", Rounding::TowardsZero, 2, -2, 3);
        row("floor", Rounding::Floor, 2, -3, 3);
        row("ceiling", Rounding::Ceiling, 3, -2, 4);
    }

    void eachRoundingRoundsItsWay()
    {
        QFETCH(int, rounding);
        const auto named = static_cast<Rounding>(rounding);
        // 2.5, −2.5 and 3.5
        QTEST(static_cast<qint64>(multiplyDivide(5, 1, 2, named)), "plus");
        QTEST(static_cast<qint64>(multiplyDivide(-5, 1, 2, named)), "minus");
        QTEST(static_cast<qint64>(multiplyDivide(7, 1, 2, named)), "odd");
        QCOMPARE(multiplyDivide(5, 1, -2, named), multiplyDivide(-5, 1, 2, named));
        QCOMPARE(multiplyDivide(6, 2, 3, named), 4);
    }

    void productsOf128BitsAreExact()
    {
        QCOMPARE(multiplyDivide(Most, Most, Most, Rounding::HalfEven), Most);
        QCOMPARE(multiplyDivide(Least, Most, Most, Rounding::HalfEven), Least);
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)multiplyDivide(Most, 2, 1, Rounding::HalfEven));
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)multiplyDivide(1, 1, 0, Rounding::HalfEven));
    }

    void aRateHonoursTheMinorDigitsOfBothCurrencies()
    {
        const Currency yen = Currency::of("JPY");
        const Currency dinar = Currency::of("KWD");
        // 1,000 yen at 0.0475 are 47.50 yuan.
        QCOMPARE(Money(1000, yen).converted(Currency::of("CNY"), 47'500, Rounding::HalfEven), cny(4750));
        // 1.500 dinars at 23.5 are 35.25 yuan, and 10 yuan at 0.0425 are 0.425 dinars.
        QCOMPARE(Money(1500, dinar).converted(Currency::of("CNY"), 23'500'000, Rounding::HalfEven), cny(3525));
        QCOMPARE(cny(1000).converted(dinar, 42'500, Rounding::HalfEven), Money(425, dinar));
        QCOMPARE(cny(-55).converted(yen, 20'000'000, Rounding::HalfEven), Money(-11, yen));
    }

    void twoCurrenciesNeverAddUp()
    {
        const Money yen(1, Currency::of("JPY"));
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)(cny(1) + yen));
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)(cny(1) < yen));
        QCOMPARE(cny(1).add(yen).error().code.id, errors::CurrencyMismatch.id);
        QVERIFY(cny(1) != Money(1, Currency::of("USD")));
    }

    void aSumBeyond64BitsIsAnError()
    {
        QCOMPARE(cny(Most).add(cny(1)).error().code.id, errors::AmountOverflow.id);
        QCOMPARE(cny(Least).subtract(cny(1)).error().code.id, errors::AmountOverflow.id);
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)(cny(Most) + cny(1)));
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)-cny(Least));
    }

    void anAmountIsWrittenForPeopleAndForPrograms()
    {
        QCOMPARE(cny(-123'456'789).format(), QStringLiteral("-1,234,567.89"));
        QCOMPARE(cny(-123'456'789).plain(), QStringLiteral("-1234567.89"));
        QCOMPARE(cny(5).format(), QStringLiteral("0.05"));
        QCOMPARE(cny(-5).plain(), QStringLiteral("-0.05"));
        QCOMPARE(Money(1234, Currency::of("JPY")).format(), QStringLiteral("1,234"));
        QCOMPARE(Money(1234, Currency::of("KWD")).format(), QStringLiteral("1.234"));
        QCOMPARE(cny(Least).plain(), QStringLiteral("-92233720368547758.08"));
    }
};

PLUMBLINE_TEST(MoneyTest)
#include "moneytest.moc"
