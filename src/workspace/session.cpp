#include "session.h"

#include "plumbline/workspace/errors.h"

namespace plumbline::workspace {

Session::Session(std::unique_ptr<replica::Replica> replica)
    : m_replica(std::move(replica)), m_actor(m_replica->owner()), m_folder(m_replica->folder())
{
}

Session::Lease::~Lease()
{
    if (m_reader)
        m_session->giveBack(std::move(m_reader));
}

domain::Result<Session::Lease> Session::lease()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stopped)
            return domain::fail(errors::Locked);
        if (!m_idle.empty()) {
            auto reader = std::move(m_idle.back());
            m_idle.pop_back();
            return Lease(*this, std::move(reader));
        }
    }
    PLUMBLINE_TRY_ASSIGN(auto reader, m_replica->reader());
    return Lease(*this, std::move(reader));
}

void Session::giveBack(std::unique_ptr<replica::Reader> reader)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_stopped)
        m_idle.push_back(std::move(reader));
}

std::shared_ptr<const ColumnSet> Session::columns() const
{
    const std::scoped_lock lock(m_mutex);
    return m_columns;
}

domain::Result<std::shared_ptr<const ColumnSet>> Session::waitForColumns() const
{
    std::unique_lock lock(m_mutex);
    m_loaded.wait(lock, [this] { return m_columns || m_failure || m_stopped; });
    if (m_stopped)
        return domain::fail(errors::Locked);
    if (!m_columns)
        return tl::unexpected(*m_failure);
    return m_columns;
}

void Session::setColumns(domain::Result<std::shared_ptr<const ColumnSet>> columns)
{
    // Hundreds of megabytes are given back behind the lock, which the window's thread takes too.
    std::shared_ptr<const ColumnSet> before;
    {
        const std::scoped_lock lock(m_mutex);
        if (columns) {
            before = std::exchange(m_columns, std::move(*columns));
            m_failure.reset();
        } else {
            m_failure = columns.error();
        }
    }
    m_loaded.notify_all();
}

void Session::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
        m_idle.clear();
    }
    m_loaded.notify_all();
}

} // namespace plumbline::workspace
