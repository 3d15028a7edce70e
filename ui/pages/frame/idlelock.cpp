#include "frame/idlelock.h"

#include <QCoreApplication>
#include <QEvent>

#ifdef PLUMBLINE_HAS_DBUS
#include <QDBusConnection>
#endif

namespace plumbline::pages {

IdleLock::IdleLock(QObject *parent) : QObject(parent)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &IdleLock::lockWanted);
    QCoreApplication::instance()->installEventFilter(this);
#ifdef PLUMBLINE_HAS_DBUS
    QDBusConnection::systemBus().connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                                         QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
                                         SLOT(prepareForSleep(bool)));
#endif
}

void IdleLock::setMinutes(int minutes)
{
    m_minutes = minutes;
    if (minutes <= 0)
        m_idle.stop();
    else
        m_idle.start(minutes * 60 * 1000);
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_minutes > 0)
            m_idle.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void IdleLock::prepareForSleep(bool sleeping)
{
    if (sleeping)
        Q_EMIT lockWanted();
}

} // namespace plumbline::pages
