#include "audittrail.h"
#include "blobstore.h"
#include "hub_p.h"
#include "plumbline/hub/errors.h"
#include "plumbline/ledger/sha256.h"
#include "plumbline/storage/errors.h"
#include "plumbline/storage/transaction.h"

namespace plumbline::hub {
namespace {

using storage::Transaction;

constexpr qsizetype TokenSize = 32;
/// When a device was here last is written this often at most: a session costs no write.
constexpr auto SeenEvery = std::chrono::hours(1);

QString idOf(domain::ErrorCode code) {
    return QString::fromLatin1(code.id.data(), static_cast<qsizetype>(code.id.size()));
}

} // namespace

Session::Session(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Session::~Session() = default;

std::optional<ledger::DeviceId> Session::device() const {
    return d->device ? std::optional(d->device->device) : std::nullopt;
}

void Session::disconnected() {
    d->stage = Private::Stage::Closed;
    d->following = false;
}

Result<void> Session::receive(const QByteArray &frame) {
    if (d->stage == Private::Stage::Closed)
        return {};
    auto message = wire::decodeFromDevice(frame);
    if (!message) {
        d->refuse(errors::FrameRefused, message.error().detail);
        return {};
    }
    const bool opens = std::holds_alternative<wire::Hello>(*message) || std::holds_alternative<wire::Enrol>(*message);
    if (opens != (d->stage == Private::Stage::Greeted)) {
        d->refuse(errors::OutOfTurn);
        return {};
    }
    struct Dispatch {
        Private &session;
        Result<void> operator()(wire::Hello &message) const { return session.hello(message); }
        Result<void> operator()(wire::Enrol &message) const { return session.enrol(message); }
        Result<void> operator()(wire::Push &message) const { return session.push(std::move(message)); }
        Result<void> operator()(wire::Pull &message) const { return session.pull(message); }
        Result<void> operator()(wire::Scan &message) const { return session.scan(message); }
        Result<void> operator()(wire::HistoryRequest &message) const { return session.history(message); }
        Result<void> operator()(wire::AuditRequest &message) const { return session.audit(message); }
        Result<void> operator()(wire::BlobRequest &message) const { return session.blobRequest(message); }
        Result<void> operator()(wire::BlobPiece &message) const { return session.blobPiece(message); }
    };
    auto done = std::visit(Dispatch{*d}, *message);
    if (!done)
        d->refuse(errors::GoingAway, idOf(done.error().code));
    return done;
}

void Session::Private::send(const wire::FromHub &message) const {
    line.send(wire::encode(message));
}

void Session::Private::close() {
    if (stage == Stage::Closed)
        return;
    stage = Stage::Closed;
    following = false;
    line.close();
}

void Session::Private::refuse(domain::ErrorCode code, QString detail) {
    if (stage == Stage::Closed)
        return;
    wire::Refused refused{idOf(code), std::move(detail), {}};
    // Signed, since the device destroys its key on it.
    if (code == errors::Revoked && device)
        refused.signature = hub->key->sign(wire::revocationBytes(device->device));
    send(refused);
    close();
}

Result<void> Session::Private::hello(const wire::Hello &hello) {
    if (hello.protocol != wire::ProtocolVersion) {
        refuse(errors::ProtocolUnsupported, QString::number(wire::ProtocolVersion));
        return {};
    }
    Stores &stores = *hub->stores;
    PLUMBLINE_TRY_ASSIGN(const auto known, stores.access.device(hello.device));
    if (!known || !ledger::isSignedBy(known->publicKey, wire::helloBytes(hello, nonce), hello.signature)) {
        refuse(errors::NotAuthentic);
        return {};
    }
    device = *known;
    if (known->revoked) {
        refuse(errors::Revoked);
        return {};
    }
    PLUMBLINE_TRY(noteSeen(*known));
    schema = hello.schema;
    cursor = hello.cursor;
    PLUMBLINE_TRY_ASSIGN(const Reading reading, hub->readingFor(*known));
    wire::Welcome welcome;
    welcome.schema = wire::schemaNumber();
    welcome.epoch = hub->epoch;
    welcome.scopeVersion = reading.scope.version;
    welcome.lastSequence = known->lastSequence;
    welcome.user = known->user;
    welcome.role = reading.scope.scope.role;
    welcome.leaseDays = LeaseDays;
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginRead(*stores.connection));
    PLUMBLINE_TRY_ASSIGN(const ledger::Position head, stores.journal.head());
    PLUMBLINE_TRY_ASSIGN(welcome.head, hub->headNow(head));
    if (hello.rememberedSize > 0 && hello.rememberedSize <= head) {
        const ledger::MerkleTree tree(stores.journal, head);
        PLUMBLINE_TRY_ASSIGN(welcome.consistency, tree.consistencyProof(hello.rememberedSize, head));
    }
    PLUMBLINE_TRY(transaction.commit());
    stage = Stage::Open;
    send(welcome);
    return {};
}

Result<void> Session::Private::noteSeen(const KnownDevice &known) {
    const domain::Instant now = hub->ports.clock->now();
    if (known.lastSeen && now - *known.lastSeen < SeenEvery && now >= *known.lastSeen)
        return {};
    const auto note = [&]() -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*hub->stores->connection));
        PLUMBLINE_TRY(hub->stores->access.setLastSeen(known.device, now));
        return transaction.commit();
    };
    auto noted = note();
    // Another hub stood in the way: the next session notes it.
    return !noted && noted.error().code == storage::errors::TryAgain ? Result<void>() : noted;
}

