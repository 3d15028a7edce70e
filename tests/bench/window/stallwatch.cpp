#include "stallwatch.h"

#include <QMetaEnum>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <pthread.h>

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

StallWatch::StallWatch() {
    pthread_getcpuclockid(pthread_self(), &m_uiClock);
    m_samples.reserve(1'000'000);
    m_pinger = std::thread([this] { ping(); });
}

StallWatch::~StallWatch() {
    m_stopping = true;
    m_answered = true;
    m_answered.notify_all();
    m_pinger.join();
}

std::int64_t StallWatch::processorOfUi() const {
    timespec spent{};
    clock_gettime(m_uiClock, &spent);
    return std::int64_t{spent.tv_sec} * 1'000'000 + spent.tv_nsec / 1000;
}

void StallWatch::ping() {
    while (!m_stopping) {
        m_answered = false;
        m_ownWhenPosted = processorOfUi();
        m_posted = Clock::now();
        QCoreApplication::postEvent(this, new QEvent(QEvent::User)); // the event queue owns it
        m_answered.wait(false);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

bool StallWatch::event(QEvent *event) {
    if (event->type() != QEvent::User)
        return QObject::event(event);
    m_samples.push_back({microseconds(Clock::now() - m_posted), processorOfUi() - m_ownWhenPosted});
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
    waits.ownOfLongest = m_samples.back().own;
    waits.overLimit = std::ranges::count_if(m_samples, [](const Sample &each) { return each.waited > LimitMicroseconds; });
    m_samples.clear();
    return waits;
}

} // namespace plumbline::bench
