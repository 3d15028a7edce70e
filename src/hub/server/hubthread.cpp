#include "hubthread.h"

#include "plumbline/hub/errors.h"
#include "plumbline/storage/errors.h"

namespace plumbline::hub {
namespace {

/// How often it looks whether another program wrote to the database.
constexpr std::chrono::milliseconds Round{1'000};

QString lineOf(const domain::Error &error) {
    return QString::fromLatin1(error.code.id.data(), static_cast<qsizetype>(error.code.id.size())) + u' ' + error.detail;
}

} // namespace

HubThread::HubThread(Hub &hub, std::function<void(const QString &line)> log) : m_hub(hub), m_log(std::move(log)) {
    // Pushes are queued on this very thread, in the work that hands a frame to its session.
    m_hub.setWake([this] { m_pushed = true; });
    m_hub.setAtWork([this] { ++m_steps; });
    m_thread = std::thread([this] { run(); });
}

HubThread::~HubThread() {
    {
        const std::scoped_lock lock(m_guard);
        m_ends = true;
    }
    m_wakes.notify_one();
    m_thread.join();
    m_hub.setWake({});
    m_hub.setAtWork({});
}

void HubThread::post(Work work) {
    {
        const std::scoped_lock lock(m_guard);
        m_queue.push_back(std::move(work));
    }
    m_wakes.notify_one();
}

void HubThread::noticed(const domain::Error &error) {
    m_log(lineOf(error));
    m_lost = m_lost || error.code == storage::errors::ConnectionLost || error.code == errors::Broken;
}

void HubThread::run() {
    bool ends = false;
    while (!ends) {
        std::vector<Work> taken;
        {
            std::unique_lock lock(m_guard);
            m_wakes.wait_for(lock, Round, [this] { return m_ends || !m_queue.empty(); });
            taken.swap(m_queue);
            ends = m_ends && taken.empty();
        }
        for (const Work &work : taken)
            guarded(work);
        if (std::exchange(m_pushed, false))
            guarded([this](Hub &) { commit(); });
        for (const auto &tell : std::exchange(m_afterwards, {}))
            tell();
        if (std::chrono::steady_clock::now() - m_looked >= Round)
            guarded([this](Hub &) { lookRound(); });
    }
}

void HubThread::guarded(const Work &work) {
    ++m_steps;
    try {
        work(m_hub);
    } catch (const std::exception &broken) {
        noticed({errors::Broken, QString::fromUtf8(broken.what())});
    }
}

void HubThread::commit() {
    if (const auto done = m_hub.commitQueued(); !done)
        noticed(done.error());
}

void HubThread::lookRound() {
    m_looked = std::chrono::steady_clock::now();
    if (m_lost) {
        if (const auto done = m_hub.reconnect(); !done) {
            m_log(lineOf(done.error()));
            return;
        }
        m_lost = false;
    }
    if (const auto done = m_hub.tellFollowers(); !done)
        noticed(done.error());
}

} // namespace plumbline::hub
