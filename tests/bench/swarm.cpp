#include "swarm.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QSslConfiguration>
#include <QTextStream>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <thread>

#include <sys/resource.h>
#include <unistd.h>

namespace plumbline::bench {
namespace {

/// Handshakes under way at once.
constexpr int OpeningAtOnce = 50;
constexpr int OpensWithin = 300'000;
/// As many as a device sends at once.
constexpr std::ptrdiff_t OperationsPerPush = 2048;

/// What a device says and is told up to where it follows.
class Follower {
public:
    /// `moved` is told when it is `opened` and follows, or is gone.
    Follower(quint16 port, ledger::DeviceId device, ledger::SigningKey key, std::function<void(Follower &)> moved)
        : m_device(device),
          m_key(std::move(key)),
          m_moved(std::move(moved)) {
        QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                         [this](const QByteArray &frame) { received(frame); });
        QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] {
            gone = true;
            m_moved(*this);
        });
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_3OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        tls.setCaCertificates({});
        m_socket.setSslConfiguration(tls);
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QStringLiteral("plumbline.1")});
        m_socket.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/sync").arg(port)), options);
    }
    ~Follower() {
        m_socket.disconnect();
        m_socket.abort();
    }
    Follower(const Follower &) = delete;
    Follower &operator=(const Follower &) = delete;

    void send(const wire::FromDevice &message) { m_socket.sendBinaryMessage(wire::encode(message)); }

    bool follows = false;
    bool gone = false;
    std::int64_t taken = 0;

private:
    void received(const QByteArray &frame) {
        // Pages of others' work are thrown away unread: this is about the hub.
        if (follows && frame.size() > 64)
            return;
        const auto message = wire::decodeFromHub(frame);
        if (!message)
            return;
        if (const auto *challenge = std::get_if<wire::Challenge>(&*message)) {
            wire::Hello hello;
            hello.schema = wire::schemaNumber();
            hello.device = m_device;
            hello.signature = m_key.sign(wire::helloBytes(hello, challenge->nonce));
            send(hello);
        } else if (const auto *welcome = std::get_if<wire::Welcome>(&*message)) {
            taken = welcome->lastSequence;
            send(wire::Pull{{welcome->epoch, welcome->scopeVersion, welcome->head.size}, true, 0});
        } else if (const auto *has = std::get_if<wire::Taken>(&*message)) {
            taken = has->lastSequence;
            m_moved(*this);
        } else if (std::holds_alternative<wire::Page>(*message) && !std::exchange(follows, true)) {
            m_moved(*this);
        }
    }

    ledger::DeviceId m_device;
    ledger::SigningKey m_key;
    std::function<void(Follower &)> m_moved;
    QWebSocket m_socket;
};

struct Line {
    ledger::DeviceId device;
    QByteArray seed;
};

std::vector<Line> readLines(quint16 &port) {
    QTextStream in(stdin);
    const QStringList first = in.readLine().split(u' ');
    port = first.value(0).toUShort();
    std::vector<Line> lines(first.value(1).toUInt());
    for (Line &line : lines) {
        const QStringList words = in.readLine().split(u' ');
        line.device = ledger::DeviceId(domain::Uuid::parse(words.value(0)).value());
        line.seed = QByteArray::fromHex(words.value(1).toLatin1());
    }
    return lines;
}

} // namespace

void raiseFileLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

std::int64_t residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    // What is shared with other programs, such as libraries' code, is not its own.
    return (pages.value(1).toLongLong() - pages.value(2).toLongLong()) * sysconf(_SC_PAGESIZE);
}

int runSwarm(const Options & /*options*/) {
    raiseFileLimit();
    // These stand for other machines, which take nothing from the hub's.
    setpriority(PRIO_PROCESS, 0, 15);
    quint16 port = 0;
    const std::vector<Line> lines = readLines(port);
    std::vector<std::unique_ptr<Follower>> all;
    std::size_t following = 0;
    std::size_t gone = 0;
    QEventLoop loop;
    std::function<void()> openMore;
    const auto moved = [&](Follower &each) {
        (each.gone ? gone : following) += 1;
        openMore();
        if (following + gone == lines.size())
            loop.quit();
    };
    openMore = [&] {
        while (all.size() < lines.size() && all.size() - following - gone < OpeningAtOnce) {
            const Line &line = lines[all.size()];
            all.push_back(std::make_unique<Follower>(port, line.device, ledger::SigningKey::fromSeed(line.seed).value(), moved));
        }
    };
    QTimer::singleShot(0, &loop, [&] { openMore(); });
    loop.exec();
    print(QString::number(following));
    // Its lines stay open until whoever started it closes its input.
    std::thread waits([&loop] {
        while (std::getchar() != EOF) {}
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    waits.join();
    return 0;
}

Swarm::Swarm(LineWorld &world, const std::vector<Identity> &identities) : m_count(identities.size()) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("swarm")});
    if (!m_process.waitForStarted())
        throw std::runtime_error("the other devices did not start");
    m_process.write(QStringLiteral("%1 %2\n").arg(world.port()).arg(m_count).toLatin1());
    for (const Identity &each : identities)
        m_process.write(each.enrolment.device.toString().toLatin1() + ' ' + each.deviceKey.seed().toHex() + '\n');
    m_process.waitForBytesWritten();
}

Swarm::~Swarm() {
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

int Swarm::waitUntilAllFollow() {
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(OpensWithin))
            throw std::runtime_error("the other devices did not come");
    return m_process.readLine().trimmed().toInt();
}

std::int64_t pushOver(quint16 port, const Identity &identity, const std::vector<ledger::Operation> &operations) {
    QEventLoop loop;
    auto key = ledger::SigningKey::fromSeed(identity.deviceKey.seed()).value();
    const std::int64_t last = operations.back().deviceSequence;
    Follower device(port, identity.enrolment.device, std::move(key), [&](Follower &moved) {
        if (moved.gone || moved.taken == last || moved.follows)
            loop.quit();
    });
    while (!device.follows && !device.gone)
        loop.exec();
    const std::int64_t spent = microseconds([&] {
        for (std::ptrdiff_t at = 0; at < std::ssize(operations); at += OperationsPerPush) {
            const auto first = operations.begin() + at;
            device.send(wire::Push{{first, first + std::min(OperationsPerPush, operations.end() - first)}});
        }
        while (device.taken < last && !device.gone)
            loop.exec();
    });
    if (device.taken < last)
        throw std::runtime_error("the hub did not take everything");
    return spent;
}

} // namespace plumbline::bench
