#pragma once

#include "plumbline/sync/connection.h"

namespace plumbline::sync {

/// Random numbers from outside: one from 0 up to but not `below`.
using Jitter = std::function<std::uint32_t(std::uint32_t below)>;

/// How long to wait before the next attempt: twice as long after each that failed, up to a bound, and somewhere between half
/// and all of it, so that thirty workstations do not come back in the same instant.
class BackOff {
public:
    explicit BackOff(Jitter jitter) : m_jitter(std::move(jitter)) {}
    [[nodiscard]] std::chrono::milliseconds next();
    void reset() { m_failures = 0; }

    static constexpr std::chrono::milliseconds First = std::chrono::milliseconds(500);
    static constexpr std::chrono::milliseconds Longest = std::chrono::minutes(1);

private:
    Jitter m_jitter;
    int m_failures = 0;
};

/// Whether another session may end otherwise: not after a revocation, a refusal, or a history that was rewritten. A hub that
/// goes away, and a stranger's certificate as some railway's network shows it, are no reason to give up.
[[nodiscard]] bool mayTryAgain(const domain::Error &error);

/// Keeps a replica and its hub together: starts a session, and after it broke another one. On the thread that owns the
/// replica's writer, with an event loop.
class Follower {
public:
    struct Listener {
        std::function<void(const Progress &progress)> progress;
        /// Rows changed.
        std::function<void()> changed;
        /// Optional.
        std::function<void(const AttachmentProgress &)> attachment;
        /// A session ended. `again`: when the next one starts; nothing when none will until syncNow(). The follower may be
        /// destroyed in it.
        std::function<void(const domain::Error &error, std::optional<std::chrono::milliseconds> again)> interrupted;
    };
    Follower(replica::Replica &replica, Jitter jitter, Listener listener, Patience patience = {});
    /// Ends the session; what waits goes on waiting in the replica.
    ~Follower();
    Follower(const Follower &) = delete;
    Follower &operator=(const Follower &) = delete;

    /// Something was done here. While the hub is out of reach it waits for the next session.
    void localWork();
    /// Asks for what is new, or tries again at once.
    void syncNow();
    [[nodiscard]] Progress progress() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::sync
