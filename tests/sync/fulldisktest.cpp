#include "support/faultydisk.h"
#include "support/settledlaws.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

QString nameOf(const std::optional<domain::Error> &error) {
    return error ? codeOf(domain::Result<void>(tl::unexpected(*error))) : QStringLiteral("none");
}

} // namespace

/// Disks that fill up at a write of a hub's or of a device's, each in turn, and have room again: one write in several unless
/// PLUMBLINE_EVERY_FAULT is set. The processes live on.
class FullDiskTest : public QObject {
    Q_OBJECT

private:
    // Below everything that has files open.
    std::unique_ptr<FaultyDisk> m_disk;
    std::unique_ptr<SyncWorld> m_world;
    int m_rounds = 0;

    /// Delivers everything; what the hub's database refused meanwhile.
    QStringList deliver() {
        QStringList refused;
        for (bool moved = true; moved;) {
            try {
                moved = m_world->step();
            } catch (const std::runtime_error &failed) {
                refused << QString::fromUtf8(failed.what()).section(u' ', 0, 0);
            }
        }
        return refused;
    }

    /// How many of two operations were accepted.
    std::int64_t makeTwo(Workstation &at, const QString &expected) {
        ++m_rounds;
        const domain::DealId deal = m_world->northDeals[static_cast<std::size_t>(m_rounds) % 3];
        std::int64_t made = 0;
        for (const QStringView field : {u"title", u"source"}) {
            const auto done = at.execute(patchOf(at, domain::EntityKind::Deal, deal.uuid(), field,
                                                 QStringLiteral("by Ned %1").arg(m_rounds)));
            if (!done && codeOf(done) != expected)
                qWarning("refused with %s", qPrintable(codeOf(done)));
            made += done ? 1 : codeOf(done) == expected ? 0 : 1'000'000;
        }
        return made;
    }

    void fillTheHubs(DiskFault fault, const QString &expected) {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        std::int64_t made = 0;
        int refusals = 0;
        for (std::int64_t write = 1;; write += oneIn(3)) {
            seller.cut();
            made += makeTwo(seller, QString());
            m_disk->failAt(write, fault, QStringLiteral("hub.db"));
            seller.connect();
            QStringList refused = deliver();
            const bool struck = m_disk->struck();
            if (struck && !refused.isEmpty()) {
                ++refusals;
                QCOMPARE(nameOf(seller.lastError()), QStringLiteral("sync.refused"));
                QCOMPARE(seller.lastError()->detail, QStringLiteral("hub.going_away"));
                // Whoever only reads is served meanwhile, and whoever writes is told again.
                manager.connect();
                seller.connect();
                refused += deliver();
                QVERIFY(!manager.lastError());
                QCOMPARE(nameOf(seller.lastError()), QStringLiteral("sync.refused"));
                QVERIFY(seller.state().pending > 0);
            }
            for (const QString &each : refused)
                QCOMPARE(each, expected);
            m_disk->repair();
            seller.cut();
            m_world->settle();
            QCOMPARE(brokenAfterSettling(*m_world, seller, made).join(u'\n'), QString());
            QCOMPARE(manager.rows() == m_world->hub().viewOf(manager.user()).value(), true);
            if (!struck)
                break;
        }
        qInfo("%d refusals", refusals);
        QVERIFY(refusals > 3);
        QVERIFY(m_world->hub().verify());
        m_world->restartHub();
        QVERIFY(m_world->hub().verify());
    }

    void fillADevices(DiskFault fault, const QString &expected, const std::function<Workstation &()> &device, int operations,
                      std::int64_t sample) {
        int refusals = 0;
        std::int64_t made = 0;
        const Workstation *before = nullptr;
        for (std::int64_t write = 1;; write += oneIn(sample)) {
            Workstation &at = device();
            if (std::exchange(before, &at) != &at)
                made = 0;
            at.cut();
            m_disk->failAt(write, fault, at.folder());
            const std::int64_t now = operations > 0 ? makeTwo(at, expected) : 0;
            QVERIFY(now <= operations);
            made += now;
            at.connect();
            QVERIFY(deliver().isEmpty());
            const bool struck = m_disk->struck();
            if (at.lastError()) {
                ++refusals;
                QCOMPARE(nameOf(at.lastError()), expected);
            } else {
                refusals += now < operations ? 1 : 0;
            }
            m_disk->repair();
            at.cut();
            m_world->settle();
            QCOMPARE(brokenAfterSettling(*m_world, at, made).join(u'\n'), QString());
            const auto whole = at.replica().checkIntegrity();
            QVERIFY2(whole, whole ? "" : qPrintable(QStringLiteral("%1 at write %2: %3").arg(codeOf(whole)).arg(write).arg(whole.error().detail)));
            if (!struck)
                break;
        }
        qInfo("%d refusals", refusals);
        QVERIFY(refusals > 3);
    }

private Q_SLOTS:
    void init() {
        m_disk = std::make_unique<FaultyDisk>();
        m_world = std::make_unique<SyncWorld>();
        m_rounds = 0;
    }
    void cleanup() {
        m_world.reset();
        m_disk.reset();
    }

