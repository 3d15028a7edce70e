#include "laptop.h"
#include "plumbline/sync/errors.h"
#include "plumbline/sync/follower.h"
#include "support/syncworld.h"
#include "support/testregistry.h"
#include "tlshub.h"

#include <QTcpServer>
#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;

namespace {

constexpr std::chrono::milliseconds Soon(300);

std::uint32_t noJitter(std::uint32_t /*below*/) {
    return 0;
}

} // namespace

/// Sessions over real TLS on loopback.
class HubConnectionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    std::unique_ptr<TlsHub> m_server;
    TestCertificate m_certificate = TestCertificate::make();

    sync::InvitationText invitation(domain::UserId user) {
        return {m_server->address(), m_certificate.fingerprint, m_world->hub().invite(user, std::chrono::hours(1)).value().token};
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SyncWorld>();
        m_server = std::make_unique<TlsHub>(m_world->hub(), m_certificate);
    }
    void cleanup() {
        m_server.reset();
        m_world.reset();
    }

    void aDeviceEnrolsScansAndPushes() {
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->northSeller)));
        laptop.connect(sync::Mode::Once);
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(!laptop.error);
        QVERIFY(laptop.rows() == m_world->hub().viewOf(m_world->northSeller).value());
        QVERIFY(laptop.retitle(m_world->northDeals[0], QStringLiteral("over TLS")));
        QCOMPARE(laptop.pending(), 1);
        laptop.connect(sync::Mode::Once);
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(!laptop.error);
        QCOMPARE(laptop.pending(), 0);
        QVERIFY(laptop.rows() == m_world->hub().viewOf(m_world->northSeller).value());
    }

    void anInvitationIsGoodForOnce() {
        Laptop first;
        Laptop second;
        const sync::InvitationText once = invitation(m_world->northSeller);
        QVERIFY(first.enrol(once));
        const auto refused = second.enrol(once);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == sync::errors::Refused);
        QCOMPARE(refused.error().detail, QStringLiteral("hub.invitation_invalid"));
    }

    void anotherCertificateIsRefusedBeforeAWordIsSaid() {
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->northSeller)));
        const quint16 port = m_server->port();
        m_server.reset();
        m_server = std::make_unique<TlsHub>(m_world->hub(), TestCertificate::make(), TlsHub::Manner::Speaks, port);
        laptop.connect(sync::Mode::Once);
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(laptop.error && laptop.error->code == sync::errors::CertificateMismatch);
        QCOMPARE(m_server->frames(), 0);
    }

    void aHubThatIsNotThereIsUnreachableAndNothingIsLost() {
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->northSeller)));
        laptop.connect(sync::Mode::Once);
        QTRY_VERIFY(laptop.isOver);
        m_server.reset();
        QVERIFY(laptop.retitle(m_world->northDeals[0], QStringLiteral("offline")));
        laptop.connect(sync::Mode::Once);
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(laptop.error && laptop.error->code == sync::errors::Unreachable);
        QCOMPARE(laptop.pending(), 1);
        QCOMPARE(laptop.titleOf(m_world->northDeals[0]), QStringLiteral("offline"));
    }

    void aHubThatAnswersNothingIsGivenUp() {
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->northSeller)));
        const quint16 port = m_server->port();
        m_server.reset();
        // Open, but no word of TLS.
        auto mute = std::make_unique<QTcpServer>();
        QVERIFY(mute->listen(QHostAddress::LocalHost, port));
        laptop.connect(sync::Mode::Once, {.connect = Soon});
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(laptop.error && laptop.error->code == sync::errors::Unreachable);
        mute.reset();
        // Open, and no challenge.
        m_server = std::make_unique<TlsHub>(m_world->hub(), m_certificate, TlsHub::Manner::SaysNothing, port);
        laptop.connect(sync::Mode::Once, {.answer = Soon});
        QTRY_VERIFY(laptop.isOver);
        QVERIFY(laptop.error && laptop.error->code == sync::errors::Unreachable);
    }

    void whatHappensElsewhereComesAtOnceAndALineThatBreaksIsMadeAnew() {
        Laptop ned;
        Laptop nora;
        QVERIFY(ned.enrol(invitation(m_world->northSeller)));
        QVERIFY(nora.enrol(invitation(m_world->northManager)));
        int breaks = 0;
        sync::Follower::Listener listener;
        listener.interrupted = [&](const domain::Error &, const auto &again) {
            ++breaks;
            QVERIFY(again.has_value());
        };
        sync::Follower ofNed(*ned.replica, noJitter, {});
        sync::Follower ofNora(*nora.replica, noJitter, std::move(listener));
        const domain::DealId deal = m_world->northDeals[0];
        QTRY_VERIFY(ofNed.progress().phase == sync::Phase::UpToDate && ofNora.progress().phase == sync::Phase::UpToDate);
        QVERIFY(ned.retitle(deal, QStringLiteral("live")));
        ofNed.localWork();
        QTRY_COMPARE(nora.titleOf(deal), QStringLiteral("live"));
        m_server->cut();
        QTRY_COMPARE(breaks, 1);
        QVERIFY(ned.retitle(deal, QStringLiteral("again")));
        ofNed.syncNow();
        ofNora.syncNow();
        QTRY_COMPARE(nora.titleOf(deal), QStringLiteral("again"));
        QTRY_COMPARE(ned.pending(), 0);
    }

    void aRevokedDeviceIsToldDestroysItsKeyAndStops() {
        Laptop laptop;
        QVERIFY(laptop.enrol(invitation(m_world->northSeller)));
        std::optional<domain::Error> last;
        std::optional<std::chrono::milliseconds> next;
        sync::Follower::Listener listener;
        listener.interrupted = [&](const domain::Error &error, const auto &again) {
            last = error;
            next = again;
        };
        const sync::Follower follower(*laptop.replica, noJitter, std::move(listener));
        QTRY_VERIFY(follower.progress().phase == sync::Phase::UpToDate);
        QVERIFY(m_world->hub().revoke(laptop.replica->syncing().enrolment().device));
        QTRY_VERIFY(last);
        QVERIFY(last->code == sync::errors::Revoked);
        QVERIFY(!next);
        QVERIFY(!QFile::exists(laptop.replica->folder() + QStringLiteral("/key.json")));
    }

    void attemptsComeLaterAndLaterAndNeverTooLate() {
        std::vector<std::uint32_t> asked;
        sync::BackOff least(noJitter);
        sync::BackOff most([&](std::uint32_t below) {
            asked.push_back(below);
            return below - 1;
        });
        QCOMPARE(least.next(), sync::BackOff::First / 2);
        QCOMPARE(least.next(), sync::BackOff::First);
        QCOMPARE(most.next(), sync::BackOff::First);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(least.next() >= sync::BackOff::First);
            QVERIFY(most.next() <= sync::BackOff::Longest);
        }
        QCOMPARE(most.next(), sync::BackOff::Longest);
        QCOMPARE(least.next(), sync::BackOff::Longest / 2);
        least.reset();
        QCOMPARE(least.next(), sync::BackOff::First / 2);
    }

    void onlyWhatCannotChangeEndsTheFollowing() {
        using domain::Error;
        namespace errors = sync::errors;
        QVERIFY(sync::mayTryAgain(Error{errors::Unreachable}));
        QVERIFY(sync::mayTryAgain(Error{errors::CertificateMismatch}));
        QVERIFY(sync::mayTryAgain(Error{errors::Refused, QStringLiteral("hub.going_away")}));
        QVERIFY(!sync::mayTryAgain(Error{errors::Refused, QStringLiteral("hub.not_authentic")}));
        QVERIFY(!sync::mayTryAgain(Error{errors::Revoked}));
        QVERIFY(!sync::mayTryAgain(Error{errors::HistoryRewritten}));
    }

    void anAddressIsAHostAndAPort() {
        QCOMPARE(sync::parseAddress(QStringLiteral("hub.example:4711")).value().host, QStringLiteral("hub.example"));
        QCOMPARE(sync::parseAddress(QStringLiteral("[::1]:4711")).value().port, quint16(4711));
        for (const char *wrong : {"", "hub", "hub:", "hub:0", "hub:70000", "a@hub:1", ":1"})
            QVERIFY2(!sync::parseAddress(QString::fromLatin1(wrong)), wrong);
    }
};

PLUMBLINE_TEST(HubConnectionTest)
#include "hubconnectiontest.moc"
