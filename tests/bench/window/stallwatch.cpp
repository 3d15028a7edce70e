#include "stallwatch.h"

#include <QMetaEnum>
#include <QPointer>
#include <QThread>

#include <algorithm>

namespace plumbline::bench {

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t microseconds(Clock::duration duration) {
    return std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
}

QString nameOf(const QObject &receiver, QEvent::Type type) {
    const char *event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    const QString object = receiver.objectName().isEmpty() ? QString() : QLatin1Char(' ') + receiver.objectName();
    return QString::fromLatin1(receiver.metaObject()->className()) + object + QStringLiteral(": ") +
           (event ? QString::fromLatin1(event) : QString::number(type));
}

} // namespace

bool NamingApplication::notify(QObject *receiver, QEvent *event) {
    if (m_inside || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    m_inside = true;
    // Neither need live when it is done.
    const QEvent::Type type = event->type();
    const QString before = type == QEvent::DeferredDelete ? nameOf(*receiver, type) : QString();
    const QPointer<QObject> guard(receiver);
    const Clock::time_point start = Clock::now();
    const bool handled = QApplication::notify(receiver, event);
    const Clock::duration took = Clock::now() - start;
    m_inside = false;
    if (took > m_longest)
        keep(took, !before.isEmpty() ? before : guard ? nameOf(*guard, type) : QStringLiteral("something that deleted itself"));
    return handled;
}

void NamingApplication::act(const QString &name, const std::function<void()> &work) {
    m_inside = true;
    const Clock::time_point start = Clock::now();
    work();
    m_inside = false;
    if (const Clock::duration took = Clock::now() - start; took > m_longest)
        keep(took, name);
}

QString NamingApplication::takeLongest() {
    const QString said = QStringLiteral("%1 (%2 ms)").arg(m_name).arg(microseconds(m_longest) / 1000);
    m_longest = {};
    m_name.clear();
    return said;
}

void NamingApplication::keep(Clock::duration took, const QString &name) {
    m_longest = took;
    m_name = name;
}

/// Made on the UI thread, which is the process's first.
StallWatch::StallWatch() : m_account(QStringLiteral("/proc/self/task/%1/schedstat").arg(QCoreApplication::applicationPid())) {
    // Where the kernel keeps no such account nothing is taken off.
    static_cast<void>(m_account.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    m_samples.reserve(1'000'000);
    m_pinger = std::thread([this] { ping(); });
}

StallWatch::~StallWatch() {
    m_stopping = true;
    m_answered = true;
    m_answered.notify_all();
    m_pinger.join();
}

/// Of one thread at a time: the other one waits for the event, or for its answer.
std::int64_t StallWatch::queuedOfUi() {
    if (!m_account.isOpen() || !m_account.seek(0))
        return 0;
    const QList<QByteArray> nanoseconds = m_account.read(128).split(' ');
    return nanoseconds.size() > 1 ? nanoseconds.at(1).toLongLong() / 1000 : 0;
}

void StallWatch::ping() {
    while (!m_stopping) {
        m_answered = false;
        m_queuedWhenPosted = queuedOfUi();
        m_posted = Clock::now();
        QCoreApplication::postEvent(this, new QEvent(QEvent::User)); // the event queue owns it
        m_answered.wait(false);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

bool StallWatch::event(QEvent *event) {
    if (event->type() != QEvent::User)
        return QObject::event(event);
    const std::int64_t waited = microseconds(Clock::now() - m_posted);
    m_samples.push_back({waited, std::max<std::int64_t>(waited - (queuedOfUi() - m_queuedWhenPosted), 0)});
    m_answered = true;
    m_answered.notify_all();
    return true;
}

StallWatch::Waits StallWatch::take() {
    Waits waits;
    waits.samples = m_samples.size();
    if (m_samples.empty())
        return waits;
    std::ranges::sort(m_samples, {}, &Sample::waited);
    waits.p99 = m_samples[(m_samples.size() - 1) * 99 / 100].waited;
    waits.longest = m_samples.back().waited;
    waits.longestServed = std::ranges::max(m_samples, {}, &Sample::served).served;
    waits.overLimit = std::ranges::count_if(m_samples, [](const Sample &each) { return each.waited > LimitMicroseconds; });
    m_samples.clear();
    return waits;
}

} // namespace plumbline::bench
