#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/domain/entities.h"
#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/serieschart.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/waterfallchart.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/slicemodel.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDir>
#include <QTest>

namespace plumbline::tests {

/// "What changed since Friday", and how long deals stay, asked and opened as a director does.
class PipelineChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Records));
        m_desk.unlock();
        m_window = m_desk.window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(QStringLiteral("pipeline"));
        QVERIFY(settled());
        m_page = m_window->currentPage();
        m_table = m_page->findChild<kit::DataTable *>();
        m_footer = m_page->findChild<kit::TotalsFooter *>();
        m_chart = m_page->findChild<kit::WaterfallChart *>();
        m_day = m_page->findChild<kit::DayField *>(QStringLiteral("sinceDay"));
        QVERIFY(m_table && m_footer && m_chart && m_day);
        look("Change");
        QVERIFY(settled());
    }

    void cleanup()
    {
        while (m_page->removeFilter()) { }
        m_window->slice().clear();
        if (m_page->findChild<QCheckBox *>(QStringLiteral("asRecorded"))->isChecked())
            QTest::keyClick(m_page->findChild<QCheckBox *>(QStringLiteral("asRecorded")), Qt::Key_Space);
        QVERIFY(settled());
    }

    void aWeekIsReckonedFromTheLastFriday()
    {
        // 2026-11-24 is a Tuesday.
        QCOMPARE(m_day->day(), QDate(2026, 11, 20));
        QVERIFY(m_chart->isVisible());
    }

    void everyBarOpensRowsThatAddUpToIt()
    {
        type(QDate(2026, 6, 1));
        m_window->slice().setPeriod({domain::Date(2026, 11, 1), domain::Date(2027, 1, 15)});
        QVERIFY(settled());
        int opened = 0;
        const QStringList bars = walk();
        QCOMPARE(bars.size(), qsizetype{9});
        for (qsizetype at = 0; at < bars.size(); ++at) {
            m_chart->setFocus();
            QTest::keyClick(m_chart, Qt::Key_Home);
            for (qsizetype right = 0; right < at; ++right)
                QTest::keyClick(m_chart, Qt::Key_Right);
            QTest::keyClick(m_chart, Qt::Key_Return);
            QVERIFY(settled());
            QVERIFY(!m_page->filterSentence().isEmpty());
            const QStringList lines = bars.at(at).split(QLatin1Char('\n'));
            QCOMPARE(lines.at(2), m_footer->rows() == 1 ? QStringLiteral("1 deal") : QStringLiteral("%1 deals").arg(m_footer->rows()));
            if (m_footer->rows() > 0) {
                // What is taken away is shown below zero, and opens what was taken.
                QString full = lines.at(3);
                QCOMPARE(m_footer->totals().front().full, full.remove(QLatin1Char('-')));
                ++opened;
            }
            QTest::keyClick(m_table, Qt::Key_Escape);
            QVERIFY(settled());
        }
        QVERIFY2(opened >= 4, qPrintable(QString::number(opened)));
    }

    void anotherDayOfTheFieldAsksAnew()
    {
        const QString before = walk().front();
        type(QDate(2026, 3, 2));
        const QString then = walk().front();
        QVERIFY(then.startsWith(QStringLiteral("2026-03-02")));
        QVERIFY(then != before);
    }

    void aDealPutOffByAnEditSlipsOutOfItsQuarter()
    {
        type(QDate(2026, 11, 20));
        m_window->slice().setPeriod({domain::Date(2026, 10, 1), domain::Date(2026, 12, 31)});
        QVERIFY(settled());
        QVERIFY(barOf(QStringLiteral("Slipped")).contains(QStringLiteral("\n0 deals")));
        QVERIFY(putOff(QStringLiteral("年度框架 4"), domain::Date(2027, 2, 26)));
        QVERIFY(QTest::qWaitFor([&] { return settled() && barOf(QStringLiteral("Slipped")).contains(QStringLiteral("\n1 deal\n")); }, 20000));
    }

    void asRecordedThenNothingWasThereBeforeTheImport()
    {
        type(QDate(2026, 11, 20));
        QVERIFY(!walk().front().contains(QStringLiteral("0 deals")));
        QTest::keyClick(m_page->findChild<QCheckBox *>(QStringLiteral("asRecorded")), Qt::Key_Space);
        QVERIFY(settled());
        // All of it came in by a file on the 24th.
        QVERIFY2(walk().front().contains(QStringLiteral("\n0 deals")), qPrintable(walk().front()));
    }

    void howLongDealsStayIsOneClickAway()
    {
        look("Dwell");
        QVERIFY(settled());
        auto *chart = m_page->findChild<kit::SeriesChart *>(QStringLiteral("dwell"));
        QVERIFY(chart->isVisible());
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Return);
        QVERIFY(settled());
        QVERIFY(m_page->filterSentence().contains(QStringLiteral("Were in the stage")));
        QVERIFY(m_footer->rows() > 0);
        QVERIFY(m_page->removeFilter());
        look("Change");
        QVERIFY(settled());
    }

    void thePicturesForReading()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("no folder for pictures was named");
        type(QDate(2026, 6, 1));
        m_window->slice().setPeriod({domain::Date(2026, 11, 1), domain::Date(2027, 1, 15)});
        for (const char *each : {"Change", "Dwell"}) {
            m_desk.language.use(kit::Tongue::English);
            QTest::qWait(100);
            if (QLatin1String(each) == QLatin1String("Dwell"))
                m_window->slice().clear();
            look(each);
            QVERIFY(settled());
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese})
                for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark}) {
                    m_desk.language.use(tongue);
                    m_desk.theme.setMode(mode);
                    // Words and colours follow with the next turn of events.
                    QTest::qWait(100);
                    QVERIFY(settled());
                    const QString name = QStringLiteral("%1-%2-%3.png").arg(QLatin1String(each)).arg(tongue == kit::Tongue::English ? QStringLiteral("en") : QStringLiteral("zh"))
                                             .arg(mode == kit::ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark"));
                    m_window->grab().save(QDir(folder).filePath(name));
                }
        }
        m_desk.language.use(kit::Tongue::English);
        m_desk.theme.setMode(kit::ThemeMode::Light);
        look("Change");
        QVERIFY(settled());
    }

