#include "plumbline/hub/hub.h"

#include "hub_p.h"
#include "hubschema.h"
#include "plumbline/domain/defaultstages.h"
#include "plumbline/hub/errors.h"
#include "plumbline/ledger/sha256.h"
#include "plumbline/storage/transaction.h"

namespace plumbline::hub {
namespace {

using domain::fail;
using domain::Record;
using ledger::Position;
using storage::Transaction;

/// How often a transaction is tried again where another hub stood in the way.
constexpr int Attempts = 5;

struct Foundation {
    /// The organisation, its stages, teams and people; and everything else, which is brought in after them.
    domain::Changes changes;
    domain::Changes records;
    domain::OrganisationId organisation;
    domain::UserId administrator;
};

bool isGround(domain::EntityKind kind) {
    return kind == domain::EntityKind::Organisation || kind == domain::EntityKind::Team || kind == domain::EntityKind::User ||
           kind == domain::EntityKind::Stage;
}

/// What is founded: the records brought, or an organisation with its stages and one administrator.
Foundation foundationOf(Founding founding, domain::IdSource &ids) {
    Foundation made;
    for (domain::Change &change : founding.records) {
        const Record &record = std::get<domain::Created>(change).after;
        if (record.kind == domain::EntityKind::Organisation)
            made.organisation = domain::OrganisationId(record.id);
        if (record.kind == domain::EntityKind::User && made.administrator.isNil()) {
            const auto user = domain::fromRecord<domain::User>(record);
            if (user && user->role == domain::Role::Administrator)
                made.administrator = user->id;
        }
        (isGround(record.kind) ? made.changes : made.records).push_back(std::move(change));
    }
    if (made.organisation.isNil()) {
        domain::Organisation organisation;
        organisation.id = made.organisation = domain::OrganisationId(ids.next());
        organisation.name = founding.organisation;
        organisation.base_currency = founding.baseCurrency.code();
        organisation.time_zone = founding.timeZone;
        made.changes.emplace_back(domain::Created{domain::toRecord(organisation)});
        for (const domain::Stage &stage : domain::defaultStages(ids))
            made.changes.emplace_back(domain::Created{domain::toRecord(stage)});
    }
    if (made.administrator.isNil()) {
        domain::User user;
        user.id = made.administrator = domain::UserId(ids.next());
        user.name = founding.administrator;
        user.role = domain::Role::Administrator;
        made.changes.emplace_back(domain::Created{domain::toRecord(user)});
    }
    return made;
}

} // namespace

Hub::Hub(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Hub::~Hub() {
    for (const auto &each : d->sessions)
        if (const auto session = each.lock())
            session->disconnected();
}

Result<std::unique_ptr<Hub>> Hub::create(Database &database, Founding founding, Ports ports) {
    auto priv = std::make_unique<Private>();
    priv->database = &database;
    priv->ports = ports;
    PLUMBLINE_TRY_ASSIGN(auto connection, database.connect());
    PLUMBLINE_TRY(bringToToday(*connection));
    priv->stores = std::make_unique<Stores>(std::move(connection));
    Stores &stores = *priv->stores;
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*stores.connection));
    PLUMBLINE_TRY_ASSIGN(const auto there, stores.journal.state());
    if (there)
        return fail(errors::Exists);
    Foundation foundation = foundationOf(std::move(founding), *ports.ids);
    const ledger::SigningKey key = ledger::SigningKey::generate();
    const HubState state{foundation.organisation, ledger::DeviceId(ports.ids->next()), foundation.administrator, key.seed(), 0};
    PLUMBLINE_TRY(stores.journal.found(state));
    PLUMBLINE_TRY(stores.journal.addEpoch({ledger::EpochId(ports.ids->next()), 0}, 1));
    Orderer orderer(stores, state, ports, 0);
    const domain::Actor actor{foundation.administrator, domain::Role::Administrator};
    PLUMBLINE_TRY(orderer.act(domain::FoundOrganisation{std::move(foundation.changes)}, actor, {}, 1));
    if (!foundation.records.empty())
        PLUMBLINE_TRY(orderer.act(domain::ImportRecords{{}, {}, std::move(foundation.records)}, actor, {}, 2));
    PLUMBLINE_TRY(orderer.finish());
    PLUMBLINE_TRY(transaction.commit());
    PLUMBLINE_TRY(priv->load());
    return std::unique_ptr<Hub>(new Hub(std::move(priv)));
}