Result<void> Session::Private::enrol(const wire::Enrol &enrol) {
    if (enrol.protocol != wire::ProtocolVersion) {
        refuse(errors::ProtocolUnsupported, QString::number(wire::ProtocolVersion));
        return {};
    }
    if (enrol.token.size() != TokenSize || !ledger::isSignedBy(enrol.publicKey, wire::enrolBytes(enrol, nonce), enrol.signature)) {
        refuse(errors::NotAuthentic);
        return {};
    }
    std::optional<domain::UserId> user;
    std::optional<domain::Error> ruling;
    auto done = hub->ordering([&](Orderer &orderer) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(user, hub->stores->access.useInvitation(ledger::Sha256::of(enrol.token), hub->ports.clock->now()));
        if (!user)
            return {};
        PLUMBLINE_TRY_ASSIGN(const std::int64_t sequence, hub->ownSequence());
        domain::Device entity;
        entity.id = domain::DeviceId(enrol.device.uuid());
        entity.user = *user;
        entity.name = enrol.deviceName;
        entity.public_key = QString::fromLatin1(enrol.publicKey.toHex());
        auto acted = orderer.act(domain::EnrolDevice{entity}, {hub->state.administrator, domain::Role::Administrator},
                                 enrol.deviceName, sequence + 1);
        return acted ? Result<void>() : tl::unexpected(std::move(acted).error());
    });
    if (!done) {
        // Whatever it was, the invitation is still good then: the database's errors pass, and the session ends with them.
        if (done.error().code.id.starts_with("storage."))
            return done;
        // The rules' answer, such as a key that is known already.
        refuse(errors::InvitationInvalid, idOf(done.error().code));
        return {};
    }
    if (!user) {
        refuse(errors::InvitationInvalid);
        return {};
    }
    send(wire::Enrolled{hub->state.organisation, *user, hub->key->publicKey()});
    close();
    return {};
}

Result<void> Session::Private::push(wire::Push push) {
    for (const ledger::Operation &operation : push.operations) {
        if (operation.device == device->device)
            continue;
        refuse(errors::NotYours, operation.device.toString());
        return {};
    }
    {
        const std::scoped_lock lock(hub->queueGuard);
        hub->queue.push_back({self, device->device, std::move(push.operations)});
    }
    if (hub->wake)
        hub->wake();
    return {};
}

Result<void> Session::Private::sendPages(std::int64_t waitingFrom) {
    Stores &stores = *hub->stores;
    PLUMBLINE_TRY_ASSIGN(Reading reading, hub->readingFor(*device));
    reading.waitingFrom = waitingFrom;
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginRead(*stores.connection));
    PLUMBLINE_TRY_ASSIGN(const ledger::Position head, stores.journal.head());
    stores.standAt(head);
    PLUMBLINE_TRY(sendPagesAt(head, reading));
    return transaction.commit();
}

Result<void> Session::Private::sendPagesAt(ledger::Position head, const Reading &reading) {
    PLUMBLINE_TRY_ASSIGN(auto answer, Pager(*hub->stores, head, &hub->recent).pages(cursor, reading));
    if (std::holds_alternative<wire::ScanNeeded>(answer)) {
        following = false;
        send(wire::ScanNeeded{});
        return {};
    }
    for (wire::Page &page : std::get<std::vector<wire::Page>>(answer)) {
        cursor = page.to;
        ++hub->counts.pages;
        send(std::move(page));
    }
    looked = cursor.position;
    return {};
}

Result<void> Session::Private::pull(const wire::Pull &pull) {
    cursor = pull.from;
    looked = 0;
    following = pull.follow;
    return sendPages(pull.waitingFrom);
}

