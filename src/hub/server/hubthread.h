#pragma once

#include "plumbline/hub/hub.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace plumbline::hub {

/// The one thread that uses a hub. What was pushed while it worked goes into one commit.
class HubThread {
public:
    using Work = std::function<void(Hub &hub)>;
    HubThread(Hub &hub, std::function<void(const QString &line)> log);
    /// After everything that was posted.
    ~HubThread();
    HubThread(const HubThread &) = delete;
    HubThread &operator=(const HubThread &) = delete;

    void post(Work work);
    /// Errors of the database, so that a lost connection is made anew.
    void noticed(const domain::Error &error);
    void log(const QString &line) const { m_log(line); }
    /// Of the hub's thread: once what is taken up at present is done, the commit of what it pushed included.
    void afterwards(std::function<void()> tell) { m_afterwards.push_back(std::move(tell)); }
    /// Grows while the hub gets on with its work; from any thread.
    [[nodiscard]] std::uint64_t steps() const { return m_steps; }

private:
    void run();
    /// Nothing thrown leaves it.
    void guarded(const Work &work);
    void commit();
    void lookRound();

    Hub &m_hub;
    std::function<void(const QString &line)> m_log;
    std::mutex m_guard;
    std::condition_variable m_wakes;
    std::atomic<std::uint64_t> m_steps{0};
    std::vector<Work> m_queue;
    bool m_ends = false;
    // Of the hub's thread alone.
    bool m_pushed = false;
    bool m_lost = false;
    std::vector<std::function<void()>> m_afterwards;
    std::chrono::steady_clock::time_point m_looked{};
    std::thread m_thread;
};

} // namespace plumbline::hub
