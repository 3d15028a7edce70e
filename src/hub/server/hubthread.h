#pragma once

#include "plumbline/hub/hub.h"

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
    std::vector<Work> m_queue;
    bool m_ends = false;
    // Of the hub's thread alone.
    bool m_pushed = false;
    bool m_lost = false;
    std::chrono::steady_clock::time_point m_looked{};
    std::thread m_thread;
};

} // namespace plumbline::hub