Result<std::unique_ptr<Hub>> Hub::open(Database &database, Ports ports) {
    auto priv = std::make_unique<Private>();
    priv->database = &database;
    priv->ports = std::move(ports);
    PLUMBLINE_TRY_ASSIGN(auto connection, database.connect());
    PLUMBLINE_TRY(bringToToday(*connection));
    priv->stores = std::make_unique<Stores>(std::move(connection));
    PLUMBLINE_TRY(priv->load());
    return std::unique_ptr<Hub>(new Hub(std::move(priv)));
}

Result<void> Hub::Private::load() {
    PLUMBLINE_TRY_ASSIGN(auto found, stores->journal.state());
    if (!found)
        return fail(errors::NotFound);
    state = std::move(*found);
    PLUMBLINE_TRY_ASSIGN(auto signing, ledger::SigningKey::fromSeed(state.signingKey));
    key = std::move(signing);
    PLUMBLINE_TRY_ASSIGN(const auto epochs, stores->journal.epochs());
    if (epochs.empty())
        return fail(errors::Damaged, QStringLiteral("epochs"));
    epoch = epochs.back().epoch;
    return {};
}

Result<Reading> Hub::Private::readingFor(const KnownDevice &device) {
    PLUMBLINE_TRY_ASSIGN(const Position head, stores->journal.head());
    // Another hub may have written, and this one has not heard of it yet.
    stores->standAt(head);
    Orderer orderer(*stores, state, ports, head);
    PLUMBLINE_TRY_ASSIGN(ScopeVersion scope, scopeFor(orderer, device.user));
    return Reading{device.device, std::move(scope), epoch, 0};
}

Result<ScopeVersion> Hub::Private::scopeFor(Orderer &orderer, domain::UserId user) {
    PLUMBLINE_TRY_ASSIGN(auto latest, orderer.latestScope(user));
    if (latest)
        return std::move(*latest);
    // Delegations begin and end with the day, without anybody writing.
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*stores->connection));
    auto scope = orderer.scopeNow(user);
    auto done = scope ? transaction.commit() : Result<void>();
    if (!scope || !done)
        stores->forget();
    PLUMBLINE_TRY(done);
    return scope;
}

Result<QString> Hub::Private::timeZone() {
    PLUMBLINE_TRY_ASSIGN(const auto found, stores->view.find(domain::EntityKind::Organisation, state.organisation.uuid()));
    if (!found)
        return QString();
    PLUMBLINE_TRY_ASSIGN(const auto organisation, domain::fromRecord<domain::Organisation>(*found));
    return organisation.time_zone;
}

Result<ledger::SignedHead> Hub::Private::headNow(Position position) {
    if (signedHead && signedHead->size == position && signedHead->epoch == epoch)
        return *signedHead;
    const ledger::MerkleTree tree(stores->journal, position);
    ledger::SignedHead head;
    head.epoch = epoch;
    head.size = position;
    PLUMBLINE_TRY_ASSIGN(head.root, tree.root(position));
    head.signedAt = ports.clock->now();
    signedHead = ledger::signHead(std::move(head), *key);
    return *signedHead;
}

Result<void> Hub::Private::ordering(const std::function<Result<void>(Orderer &)> &work) {
    for (int attempt = 1;; ++attempt) {
        const auto once = [&]() -> Result<std::vector<ledger::DeviceId>> {
            PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*stores->connection));
            PLUMBLINE_TRY_ASSIGN(const Position head, stores->journal.lockHead());
            othersWrote = othersWrote || head != counts.head;
            stores->standAt(head);
            Orderer orderer(*stores, state, ports, head);
            PLUMBLINE_TRY(work(orderer));
            if (orderer.head() != head) {
                PLUMBLINE_TRY(orderer.finish());
                PLUMBLINE_TRY(database->announce(*stores->connection));
            }
            PLUMBLINE_TRY(transaction.commit());
            counts.head = orderer.head();
            stores->view.setStandsAt(counts.head);
            remember(head, orderer.takeWritten());
            return orderer.revoked();
        };
        auto done = once();
        if (done) {
            endRevoked(*done);
            return {};
        }
        stores->forget();
        if (done.error().code != storage::errors::TryAgain || attempt == Attempts)
            return tl::unexpected(std::move(done).error());
    }
}

