#include "plumbline/hub/place.h"
#include "plumbline/hub/server.h"
#include "plumbline/sync/connection.h"
#include "plumbline/sync/errors.h"
#include "support/cuttingproxy.h"
#include "support/settledlaws.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using Way = CuttingProxy::Way;

namespace {

constexpr sync::Patience Short{std::chrono::seconds(20), std::chrono::seconds(20), std::chrono::seconds(20)};

QString nameOf(const std::optional<domain::Error> &error) {
    return error ? codeOf(domain::Result<void>(tl::unexpected(*error))) : QStringLiteral("none");
}

} // namespace

/// A line to a real server over TLS that is cut at a byte of it: from the first of the handshake to the last of the session.
/// A sample of the bytes; more of them where PLUMBLINE_EVERY_FAULT is set.
class CutTlsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    hub::Listening m_listening;
    QByteArray m_fingerprint;
    std::unique_ptr<hub::Server> m_server;
    std::unique_ptr<CuttingProxy> m_proxy;
    domain::SystemClock m_clock;
    domain::Uuid7Source m_ids{m_clock};
    std::vector<QByteArray> m_tokens;

    void serve() {
        m_server = hub::Server::start(m_world->hub(), m_listening, {}, [](const QString &) {}).value();
        m_proxy = std::make_unique<CuttingProxy>(m_server->port());
    }
    [[nodiscard]] sync::InvitationText invitation(std::size_t which) const {
        return {QStringLiteral("127.0.0.1:%1").arg(m_proxy->port()), m_fingerprint, m_tokens.at(which)};
    }

    std::optional<domain::Result<sync::Enrolling::Done>> enrol(std::size_t which) {
        std::optional<domain::Result<sync::Enrolling::Done>> end;
        const auto line = sync::enrolOver(invitation(which), QStringLiteral("laptop"), ledger::DeviceId(m_ids.next()),
                                          [&](auto done) { end.emplace(std::move(done)); }, Short);
        static_cast<void>(QTest::qWaitFor([&] { return end.has_value(); }, 30'000));
        return end;
    }
    /// One session; why it ended.
    std::optional<domain::Error> talk(replica::Replica &replica) {
        bool isOver = false;
        std::optional<domain::Error> why;
        std::unique_ptr<sync::Connection> connection;
        sync::Listener listener;
        listener.ended = [&](const std::optional<domain::Error> &error) {
            why = error;
            isOver = true;
            connection.reset();
        };
        connection = std::make_unique<sync::Connection>(replica, sync::Mode::Once, std::move(listener), Short);
        return QTest::qWaitFor([&] { return isOver; }, 60'000) ? why : domain::Error{domain::ErrorCode{"test.never_ended"}};
    }

    [[nodiscard]] static std::vector<qint64> sampleOf(qint64 bytes) {
        std::vector<qint64> cuts{0, 1};
        const qint64 step = std::max<qint64>(1, bytes / (qEnvironmentVariableIsSet("PLUMBLINE_EVERY_FAULT") ? 200 : 9));
        for (qint64 at = step; at < bytes; at += step)
            cuts.push_back(at);
        return cuts;
    }

private Q_SLOTS:
    void initTestCase() {
        const auto certificate = hub::makeCertificate({QStringLiteral("127.0.0.1")}, domain::SystemClock().now()).value();
        m_listening.certificate = certificate.certificate;
        m_listening.key = certificate.key;
        m_fingerprint = hub::fingerprint(certificate.certificate).value();
    }
    void init() {
        m_world = std::make_unique<SyncWorld>();
        m_tokens.clear();
        for (int i = 0; i < 500; ++i)
            m_tokens.push_back(m_world->hub().invite(m_world->northSeller, std::chrono::hours(1)).value().token);
    }
    void cleanup() {
        m_proxy.reset();
        m_server.reset();
        m_world.reset();
    }

    void anEnrolmentIsDoneOrNotDone() {
        serve();
        std::size_t which = 0;
        const auto sound = enrol(which);
        QVERIFY(sound && *sound);
        for (const Way way : {Way::Up, Way::Down}) {
            const qint64 whole = m_proxy->bytes(way);
            for (const qint64 cut : sampleOf(whole)) {
                m_proxy->cutAfter(way, cut);
                const auto first = enrol(++which);
                QVERIFY(first);
                m_proxy->letThrough();
                const auto second = enrol(which);
                QVERIFY(second);
                // The hub says goodbye behind its answer, so that a late cut may find it done.
                if (*first) {
                    QCOMPARE(second->error().detail, QStringLiteral("hub.invitation_invalid"));
                    continue;
                }
                QCOMPARE(codeOf(*first), QStringLiteral("sync.unreachable"));
                QVERIFY(*second || second->error().detail == u"hub.invitation_invalid");
            }
            static_cast<void>(enrol(++which));
        }
        QVERIFY(m_proxy->cuts() > 10);
    }

    void aSessionLosesAndDoublesNothing() {
        serve();
        const auto done = enrol(0);
        QVERIFY(done && *done);
        const auto replica = replica::Replica::createEnrolled(m_world->path(QStringLiteral("laptop")), secretOf(Passphrase),
                                                              (*done)->enrolment, (*done)->deviceKey, {&m_clock, &m_ids})
                                 .value();
        QVERIFY(!talk(*replica));
        const domain::DealId deal = m_world->northDeals[0];
        static const int title = domain::describe<domain::Deal>().indexOf(u"title");
        std::int64_t made = 0;
        const auto work = [&] {
            const auto record = replica->reader().value()->find(domain::EntityKind::Deal, deal.uuid()).value();
            ++made;
            return replica->execute(domain::PatchField{domain::EntityKind::Deal, deal.uuid(), title,
                                                       record->values.at(static_cast<std::size_t>(title)),
                                                       QStringLiteral("title %1").arg(made)},
                                    replica->owner());
        };
        QVERIFY(work());
        QVERIFY(!talk(*replica));
        const std::array whole{m_proxy->bytes(Way::Up), m_proxy->bytes(Way::Down)};
        int broken = 0;
        for (const Way way : {Way::Up, Way::Down})
            for (const qint64 cut : sampleOf(whole[way == Way::Up ? 0 : 1])) {
                QVERIFY(work());
                m_proxy->cutAfter(way, cut);
                const auto why = talk(*replica);
                m_proxy->letThrough();
                // The last bytes are a goodbye.
                if (why) {
                    ++broken;
                    QCOMPARE(nameOf(why), QStringLiteral("sync.unreachable"));
                }
                const auto again = talk(*replica);
                QCOMPARE(nameOf(again), QStringLiteral("none"));
                QCOMPARE(replica->syncing().state().value().pending, 0);
                const auto outcome = replica->reader().value()->outcome(made).value();
                QVERIFY(outcome && std::holds_alternative<ledger::Applied>(outcome->outcome));
            }
        QVERIFY(broken > 10);
        qInfo("%d cuts, %lld and %lld bytes whole", broken, static_cast<long long>(whole[0]), static_cast<long long>(whole[1]));
        m_server.reset();
        QVERIFY(m_world->hub().verify());
        QCOMPARE(lastOnHub(*m_world, (*done)->enrolment.device), made);
        const auto rows = m_world->hub().viewOf(m_world->northSeller).value();
        const auto found = std::ranges::find(rows, deal.uuid(), [](const ledger::Row &row) { return row.record.id; });
        QVERIFY(found != rows.end());
        QCOMPARE(domain::fromRecord<domain::Deal>(found->record).value().title, QStringLiteral("title %1").arg(made));
    }
};

PLUMBLINE_TEST(CutTlsTest)
#include "cuttlstest.moc"
