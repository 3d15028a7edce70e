#include "support/testregistry.h"

#include "frame/syncline.h"
#include "frame/syncwords.h"

#include "plumbline/kit/language.h"
#include "plumbline/kit/theme.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace plumbline;
using pages::SyncLine;
using Status = workspace::SyncStatus;
using Line = Status::Line;

namespace {

const QString Shanghai = QStringLiteral("Asia/Shanghai");
constexpr domain::Date Today(2026, 11, 24);

Status statusOf(Line line)
{
    Status status;
    status.line = line;
    return status;
}

} // namespace

/// What the bottom line says of the hub.
class SyncLineTest : public QObject {
    Q_OBJECT

private:
    kit::ThemeController m_theme;
    kit::Language m_language;
    std::unique_ptr<SyncLine> m_line;

    QPushButton *line() { return m_line->findChild<QPushButton *>(QStringLiteral("sync.line")); }
    QPushButton *conflicts() { return m_line->findChild<QPushButton *>(QStringLiteral("sync.conflicts")); }
    QProgressBar *progress() { return m_line->findChild<QProgressBar *>(QStringLiteral("sync.progress")); }

private Q_SLOTS:
    void init()
    {
        m_language.use(kit::Tongue::English);
        m_line = std::make_unique<SyncLine>(nullptr);
        m_line->show();
    }

    void aReplicaOfNoHubSaysNothing()
    {
        m_line->setStatus(statusOf(Line::Alone));
        QVERIFY(!m_line->isVisible());
    }

    void everyLineHasWordsAndAShape()
    {
        QStringList said;
        for (const Line each : {Line::Offline, Line::Connecting, Line::Scanning, Line::CatchingUp, Line::UpToDate, Line::Stopped}) {
            m_line->setStatus(statusOf(each));
            QVERIFY(m_line->isVisible());
            QVERIFY(!line()->text().isEmpty() && !said.contains(line()->text()));
            QVERIFY(!line()->icon().isNull());
            QVERIFY(!line()->accessibleName().isEmpty());
            said << line()->text();
        }
    }

    void whatWaitsIsCountedAndOpensWithAKey()
    {
        Status status = statusOf(Line::Offline);
        status.pending = 1;
        m_line->setStatus(status);
        QCOMPARE(line()->text(), QStringLiteral("Offline, everything works  ·  1 operation waits"));
        status.pending = 12'340;
        m_line->setStatus(status);
        QVERIFY(line()->text().endsWith(QStringLiteral("12,340 operations wait")));
        QSignalSpy wanted(m_line.get(), &SyncLine::waitingWanted);
        QTest::keyClick(line(), Qt::Key_Space);
        QCOMPARE(wanted.size(), 1);
    }

    void aFirstSyncShowsHowFarItIs()
    {
        Status status = statusOf(Line::Scanning);
        status.rowsScanned = 12'340;
        status.rowsExpected = 1'000'000;
        m_line->setStatus(status);
        QVERIFY(line()->text().startsWith(QStringLiteral("Receiving rows: 12,340 of 1,000,000")));
        QVERIFY(progress()->isVisible());
        QCOMPARE(progress()->value(), 12);
        // More rows than the hub expected are no more than all.
        status.rowsScanned = 2'000'000;
        m_line->setStatus(status);
        QCOMPARE(progress()->value(), progress()->maximum());
        m_line->setStatus(statusOf(Line::UpToDate));
        QVERIFY(!progress()->isVisible());
    }

    void conflictsLeadToTheirPage()
    {
        m_line->setStatus(statusOf(Line::UpToDate));
        QVERIFY(!conflicts()->isVisible());
        Status status = statusOf(Line::UpToDate);
        status.conflicts = 3;
        m_line->setStatus(status);
        QCOMPARE(conflicts()->text(), QStringLiteral("3 conflicts"));
        QSignalSpy wanted(m_line.get(), &SyncLine::conflictsWanted);
        QTest::mouseClick(conflicts(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void todaysMomentsNeedNoDay()
    {
        Status status = statusOf(Line::UpToDate);
        QCOMPARE(pages::heardText(status, Shanghai, Today), QStringLiteral("Not synced yet"));
        // 14:05 in Shanghai.
        status.heardAt = domain::Instant(Today.sysDays()) + std::chrono::hours(6) + std::chrono::minutes(5);
        QCOMPARE(pages::heardText(status, Shanghai, Today), QStringLiteral("Last synced 14:05"));
        QCOMPARE(pages::heardText(status, Shanghai, Today.plusDays(1)), QStringLiteral("Last synced 2026-11-24 14:05"));
    }

    void wordsFollowTheLanguage()
    {
        m_line->setStatus(statusOf(Line::UpToDate));
        m_language.use(kit::Tongue::Chinese);
        m_line->retranslate();
        QCOMPARE(line()->text(), QStringLiteral("已连接，数据最新"));
    }
};

PLUMBLINE_TEST(SyncLineTest)

#include "synclinetest.moc"
