#include "support/syncworld.h"

#include "plumbline/domain/defaultstages.h"
#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/sqlite/maintenance.h"
#include "support/postgresserver.h"

#include <QDir>
#include <QFile>

namespace plumbline::tests {
namespace {

using domain::Changes;
using domain::Created;
using domain::Money;
using storage::sqlite::Access;
using storage::sqlite::Connection;

constexpr std::array<std::uint8_t, 32> HubKey{7, 7, 7};

domain::Instant startOfStory() {
    return domain::Instant(std::chrono::seconds(1'790'000'000));
}

Money yuan(std::int64_t amount) {
    return Money(amount * 100, domain::Currency::of("CNY"));
}

template <typename T>
T valueOf(domain::Result<T> result) {
    if (!result)
        throw std::runtime_error(codeOf(result).toStdString() + " " + result.error().detail.toStdString());
    return std::move(*result);
}

void check(const domain::Result<void> &result) {
    if (!result)
        throw std::runtime_error(codeOf(result).toStdString() + " " + result.error().detail.toStdString());
}

} // namespace

HubPlace::HubPlace(storage::Engine engine, QString path) : m_engine(engine), m_path(std::move(path)) {
    if (engine == storage::Engine::Sqlite)
        return;
    static std::uint8_t count = 0;
    std::array<std::uint8_t, 16> id{};
    id[13] = 9;
    id[15] = ++count;
    m_options.organisation = domain::Uuid(id);
    m_options.address = PostgresServer::instance()->address();
}

domain::Result<std::unique_ptr<storage::Connection>> HubPlace::connect() {
    PLUMBLINE_TRY_ASSIGN(auto connection, connectPlainly());
    return m_wrap ? m_wrap(std::move(connection)) : std::move(connection);
}

domain::Result<std::unique_ptr<storage::Connection>> HubPlace::connectPlainly() {
    const bool isMade = std::exchange(m_isMade, true);
    if (m_engine == storage::Engine::Postgres) {
        PLUMBLINE_TRY_ASSIGN(auto connection,
                             storage::postgres::Connection::open(m_options, isMade ? storage::postgres::Access::ReadWrite
                                                                                   : storage::postgres::Access::Create));
        return std::unique_ptr<storage::Connection>(std::move(connection));
    }
    PLUMBLINE_TRY_ASSIGN(auto connection, Connection::open(m_path, HubKey, isMade ? Access::ReadWrite : Access::Create));
    return std::unique_ptr<storage::Connection>(std::move(connection));
}

SyncWorld::SyncWorld(std::uint64_t seed, storage::Engine engine, std::int64_t moreDeals)
    : m_clock(startOfStory()),
      m_ids(m_clock, seed),
      m_random(seed) {
    m_place = std::make_unique<HubPlace>(engine, path(QStringLiteral("hub.db")));
    hub::Founding founding;
    founding.records = foundation(moreDeals);
    m_hub = valueOf(hub::Hub::create(*m_place, std::move(founding), hubPorts()));
}

SyncWorld::~SyncWorld() {
    m_workstations.clear();
}

hub::Ports SyncWorld::hubPorts() {
    return {&m_clock, &m_ids, [this](qsizetype size) {
                QByteArray bytes(size, '\0');
                for (char &byte : bytes)
                    byte = static_cast<char>(m_random() & 0xFFU);
                return bytes;
            }};
}

void SyncWorld::startHub() {
    m_hub = valueOf(hub::Hub::open(*m_place, hubPorts()));
}

void SyncWorld::stopHub() {
    for (const auto &each : m_workstations)
        each->cut();
    m_hub.reset();
}

void SyncWorld::restartHub() {
    stopHub();
    startHub();
}

void SyncWorld::backUpHub() {
    const QString target = path(QStringLiteral("backup.db"));
    QFile::remove(target);
    const auto source = valueOf(Connection::open(m_place->path(), HubKey, Access::ReadOnly));
    const auto copy = valueOf(Connection::open(target, HubKey, Access::Create));
    check(storage::sqlite::copyPages(*source, *copy, [](std::int64_t, std::int64_t) { return storage::Scan::Continue; }));
    static_cast<void>(valueOf(copy->scalar("PRAGMA wal_checkpoint(TRUNCATE)")));
}

void SyncWorld::restoreHub() {
    rewriteHub();
    check(m_hub->beginEpoch());
}

void SyncWorld::rewriteHub() {
    stopHub();
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(m_place->path() + suffix);
    QFile::copy(path(QStringLiteral("backup.db")), m_place->path());
    startHub();
}

Workstation &SyncWorld::addWorkstation(const QString &name, domain::UserId user) {
    m_workstations.push_back(std::make_unique<Workstation>(*this, name, user));
    return *m_workstations.back();
}

bool SyncWorld::step() {
    bool moved = valueOf(m_hub->commitQueued()) > 0;
    for (const auto &each : m_workstations) {
        moved = each->deliverToHub() || moved;
        moved = each->deliverToDevice() || moved;
    }
    return moved;
}

void SyncWorld::settle() {
    // Twice: what one learns late another is told of.
    for (int round = 0; round < 3; ++round) {
        for (const auto &each : m_workstations)
            if (!each->isConnected())
                each->connect();
        while (step()) {
        }
    }
}

Changes SyncWorld::foundation(std::int64_t moreDeals) {
    Changes changes;
    const auto create = [&](auto entity) {
        entity.id = decltype(entity.id)(m_ids.next());
        changes.emplace_back(Created{domain::toRecord(entity)});
        return entity.id;
    };
    domain::Organisation organisation;
    organisation.name = QStringLiteral("准绳示例");
    organisation.base_currency = QStringLiteral("CNY");
    organisation.time_zone = QStringLiteral("Asia/Shanghai");
    create(organisation);
    domain::Team team;
    team.name = QStringLiteral("North");
    north = create(team);
    team.name = QStringLiteral("South");
    south = create(team);
    const auto person = [&](const char *name, domain::Role role, std::optional<domain::TeamId> of) {
        domain::User user;
        user.name = QString::fromLatin1(name);
        user.role = role;
        user.team = of;
        return create(user);
    };
    administrator = person("Ada", domain::Role::Administrator, std::nullopt);
    director = person("Dan", domain::Role::Director, std::nullopt);
    finance = person("Fay", domain::Role::Finance, std::nullopt);
    northManager = person("Nora", domain::Role::Manager, north);
    northSeller = person("Ned", domain::Role::Salesperson, north);
    southManager = person("Sara", domain::Role::Manager, south);
    southSeller = person("Sam", domain::Role::Salesperson, south);
    stages = domain::defaultStages(m_ids);
    for (const domain::Stage &stage : stages)
        changes.emplace_back(Created{domain::toRecord(stage)});
    const auto sell = [&](domain::UserId owner, std::vector<domain::AccountId> &accounts, std::vector<domain::DealId> &deals,
                          const QString &prefix) {
        for (int i = 0; i < 3; ++i) {
            domain::Account account;
            account.name = prefix + QStringLiteral(" account %1").arg(i);
            account.owner = owner;
            accounts.push_back(create(account));
            domain::Deal deal;
            deal.title = prefix + QStringLiteral(" deal %1").arg(i);
            deal.account = accounts.back();
            deal.owner = owner;
            deal.stage = stages.front().id;
            deal.amount = deal.base_amount = yuan(1000 + i);
            deal.created_on = domain::Date::fromDays(20'000);
            deals.push_back(create(deal));
            domain::StageChange stage;
            stage.deal = deals.back();
            stage.stage = stages.front().id;
            stage.on = domain::Date::fromDays(20'000);
            stage.base_amount = deal.base_amount;
            create(stage);
            domain::Fact invoice;
            invoice.kind = domain::FactKind::Invoice;
            invoice.account = accounts.back();
            invoice.document = prefix + QStringLiteral("-%1").arg(i);
            invoice.date = domain::Date::fromDays(20'100);
            invoice.due_date = domain::Date::fromDays(20'130);
            invoice.amount = invoice.base_amount = yuan(500);
            invoice.rate_micro = 1'000'000;
            domain::Instalment instalment;
            instalment.invoice = create(invoice);
            instalment.due_date = invoice.due_date;
            instalment.amount = instalment.base_amount = yuan(500);
            instalments.push_back(create(instalment));
        }
    };
    sell(northSeller, northAccounts, northDeals, QStringLiteral("north"));
    sell(southSeller, southAccounts, southDeals, QStringLiteral("south"));
    for (std::int64_t i = 0; i < moreDeals; ++i) {
        domain::Deal deal;
        deal.title = QStringLiteral("Deal %1").arg(i);
        deal.account = northAccounts[static_cast<std::size_t>(i) % northAccounts.size()];
        deal.owner = northSeller;
        deal.source = i % 3 == 0 ? QStringLiteral("website") : QStringLiteral("fair");
        deal.stage = stages[static_cast<std::size_t>(i) % 3].id;
        deal.amount = deal.base_amount = yuan(1000 + i % 977);
        deal.created_on = domain::Date::fromDays(static_cast<std::int32_t>(20'000 + i % 365));
        domain::StageChange change;
        change.deal = create(deal);
        change.stage = deal.stage;
        change.on = deal.created_on;
        change.base_amount = deal.base_amount;
        create(change);
    }
    return changes;
}

Workstation::Workstation(SyncWorld &world, QString name, domain::UserId user)
    : m_world(world),
      m_name(std::move(name)),
      m_user(user),
      m_device(world.nextId()),
      m_clock(world.clock().now()),
      m_ids(m_clock, world.m_random()) {
    enrol();
}

Workstation::~Workstation() {
    cut();
}

QString Workstation::folder() const {
    return m_world.path(m_name);
}

void Workstation::enrol() {
    const hub::Invitation invitation = valueOf(m_world.hub().invite(m_user, std::chrono::hours(24)));
    std::deque<QByteArray> up;
    std::deque<QByteArray> down;
    std::optional<sync::Enrolling::Done> done;
    sync::Enrolling enrolling({QStringLiteral("hub:1"), QByteArray(32, 'c'), invitation.token}, m_name, m_device,
                              [&](QByteArray frame) { up.push_back(std::move(frame)); },
                              [&](domain::Result<sync::Enrolling::Done> result) { done = valueOf(std::move(result)); });
    const auto session = m_world.hub().connect({[&](QByteArray frame) { down.push_back(std::move(frame)); }, [] {}});
    while (!up.empty() || !down.empty()) {
        for (; !down.empty(); down.pop_front())
            enrolling.receive(down.front());
        for (; !up.empty(); up.pop_front())
            check(session->receive(up.front()));
    }
    if (!done)
        throw std::runtime_error("not enrolled");
    m_replica = valueOf(replica::Replica::createEnrolled(folder(), secretOf(Passphrase), done->enrolment, done->deviceKey,
                                                         {&m_clock, &m_ids}));
}

bool Workstation::isErased() const {
    return !QFile::exists(folder() + QStringLiteral("/key.json"));
}

void Workstation::connect(sync::Mode mode) {
    cut();
    if (isErased())
        return;
    m_hubClosed = false;
    m_error.reset();
    sync::Listener listener;
    listener.send = [this](QByteArray frame) { toHub.push_back(std::move(frame)); };
    listener.ended = [this](const std::optional<domain::Error> &error) { m_error = error; };
    m_session = std::make_unique<sync::Session>(*m_replica, mode, std::move(listener));
    m_hubSession = m_world.hub().connect(
        {[this](QByteArray frame) { toDevice.push_back(std::move(frame)); }, [this] { m_hubClosed = true; }});
}

void Workstation::cut() {
    toHub.clear();
    toDevice.clear();
    if (m_hubSession)
        m_hubSession->disconnected();
    m_hubSession.reset();
    if (m_session)
        m_session->disconnected();
    m_session.reset();
}

void Workstation::crash() {
    close();
    if (!isErased())
        open();
}

void Workstation::close() {
    cut();
    m_replica.reset();
}

void Workstation::open() {
    m_replica = valueOf(replica::Replica::open(folder(), secretOf(Passphrase), {&m_clock, &m_ids}));
}

domain::Result<std::optional<ledger::Entry>> Workstation::execute(domain::Command command, const QString &subject) {
    auto done = m_replica->execute(std::move(command), m_replica->owner(), subject);
    if (done && m_session)
        m_session->localWork();
    return done;
}

void Workstation::wake() {
    if (m_session)
        m_session->localWork();
}

bool Workstation::deliverToHub() {
    if (toHub.empty() || !m_hubSession)
        return false;
    const QByteArray frame = toHub.front();
    toHub.pop_front();
    bytesUp += frame.size();
    check(m_hubSession->receive(frame));
    return true;
}

bool Workstation::deliverToDevice() {
    if (toDevice.empty() || !m_session)
        return false;
    const QByteArray frame = toDevice.front();
    toDevice.pop_front();
    bytesDown += frame.size();
    m_session->receive(frame);
    // The hub has closed and everything it said before has come.
    if (m_hubClosed && toDevice.empty() && m_session)
        cut();
    return true;
}

std::vector<ledger::Row> Workstation::rows() {
    std::vector<ledger::Row> all;
    const auto reader = valueOf(m_replica->reader());
    for (const domain::EntityKind kind : domain::allEntities())
        check(reader->forEachRevised(kind, [&](const domain::Record &record, ledger::Position revision) {
            all.push_back({record, revision});
            return replica::Continue::Yes;
        }));
    return all;
}

replica::SyncState Workstation::state() {
    return valueOf(m_replica->syncing().state());
}

} // namespace plumbline::tests