private:
    [[nodiscard]] bool settled() { return isShown(*m_window, QStringLiteral("pipeline")); }

    void look(const char *name)
    {
        for (QAbstractButton *button : m_page->findChildren<QAbstractButton *>())
            if (button->text() == QLatin1String(name))
                QTest::mouseClick(button, Qt::LeftButton);
    }

    void type(const QDate &day)
    {
        m_day->setFocus();
        m_day->selectAll();
        QTest::keyClicks(m_day, day.toString(Qt::ISODate));
        QTest::keyClick(m_day, Qt::Key_Return);
        QVERIFY(settled());
    }

    /// What a screen reader says of each bar: its label, its value, how many deals, and the value in full.
    [[nodiscard]] QStringList walk() const
    {
        const QStringList lines = m_chart->accessibleDescription().split(QLatin1Char('\n'));
        QStringList bars;
        for (qsizetype at = 0; at + 3 < lines.size(); at += 4)
            bars << lines.mid(at, 4).join(QLatin1Char('\n'));
        return bars;
    }
    [[nodiscard]] QString barOf(const QString &label) const
    {
        for (const QString &each : walk())
            if (each.startsWith(label))
                return each;
        return {};
    }

    /// As the deal's own page does: one field of one record.
    [[nodiscard]] bool putOff(const QString &title, domain::Date to)
    {
        auto hits = m_desk.workspace->search(title, 5);
        hits.waitForFinished();
        for (const auto &hit : hits.result().value_or(std::vector<workspace::SearchHit>())) {
            if (hit.title != title)
                continue;
            auto done = m_desk.workspace->patch(hit.entity, hit.record, QStringLiteral("expected_close"), domain::Date(2026, 11, 24).plusDays(24), to);
            done.waitForFinished();
            return done.result().has_value();
        }
        return false;
    }

    SampleDesk m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    pages::Page *m_page = nullptr;
    kit::DataTable *m_table = nullptr;
    kit::TotalsFooter *m_footer = nullptr;
    kit::WaterfallChart *m_chart = nullptr;
    kit::DayField *m_day = nullptr;
};

PLUMBLINE_TEST(PipelineChangeTest)

} // namespace plumbline::tests

#include "pipelinechangetest.moc"
