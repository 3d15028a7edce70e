#include "support/testregistry.h"

#include "plumbline/domain/calendar.h"
#include "plumbline/domain/errors.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace plumbline::domain;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<WorkCalendar> shipped()
{
    return WorkCalendar::parse(contentOf(QStringLiteral(PLUMBLINE_SOURCE_DIR "/resources/calendars/china.csv")));
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datedDaysComeBeforeTheWeekday()
    {
        const auto calendar = WorkCalendar::parse("# remark\n2026,published\n2026-02-14,work,春节\r\n2026-02-16,off,春节\n\n2027,provisional\n");
        QVERIFY(calendar.has_value());
        QVERIFY(calendar->isWorkingDay(Date(2026, 2, 14))); // a Saturday
        QVERIFY(!calendar->isWorkingDay(Date(2026, 2, 16))); // a Monday
        QVERIFY(calendar->isWorkingDay(Date(2026, 2, 17)));
        QVERIFY(!calendar->isWorkingDay(Date(2026, 2, 15)));
        QCOMPARE(calendar->nameOf(Date(2026, 2, 16)), QStringLiteral("春节"));
        QVERIFY(calendar->nameOf(Date(2026, 2, 17)).isEmpty());
        QVERIFY(!calendar->isProvisional(2026));
        QVERIFY(calendar->isProvisional(2027));
        QVERIFY(calendar->isProvisional(2028));
    }

    void workingDaysAreCountedInBothDirections()
    {
        const WorkCalendar plain;
        QCOMPARE(plain.workingDaysBetween(Date(2026, 11, 23), Date(2026, 11, 30)), 5);
        QCOMPARE(plain.workingDaysBetween(Date(2026, 11, 30), Date(2026, 11, 23)), -5);
        QCOMPARE(plain.workingDaysBetween(Date(2026, 11, 27), Date(2026, 11, 30)), 1);
        QCOMPARE(plain.workingDaysBetween(Date(2026, 11, 28), Date(2026, 11, 30)), 0);
        QCOMPARE(plain.plusWorkingDays(Date(2026, 11, 27), 1), Date(2026, 11, 30));
        QCOMPARE(plain.plusWorkingDays(Date(2026, 11, 30), -1), Date(2026, 11, 27));
        QCOMPARE(plain.plusWorkingDays(Date(2026, 11, 28), 0), Date(2026, 11, 28));
    }

    void aLineThatIsNoFactIsNamed()
    {
        for (const char *line : {"2026-02-30,off,x", "2026-02-14,maybe,x", "2026,perhaps", "hello"}) {
            const auto calendar = WorkCalendar::parse(QByteArray("2026,published\n") + line);
            QVERIFY(!calendar);
            QCOMPARE(calendar.error().code.id, errors::CalendarUnreadable.id);
            QCOMPARE(calendar.error().detail, QString::fromLatin1(line));
        }
    }

    void theProductShipsTheYearsThatArePublished()
    {
        const auto calendar = shipped();
        QVERIFY(calendar.has_value());
        for (int year = 2018; year <= 2026; ++year)
            QVERIFY(!calendar->isProvisional(year));
        QVERIFY(calendar->isProvisional(2027));
        QVERIFY(!calendar->isWorkingDay(Date(2026, 10, 1)));
        QVERIFY(calendar->isWorkingDay(Date(2026, 2, 14)));
    }

    void theShippedFactsAreThePublishedOnes()
    {
        const QString folder = plumbline::tests::sharedData(QStringLiteral("holiday-cn"));
        if (folder.isEmpty())
            QSKIP("the published calendars are not beside this checkout");
        const auto calendar = shipped();
        QVERIFY(calendar.has_value());
        for (const QString &name : QDir(folder).entryList({QStringLiteral("20??.json")})) {
            const QJsonObject year = QJsonDocument::fromJson(contentOf(folder + u'/' + name)).object();
            const QJsonArray days = year[QStringLiteral("days")].toArray();
            QCOMPARE(calendar->isProvisional(year[QStringLiteral("year")].toInt()), days.isEmpty());
            for (const QJsonValue &value : days) {
                const QJsonObject day = value.toObject();
                const auto date = Date::parse(day[QStringLiteral("date")].toString());
                QVERIFY(date.has_value());
                QCOMPARE(calendar->isWorkingDay(*date), !day[QStringLiteral("isOffDay")].toBool());
                QCOMPARE(calendar->nameOf(*date), day[QStringLiteral("name")].toString());
            }
        }
    }
};

PLUMBLINE_TEST(CalendarTest)
#include "calendartest.moc"
