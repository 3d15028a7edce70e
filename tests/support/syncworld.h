#pragma once

#include "plumbline/hub/hub.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/postgres/connection.h"
#include "plumbline/sync/session.h"
#include "support/testreplica.h"

#include <QTemporaryDir>

#include <deque>
#include <random>

/// A real hub and real replicas in one process, over lines that a test may cut, and times it may set.
namespace plumbline::tests {

/// Where a hub's data are: an embedded file, or a schema of a real PostgreSQL. A new connection each time it is asked.
class HubPlace final : public hub::Database {
public:
    /// `path` is the file's; on PostgreSQL it plays no part.
    HubPlace(storage::Engine engine, QString path);
    [[nodiscard]] domain::Result<std::unique_ptr<storage::Connection>> connect() override;
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Connections made from now on pass through this.
    using Wrap = std::function<std::unique_ptr<storage::Connection>(std::unique_ptr<storage::Connection>)>;
    void wrap(Wrap wrap) { m_wrap = std::move(wrap); }

private:
    [[nodiscard]] domain::Result<std::unique_ptr<storage::Connection>> connectPlainly();

    storage::Engine m_engine;
    QString m_path;
    storage::postgres::Options m_options;
    Wrap m_wrap;
    bool m_isMade = false;
};

class SyncWorld;

/// A workstation: a replica, and while it is connected a session over a line of its own.
class Workstation {
public:
    Workstation(SyncWorld &world, QString name, domain::UserId user);
    ~Workstation();

    [[nodiscard]] replica::Replica &replica() { return *m_replica; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] domain::UserId user() const { return m_user; }
    [[nodiscard]] ledger::DeviceId device() const { return m_device; }
    [[nodiscard]] QString folder() const;
    [[nodiscard]] domain::FixedClock &clock() { return m_clock; }

    /// Not where its key was destroyed.
    void connect(sync::Mode mode = sync::Mode::Follow);
    /// What is on the way in either direction is lost.
    void cut();
    /// The process dies and comes back, unless its key was destroyed: nothing but the file is left.
    void crash();
    /// The two halves of it: in between another process may use the file.
    void close();
    void open();
    [[nodiscard]] bool isConnected() const { return m_session != nullptr; }
    /// Its key was destroyed: whoever opens the folder from now on can read nothing.
    [[nodiscard]] bool isErased() const;
    /// Executes as the replica's person, and offers it where there is a session.
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> execute(domain::Command command, const QString &subject = {});
    /// Tells the session, where there is one, that there is something to send or to fetch.
    void wake();
    /// Rows as they stand in the file, in order of kind and id.
    [[nodiscard]] std::vector<ledger::Row> rows();
    [[nodiscard]] replica::SyncState state();
    [[nodiscard]] std::optional<domain::Error> lastError() const { return m_error; }

    /// Frames on the way; a test may reorder, repeat or spoil them.
    std::deque<QByteArray> toHub;
    std::deque<QByteArray> toDevice;
    bool deliverToHub();
    bool deliverToDevice();
    /// Bytes of the frames delivered so far.
    std::int64_t bytesUp = 0;
    std::int64_t bytesDown = 0;

private:
    void enrol();

    SyncWorld &m_world;
    QString m_name;
    domain::UserId m_user;
    ledger::DeviceId m_device;
    domain::FixedClock m_clock;
    domain::Uuid7Source m_ids;
    std::unique_ptr<replica::Replica> m_replica;
    std::unique_ptr<sync::Session> m_session;
    std::shared_ptr<hub::Session> m_hubSession;
    bool m_hubClosed = false;
    std::optional<domain::Error> m_error;
};

class SyncWorld {
public:
    /// `moreDeals` of the north team's beside the few that tests look at, with a stage change each.
    explicit SyncWorld(std::uint64_t seed = 1, storage::Engine engine = storage::Engine::Sqlite, std::int64_t moreDeals = 0);
    ~SyncWorld();

    [[nodiscard]] hub::Hub &hub() { return *m_hub; }
    /// The process of the hub dies and comes back.
    void restartHub();
    /// The two halves of it: in between another process may be the hub.
    void stopHub();
    void startHub();
    [[nodiscard]] HubPlace &place() { return *m_place; }
    [[nodiscard]] hub::Ports hubPorts();
    /// A connection of its own to the hub's data, to look at them.
    [[nodiscard]] std::unique_ptr<storage::Connection> hubData() { return m_place->connect().value(); }
    /// On an embedded file only.
    void backUpHub();
    /// Puts the last backup in the place of the hub's file.
    void restoreHub();
    /// The same by somebody who keeps it to themselves: no new epoch begins.
    void rewriteHub();

    [[nodiscard]] Workstation &addWorkstation(const QString &name, domain::UserId user);
    [[nodiscard]] const std::vector<std::unique_ptr<Workstation>> &workstations() const { return m_workstations; }
    void forgetWorkstations() { m_workstations.clear(); }

    /// Delivers everything, over sound lines, until nothing moves any more. Whoever is not connected is connected first, where
    /// there is a key to open the replica with.
    void settle();
    /// One frame somewhere, or one commit; false when nothing moves.
    bool step();

    [[nodiscard]] domain::Uuid nextId() { return m_ids.next(); }
    [[nodiscard]] domain::FixedClock &clock() { return m_clock; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    // The organisation: two teams with a manager and a salesperson each, a director, finance, an administrator.
    domain::TeamId north, south;
    domain::UserId administrator, director, finance;
    domain::UserId northManager, northSeller, southManager, southSeller;
    std::vector<domain::Stage> stages;
    std::vector<domain::AccountId> northAccounts, southAccounts;
    std::vector<domain::DealId> northDeals, southDeals;
    std::vector<domain::InstalmentId> instalments;

private:
    friend class Workstation;
    [[nodiscard]] domain::Changes foundation(std::int64_t moreDeals);

    QTemporaryDir m_folder;
    domain::FixedClock m_clock;
    domain::Uuid7Source m_ids;
    std::mt19937_64 m_random;
    std::unique_ptr<HubPlace> m_place;
    std::unique_ptr<hub::Hub> m_hub;
    std::vector<std::unique_ptr<Workstation>> m_workstations;
};

} // namespace plumbline::tests
