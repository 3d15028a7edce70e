#pragma once

#include "plumbline/domain/ports.h"
#include "plumbline/ledger/merkletree.h"
#include "plumbline/storage/connection.h"
#include "plumbline/wire/messages.h"

#include <functional>
#include <memory>

/// The server's side: it orders operations, decides them, keeps the ledger, and tells devices what they may know. Transport
/// is outside (src/hub/server for the network, a simulated one in tests): a hub takes frames of a session and gives frames.
namespace plumbline::hub {

using domain::Result;

struct Ports {
    const domain::Clock *clock;
    domain::IdSource *ids;
    /// Random bytes for nonces and invitations.
    std::function<QByteArray(qsizetype)> random;
    /// Optional: within work that takes long, again and again, from the thread that works.
    std::function<void()> atWork = {};
};

/// Where a hub's data are: opened once for writing and once for each thread that reads.
class Database {
public:
    virtual ~Database() = default;
    [[nodiscard]] virtual Result<std::unique_ptr<storage::Connection>> connect() = 0;
    /// Within each transaction that writes to the ledger: tells other hubs on the same database, where there may be any.
    [[nodiscard]] virtual Result<void> announce(storage::Connection &) { return {}; }
};

/// What a hub is made with.
struct Founding {
    QString organisation;
    domain::Currency baseCurrency;
    QString timeZone;
    QString administrator;
    /// More to begin with, such as a demonstration's records; an Organisation and a User of role administrator among them
    /// make the fields above needless.
    domain::Changes records;
};

struct Invitation {
    /// 32 random bytes; only their hash is kept.
    QByteArray token;
    domain::UserId user;
    domain::Instant expiresAt{};
};

/// Numbers since the hub was opened, for /metrics; `head` and `devices` as they stand.
struct Status {
    domain::OrganisationId organisation;
    QString organisationName;
    ledger::EpochId epoch;
    ledger::Position head = 0;
    std::int64_t devices = 0;
    std::int64_t sessions = 0;
    std::int64_t following = 0;
    std::int64_t taken = 0;
    std::int64_t applied = 0;
    std::int64_t merged = 0;
    std::int64_t conflicts = 0;
    std::int64_t rejected = 0;
    std::int64_t superseded = 0;
    std::int64_t repeated = 0;
    std::int64_t pages = 0;
    std::int64_t batches = 0;
};

/// A laptop that was not seen for longer has to lock itself.
inline constexpr int LeaseDays = 30;

/// A device as an administrator asks for it.
struct DeviceStatus {
    ledger::DeviceId device;
    QString name;
    /// Whose it is.
    QString user;
    domain::Instant enrolledAt{};
    /// When a session of it began last, to the hour; nothing: not yet.
    std::optional<domain::Instant> lastSeen;
    bool revoked = false;
};

class Session;

/// One organisation's hub on one database. Several hubs may stand on one PostgreSQL at the same time.
class Hub {
public:
    /// Makes the schema, the hub's signing key, and the founding entry. Errors: Exists, and those of storage.
    [[nodiscard]] static Result<std::unique_ptr<Hub>> create(Database &database, Founding founding, Ports ports);
    /// Errors: NotFound, storage.newer_schema, and those of storage.
    [[nodiscard]] static Result<std::unique_ptr<Hub>> open(Database &database, Ports ports);
    ~Hub();

    /// An invitation for a person who is there; `find` looks a person up by name.
    [[nodiscard]] Result<Invitation> invite(domain::UserId user, std::chrono::hours validFor);
    [[nodiscard]] Result<domain::UserId> userNamed(const QString &name);
    [[nodiscard]] Result<domain::TeamId> teamNamed(const QString &name);
    /// A new person in the organisation, as an operation of the hub's.
    [[nodiscard]] Result<domain::UserId> addUser(const domain::User &user);
    /// Ends its sessions at once. Errors: RecordNotFound.
    [[nodiscard]] Result<void> revoke(ledger::DeviceId device);

    /// Begins another life of the ledger: called on what was restored from a backup, before it is served.
    [[nodiscard]] Result<void> beginEpoch();
    /// Rows against their entries, the tree against its nodes, references, the team every row is filed under, attachments
    /// against their hashes.
    /// Errors: Damaged with what failed first.
    [[nodiscard]] Result<void> verify();
    [[nodiscard]] Result<Status> status();
    /// In the order they were enrolled.
    [[nodiscard]] Result<std::vector<DeviceStatus>> devices();
    [[nodiscard]] Result<ledger::SignedHead> signedHead();
    [[nodiscard]] QByteArray publicKey() const;

    /// What a device in this scope would hold at the head: for tests and support. Rows in order of kind and id.
    [[nodiscard]] Result<std::vector<ledger::Row>> viewOf(domain::UserId user);

    /// A session over some transport. `send` is called from whichever thread calls into the hub; frames of one session are in
    /// order. `close` is called once when the hub ends the session, after its last frame.
    struct Line {
        std::function<void(QByteArray frame)> send;
        std::function<void()> close;
    };
    [[nodiscard]] std::shared_ptr<Session> connect(Line line);

    /// Takes the batches that sessions have queued, decides them in one transaction, commits, then answers and tells those
    /// who follow. Returns how many operations it took. `Session::receive` only queues pushes; whoever owns the hub calls this,
    /// from one thread at a time.
    [[nodiscard]] Result<std::int64_t> commitQueued();
    /// Called when something is queued; may come from any thread.
    void setWake(std::function<void()> wake);
    /// In the place of `Ports::atWork`.
    void setAtWork(std::function<void()> atWork);
    /// Another hub or program may have committed to the same database: tells those who follow, and ends the sessions of
    /// devices that were revoked there. Cheap when nothing has happened.
    [[nodiscard]] Result<void> tellFollowers();
    /// Ends all sessions with hub.going_away; the devices come again.
    void goAway();
    /// After storage.connection_lost, or when something was thrown: begins again with a new connection. Sessions stay.
    [[nodiscard]] Result<void> reconnect();

private:
    friend class Session;
    struct Private;
    explicit Hub(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// One device's conversation. Nothing a device sends makes it throw or stop the hub: it answers, or refuses and closes.
class Session {
public:
    ~Session();
    /// A frame came. Errors only of the hub's own database; the session is closed then.
    [[nodiscard]] Result<void> receive(const QByteArray &frame);
    /// The line is gone.
    void disconnected();
    [[nodiscard]] std::optional<ledger::DeviceId> device() const;

    struct Private;
    explicit Session(std::unique_ptr<Private> d);

private:
    friend class Hub;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::hub
