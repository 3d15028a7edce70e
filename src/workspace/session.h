#pragma once

#include "plumbline/analytics/slice.h"
#include "plumbline/replica/reader.h"
#include "plumbline/replica/replica.h"

#include "columnset.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace plumbline::workspace {

/// An open replica, its readers and the columns loaded from it; lives from unlocking until the last task that uses it
/// ends after locking. Shared between threads; `replica()` is for the writer thread alone.
class Session {
public:
    explicit Session(std::unique_ptr<replica::Replica> replica);
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    /// Not after `release`.
    [[nodiscard]] replica::Replica &replica() { return *m_replica; }
    [[nodiscard]] domain::Actor actor() const;
    /// The hub may give the person another role at any time.
    void setActor(const domain::Actor &actor);
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] bool isEnrolled() const { return m_isEnrolled; }

    /// A read connection, given back when the lease ends.
    class Lease {
    public:
        Lease(Session &session, std::unique_ptr<replica::Reader> reader) : m_session(&session), m_reader(std::move(reader)) {}
        Lease(Lease &&other) noexcept = default;
        Lease &operator=(Lease &&) = delete;
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease();
        replica::Reader &operator*() const { return *m_reader; }
        replica::Reader *operator->() const { return m_reader.get(); }

    private:
        Session *m_session;
        std::unique_ptr<replica::Reader> m_reader;
    };
    [[nodiscard]] domain::Result<Lease> lease();

    /// The newest columns, or nothing while the first are loading.
    [[nodiscard]] std::shared_ptr<const ColumnSet> columns() const;
    /// Waits for columns on a worker thread. Errors: workspace.locked when the session ends, or why loading failed.
    [[nodiscard]] domain::Result<std::shared_ptr<const ColumnSet>> waitForColumns() const;
    /// Columns as everything stood at an earlier position; reads them where they are not the last ones asked for. On a worker
    /// thread. Errors: as waitForColumns; workspace.past_not_kept.
    [[nodiscard]] domain::Result<std::shared_ptr<const ColumnSet>> columnsAt(ledger::Position position);
    void setColumns(domain::Result<std::shared_ptr<const ColumnSet>> columns);

    /// The session is over: waiting ends, long work stops at its next progress.
    void stop();
    [[nodiscard]] bool isStopped() const { return m_stopped; }
    /// Closes the replica, on the writer thread, after `stop`: whoever opens the folder next finds it free, however long
    /// others hold on to the session.
    void release();

    /// Whether columns are to be loaded again; several requests in a row become one.
    std::atomic<bool> reloadAsked = false;
    /// Loads that are asked for or under way, and whether columns that are newer came while one was.
    std::atomic<int> loads = 0;
    std::atomic<bool> isOvertaken = false;

private:
    void giveBack(std::unique_ptr<replica::Reader> reader);

    std::unique_ptr<replica::Replica> m_replica;
    /// Threads that are making a reader of the replica just now.
    int m_opening = 0;
    domain::Actor m_actor;
    QString m_folder;
    bool m_isEnrolled;
    std::atomic<bool> m_stopped = false;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_loaded;
    std::condition_variable m_opened;
    std::vector<std::unique_ptr<replica::Reader>> m_idle;
    std::shared_ptr<const ColumnSet> m_columns;
    std::optional<domain::Error> m_failure;
    /// One past at a time is read and kept: it is as large as today's columns.
    std::mutex m_pastMutex;
    std::shared_ptr<const ColumnSet> m_past;
};

} // namespace plumbline::workspace
