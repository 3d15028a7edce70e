#pragma once

#include "attachmentwaits.h"
#include "session.h"

#include "plumbline/sync/follower.h"
#include "plumbline/workspace/syncing.h"

namespace plumbline::workspace {

/// An open replica's line to its hub, and how it stands. Made, used and destroyed on the writer thread, and never destroyed
/// from what it tells.
class HubLine {
public:
    struct Listener {
        std::function<void(const SyncStatus &status)> status;
        /// Rows came, or went.
        std::function<void()> changed;
        /// All of an attachment's bytes came, or arrived there; or they will not in this session.
        std::function<void()> attachmentMoved;
        /// The rows may not be shown any longer: sync.revoked once the key is destroyed, workspace.lease_over.
        std::function<void(const domain::Error &why)> ended;
    };
    HubLine(std::shared_ptr<Session> session, replica::Ports ports, Listener listener);

    [[nodiscard]] const std::shared_ptr<Session> &session() const { return m_session; }
    /// Something was done here: operations wait.
    void localWork();
    /// What waits or was looked at may have changed otherwise.
    void recount();
    void syncNow();
    /// Answers the promise when the bytes are here, or why they are not. Errors, instead of that: sync.unreachable, and they come
    /// when the hub is there again; those of the replica.
    [[nodiscard]] domain::Result<void> fetch(const ledger::Digest &sha256, std::int64_t size,
                                             std::shared_ptr<AttachmentWaits::Promise> promise);
    /// Whether rows come for the first time: nothing can be computed of them before all are there.
    [[nodiscard]] bool isFirstScan() const { return m_isFirstScan; }

private:
    void progress(const sync::Progress &progress);
    void interrupted(const domain::Error &why, std::optional<std::chrono::milliseconds> again);
    /// What waits and what met, as the replica has it now.
    void count();
    /// The lease runs from here; written now and then, not with every frame.
    void noteHeard();
    void tell();

    std::shared_ptr<Session> m_session;
    replica::Ports m_ports;
    Listener m_listener;
    SyncStatus m_status;
    SyncStatus m_told;
    std::optional<domain::Instant> m_noted;
    bool m_isFirstScan = false;
    AttachmentWaits m_waits;
    std::unique_ptr<sync::Follower> m_follower;
};

/// workspace.lease_over where the hub was not heard for longer than its lease, by this clock. Errors: those of the replica.
[[nodiscard]] domain::Result<void> checkLease(replica::Replica &replica, const domain::Clock &clock);

/// How a replica stands that nobody syncs at present. Errors: those of the reader.
[[nodiscard]] domain::Result<SyncStatus> statusAtRest(const replica::Reader &reader);

} // namespace plumbline::workspace
