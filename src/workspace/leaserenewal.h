#pragma once

#include "plumbline/replica/syncing.h"
#include "plumbline/sync/connection.h"

namespace plumbline::workspace {

/// One session of a replica whose lease is over, before anybody sees its rows. Made, used and destroyed on the writer thread;
/// destroying it gives up.
class LeaseRenewal {
public:
    using Renewed = domain::Result<std::unique_ptr<replica::Replica>>;
    /// `ended` is called once, from the event loop, and may not destroy this. Errors: workspace.lease_over where the hub can't be
    /// reached or says no, sync.revoked, workspace.locked where it was given up.
    LeaseRenewal(std::unique_ptr<replica::Replica> replica, std::function<void(Renewed renewed)> ended);
    ~LeaseRenewal();
    LeaseRenewal(const LeaseRenewal &) = delete;
    LeaseRenewal &operator=(const LeaseRenewal &) = delete;

private:
    void end(const std::optional<domain::Error> &error);

    std::unique_ptr<replica::Replica> m_replica;
    std::function<void(Renewed renewed)> m_ended;
    std::unique_ptr<sync::Connection> m_connection;
};

} // namespace plumbline::workspace
