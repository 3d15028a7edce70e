#include "hubline.h"

#include "plumbline/replica/attachments.h"
#include "plumbline/replica/errors.h"
#include "plumbline/sync/errors.h"
#include "plumbline/workspace/errors.h"

namespace plumbline::workspace {
namespace {

using domain::Result;
using Line = SyncStatus::Line;

Line lineOf(sync::Phase phase)
{
    switch (phase) {
    case sync::Phase::Connecting: return Line::Connecting;
    case sync::Phase::Scanning: return Line::Scanning;
    case sync::Phase::CatchingUp: return Line::CatchingUp;
    case sync::Phase::UpToDate: return Line::UpToDate;
    case sync::Phase::Ended: break;
    }
    return Line::Offline;
}

/// Attempts are spread by the last bits of an id, which are random.
sync::Jitter jitterOf(domain::IdSource &ids)
{
    return [&ids](std::uint32_t below) {
        const auto bytes = ids.next().bytes();
        std::uint32_t number = 0;
        for (std::size_t i = bytes.size() - sizeof(number); i < bytes.size(); ++i)
            number = (number << 8U) | bytes[i];
        return below == 0 ? 0 : number % below;
    };
}

void take(const replica::SyncState &state, SyncStatus &status)
{
    status.pending = state.pending;
    status.quarantined = state.quarantined;
    status.conflicts = state.openConflicts;
    status.refused = state.refused;
}

} // namespace

HubLine::HubLine(std::shared_ptr<Session> session, replica::Ports ports, Listener listener)
    : m_session(std::move(session)), m_ports(ports), m_listener(std::move(listener))
{
    if (const auto state = m_session->replica().syncing().state()) {
        m_isFirstScan = state->cursor.epoch.isNil();
        m_status.heardAt = state->heardAt;
        take(*state, m_status);
    }
    sync::Follower::Listener of;
    of.progress = [this](const sync::Progress &now) { progress(now); };
    of.changed = [this] {
        count();
        tell();
        m_listener.changed();
    };
    of.attachment = [this](const sync::AttachmentProgress &moved) {
        m_waits.moved(moved);
        if (m_listener.attachmentMoved && (moved.error || moved.done == moved.size))
            m_listener.attachmentMoved();
    };
    of.interrupted = [this](const domain::Error &why, const auto &again) { interrupted(why, again); };
    m_status.line = Line::Connecting;
    m_follower = std::make_unique<sync::Follower>(m_session->replica(), jitterOf(*ports.ids), std::move(of));
    tell();
}

void HubLine::localWork()
{
    m_follower->localWork();
    count();
    tell();
}

void HubLine::recount()
{
    count();
    tell();
}

void HubLine::syncNow()
{
    m_follower->syncNow();
}

Result<void> HubLine::fetch(const ledger::Digest &sha256, std::int64_t size, std::shared_ptr<AttachmentWaits::Promise> promise)
{
    PLUMBLINE_TRY(replica::Attachments(m_session->replica()).want(sha256, size));
    if (m_status.line == Line::Offline || m_status.line == Line::Stopped)
        return domain::fail(sync::errors::Unreachable, m_session->replica().syncing().enrolment().address);
    m_waits.add(sha256, std::move(promise));
    m_follower->localWork();
    return {};
}

void HubLine::progress(const sync::Progress &progress)
{
    // Told once more when a session ends; why is told right after.
    if (progress.phase == sync::Phase::Ended)
        return;
    if (m_status.line == Line::Scanning && progress.phase == sync::Phase::CatchingUp)
        m_isFirstScan = false;
    m_status.line = lineOf(progress.phase);
    m_status.nextAttempt.reset();
    if (progress.phase != sync::Phase::Connecting) {
        m_status.heardAt = m_ports.clock->now();
        m_status.trouble.reset();
        m_session->setActor(m_session->replica().owner());
    }
    m_status.rowsScanned = progress.rowsScanned;
    m_status.rowsExpected = progress.rowsExpected;
    if (progress.phase == sync::Phase::UpToDate || progress.phase == sync::Phase::CatchingUp)
        count();
    constexpr std::chrono::hours Noted(1);
    if (progress.phase == sync::Phase::UpToDate && (!m_noted || *m_status.heardAt > *m_noted + Noted))
        noteHeard();
    tell();
}

void HubLine::interrupted(const domain::Error &why, std::optional<std::chrono::milliseconds> again)
{
    // Until just now the hub answered at least to pings.
    if (m_status.line == Line::UpToDate && why.code != sync::errors::Revoked)
        noteHeard();
    m_status.line = again ? Line::Offline : Line::Stopped;
    m_status.trouble = why;
    m_status.nextAttempt.reset();
    if (again)
        m_status.nextAttempt = m_ports.clock->now() + *again;
    tell();
    m_waits.end(why);
    if (why.code == sync::errors::Revoked)
        m_listener.ended(why);
    else if (const auto lease = checkLease(m_session->replica(), *m_ports.clock); !lease && lease.error().code == errors::LeaseOver)
        m_listener.ended(lease.error());
}

void HubLine::noteHeard()
{
    // What can't be written now is written another time; until then the lease is only shorter.
    if (m_session->replica().syncing().heard())
        m_noted = m_ports.clock->now();
}

void HubLine::count()
{
    // What can't be counted now stays as it was last told.
    if (const auto state = m_session->replica().syncing().state())
        take(*state, m_status);
}

void HubLine::tell()
{
    if (m_status == m_told)
        return;
    m_told = m_status;
    m_listener.status(m_status);
}

Result<void> checkLease(replica::Replica &replica, const domain::Clock &clock)
{
    PLUMBLINE_TRY_ASSIGN(const auto state, replica.syncing().state());
    if (replica::isLeaseOver(state, clock.now()))
        return domain::fail(errors::LeaseOver, replica.syncing().enrolment().address);
    return {};
}

Result<SyncStatus> statusAtRest(const replica::Reader &reader)
{
    PLUMBLINE_TRY_ASSIGN(const auto state, reader.syncState());
    SyncStatus status;
    status.line = Line::Stopped;
    status.trouble = domain::Error{replica::errors::OpenedForReading, {}};
    status.heardAt = state.heardAt;
    take(state, status);
    return status;
}

} // namespace plumbline::workspace
