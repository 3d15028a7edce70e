#include "laptop.h"
#include "plumbline/hub/server.h"
#include "plumbline/sync/errors.h"
#include "support/cuttingproxy.h"
#include "support/syncworld.h"
#include "support/testregistry.h"
#include "tlshub.h"

#include <QTest>

#include <thread>

using namespace plumbline;
using namespace plumbline::tests;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds OftenAsked(40);
constexpr milliseconds Soon(400);
/// Longer than many pings, shorter than any patience that is not meant to end.
constexpr int AWhile = 15 * 40;

/// Decisions of a hub with this clock take their time.
class SlowClock final : public domain::Clock {
public:
    [[nodiscard]] domain::Instant now() const override {
        if (isSlow)
            std::this_thread::sleep_for(milliseconds(10));
        return domain::SystemClock().now();
    }
    std::atomic<bool> isSlow = false;
};

} // namespace

/// How long a device waits for a hub that says nothing, and for one that is busy.
class PatienceTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    TestCertificate m_certificate = TestCertificate::make();
    SlowClock m_clock;
    std::unique_ptr<hub::Hub> m_hub;

    sync::InvitationText invitation(hub::Hub &hub, quint16 port, const QByteArray &fingerprint) {
        return {QStringLiteral("127.0.0.1:%1").arg(port), fingerprint,
                hub.invite(m_world->northSeller, std::chrono::hours(1)).value().token};
    }
    [[nodiscard]] std::unique_ptr<hub::Server> serve(milliseconds sign, quint16 port = 0) {
        hub::Listening listening;
        listening.port = port;
        listening.certificate = m_certificate.certificate;
        listening.key = m_certificate.key;
        return hub::Server::start(*m_hub, listening, {.sign = sign}, [](const QString &) {}).value();
    }
    /// More than the hub decides on within its devices' patience.
    void sendMuch(Laptop &laptop) {
        for (int i = 0; i < 150; ++i)
            QVERIFY(laptop.retitle(m_world->northDeals[0], QStringLiteral("title %1").arg(i)));
        m_clock.isSlow = true;
        laptop.connect(sync::Mode::Once, {.ping = OftenAsked, .answer = Soon});
        QTRY_VERIFY_WITH_TIMEOUT(laptop.isOver, 30'000);
        m_clock.isSlow = false;
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<SyncWorld>(); }
    void cleanup() {
        m_hub.reset();
        m_world.reset();
    }

    void aLineThatAnswersNoPingIsDead() {
        const TlsHub server(m_world->hub(), m_certificate);
        CuttingProxy line(server.port());
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->hub(), line.port(), m_certificate.fingerprint)));
        laptop.connect(sync::Mode::Follow, {.ping = OftenAsked});
        QTRY_VERIFY(laptop.isUpToDate());
        QTest::qWait(AWhile);
        QVERIFY(!laptop.isOver);
        line.hold();
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(laptop.error && laptop.error->code == sync::errors::Unreachable);
    }

    void whileAnAnswerIsOwedItsOwnPatienceDecides() {
        const TlsHub server(m_world->hub(), m_certificate);
        CuttingProxy line(server.port());
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->hub(), line.port(), m_certificate.fingerprint)));
        laptop.connect(sync::Mode::Follow, {.ping = OftenAsked});
        QTRY_VERIFY(laptop.isUpToDate());
        line.hold();
        QVERIFY(laptop.retitle(m_world->northDeals[0], QStringLiteral("taken late")));
        laptop.connection->localWork();
        QTest::qWait(AWhile);
        QVERIFY2(!laptop.isOver, "given up before its time");
        line.goOn();
        QTRY_COMPARE(laptop.pending(), 0);
        QTRY_VERIFY(laptop.isUpToDate());
        // From here on nothing is owed, and pings count again.
        line.hold();
        QTRY_VERIFY(laptop.isOver);
    }

    void patienceEndsWhereNothingComes() {
        const TlsHub server(m_world->hub(), m_certificate);
        CuttingProxy line(server.port());
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->hub(), line.port(), m_certificate.fingerprint)));
        laptop.connect(sync::Mode::Follow, {.ping = std::chrono::hours(1), .answer = Soon});
        QTRY_VERIFY(laptop.isUpToDate());
        line.hold();
        QTest::qWait(2 * static_cast<int>(Soon.count()));
        QVERIFY(!laptop.isOver);
        laptop.connection->syncNow();
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(laptop.error && laptop.error->code == sync::errors::Unreachable);
    }

    void aHubThatSaysItWorksIsWaitedFor() {
        m_world->stopHub();
        m_hub = hub::Hub::open(m_world->place(), {&m_clock, m_world->hubPorts().ids, m_world->hubPorts().random}).value();
        // Made before the server has the hub to itself; the port is known only then.
        sync::InvitationText text = invitation(*m_hub, 0, m_certificate.fingerprint);
        auto server = serve(milliseconds(20));
        const quint16 port = server->port();
        text.address = QStringLiteral("127.0.0.1:%1").arg(port);
        Laptop laptop;
        QVERIFY(laptop.enrol(text));
        laptop.connect(sync::Mode::Once);
        QTRY_VERIFY(laptop.isOver && !laptop.error);
        sendMuch(laptop);
        QVERIFY2(!laptop.error, laptop.error ? qPrintable(codeOf(laptop.error->code)) : "");
        QCOMPARE(laptop.pending(), 0);
        server.reset();
        // One that says nothing meanwhile, though its network answers every ping.
        server = serve(std::chrono::hours(1), port);
        sendMuch(laptop);
        QVERIFY(laptop.error && laptop.error->code == sync::errors::Unreachable);
    }
};

PLUMBLINE_TEST(PatienceTest)
#include "patiencetest.moc"
