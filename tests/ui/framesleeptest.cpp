#include "framesample.h"
#include "support/testregistry.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#ifdef PLUMBLINE_HAS_DBUS
#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QSocketNotifier>

#include <array>
#include <unistd.h>
#endif

namespace plumbline::tests {

#ifdef PLUMBLINE_HAS_DBUS

namespace {

const QString Connection = QStringLiteral("login-of-the-test");

/// Stands in for logind: gives out one delay lock and sees when it is given back.
class SampleLogin : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    /// The reading end hears of the end of the last writing end.
    [[nodiscard]] bool isHeldBack() const { return m_heldBack; }
    [[nodiscard]] QStringList asked() const { return m_asked; }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        m_asked = {what, who, why, mode};
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
            return {};
        m_reading = QDBusUnixFileDescriptor(ends[0]);
        const QDBusUnixFileDescriptor given(ends[1]);
        ::close(ends[0]);
        ::close(ends[1]);
        m_heldBack = true;
        m_watch = std::make_unique<QSocketNotifier>(m_reading.fileDescriptor(), QSocketNotifier::Read);
        connect(m_watch.get(), &QSocketNotifier::activated, this, [this] {
            m_heldBack = false;
            m_watch->setEnabled(false);
        });
        return given;
    }

Q_SIGNALS:
    void PrepareForSleep(bool sleeping);

private:
    QDBusUnixFileDescriptor m_reading;
    std::unique_ptr<QSocketNotifier> m_watch;
    QStringList m_asked;
    bool m_heldBack = false;
};

} // namespace

#endif

/// The machine goes to sleep: the replica locks first. A bus and a logind of the test's own.
class FrameSleepTest : public QObject {
    Q_OBJECT

#ifdef PLUMBLINE_HAS_DBUS
private Q_SLOTS:
    void init()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("There is no dbus-daemon here.");
        m_desk = std::make_unique<SampleDesk>();
        const QString address = QStringLiteral("unix:path=") + m_desk->path(QStringLiteral("bus"));
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"), QStringLiteral("--print-address"),
                        QStringLiteral("--address=") + address});
        // It says where it listens once it does.
        if (!m_daemon.waitForReadyRead(10000))
            QSKIP("The dbus-daemon does not start here.");
        m_desk->systemBus = QString::fromUtf8(m_daemon.readAllStandardOutput()).trimmed();
        QDBusConnection bus = QDBusConnection::connectToBus(m_desk->systemBus, Connection);
        QVERIFY(bus.isConnected());
        m_login = std::make_unique<SampleLogin>();
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/login1"), m_login.get(),
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.login1")));
        QVERIFY(m_desk->create(SampleDesk::Filling::Nothing));
        m_desk->unlock();
        m_window = m_desk->window();
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
    }

    void cleanup()
    {
        m_window.reset();
        QDBusConnection::disconnectFromBus(Connection);
        m_login.reset();
        m_desk.reset();
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void sleepLocksAndIsHeldBackUntilThen()
    {
        QTRY_VERIFY(m_login->isHeldBack());
        QCOMPARE(m_login->asked().first(), QStringLiteral("sleep"));
        QCOMPARE(m_login->asked().last(), QStringLiteral("delay"));
        QVERIFY(!isLocked());
        Q_EMIT m_login->PrepareForSleep(true);
        QTRY_VERIFY(isLocked());
        QTRY_VERIFY(!m_login->isHeldBack());
        QTRY_VERIFY(!m_window->currentPage());
    }

    void wakingUpHoldsTheNextSleepBack()
    {
        QTRY_VERIFY(m_login->isHeldBack());
        Q_EMIT m_login->PrepareForSleep(true);
        QTRY_VERIFY(!m_login->isHeldBack());
        Q_EMIT m_login->PrepareForSleep(false);
        QTRY_VERIFY(m_login->isHeldBack());
        m_desk->unlock();
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        Q_EMIT m_login->PrepareForSleep(true);
        QTRY_VERIFY(isLocked());
    }

    void wakingUpAloneLocksNothing()
    {
        QTRY_VERIFY(m_login->isHeldBack());
        Q_EMIT m_login->PrepareForSleep(false);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        QVERIFY(!isLocked());
    }

private:
    [[nodiscard]] bool isLocked() const { return m_desk->workspace->state() == workspace::Workspace::State::Locked; }

    QProcess m_daemon;
    std::unique_ptr<SampleLogin> m_login;
    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
#else
private Q_SLOTS:
    void sleepIsHeardOf() { QSKIP("Built without Qt D-Bus."); }
#endif
};

PLUMBLINE_TEST(FrameSleepTest)

} // namespace plumbline::tests

#include "framesleeptest.moc"
