#include "rawdevice.h"

#include "plumbline/hub/errors.h"
#include "plumbline/hub/place.h"
#include "plumbline/hub/server.h"
#include "plumbline/wire/signoflife.h"
#include "support/syncworld.h"
#include "support/testregistry.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

QString idOf(domain::ErrorCode code) {
    return QString::fromLatin1(code.id.data(), static_cast<qsizetype>(code.id.size()));
}

/// Whether everything the answer says it has is there; the hub leaves the line open for the next request.
bool isWhole(const QByteArray &answer) {
    static const QRegularExpression length(QStringLiteral("\r\ncontent-length: ([0-9]+)\r\n"), QRegularExpression::CaseInsensitiveOption);
    const qsizetype body = answer.indexOf("\r\n\r\n") + 4;
    const auto said = length.match(QString::fromLatin1(answer.left(body)));
    return body > 3 && said.hasMatch() && answer.size() - body >= said.captured(1).toLongLong();
}

/// The whole answer to one request.
QByteArray ask(quint16 port, const QByteArray &request) {
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForEncrypted(10'000))
        return {};
    socket.write(request);
    QByteArray answer;
    while (!isWhole(answer) && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    return answer;
}

QByteArray get(quint16 port, const QByteArray &path) {
    return ask(port, "GET " + path + " HTTP/1.1\r\nHost: hub\r\n\r\n");
}

} // namespace

/// A hub on the network, asked by well-behaved and other devices.
class HubServerTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    std::unique_ptr<hub::Server> m_server;

    void serve(hub::Bounds bounds = {}) {
        const auto certificate = hub::makeCertificate({QStringLiteral("127.0.0.1")}, domain::SystemClock().now()).value();
        hub::Listening listening;
        listening.certificate = certificate.certificate;
        listening.key = certificate.key;
        m_server = hub::Server::start(m_world->hub(), listening, bounds, [](const QString &) {}).value();
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<SyncWorld>(); }
    void cleanup() {
        m_server.reset();
        m_world.reset();
    }

    void onlyTheNewestTlsIsSpoken() {
        serve();
        for (const auto &[protocol, works] : {std::pair(QSsl::TlsV1_2, false), std::pair(QSsl::TlsV1_3, true)}) {
            QSslSocket socket;
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.setProtocol(protocol);
            socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_server->port());
            QCOMPARE(socket.waitForEncrypted(10'000), works);
        }
    }

    void whatIsNotThereIsNotFound() {
        serve();
        QVERIFY(get(m_server->port(), "/").startsWith("HTTP/1.1 404"));
        QVERIFY(get(m_server->port(), "/sync").startsWith("HTTP/1.1 426"));
        QVERIFY(ask(m_server->port(), "POST /metrics HTTP/1.1\r\nHost: hub\r\nContent-Length: 0\r\n\r\n").startsWith("HTTP/1.1 405"));
        RawDevice device;
        QVERIFY(!device.open(m_server->port(), QStringLiteral("/other")));
    }

    void itSaysThatItIsWell() {
        serve();
        const QByteArray answer = get(m_server->port(), "/healthz");
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QVERIFY(answer.endsWith("\r\n\r\nok\n"));
    }

    void metricsCanBeRead() {
        serve();
        const QByteArray answer = get(m_server->port(), "/metrics");
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        static const QRegularExpression line(QStringLiteral("^(# (HELP|TYPE) plumbline_hub_[a-z_]+ .+|plumbline_hub_[a-z_]+ -?[0-9]+)$"));
        int values = 0;
        for (const QByteArray &each : answer.mid(answer.indexOf("\r\n\r\n") + 4).split('\n')) {
            if (each.isEmpty())
                continue;
            QVERIFY2(line.match(QString::fromUtf8(each)).hasMatch(), each.constData());
            values += each.startsWith('#') ? 0 : 1;
        }
        QCOMPARE(values, 13);
        const auto expected = "plumbline_hub_ledger_head " + QByteArray::number(static_cast<qlonglong>(m_world->hub().status()->head));
        QVERIFY(answer.contains(expected));
    }

    void aFrameBeyondTheBoundEndsTheLine() {
        serve();
        RawDevice device;
        QVERIFY(device.open(m_server->port()));
        device.sendBytes(QByteArray(wire::MaxFrame + 1, 'x'));
        QVERIFY(device.waitUntilClosed());
        QVERIFY(get(m_server->port(), "/healthz").startsWith("HTTP/1.1 200"));
    }

    void garbageIsRefusedWithAReason() {
        serve();
        RawDevice device;
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.expect<wire::Challenge>());
        device.sendBytes("garbage");
        const auto refused = device.expect<wire::Refused>();
        QVERIFY(refused);
        QCOMPARE(refused->code, idOf(hub::errors::FrameRefused));
        QVERIFY(device.waitUntilClosed());
        RawDevice talker;
        QVERIFY(talker.open(m_server->port()));
        talker.socket().sendTextMessage(QStringLiteral("hello"));
        QVERIFY(talker.waitUntilClosed());
        QCOMPARE(talker.closeCode(), QWebSocketProtocol::CloseCodeDatatypeNotSupported);
    }

    void aDeviceEnrolsAndWorks() {
        const auto invitation = m_world->hub().invite(m_world->administrator, std::chrono::hours(1)).value();
        serve();
        RawDevice device;
        QVERIFY(device.open(m_server->port()));
        QCOMPARE(device.socket().subprotocol(), QStringLiteral("plumbline.1"));
        QVERIFY(device.enrol(invitation.token));
        QVERIFY(device.waitUntilClosed());
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.hello());
        QCOMPARE(device.welcome.user, m_world->administrator);
        device.send(device.renames(1, 100));
        QCOMPARE(device.expect<wire::Taken>().value_or(wire::Taken{}).lastSequence, 100);
        // The same again changes nothing.
        device.send(device.renames(1, 100));
        QCOMPARE(device.expect<wire::Taken>().value_or(wire::Taken{}).lastSequence, 100);
        // Used up.
        RawDevice other;
        QVERIFY(other.open(m_server->port()));
        QVERIFY(!other.enrol(invitation.token));
        m_server.reset();
        QVERIFY(m_world->hub().verify());
        QCOMPARE(m_world->hub().status()->repeated, 100);
    }

    void whoeverWaitsIsToldThatTheHubIsAtWork() {
        const auto invitation = m_world->hub().invite(m_world->administrator, std::chrono::hours(1)).value();
        serve({.sign = std::chrono::milliseconds(2)});
        RawDevice device;
        int signs = 0;
        QObject::connect(&device.socket(), &QWebSocket::pong, this,
                         [&](quint64, const QByteArray &payload) { signs += payload == wire::SignOfLife ? 1 : 0; });
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.enrol(invitation.token));
        QVERIFY(device.waitUntilClosed());
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.hello());
        device.send(device.renames(1, 2000));
        QCOMPARE(device.expect<wire::Taken>().value_or(wire::Taken{}).lastSequence, 2000);
        QTRY_VERIFY(signs > 0);
        // An idle hub keeps quiet.
        QTest::qWait(50);
        signs = 0;
        QTest::qWait(50);
        QCOMPARE(signs, 0);
        QObject::disconnect(&device.socket(), nullptr, this, nullptr);
    }

    /// Frames that come while the hub is busy wait for it, and the line answers pings meanwhile.
    void aBusyHubsNetworkAnswersPings() {
        const auto invitation = m_world->hub().invite(m_world->administrator, std::chrono::hours(1)).value();
        serve();
        RawDevice device;
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.enrol(invitation.token));
        QVERIFY(device.waitUntilClosed());
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.hello());
        // A commit under way, and more behind it than one frame.
        device.send(device.renames(1, 2500));
        QTest::qWait(20);
        QSignalSpy pongs(&device.socket(), &QWebSocket::pong);
        QSignalSpy frames(&device.socket(), &QWebSocket::binaryMessageReceived);
        for (int i = 0; i < 3; ++i)
            device.send(wire::Pull{{}, false, 0});
        device.socket().ping();
        QVERIFY(pongs.wait());
        QCOMPARE(frames.size(), 0);
        QCOMPARE(device.expect<wire::Taken>().value_or(wire::Taken{}).lastSequence, 2500);
        for (int i = 0; i < 3; ++i)
            QVERIFY(device.expect<wire::ScanNeeded>());
    }

    void whoDoesNotReadIsLetGo() {
        serve({.unsent = 10});
        RawDevice device;
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.waitUntilClosed());
    }

    void whoSaysNothingIsLetGo() {
        serve({.firstFrame = std::chrono::milliseconds(50)});
        RawDevice device;
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.expect<wire::Challenge>());
        QVERIFY(device.waitUntilClosed());
        QCOMPARE(device.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    }

    void whenItStopsItSaysSo() {
        const auto invitation = m_world->hub().invite(m_world->director, std::chrono::hours(1)).value();
        serve();
        RawDevice device;
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.enrol(invitation.token));
        QVERIFY(device.waitUntilClosed());
        QVERIFY(device.open(m_server->port()));
        QVERIFY(device.hello());
        m_server->stop();
        const auto refused = device.expect<wire::Refused>();
        QVERIFY(refused);
        QCOMPARE(refused->code, idOf(hub::errors::GoingAway));
        QVERIFY(device.waitUntilClosed());
    }

    void certificatesThatDoNotFitAreRefused() {
        const auto now = domain::SystemClock().now();
        hub::Listening listening;
        listening.certificate = hub::makeCertificate({QStringLiteral("a")}, now)->certificate;
        listening.key = hub::makeCertificate({QStringLiteral("b")}, now)->key;
        const auto server = hub::Server::start(m_world->hub(), listening, {}, [](const QString &) {});
        QVERIFY(!server);
        QVERIFY(server.error().code == hub::errors::CertificateUnreadable);
    }
};

PLUMBLINE_TEST(HubServerTest)

#include "hubservertest.moc"
