#include "frame/idlelock.h"

#include <QCoreApplication>
#include <QEvent>

namespace plumbline::pages {

std::chrono::milliseconds IdleLock::steadyTicks()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

IdleLock::IdleLock(Ticks ticks, QObject *parent) : QObject(parent), m_ticks(std::move(ticks)), m_lastSeen(m_ticks())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleLock::check);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleLock::setMinutes(int minutes)
{
    m_minutes = std::max(minutes, 0);
    m_timer.stop();
    countFromNow();
}

void IdleLock::setTicks(Ticks ticks)
{
    m_ticks = std::move(ticks);
    setMinutes(m_minutes);
}

/// Called for every move of the mouse: as long as the timer runs, noting the time is all it takes.
void IdleLock::countFromNow()
{
    m_lastSeen = m_ticks();
    if (m_minutes > 0 && !m_timer.isActive())
        m_timer.start(std::chrono::minutes(m_minutes));
}

void IdleLock::check()
{
    if (m_minutes <= 0)
        return;
    const auto away = m_ticks() - m_lastSeen;
    const std::chrono::milliseconds limit = std::chrono::minutes(m_minutes);
    if (away < limit) {
        m_timer.start(limit - away);
        return;
    }
    m_timer.stop();
    Q_EMIT lockWanted();
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin: countFromNow(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace plumbline::pages
