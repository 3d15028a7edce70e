#include "framesample.h"
#include "support/testregistry.h"

#include "frame/idlelock.h"
#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/shortcutsheet.h"

#include <QAction>
#include <QTest>

namespace plumbline::tests {

using namespace std::chrono_literals;

/// Away for a while: the replica locks. The time is the test's own.
class FrameIdleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<SampleDesk>();
        QVERIFY(m_desk->create(SampleDesk::Filling::Nothing));
        m_desk->unlock();
        open();
    }

    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void aQuarterOfAnHourAwayLocks()
    {
        QCOMPARE(idle().minutes(), 15);
        QVERIFY(action(15)->isChecked());
        pass(15min - 1ms);
        QVERIFY(!isLocked());
        pass(1ms);
        QVERIFY(isLocked());
    }

    void theChoiceHoldsAtOnce()
    {
        pass(14min);
        m_window->actions().trigger(QStringLiteral("replica.lockAfter.5"));
        QVERIFY(action(5)->isChecked());
        QVERIFY(!action(15)->isChecked());
        pass(5min - 1ms);
        QVERIFY(!isLocked());
        pass(1ms);
        QVERIFY(isLocked());
    }

    void choosingTheSameAgainKeepsIt()
    {
        action(15)->trigger();
        QVERIFY(action(15)->isChecked());
        QCOMPARE(idle().minutes(), 15);
    }

    void aKeyOrTheMouseCountsFromTheStart()
    {
        pass(14min);
        QTest::keyClick(m_window.get(), Qt::Key_Shift);
        pass(14min);
        QTest::mouseMove(m_window.get(), QPoint(40, 40));
        QTest::mouseClick(m_window.get(), Qt::RightButton, {}, QPoint(4, 4));
        pass(14min);
        QVERIFY(!isLocked());
        pass(1min);
        QVERIFY(isLocked());
    }

    void neverIsNever()
    {
        m_window->actions().trigger(QStringLiteral("replica.lockAfter.0"));
        QVERIFY(action(0)->isChecked());
        pass(1000h);
        QVERIFY(!isLocked());
    }

    void theChoiceIsKept()
    {
        m_window->actions().trigger(QStringLiteral("replica.lockAfter.60"));
        m_window.reset();
        open();
        QCOMPARE(m_desk->settings->value(pages::IdleMinutes), 60);
        QCOMPARE(idle().minutes(), 60);
        QVERIFY(action(60)->isChecked());
    }

    void lockingTakesDialogsAway()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(m_window->findChild<kit::ShortcutSheet *>() && m_window->findChild<kit::ShortcutSheet *>()->isVisible());
        pass(15min);
        QVERIFY(isLocked());
        QTRY_VERIFY(!m_window->findChild<kit::ShortcutSheet *>()->isVisible());
    }

private:
    void open()
    {
        m_window = m_desk->window();
        idle().setTicks([this] { return m_now; });
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
    }

    [[nodiscard]] pages::IdleLock &idle() const { return *m_window->findChild<pages::IdleLock *>(); }
    [[nodiscard]] QAction *action(int minutes) const
    {
        return m_window->actions().find(QStringLiteral("replica.lockAfter.%1").arg(minutes));
    }
    [[nodiscard]] bool isLocked() const { return m_desk->workspace->state() == workspace::Workspace::State::Locked; }

    /// Time goes by, and then the timer looks.
    void pass(std::chrono::milliseconds time)
    {
        m_now += time;
        idle().check();
    }

    std::chrono::milliseconds m_now = 0ms;
    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
};

PLUMBLINE_TEST(FrameIdleTest)

} // namespace plumbline::tests

#include "frameidletest.moc"
