#include "session.h"

#include "plumbline/workspace/errors.h"

#include <QScopeGuard>

namespace plumbline::workspace {

Session::Session(std::unique_ptr<replica::Replica> replica)
    : m_replica(std::move(replica)), m_actor(m_replica->owner()), m_folder(m_replica->folder()), m_isEnrolled(m_replica->isEnrolled())
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
        ++m_opening;
    }
    const auto opened = qScopeGuard([this] {
        {
            const std::scoped_lock lock(m_mutex);
            --m_opening;
        }
        m_opened.notify_all();
    });
    PLUMBLINE_TRY_ASSIGN(auto reader, m_replica->reader());
    return Lease(*this, std::move(reader));
}

void Session::giveBack(std::unique_ptr<replica::Reader> reader)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_stopped)
        m_idle.push_back(std::move(reader));
}

domain::Actor Session::actor() const
{
    const std::scoped_lock lock(m_mutex);
    return m_actor;
}

void Session::setActor(const domain::Actor &actor)
{
    const std::scoped_lock lock(m_mutex);
    m_actor = actor;
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

domain::Result<std::shared_ptr<const ColumnSet>> Session::columnsAt(ledger::Position position)
{
    PLUMBLINE_TRY_ASSIGN(auto columns, waitForColumns());
    if (position >= columns->position)
        return columns;
    // What a hub told before this device came, and what it keeps to itself, can't be taken back here.
    if (m_isEnrolled)
        return domain::fail(errors::PastNotKept, QString::number(position));
    const std::scoped_lock lock(m_pastMutex);
    if (m_past && m_past->position == position)
        return m_past;
    m_past.reset();
    PLUMBLINE_TRY_ASSIGN(auto reader, lease());
    PLUMBLINE_TRY_ASSIGN(m_past, loadColumnsAt(position, *reader, [this] {
        return isStopped() ? replica::Continue::No : replica::Continue::Yes;
    }));
    return m_past;
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

void Session::release()
{
    std::unique_ptr<replica::Replica> closing;
    {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_opening == 0; });
        closing = std::move(m_replica);
    }
}

} // namespace plumbline::workspace
