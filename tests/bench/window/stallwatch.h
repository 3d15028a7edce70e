#pragma once

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QObject>
#include <QString>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace plumbline::bench {

/// An application that knows which event took its own thread longest, so that a stall has a name.
class NamingApplication final : public QApplication {
public:
    NamingApplication(int &argc, char **argv) : QApplication(argc, argv) {}

    bool notify(QObject *receiver, QEvent *event) override;
    /// Work of the script itself, named.
    void act(const QString &name, const std::function<void()> &work);
    /// The longest since the last time this was asked: what it was, and its milliseconds.
    [[nodiscard]] QString takeLongest();

private:
    void keep(std::chrono::steady_clock::duration took, const QString &name);

    bool m_inside = false;
    std::chrono::steady_clock::duration m_longest{};
    QString m_name;
};

/// How long an event waits until the UI thread turns to it, sampled as often as that thread lets it: another thread posts one,
/// waits for its answer, rests a millisecond and posts the next. What it waits behind is what a key press or a mouse move
/// would wait behind. The dispatcher's own `awake` and `aboutToBlock` would not do: they stand around the work in one of Qt's
/// dispatchers and around the waiting in the other, and a loop that is never idle does not say the second at all.
class StallWatch final : public QObject {
public:
    StallWatch();
    ~StallWatch() override;
    StallWatch(const StallWatch &) = delete;
    StallWatch &operator=(const StallWatch &) = delete;

    struct Waits {
        std::size_t samples = 0;
        std::int64_t p99 = 0;
        std::int64_t longest = 0;
        /// The longest without the time in which the UI thread could have run and no core was free for it: what its own work,
        /// locks and the disk took, whatever else the machine had to do.
        std::int64_t longestServed = 0;
        std::int64_t overLimit = 0;
    };
    /// In microseconds, of everything since the last time this was asked.
    [[nodiscard]] Waits take();

    static constexpr std::int64_t LimitMicroseconds = 50'000;

protected:
    bool event(QEvent *event) override;

private:
    struct Sample {
        std::int64_t waited;
        std::int64_t served;
    };
    [[nodiscard]] std::int64_t queuedOfUi();
    void ping();

    /// The kernel's account of the UI thread's time: running, waiting for a core.
    QFile m_account;
    // Written before an event is posted, read when it has come: posting orders the two.
    std::chrono::steady_clock::time_point m_posted;
    std::int64_t m_queuedWhenPosted = 0;
    std::atomic<bool> m_answered = true;
    std::atomic<bool> m_stopping = false;
    std::vector<Sample> m_samples;
    std::thread m_pinger;
};

} // namespace plumbline::bench
