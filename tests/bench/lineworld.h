#pragma once

#include "plumbline/hub/place.h"
#include "plumbline/hub/server.h"
#include "plumbline/sync/connection.h"
#include "support/syncworld.h"

#include <QTcpServer>
#include <QThread>

/// What the section "sync" is measured on: a hub behind TLS on loopback, with threads of its own, and real replicas that talk
/// to it from theirs.
namespace plumbline::bench {

template <typename F>
std::int64_t microseconds(F &&work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
}

/// A device as its invitation made it.
using Identity = sync::Enrolling::Done;

/// A hub with an organisation of teams; each has one salesperson. All deals but three of each team are the first team's.
class LineWorld {
public:
    LineWorld(storage::Engine engine, std::int64_t deals, int teams = 2);
    ~LineWorld();

    /// While it is not served.
    [[nodiscard]] Identity enrol(domain::UserId user, const QString &name);
    [[nodiscard]] hub::Hub &hub() { return *m_hub; }
    void serve();
    void stop() { m_server.reset(); }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] const QByteArray &fingerprint() const { return m_fingerprint; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] replica::Ports replicaPorts() { return {&m_clock, &m_ids}; }

    /// The manager is the first team's.
    domain::UserId administrator, director, manager;
    std::vector<domain::TeamId> teams;
    std::vector<domain::UserId> sellers;
    std::vector<std::vector<domain::DealId>> deals;
    /// Of every deal before anybody changes it.
    static constexpr QLatin1StringView Source{"fair"};

private:
    [[nodiscard]] domain::Changes foundation(std::int64_t count, int teamCount);
    [[nodiscard]] domain::Uuid next() { return m_ids.next(); }

    QTemporaryDir m_folder;
    domain::SystemClock m_clock;
    domain::Uuid7Source m_ids{m_clock};
    domain::Uuid7Source m_hubIds{m_clock};
    tests::HubPlace m_place;
    hub::Certificate m_certificate;
    QByteArray m_fingerprint;
    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<hub::Server> m_server;
};

/// A patch of a deal's source from what it was founded with.
[[nodiscard]] domain::PatchField moved(domain::DealId deal, const QString &to);

/// A workstation: a replica and its line to the hub, on a thread of their own.
class Desk {
public:
    /// `port`: of this machine, where its hub is.
    Desk(LineWorld &world, const QString &name, const Identity &identity, quint16 port);
    ~Desk();

    /// On the desk's thread, waited for.
    void run(const std::function<void(replica::Replica &)> &work);
    void post(std::function<void(replica::Replica &)> work);
    void connect();
    /// As a process that is killed: nothing is said to anybody.
    void cut();
    /// Waits until nothing is missing and nothing waits. Throws where the session ended instead.
    void waitUntilUpToDate();
    void syncNow();
    /// Offers what was done here.
    void localWork();
    /// Called on the desk's thread when rows have changed, or with every progress.
    void onChanged(std::function<void()> changed);
    void onProgress(std::function<void(const sync::Progress &)> progress);
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] std::vector<ledger::Row> rows();

private:
    void told(const sync::Progress &progress);

    QString m_folder;
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<replica::Replica> m_replica;
    std::unique_ptr<sync::Connection> m_connection;
    std::function<void()> m_changed;
    std::function<void(const sync::Progress &)> m_progress;
    std::mutex m_guard;
    std::condition_variable m_moves;
    sync::Phase m_phase = sync::Phase::Connecting;
    std::optional<domain::Error> m_error;
};

/// Passes the bytes of lines on to a hub and counts them, as they are on the wire.
class Relay {
public:
    explicit Relay(quint16 hubPort);
    ~Relay();
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Both ways since the last call.
    [[nodiscard]] std::int64_t takeBytes() { return m_bytes.exchange(0); }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }

private:
    void take(QTcpServer &server, quint16 hubPort);

    QThread m_thread;
    QObject m_context;
    std::unique_ptr<QTcpServer> m_server;
    std::atomic<std::int64_t> m_bytes = 0;
    quint16 m_port = 0;
};

} // namespace plumbline::bench
