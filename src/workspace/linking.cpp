#include "workspace_p.h"

#include "plumbline/sync/errors.h"

/// How the open replica and its hub are kept together, and how a workstation joins one.
namespace plumbline::workspace {

using namespace domain;

void Workspace::Private::connectHub(const std::shared_ptr<Session> &session_)
{
    HubLine::Listener listener;
    listener.status = [this, session_](const SyncStatus &now) { setStatus(session_, now); };
    listener.changed = [this, session_] {
        reload(session_);
        indexSoon(session_);
    };
    listener.attachmentMoved = [this] { Q_EMIT q.attachmentsMoved(); };
    // Not from inside of the line, which goes with it.
    listener.ended = [this, session_](const Error &why) { writer.start([this, session_, why] { shut(session_, why); }); };
    line = std::make_unique<HubLine>(session_, ports, std::move(listener));
}

void Workspace::Private::disconnectHub(const std::shared_ptr<Session> &session_)
{
    if (line && line->session() == session_)
        line.reset();
    session_->release();
}

void Workspace::Private::setStatus(const std::shared_ptr<Session> &session_, const SyncStatus &next)
{
    {
        const std::scoped_lock lock(mutex);
        if (session != session_ || status == next)
            return;
        status = next;
    }
    Q_EMIT q.syncStatusChanged(next);
}

void Workspace::Private::shut(const std::shared_ptr<Session> &session_, const Error &why)
{
    if (current() != session_)
        return;
    close();
    if (why.code == sync::errors::Revoked)
        Q_EMIT q.revoked();
    else
        Q_EMIT q.failed(why);
}

Pending<void> Workspace::unlock(const QString &folder, replica::Secret passphrase)
{
    auto secret = std::make_shared<replica::Secret>(std::move(passphrase));
    auto promise = std::make_shared<QPromise<Result<void>>>();
    auto future = promise->future();
    promise->start();
    const auto answer = [promise](Result<void> done) {
        promise->addResult(std::move(done));
        promise->finish();
    };
    d->writer.start([this, folder, secret, answer] {
        d->renewing.reset();
        auto opened = guarded<std::unique_ptr<replica::Replica>>([&] { return replica::Replica::open(folder, *secret, d->ports); });
        const auto adopt = [this, answer](LeaseRenewal::Renewed renewed) {
            answer(guarded<void>([&]() -> Result<void> {
                PLUMBLINE_TRY_ASSIGN(auto replica, std::move(renewed));
                return d->adopt(std::move(replica), Private::Opened::ForWriting);
            }));
        };
        if (!opened || !(*opened)->isEnrolled()) {
            adopt(std::move(opened));
            return;
        }
        const auto lease = guarded<void>([&] { return checkLease(**opened, *d->ports.clock); });
        if (lease)
            adopt(std::move(opened));
        else if (lease.error().code == errors::LeaseOver)
            d->renewing = std::make_unique<LeaseRenewal>(std::move(*opened), adopt);
        else
            answer(lease);
    });
    return future;
}

Pending<void> Workspace::unlockForReading(const QString &folder, replica::Secret passphrase)
{
    auto secret = std::make_shared<replica::Secret>(std::move(passphrase));
    return runOn<void>(d->writer, [this, folder, secret](auto &) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto opened, replica::Replica::openForReading(folder, *secret, d->ports));
        if (opened->isEnrolled()) {
            PLUMBLINE_TRY_ASSIGN(const auto reader, opened->reader());
            PLUMBLINE_TRY_ASSIGN(const auto state, reader->syncState());
            if (replica::isLeaseOver(state, d->ports.clock->now()))
                return fail(errors::LeaseOver, folder);
        }
        return d->adopt(std::move(opened), Private::Opened::ForReading);
    });
}

Pending<void> Workspace::enrol(const QString &folder, replica::Secret passphrase, const Joining &joining)
{
    using Promise = QPromise<Result<void>>;
    auto promise = std::make_shared<Promise>();
    auto future = promise->future();
    promise->start();
    const auto answer = [promise](Result<void> done) {
        promise->addResult(std::move(done));
        promise->finish();
    };
    JoiningHub::Target target{folder, std::make_shared<replica::Secret>(std::move(passphrase)), d->ports};
    d->writer.start([this, answer, joining, target] {
        // One that was begun before is given up.
        d->joining.reset();
        auto started = JoiningHub::start(joining, target, [this, answer](JoiningHub::Made made) {
            answer(guarded<void>([&]() -> Result<void> {
                PLUMBLINE_TRY_ASSIGN(auto replica, std::move(made));
                return d->adopt(std::move(replica), Private::Opened::ForWriting);
            }));
        });
        if (started)
            d->joining = std::move(*started);
        else
            answer(tl::unexpected(started.error()));
    });
    return future;
}

SyncStatus Workspace::syncStatus() const
{
    const std::scoped_lock lock(d->mutex);
    return d->status;
}

void Workspace::syncNow()
{
    d->writer.start([this] {
        if (d->line)
            d->line->syncNow();
    });
}

} // namespace plumbline::workspace
