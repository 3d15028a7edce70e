#pragma once

#include "plumbline/workspace/workspace.h"

#include "executor.h"
#include "session.h"

#include <QThreadPool>

namespace plumbline::workspace {

/// The threads and the open session behind the façade. One writer thread, one thread that loads columns, and a few that
/// answer; waiting for columns never keeps a plain read from being answered.
struct Workspace::Private {
    Private(Workspace &workspace, replica::Ports workspacePorts);
    ~Private();

    [[nodiscard]] std::shared_ptr<Session> current() const;
    void setState(State next);
    /// Makes the replica the open one, starts loading its columns.
    [[nodiscard]] domain::Result<void> adopt(std::unique_ptr<replica::Replica> replica);
    void close();
    /// Loads columns again in the background and then says `changed`; several requests in a row become one.
    void reload(const std::shared_ptr<Session> &session);
    /// Called on the writer thread when something was committed.
    void committed(const std::shared_ptr<Session> &session, const ledger::Entry &entry);

    /// Brings the search index up to date on the writer thread, one short transaction at a time, so that writes go between.
    void indexSoon(const std::shared_ptr<Session> &indexed);

    /// Runs `task(Session &, Reader &)` on a reading thread.
    template<typename T, typename Task>
    [[nodiscard]] Pending<T> read(Task task)
    {
        auto opened = current();
        if (!opened)
            return answered<T>(domain::fail(errors::Locked));
        return runOn<T>(reads, [opened, task = std::move(task)](auto &) mutable -> domain::Result<T> {
            PLUMBLINE_TRY_ASSIGN(auto lease, opened->lease());
            return task(*opened, *lease);
        });
    }

    /// Runs `task(const ColumnSet &)` on a computing thread once columns are there.
    template<typename T, typename Task>
    [[nodiscard]] Pending<T> compute(Task task)
    {
        auto opened = current();
        if (!opened)
            return answered<T>(domain::fail(errors::Locked));
        return runOn<T>(queries, [opened, task = std::move(task)](auto &) mutable -> domain::Result<T> {
            PLUMBLINE_TRY_ASSIGN(const auto columns, opened->waitForColumns());
            return task(*columns);
        });
    }

    /// A page from the columns, or remembered while they load; remembers what it computed for today.
    template<typename Page, typename Compute>
    [[nodiscard]] Pending<Shown<Page>> page(QLatin1StringView name, const analytics::Slice &slice, Compute computePage);
    template<typename Page>
    void remember(const std::shared_ptr<Session> &opened, QLatin1StringView name, const analytics::Slice &slice,
                  const Shown<Page> &shown);

    /// Runs `task(Session &, promise)` on the writer thread.
    template<typename T, typename Task>
    [[nodiscard]] Pending<T> write(Task task)
    {
        auto opened = current();
        if (!opened)
            return answered<T>(domain::fail(errors::Locked));
        return runOn<T>(writer, [opened, task = std::move(task)](auto &promise) mutable -> domain::Result<T> {
            if (opened->isStopped())
                return domain::fail(errors::Locked);
            return task(opened, promise);
        });
    }

    Workspace &q;
    replica::Ports ports;
    QThreadPool writer;
    QThreadPool loading;
    QThreadPool queries;
    QThreadPool reads;

    mutable std::mutex mutex;
    std::shared_ptr<Session> session;
    State state = State::Locked;
    ledger::Position position = 0;
    QString timeZone;
    QString organisation;
    std::optional<SignedIn> signedIn;
    domain::Currency currency;
    std::map<QString, QByteArray> lastRemembered;
    std::atomic<bool> reloadAsked = false;
};

/// Progress of long work reported through a promise as 0…1000; stops when the promise is cancelled or the session over.
template<typename Promise>
[[nodiscard]] replica::Progress progressOf(Promise &promise, const Session &session)
{
    promise.setProgressRange(0, 1000);
    return [&promise, &session](std::int64_t done, std::int64_t total) {
        if (total > 0)
            promise.setProgressValue(static_cast<int>(1000 * done / total));
        return promise.isCanceled() || session.isStopped() ? replica::Continue::No : replica::Continue::Yes;
    };
}

} // namespace plumbline::workspace
