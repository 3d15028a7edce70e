#include "lineworld.h"

#include "plumbline/domain/defaultstages.h"

#include <QRandomGenerator>
#include <QTcpSocket>

namespace plumbline::bench {
namespace {

using domain::Created;
using domain::Money;

QByteArray randomBytes(qsizetype size) {
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

Money yuan(std::int64_t amount) {
    return Money(amount * 100, domain::Currency::of("CNY"));
}

[[noreturn]] void raise(const domain::Error &error) {
    throw std::runtime_error(std::string(error.code.id) + ' ' + error.detail.toStdString());
}

template <typename T>
T valueOf(domain::Result<T> result) {
    if (!result)
        raise(result.error());
    return std::move(*result);
}

void check(const domain::Result<void> &result) {
    if (!result)
        raise(result.error());
}

} // namespace

LineWorld::LineWorld(storage::Engine engine, std::int64_t count, int teamCount)
    : m_place(engine, m_folder.filePath(QStringLiteral("hub.db"))),
      m_certificate(valueOf(hub::makeCertificate({QStringLiteral("127.0.0.1")}, m_clock.now()))),
      m_fingerprint(valueOf(hub::fingerprint(m_certificate.certificate))) {
    hub::Founding founding;
    founding.records = foundation(count, teamCount);
    m_hub = valueOf(hub::Hub::create(m_place, std::move(founding), {&m_clock, &m_hubIds, randomBytes}));
}

LineWorld::~LineWorld() {
    stop();
}

domain::Changes LineWorld::foundation(std::int64_t count, int teamCount) {
    domain::Changes changes;
    const auto create = [&](auto entity) {
        entity.id = decltype(entity.id)(next());
        changes.emplace_back(Created{domain::toRecord(entity)});
        return entity.id;
    };
    domain::Organisation organisation;
    organisation.name = QStringLiteral("准绳示例");
    organisation.base_currency = QStringLiteral("CNY");
    organisation.time_zone = QStringLiteral("Asia/Shanghai");
    create(organisation);
    const auto person = [&](const QString &name, domain::Role role, std::optional<domain::TeamId> of) {
        domain::User user;
        user.name = name;
        user.role = role;
        user.team = of;
        return create(user);
    };
    for (int i = 0; i < teamCount; ++i) {
        domain::Team team;
        team.name = QStringLiteral("Team %1").arg(i);
        teams.push_back(create(team));
    }
    administrator = person(QStringLiteral("Ada"), domain::Role::Administrator, std::nullopt);
    director = person(QStringLiteral("Dan"), domain::Role::Director, std::nullopt);
    manager = person(QStringLiteral("Moe"), domain::Role::Manager, teams[0]);
    for (int i = 0; i < teamCount; ++i)
        sellers.push_back(person(QStringLiteral("Seller %1").arg(i), domain::Role::Salesperson, teams[static_cast<std::size_t>(i)]));
    const auto stages = domain::defaultStages(m_ids);
    for (const domain::Stage &stage : stages)
        changes.emplace_back(Created{domain::toRecord(stage)});
    for (std::size_t of = 0; of < sellers.size(); ++of) {
        std::vector<domain::AccountId> accounts;
        for (int i = 0; i < 3; ++i) {
            domain::Account account;
            account.name = QStringLiteral("Account %1 of %2").arg(i).arg(of);
            account.owner = sellers[of];
            accounts.push_back(create(account));
        }
        deals.emplace_back();
        for (std::int64_t i = 0; i < (of == 0 ? count : 3); ++i) {
            domain::Deal deal;
            deal.title = QStringLiteral("Deal %1 of %2").arg(i).arg(of);
            deal.account = accounts[static_cast<std::size_t>(i) % accounts.size()];
            deal.owner = sellers[of];
            deal.source = Source;
            deal.stage = stages[static_cast<std::size_t>(i) % 3].id;
            deal.amount = deal.base_amount = yuan(1000 + i % 977);
            deal.created_on = domain::Date::fromDays(static_cast<std::int32_t>(20'000 + i % 365));
            domain::StageChange change;
            change.deal = create(deal);
            deals.back().push_back(change.deal);
            change.stage = deal.stage;
            change.on = deal.created_on;
            change.base_amount = deal.base_amount;
            create(change);
        }
    }
    return changes;
}

Identity LineWorld::enrol(domain::UserId user, const QString &name) {
    const hub::Invitation invitation = valueOf(m_hub->invite(user, std::chrono::hours(24)));
    std::deque<QByteArray> up;
    std::deque<QByteArray> down;
    std::optional<Identity> done;
    sync::Enrolling enrolling({QString(), m_fingerprint, invitation.token}, name, ledger::DeviceId(next()),
                              [&](QByteArray frame) { up.push_back(std::move(frame)); },
                              [&](domain::Result<Identity> result) { done = valueOf(std::move(result)); });
    const auto session = m_hub->connect({[&](QByteArray frame) { down.push_back(std::move(frame)); }, [] {}});
    while (!up.empty() || !down.empty()) {
        for (; !down.empty(); down.pop_front())
            enrolling.receive(down.front());
        for (; !up.empty(); up.pop_front())
            check(session->receive(up.front()));
    }
    if (!done)
        throw std::runtime_error("not enrolled");
    return std::move(*done);
}

void LineWorld::serve() {
    hub::Listening listening;
    listening.certificate = m_certificate.certificate;
    listening.key = m_certificate.key;
    m_server = valueOf(hub::Server::start(*m_hub, listening, {}, [](const QString &line) {
        std::fprintf(stderr, "hub: %s\n", qPrintable(line));
    }));
}

domain::PatchField moved(domain::DealId deal, const QString &to) {
    static const int source = domain::describe<domain::Deal>().indexOf(u"source");
    return {domain::EntityKind::Deal, deal.uuid(), source, domain::Value(QString(LineWorld::Source)), domain::Value(to)};
}

Desk::Desk(LineWorld &world, const QString &name, const Identity &identity, quint16 port) : m_folder(world.path(name)) {
    replica::Enrolment enrolment = identity.enrolment;
    enrolment.address = QStringLiteral("127.0.0.1:%1").arg(port);
    m_context.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_context,
        [&] {
            m_replica = valueOf(replica::Replica::createEnrolled(m_folder, tests::secretOf(tests::Passphrase), enrolment,
                                                                 identity.deviceKey, world.replicaPorts()));
        },
        Qt::BlockingQueuedConnection);
}

Desk::~Desk() {
    QMetaObject::invokeMethod(
        &m_context,
        [&] {
            m_connection.reset();
            m_replica.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Desk::run(const std::function<void(replica::Replica &)> &work) {
    QMetaObject::invokeMethod(
        &m_context, [&] { work(*m_replica); }, Qt::BlockingQueuedConnection);
}

void Desk::post(std::function<void(replica::Replica &)> work) {
    QMetaObject::invokeMethod(
        &m_context, [this, work = std::move(work)] { work(*m_replica); }, Qt::QueuedConnection);
}

void Desk::connect() {
    run([&](replica::Replica &replica) {
        m_connection.reset();
        {
            const std::scoped_lock lock(m_guard);
            m_phase = sync::Phase::Connecting;
            m_error.reset();
        }
        sync::Listener listener;
        listener.progress = [this](const sync::Progress &progress) { told(progress); };
        listener.changed = [this] {
            if (m_changed)
                m_changed();
        };
        listener.ended = [this](const std::optional<domain::Error> &error) {
            const std::scoped_lock lock(m_guard);
            m_error = error;
            m_phase = sync::Phase::Ended;
            m_moves.notify_all();
        };
        m_connection = std::make_unique<sync::Connection>(replica, sync::Mode::Follow, std::move(listener));
    });
}

void Desk::told(const sync::Progress &progress) {
    if (m_progress)
        m_progress(progress);
    const std::scoped_lock lock(m_guard);
    if (progress.phase == m_phase || progress.phase == sync::Phase::Ended)
        return;
    m_phase = progress.phase;
    m_moves.notify_all();
}

void Desk::cut() {
    run([&](replica::Replica &) { m_connection.reset(); });
}

void Desk::waitUntilUpToDate() {
    std::unique_lock lock(m_guard);
    m_moves.wait(lock, [this] { return m_phase == sync::Phase::UpToDate || m_phase == sync::Phase::Ended; });
    if (m_phase == sync::Phase::Ended)
        raise(m_error.value_or(domain::Error{domain::ErrorCode{"bench.ended"}}));
}

void Desk::syncNow() {
    run([&](replica::Replica &) { m_connection->syncNow(); });
}

void Desk::localWork() {
    m_connection->localWork();
}

void Desk::onChanged(std::function<void()> changed) {
    run([&](replica::Replica &) { m_changed = std::move(changed); });
}

void Desk::onProgress(std::function<void(const sync::Progress &)> progress) {
    run([&](replica::Replica &) { m_progress = std::move(progress); });
}

std::vector<ledger::Row> Desk::rows() {
    std::vector<ledger::Row> all;
    run([&](replica::Replica &replica) {
        const auto reader = valueOf(replica.reader());
        for (const domain::EntityKind kind : domain::allEntities())
            check(reader->forEachRevised(kind, [&](const domain::Record &record, ledger::Position revision) {
                all.push_back({record, revision});
                return replica::Continue::Yes;
            }));
    });
    return all;
}

Relay::Relay(quint16 hubPort) {
    m_context.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_context,
        [&] {
            m_server = std::make_unique<QTcpServer>();
            QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this, hubPort] { take(*m_server, hubPort); });
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

Relay::~Relay() {
    QMetaObject::invokeMethod(
        &m_context, [&] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Relay::take(QTcpServer &server, quint16 hubPort) {
    QTcpSocket *const device = server.nextPendingConnection();
    auto *const hub = new QTcpSocket(device);
    hub->connectToHost(QHostAddress::LocalHost, hubPort);
    for (QTcpSocket *each : {device, hub})
        each->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const auto pass = [this](QTcpSocket *from, QTcpSocket *to) {
        QObject::connect(from, &QTcpSocket::readyRead, to, [this, from, to] {
            const QByteArray bytes = from->readAll();
            m_bytes += bytes.size();
            to->write(bytes);
        });
    };
    pass(device, hub);
    pass(hub, device);
    QObject::connect(device, &QTcpSocket::disconnected, hub, [hub] { hub->abort(); });
    QObject::connect(hub, &QTcpSocket::disconnected, device, [device] {
        device->disconnectFromHost();
        device->deleteLater();
    });
}

} // namespace plumbline::bench
