#include "rawdevice.h"

#include "plumbline/domain/ports.h"

#include <QSslConfiguration>
#include <QTest>
#include <QWebSocketHandshakeOptions>

#include <array>

namespace plumbline::tests {
namespace {

domain::Uuid newId() {
    static const domain::SystemClock clock;
    static domain::Uuid7Source ids(clock);
    return ids.next();
}

} // namespace

RawDevice::RawDevice() : device(newId()) {
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                     [this](const QByteArray &message) { m_frames.push_back(message); });
}

bool RawDevice::open(quint16 port, const QString &path) {
    m_frames.clear();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_socket.setSslConfiguration(tls);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("plumbline.1")});
    m_socket.open(QUrl(QStringLiteral("wss://127.0.0.1:%1%2").arg(port).arg(path)), options);
    return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState || m_socket.error() > 0; }, 10'000) &&
           m_socket.isValid();
}

void RawDevice::send(const wire::FromDevice &message) {
    sendBytes(wire::encode(message));
}

std::optional<wire::FromHub> RawDevice::next() {
    if (!QTest::qWaitFor([this] { return !m_frames.empty(); }, 20'000))
        return std::nullopt;
    const auto message = wire::decodeFromHub(m_frames.front());
    m_frames.pop_front();
    return message ? std::optional(*message) : std::nullopt;
}

bool RawDevice::waitUntilClosed() {
    return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, 20'000);
}

std::optional<wire::Enrolled> RawDevice::enrol(const QByteArray &token) {
    const auto challenge = expect<wire::Challenge>();
    if (!challenge)
        return std::nullopt;
    wire::Enrol enrol;
    enrol.schema = wire::schemaNumber();
    enrol.device = device;
    enrol.deviceName = QStringLiteral("raw");
    enrol.token = token;
    enrol.publicKey = key.publicKey();
    enrol.signature = key.sign(wire::enrolBytes(enrol, challenge->nonce));
    send(enrol);
    auto answer = expect<wire::Enrolled>();
    if (answer)
        enrolled = *answer;
    return answer;
}

std::optional<wire::Welcome> RawDevice::hello() {
    const auto challenge = expect<wire::Challenge>();
    if (!challenge)
        return std::nullopt;
    wire::Hello hello;
    hello.schema = wire::schemaNumber();
    hello.device = device;
    hello.signature = key.sign(wire::helloBytes(hello, challenge->nonce));
    send(hello);
    auto answer = expect<wire::Welcome>();
    if (answer)
        welcome = *answer;
    return answer;
}

wire::Push RawDevice::renames(std::int64_t first, int count) const {
    static const int field = domain::describe<domain::Organisation>().indexOf(u"name");
    wire::Push push;
    for (std::int64_t sequence = first; sequence < first + count; ++sequence) {
        const domain::Command command =
            domain::PatchField{domain::EntityKind::Organisation, enrolled.organisation.uuid(), field,
                               domain::Value(QStringLiteral("name %1").arg(sequence - 1)),
                               domain::Value(QStringLiteral("name %1").arg(sequence))};
        ledger::Operation operation;
        // The same operation each time it is asked for.
        std::array<std::uint8_t, 16> id{};
        std::ranges::copy(device.uuid().bytes(), id.begin());
        id[15] = static_cast<std::uint8_t>(sequence);
        id[14] = static_cast<std::uint8_t>(sequence >> 8);
        operation.id = ledger::OperationId(domain::Uuid::fromBytes(id.data(), id.size()));
        operation.device = device;
        operation.deviceSequence = sequence;
        operation.actor = enrolled.user;
        operation.madeAt = domain::Instant(std::chrono::seconds(1'790'000'000));
        operation.kind = domain::commandName(command);
        operation.body = ledger::encodeCommand(command);
        push.operations.push_back(std::move(operation));
    }
    return push;
}

} // namespace plumbline::tests
