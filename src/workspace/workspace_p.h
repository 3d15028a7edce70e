#pragma once

#include "plumbline/workspace/workspace.h"

#include "conflictreading.h"
#include "executor.h"
#include "hubline.h"
#include "joininghub.h"
#include "leaserenewal.h"
#include "writerthread.h"

#include <QThreadPool>

namespace plumbline::workspace {

/// The threads and the open session behind the façade. One writer thread, which talks to the hub too, one thread that loads
/// columns, and a few that answer; waiting for columns never keeps a plain read from being answered.
struct Workspace::Private {
    Private(Workspace &workspace, replica::Ports workspacePorts);
    ~Private();

    [[nodiscard]] std::shared_ptr<Session> current() const;
    void setState(State next);
    /// Columns are there; nothing where the session is not the open one any more.
    void setReady(const std::shared_ptr<Session> &loaded);
    enum class Opened { ForWriting, ForReading };
    /// Makes the replica the open one, starts loading its columns, and where it belongs to a hub, syncing. On the writer thread.
    [[nodiscard]] domain::Result<void> adopt(std::unique_ptr<replica::Replica> replica, Opened how);
    /// From any thread; the replica is closed by the writer thread when it comes to it.
    void close();
    /// What of the organisation and the person is at hand without asking; a hub may change it.
    struct Identity {
        ledger::Position position = 0;
        SignedIn signedIn;
        QString organisation;
        QString timeZone;
        domain::Currency currency;
    };
    [[nodiscard]] static domain::Result<Identity> identityIn(const replica::Reader &reader, const domain::Actor &actor);
    /// Nothing where the session is not the open one any more.
    void take(const std::shared_ptr<Session> &from, Identity identity);
    /// Errors: those of the reader; workspace.internal where what was read can't be.
    [[nodiscard]] domain::Result<std::shared_ptr<const ColumnSet>> columnsNow(const std::shared_ptr<Session> &from);
    /// Loads columns again in the background and then says `changed`; several requests in a row become one.
    void reload(const std::shared_ptr<Session> &session);
    /// Called on the writer thread when something was committed; with the columns that show it already, where there are.
    void committed(const std::shared_ptr<Session> &session, const ledger::Entry &entry, std::shared_ptr<const ColumnSet> columns = {});

    // On the writer thread.
    /// Errors: those of the act; the attempt of one that the role forbids is on its way into the ledger then.
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> execute(const std::shared_ptr<Session> &opened, domain::Command command,
                                                                       const QStringList &paths);
    void attempted(const std::shared_ptr<Session> &opened);
    void connectHub(const std::shared_ptr<Session> &session);
    void disconnectHub(const std::shared_ptr<Session> &session);
    void setStatus(const std::shared_ptr<Session> &session, const SyncStatus &status);
    /// Locks what may not be shown any longer, and says why.
    void shut(const std::shared_ptr<Session> &session, const domain::Error &why);

    /// Long work on the writer thread, a step at a time while `step` says that there is another, so that other work goes between.
    void inSteps(std::function<bool()> step);

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

    /// Runs `task(columns)` on a computing thread with the columns of what the slice says was known.
    template<typename T, typename Task>
    [[nodiscard]] Pending<T> columnsAs(const analytics::Slice &slice, Task task)
    {
        auto opened = current();
        if (!opened)
            return answered<T>(domain::fail(errors::Locked));
        return runOn<T>(queries, [opened, known = slice.asKnown, task = std::move(task)](auto &) mutable -> domain::Result<T> {
            PLUMBLINE_TRY_ASSIGN(const auto columns, known ? opened->columnsAt(*known) : opened->waitForColumns());
            return task(columns);
        });
    }

    /// Runs `task(ConflictReading &, Reader &)` on a computing thread, within one snapshot, once columns are there.
    template<typename T, typename Task>
    [[nodiscard]] Pending<T> reading(Task task)
    {
        auto opened = current();
        if (!opened)
            return answered<T>(domain::fail(errors::Locked));
        return runOn<T>(queries, [this, opened, task = std::move(task)](auto &) mutable -> domain::Result<T> {
            PLUMBLINE_TRY_ASSIGN(const auto columns, opened->waitForColumns());
            PLUMBLINE_TRY_ASSIGN(auto lease, opened->lease());
            domain::Result<T> answer = domain::fail(errors::Locked);
            ConflictReading conflicts(*lease, *columns, opened->actor(), *ports.clock, q.today());
            PLUMBLINE_TRY(lease->inSnapshot([&]() -> domain::Result<void> {
                answer = task(conflicts, *lease);
                return {};
            }));
            return answer;
        });
    }

    struct Deciding;
    /// On the writer thread.
    void decideSome(const std::shared_ptr<Deciding> &deciding);
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> resolveOne(Session &session, const ConflictDecision &decision) const;

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
    QThreadPool loading;
    QThreadPool queries;
    QThreadPool reads;

    mutable std::mutex mutex;
    std::shared_ptr<Session> session;
    State state = State::Locked;
    ledger::Position position = 0;
    std::optional<SignedIn> signedIn;
    QString organisation;
    QString timeZone;
    domain::Currency currency;
    std::map<QString, QByteArray> lastRemembered;
    SyncStatus status;

    // Of the writer thread; its own last, so that what it does is over before anything else goes.
    std::unique_ptr<HubLine> line;
    std::unique_ptr<JoiningHub> joining;
    std::unique_ptr<LeaseRenewal> renewing;
    WriterThread writer;
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
