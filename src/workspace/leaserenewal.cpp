#include "leaserenewal.h"

#include "plumbline/sync/errors.h"
#include "plumbline/workspace/errors.h"

namespace plumbline::workspace {

LeaseRenewal::LeaseRenewal(std::unique_ptr<replica::Replica> replica, std::function<void(Renewed renewed)> ended)
    : m_replica(std::move(replica)), m_ended(std::move(ended))
{
    sync::Listener listener;
    listener.ended = [this](const std::optional<domain::Error> &error) { end(error); };
    m_connection = std::make_unique<sync::Connection>(*m_replica, sync::Mode::Once, std::move(listener));
}

LeaseRenewal::~LeaseRenewal()
{
    m_connection.reset();
    if (m_ended)
        m_ended(domain::fail(errors::Locked));
}

void LeaseRenewal::end(const std::optional<domain::Error> &error)
{
    m_connection.reset();
    auto replica = std::move(m_replica);
    const auto ended = std::exchange(m_ended, nullptr);
    // A hub with an older program has told everything it has all the same.
    if (!error || error->code == sync::errors::HubOlder)
        ended(std::move(replica));
    else if (error->code == sync::errors::Revoked)
        ended(tl::unexpected(*error));
    else
        ended(domain::fail(errors::LeaseOver, replica->syncing().enrolment().address));
}

} // namespace plumbline::workspace
