#pragma once

#include "plumbline/replica/replica.h"
#include "plumbline/sync/connection.h"
#include "plumbline/workspace/syncing.h"

namespace plumbline::workspace {

/// An enrolment on its way, up to the empty replica. Made, used and destroyed on the writer thread; destroying it gives up.
class JoiningHub {
public:
    using Made = domain::Result<std::unique_ptr<replica::Replica>>;
    struct Target {
        QString folder;
        std::shared_ptr<replica::Secret> passphrase;
        replica::Ports ports;
    };
    /// `ended` is called once, from the event loop, and not from here; it may not destroy this. Gives an error at once where the
    /// invitation or the place for the replica is of no use, before the invitation is used up.
    [[nodiscard]] static domain::Result<std::unique_ptr<JoiningHub>> start(const Joining &joining, Target target,
                                                                           std::function<void(Made made)> ended);
    ~JoiningHub();
    JoiningHub(const JoiningHub &) = delete;
    JoiningHub &operator=(const JoiningHub &) = delete;

private:
    JoiningHub(Target target, std::function<void(Made made)> ended) : m_target(std::move(target)), m_ended(std::move(ended)) {}
    [[nodiscard]] Made make(domain::Result<sync::Enrolling::Done> done) const;
    void end(Made made);

    Target m_target;
    std::function<void(Made made)> m_ended;
    std::unique_ptr<sync::EnrolConnection> m_connection;
};

} // namespace plumbline::workspace