void Hub::Private::remember(Position after, std::vector<JournalEntry> written) {
    if (recent.after + std::ssize(recent.entries) != after)
        recent = {after, {}};
    std::ranges::move(written, std::back_inserter(recent.entries));
}

Result<std::int64_t> Hub::Private::ownSequence() {
    PLUMBLINE_TRY_ASSIGN(const auto last, stores->journal.lastSequence(state.device));
    return last;
}

Result<void> Hub::Private::act(domain::Command command, const domain::Actor &actor, const QString &subject) {
    return ordering([&](Orderer &orderer) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(const std::int64_t sequence, ownSequence());
        PLUMBLINE_TRY(orderer.act(command, actor, subject, sequence + 1));
        return {};
    });
}

void Hub::Private::endRevoked(std::span<const ledger::DeviceId> devices) {
    for (const ledger::DeviceId device : devices)
        for (const auto &each : sessions)
            if (const auto session = each.lock(); session && session->device() == device)
                session->d->refuse(errors::Revoked);
}

Result<Invitation> Hub::invite(domain::UserId user, std::chrono::hours validFor) {
    PLUMBLINE_TRY_ASSIGN(const auto found, d->stores->view.find(domain::EntityKind::User, user.uuid()));
    if (!found)
        return fail(domain::errors::RecordNotFound, user.toString());
    const Invitation invitation{d->ports.random(32), user, d->ports.clock->now() + validFor};
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*d->stores->connection));
    PLUMBLINE_TRY(d->stores->access.addInvitation(ledger::Sha256::of(invitation.token), user, invitation.expiresAt));
    PLUMBLINE_TRY(transaction.commit());
    return invitation;
}

namespace {

/// The record of this kind by its name.
template <typename Entity>
Result<domain::Id<Entity>> named(HubView &view, const QString &name) {
    view.forget();
    PLUMBLINE_TRY_ASSIGN(const auto records, view.all(Entity::Kind));
    static const auto field = static_cast<std::size_t>(domain::describe<Entity>().indexOf(u"name"));
    const auto found = std::ranges::find(records, domain::Value(name), [](const Record &each) { return each.values.at(field); });
    if (found == records.end())
        return fail(domain::errors::RecordNotFound, name);
    return domain::Id<Entity>(found->id);
}

} // namespace

Result<domain::UserId> Hub::userNamed(const QString &name) {
    return named<domain::User>(d->stores->view, name);
}

Result<domain::TeamId> Hub::teamNamed(const QString &name) {
    return named<domain::Team>(d->stores->view, name);
}

Result<domain::UserId> Hub::addUser(const domain::User &user) {
    PLUMBLINE_TRY(d->act(domain::AddUser{user}, {d->state.administrator, domain::Role::Administrator}, user.name));
    PLUMBLINE_TRY(tellFollowers());
    return user.id;
}

Result<void> Hub::revoke(ledger::DeviceId device) {
    PLUMBLINE_TRY(d->act(domain::RevokeDevice{domain::DeviceId(device.uuid())}, {d->state.administrator, domain::Role::Administrator},
                         {}));
    return tellFollowers();
}

Result<void> Hub::beginEpoch() {
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*d->stores->connection));
    PLUMBLINE_TRY_ASSIGN(const Position head, d->stores->journal.lockHead());
    PLUMBLINE_TRY_ASSIGN(const auto epochs, d->stores->journal.epochs());
    PLUMBLINE_TRY(d->stores->journal.addEpoch({ledger::EpochId(d->ports.ids->next()), head}, std::ssize(epochs) + 1));
    PLUMBLINE_TRY(transaction.commit());
    return d->load();
}

Result<Status> Hub::status() {
    Status status = d->counts;
    status.organisation = d->state.organisation;
    PLUMBLINE_TRY_ASSIGN(const auto organisation,
                         d->stores->view.find(domain::EntityKind::Organisation, d->state.organisation.uuid()));
    if (organisation)
        status.organisationName = domain::fromRecord<domain::Organisation>(*organisation).value().name;
    status.epoch = d->epoch;
    PLUMBLINE_TRY_ASSIGN(status.head, d->stores->journal.head());
    PLUMBLINE_TRY_ASSIGN(status.devices, d->stores->access.deviceCount());
    status.sessions = status.following = 0;
    for (const auto &each : d->sessions)
        if (const auto session = each.lock(); session && session->d->stage == Session::Private::Stage::Open) {
            ++status.sessions;
            status.following += session->d->following ? 1 : 0;
        }
    return status;
}