Result<void> Session::Private::scan(const wire::Scan &scan) {
    Stores &stores = *hub->stores;
    PLUMBLINE_TRY_ASSIGN(const Reading reading, hub->readingFor(*device));
    if (!rowsInAll) {
        PLUMBLINE_TRY_ASSIGN(rowsInAll, stores.access.filedCount());
    }
    wire::ScanPoint from = scan.from;
    for (int i = 0; i < std::clamp(scan.batches, 1, 16); ++i) {
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginRead(*stores.connection));
        PLUMBLINE_TRY_ASSIGN(const ledger::Position head, stores.journal.head());
        stores.standAt(head);
        PLUMBLINE_TRY_ASSIGN(wire::ScanBatch batch, Pager(stores, head).scan(from, reading));
        batch.total = *rowsInAll;
        batch.from = from;
        PLUMBLINE_TRY(transaction.commit());
        from = batch.next;
        const bool finished = batch.finished;
        ++hub->counts.batches;
        send(std::move(batch));
        if (finished)
            break;
    }
    return {};
}

Result<void> Session::Private::history(const wire::HistoryRequest &request) {
    Stores &stores = *hub->stores;
    PLUMBLINE_TRY_ASSIGN(const Reading reading, hub->readingFor(*device));
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginRead(*stores.connection));
    PLUMBLINE_TRY_ASSIGN(const ledger::Position head, stores.journal.head());
    stores.standAt(head);
    PLUMBLINE_TRY_ASSIGN(wire::History history, Pager(stores, head).history(request, reading));
    PLUMBLINE_TRY(transaction.commit());
    send(std::move(history));
    return {};
}

Result<void> Session::Private::audit(const wire::AuditRequest &request) {
    Stores &stores = *hub->stores;
    PLUMBLINE_TRY_ASSIGN(const Reading reading, hub->readingFor(*device));
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginRead(*stores.connection));
    PLUMBLINE_TRY_ASSIGN(const ledger::Position head, stores.journal.head());
    PLUMBLINE_TRY_ASSIGN(QString zone, hub->timeZone());
    PLUMBLINE_TRY_ASSIGN(auto part, AuditTrail(stores, head, std::move(zone)).read(request, reading));
    PLUMBLINE_TRY(transaction.commit());
    if (!part) {
        refuse(errors::OutOfTurn, QStringLiteral("audit"));
        return {};
    }
    send(std::move(*part));
    return {};
}

Result<void> Session::Private::blobRequest(const wire::BlobRequest &request) {
    Stores &stores = *hub->stores;
    PLUMBLINE_TRY_ASSIGN(const Reading reading, hub->readingFor(*device));
    BlobStore blobs(*stores.connection);
    PLUMBLINE_TRY_ASSIGN(const bool allowed, isNamed(stores, request.sha256, reading.scope.scope));
    PLUMBLINE_TRY_ASSIGN(const auto state, blobs.state(request.sha256));
    // What is not for this device is not here, as far as it can tell.
    if (!allowed || !state || state->have < state->size) {
        send(wire::BlobState{request.sha256, 0, -1});
        return {};
    }
    PLUMBLINE_TRY_ASSIGN(QByteArray bytes, blobs.piece(request.sha256, request.offset));
    send(wire::BlobPiece{request.sha256, request.offset, state->size, std::move(bytes)});
    return {};
}

Result<void> Session::Private::blobPiece(const wire::BlobPiece &piece) {
    Stores &stores = *hub->stores;
    PLUMBLINE_TRY_ASSIGN(const Reading reading, hub->readingFor(*device));
    PLUMBLINE_TRY_ASSIGN(const bool allowed, isNamed(stores, piece.sha256, reading.scope.scope, piece.size));
    if (!allowed) {
        send(wire::BlobState{piece.sha256, 0, -1});
        return {};
    }
    if (std::exchange(storing, piece.sha256) != piece.sha256)
        static_cast<void>(storingHash.finish());
    const auto take = [&]() -> Result<wire::BlobState> {
        BlobStore blobs(*stores.connection);
        PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*stores.connection));
        PLUMBLINE_TRY_ASSIGN(const wire::BlobState state, blobs.take(piece, storingHash));
        PLUMBLINE_TRY(transaction.commit());
        return state;
    };
    auto state = take();
    if (state) {
        send(*state);
        return {};
    }
    static_cast<void>(storingHash.finish());
    // For an attachment there is no room, but perhaps for work: the line goes on, and the device tries again another time.
    if (state.error().code != storage::errors::Full)
        return tl::unexpected(std::move(state).error());
    send(wire::BlobState{piece.sha256, 0, -1});
    return {};
}

} // namespace plumbline::hub
