#include "support/testregistry.h"

#include "plumbline/domain/errors.h"
#include "plumbline/domain/ports.h"

#include <QTest>

using namespace plumbline::domain;

class DateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDateIsReadAsFilesWriteIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char16_t *text, const char *iso) {
            const QString shown = QString::fromUtf16(text);
            QTest::newRow(qPrintable(shown)) << shown << QString::fromLatin1(iso);
        };
        row(u"2026-11-23", "2026-11-23");
        row(u"2026-1-3", "2026-01-03");
        row(u"2026/11/23", "2026-11-23");
        row(u"2026.11.23", "2026-11-23");
        row(u"2026年11月23日", "2026-11-23");
        row(u"2026年1月3日", "2026-01-03");
        row(u"2026 年 1 月 3 日", "2026-01-03");
        row(u"２０２６-１１-２３", "2026-11-23");
        row(u"20261123", "2026-11-23");
        row(u"11/23/2026", "2026-11-23");
        row(u"3/4/2026", "2026-03-04");
        row(u"23/4/2026", "2026-04-23");
        row(u"23.11.2026", "2026-11-23");
        row(u"3.4.2026", "2026-04-03");
        row(u"  2026-11-23 ", "2026-11-23");
        row(u"2026-11-23T08:05:09Z", "2026-11-23");
        row(u"2026-11-23 08:05", "2026-11-23");
        row(u"2026-11-23 08:05:09.123+08:00", "2026-11-23");
        row(u"11/23/2026 11:20 PM", "2026-11-23");
        row(u"2026年11月23日 下午3:20", "2026-11-23");
        row(u"2026年11月23日 8时5分", "2026-11-23");
        row(u"2024-02-29", "2024-02-29");
    }

    void aDateIsReadAsFilesWriteIt()
    {
        QFETCH(QString, text);
        const auto date = Date::parse(text);
        QVERIFY(date.has_value());
        QTEST(date->toIso(), "iso");
    }

    void whatIsNoDateIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char16_t *text : {u"", u"2026", u"2026-13-01", u"2026-02-29", u"2026-00-10", u"2026-11-23x", u"2026-11/23", u"1-2-26",
                                     u"2026年11月23", u"31/31/2026", u"2026-11-23 25:00", u"2026-11-23 8", u"昨天", u"20261323", u"2026112", u"2026-11-233"}) {
            const QString shown = QString::fromUtf16(text);
            QTest::newRow(qPrintable(QStringLiteral("<%1>").arg(shown))) << shown;
        }
    }

    void whatIsNoDateIsRefused()
    {
        QFETCH(QString, text);
        const auto date = Date::parse(text);
        QVERIFY(!date);
        QCOMPARE(date.error().code.id, errors::DateUnreadable.id);
        QCOMPARE(date.error().detail, text);
    }

    void theFilesOrderDecidesWhereTheTextDoesNot()
    {
        QCOMPARE(Date::parse(u"3/4/2026", DateOrder::DayMonthYear)->toIso(), QStringLiteral("2026-04-03"));
        QCOMPARE(Date::parse(u"3.4.2026", DateOrder::MonthDayYear)->toIso(), QStringLiteral("2026-03-04"));
        QVERIFY(!Date::parse(u"23/4/2026", DateOrder::MonthDayYear));
        QVERIFY(!Date::parse(u"3/4/2026", DateOrder::YearMonthDay));
        QCOMPARE(Date::parse(u"2026-04-03", DateOrder::DayMonthYear)->toIso(), QStringLiteral("2026-04-03"));
    }

    void monthsAreAddedToTheirLastDayAtMost()
    {
        QCOMPARE(Date(2026, 1, 31).plusMonths(1), Date(2026, 2, 28));
        QCOMPARE(Date(2024, 2, 29).plusMonths(12), Date(2025, 2, 28));
        QCOMPARE(Date(2026, 1, 15).plusMonths(-2), Date(2025, 11, 15));
        QCOMPARE(Date(2026, 2, 10).firstOfMonth(), Date(2026, 2, 1));
        QCOMPARE(Date(2026, 2, 10).lastOfMonth(), Date(2026, 2, 28));
    }

    void aMomentIsWrittenToTheMicrosecond()
    {
        const Instant moment = Instant(Date(2026, 11, 23).sysDays()) + std::chrono::hours(8) + std::chrono::minutes(5) + std::chrono::seconds(9)
            + std::chrono::microseconds(1);
        QCOMPARE(toIso(moment), QStringLiteral("2026-11-23T08:05:09.000001Z"));
        QCOMPARE(toIso(Instant(std::chrono::microseconds(-1))), QStringLiteral("1969-12-31T23:59:59.999999Z"));
    }

    void theBusinessDateIsThatOfTheOrganisationsTimeZone()
    {
        const Instant evening = Instant(Date(2026, 11, 23).sysDays()) + std::chrono::hours(17);
        QCOMPARE(businessDate(evening, QStringLiteral("Asia/Shanghai")), Date(2026, 11, 24));
        QCOMPARE(businessDate(evening, QStringLiteral("America/New_York")), Date(2026, 11, 23));
        QCOMPARE(businessDate(evening, QStringLiteral("Nowhere/Else")), Date(2026, 11, 23));
    }

    void aRangeHoldsBothItsEnds()
    {
        const DateRange range{Date(2026, 1, 1), Date(2026, 1, 31)};
        QVERIFY(range.contains(Date(2026, 1, 1)) && range.contains(Date(2026, 1, 31)));
        QVERIFY(!range.contains(Date(2026, 2, 1)));
        QVERIFY(DateRange().contains(Date(1970, 1, 1)) && DateRange().isOpen());
    }
};

PLUMBLINE_TEST(DateTest)
#include "datetest.moc"