Result<std::vector<DeviceStatus>> Hub::devices() {
    d->stores->view.forget();
    PLUMBLINE_TRY_ASSIGN(const auto known, d->stores->access.devices());
    std::vector<DeviceStatus> all;
    for (const KnownDevice &each : known) {
        DeviceStatus status{each.device, {}, {}, {}, each.lastSeen, each.revoked};
        PLUMBLINE_TRY_ASSIGN(const auto device, d->stores->view.find(domain::EntityKind::Device, each.device.uuid()));
        if (device) {
            PLUMBLINE_TRY_ASSIGN(const auto entity, domain::fromRecord<domain::Device>(*device));
            status.name = entity.name;
            status.enrolledAt = entity.enrolled_at;
        }
        PLUMBLINE_TRY_ASSIGN(const auto user, d->stores->view.find(domain::EntityKind::User, each.user.uuid()));
        if (user) {
            PLUMBLINE_TRY_ASSIGN(const auto entity, domain::fromRecord<domain::User>(*user));
            status.user = entity.name;
        }
        all.push_back(std::move(status));
    }
    return all;
}

Result<ledger::SignedHead> Hub::signedHead() {
    PLUMBLINE_TRY_ASSIGN(const Position head, d->stores->journal.head());
    return d->headNow(head);
}

QByteArray Hub::publicKey() const {
    return d->key->publicKey();
}

Result<std::vector<ledger::Row>> Hub::viewOf(domain::UserId user) {
    PLUMBLINE_TRY_ASSIGN(const Reading reading, d->readingFor({{}, user, {}, false, 0}));
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginRead(*d->stores->connection));
    PLUMBLINE_TRY_ASSIGN(const Position head, d->stores->journal.head());
    d->stores->standAt(head);
    PLUMBLINE_TRY_ASSIGN(auto rows, Pager(*d->stores, head).everything(reading.scope.scope));
    PLUMBLINE_TRY(transaction.commit());
    return rows;
}

std::shared_ptr<Session> Hub::connect(Line line) {
    auto priv = std::make_unique<Session::Private>();
    priv->hub = d.get();
    priv->line = std::move(line);
    priv->nonce = d->ports.random(32);
    auto session = std::make_shared<Session>(std::move(priv));
    session->d->self = session;
    std::erase_if(d->sessions, [](const auto &each) { return each.expired(); });
    d->sessions.push_back(session);
    session->d->send(wire::Challenge{wire::ProtocolVersion, session->d->nonce});
    return session;
}

void Hub::setWake(std::function<void()> wake) {
    d->wake = std::move(wake);
}

void Hub::setAtWork(std::function<void()> atWork) {
    d->ports.atWork = std::move(atWork);
}

Result<void> Hub::Private::endRevokedElsewhere() {
    const std::vector<std::weak_ptr<Session>> all = sessions;
    for (const auto &each : all) {
        const auto session = each.lock();
        if (!session || !session->device())
            continue;
        PLUMBLINE_TRY_ASSIGN(const auto known, stores->access.device(*session->device()));
        if (known && known->revoked)
            session->d->refuse(errors::Revoked);
    }
    return {};
}

Result<void> Hub::tellFollowers() {
    PLUMBLINE_TRY_ASSIGN(const Position head, d->stores->journal.head());
    if (head != d->counts.head || d->othersWrote) {
        d->stores->standAt(head);
        d->counts.head = head;
        PLUMBLINE_TRY(d->endRevokedElsewhere());
        d->othersWrote = false;
    }
    if (head != d->told)
        return d->tell();
    return {};
}

void Hub::goAway() {
    const std::vector<std::weak_ptr<Session>> all = d->sessions;
    for (const auto &each : all)
        if (const auto session = each.lock())
            session->d->refuse(errors::GoingAway);
}

Result<void> Hub::reconnect() {
    PLUMBLINE_TRY_ASSIGN(auto connection, d->database->connect());
    d->stores = std::make_unique<Stores>(std::move(connection));
    d->recent = {};
    return d->load();
}

} // namespace plumbline::hub