    void aHubWithoutRoomSendsDevicesAwayUntilThereIs() { fillTheHubs(DiskFault::Full, QStringLiteral("storage.full")); }
    void aHubOnABrokenDiskSendsDevicesAwayUntilItIsMended() { fillTheHubs(DiskFault::Broken, QStringLiteral("storage.io")); }

    void aHubWithoutRoomKeepsInvitationsGood() {
        const QByteArray token = m_world->hub().invite(m_world->northSeller, std::chrono::hours(1)).value().token;
        m_disk->failAt(1, DiskFault::Full, QStringLiteral("hub.db"));
        QCOMPARE(codeOf(m_world->hub().invite(m_world->northSeller, std::chrono::hours(1))), QStringLiteral("storage.full"));
        for (const QString &expected : {QStringLiteral("hub.going_away"), QString()}) {
            std::deque<QByteArray> up;
            std::deque<QByteArray> down;
            std::optional<domain::Result<sync::Enrolling::Done>> end;
            sync::Enrolling enrolling({QStringLiteral("hub:1"), QByteArray(32, 'c'), token}, QStringLiteral("laptop"),
                                      ledger::DeviceId(m_world->nextId()), [&](QByteArray frame) { up.push_back(std::move(frame)); },
                                      [&](auto done) { end.emplace(std::move(done)); });
            const auto session = m_world->hub().connect({[&](QByteArray frame) { down.push_back(std::move(frame)); }, [] {}});
            while (!up.empty() || !down.empty()) {
                for (; !down.empty(); down.pop_front())
                    enrolling.receive(down.front());
                for (; !up.empty(); up.pop_front())
                    QCOMPARE(codeOf(session->receive(up.front())), expected.isEmpty() ? QStringLiteral("none") : QStringLiteral("storage.full"));
            }
            QVERIFY(end);
            QCOMPARE(end->has_value(), expected.isEmpty());
            if (!*end)
                QCOMPARE(end->error().detail, expected);
            m_disk->repair();
        }
        QVERIFY(m_world->hub().verify());
    }

    void aDeviceWithoutRoomSaysSoAndGoesOnWhenThereIs() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        fillADevices(DiskFault::Full, QStringLiteral("replica.disk_full"), [&]() -> Workstation & { return seller; }, 2, 3);
    }

    void aDeviceOnABrokenDiskSaysSoAndGoesOnWhenItIsMended() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        fillADevices(DiskFault::Broken, QStringLiteral("replica.unavailable"), [&]() -> Workstation & { return seller; }, 2, 5);
    }

    void theSearchIndexOutlivesAWriteThatFoundNoRoom() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const domain::DealId deal = m_world->northDeals[0];
        QVERIFY(seller.execute(titled(seller, deal, QStringLiteral("Zwiebelkuchen"))));
        m_disk->failAt(1, DiskFault::Full, seller.folder());
        // The first time that something leaves the index.
        QCOMPARE(codeOf(seller.execute(titled(seller, deal, QStringLiteral("Quittenbrot")))), QStringLiteral("replica.disk_full"));
        m_disk->repair();
        QVERIFY(seller.execute(titled(seller, deal, QStringLiteral("Apfelwein"))));
        QVERIFY(seller.replica().checkIntegrity());
        for (const auto &[text, hits] : {std::pair("Zwiebelkuchen", 0U), std::pair("Quittenbrot", 0U), std::pair("Apfelwein", 1U)})
            QCOMPARE(seller.replica().reader().value()->search(QString::fromLatin1(text), 10).value().size(), std::size_t{hits});
    }

    void aFirstSyncWithoutRoomSaysSoAndGoesOnWhenThereIs() {
        int count = 0;
        fillADevices(DiskFault::Full, QStringLiteral("replica.disk_full"), [&]() -> Workstation & {
            m_world->forgetWorkstations();
            return m_world->addWorkstation(QStringLiteral("ned %1").arg(++count), m_world->northSeller);
        }, 0, 7);
    }
};

PLUMBLINE_TEST(FullDiskTest)
#include "fulldisktest.moc"
