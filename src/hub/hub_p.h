#pragma once

#include "pager.h"
#include "plumbline/ledger/piecewisehash.h"
#include "plumbline/hub/hub.h"

#include <deque>
#include <mutex>

namespace plumbline::hub {

struct Session::Private {
    enum class Stage { Greeted, Open, Closed };
    std::weak_ptr<Session> self;
    Hub::Private *hub = nullptr;
    Hub::Line line;
    Stage stage = Stage::Greeted;
    QByteArray nonce;
    std::optional<KnownDevice> device;
    /// What the device knows less than this program is sent as it can read it; see wire::schemaNumber.
    int schema = 0;
    bool following = false;
    wire::Cursor cursor;
    /// Up to here nothing concerned the device beyond its cursor.
    ledger::Position looked = 0;
    /// For the progress of a scan: counted once.
    std::optional<std::int64_t> rowsInAll;
    /// The attachment whose pieces come at present.
    ledger::Digest storing{};
    ledger::PiecewiseHash storingHash;

    void send(const wire::FromHub &message) const;
    /// After its last frame.
    void refuse(domain::ErrorCode code, QString detail = {});
    void close();

    // What a message asks for; errors are the database's.
    [[nodiscard]] Result<void> hello(const wire::Hello &hello);
    [[nodiscard]] Result<void> noteSeen(const KnownDevice &known);
    [[nodiscard]] Result<void> enrol(const wire::Enrol &enrol);
    [[nodiscard]] Result<void> push(wire::Push push);
    [[nodiscard]] Result<void> pull(const wire::Pull &pull);
    [[nodiscard]] Result<void> scan(const wire::Scan &scan);
    [[nodiscard]] Result<void> history(const wire::HistoryRequest &request);
    [[nodiscard]] Result<void> audit(const wire::AuditRequest &request);
    [[nodiscard]] Result<void> blobRequest(const wire::BlobRequest &request);
    [[nodiscard]] Result<void> blobPiece(const wire::BlobPiece &piece);
    /// `waitingFrom` as in wire::Pull.
    [[nodiscard]] Result<void> sendPages(std::int64_t waitingFrom);
    /// Inside a read transaction in which the ledger ends there.
    [[nodiscard]] Result<void> sendPagesAt(ledger::Position head, const Reading &reading);
};

/// Operations of one session that wait for the next commit.
struct Queued {
    std::weak_ptr<Session> session;
    ledger::DeviceId device;
    std::vector<ledger::Operation> operations;
};

struct Hub::Private {
    Database *database = nullptr;
    Ports ports;
    std::unique_ptr<Stores> stores;
    HubState state;
    std::optional<ledger::SigningKey> key;
    ledger::EpochId epoch;
    std::vector<std::weak_ptr<Session>> sessions;
    std::mutex queueGuard;
    std::deque<Queued> queue;
    std::function<void()> wake;
    Status counts;
    std::optional<ledger::SignedHead> signedHead;
    /// What those who follow were last told of.
    ledger::Position told = 0;
    /// What was written since then, until it is told.
    Recent recent;
    /// Since it was last looked whether other hubs revoked a device.
    bool othersWrote = false;

    [[nodiscard]] Result<void> load();
    /// The organisation's; empty where it can't be told.
    [[nodiscard]] Result<QString> timeZone();
    [[nodiscard]] Result<Reading> readingFor(const KnownDevice &device);
    [[nodiscard]] Result<ledger::SignedHead> headNow(ledger::Position position);
    /// Runs `work` in a write transaction with the head locked; again, a few times, where another hub stood in the way.
    [[nodiscard]] Result<void> ordering(const std::function<Result<void>(Orderer &)> &work);
    /// An act of the hub's own, in a transaction of its own.
    [[nodiscard]] Result<void> act(domain::Command command, const domain::Actor &actor, const QString &subject);
    [[nodiscard]] Result<std::int64_t> ownSequence();
    /// Until they are told.
    void remember(ledger::Position after, std::vector<JournalEntry> written);
    /// The person's scope as of now, written where it is a new one.
    [[nodiscard]] Result<ScopeVersion> scopeFor(Orderer &orderer, domain::UserId user);
    class Telling;
    /// Those who could not be told are let go, and come again. Errors: the database's.
    [[nodiscard]] Result<void> tell();
    [[nodiscard]] Result<void> tellAll(std::span<const std::shared_ptr<Session>> following);
    [[nodiscard]] Result<void> haveAtHand(ledger::Position head);
    [[nodiscard]] Result<void> endRevokedElsewhere();
    void endRevoked(std::span<const ledger::DeviceId> devices);
    void count(const ledger::Outcome &outcome);

    // Of one commit.
    struct Taking {
        std::shared_ptr<Session> session;
        std::int64_t lastSequence = 0;
        std::optional<domain::ErrorCode> refused;
    };
    /// Whether a statement that fails may be one operation's fault: then each stands in a savepoint of its own.
    enum class Care { Together, OneByOne };
    [[nodiscard]] Result<void> takeAll(Orderer &orderer, std::span<const Queued> batches, Care care, std::vector<Taking> &all);
    [[nodiscard]] Result<Taking> take(Orderer &orderer, const Queued &batch, Care care);
    [[nodiscard]] Result<void> takeOne(Orderer &orderer, const ledger::Operation &operation, KnownDevice &device, Care care);
};

} // namespace plumbline::hub
