#include "support/settledlaws.h"
#include "support/testregistry.h"

#include "plumbline/sync/errors.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

enum class Way { Up, Down };

/// What became of a line that lets so many bytes through.
enum class Fate { Whole, CutBetween, CutWithin };

QString nameOf(const std::optional<domain::Error> &error) {
    return error ? codeOf(domain::Result<void>(tl::unexpected(*error))) : QStringLiteral("none");
}

/// Delivers until nothing moves or the budget of that way is used up. The rest of a frame that is cut arrives as it is, as no
/// WebSocket would let it, and what the other end says to that is heard.
Fate runWithBudget(SyncWorld &world, Workstation &at, Way way, std::int64_t budget) {
    std::deque<QByteArray> &limited = way == Way::Up ? at.toHub : at.toDevice;
    for (bool moved = true; moved;) {
        moved = world.hub().commitQueued().value() > 0;
        if (!limited.empty()) {
            const std::int64_t left = budget - limited.front().size();
            if (left < 0 && budget == 0)
                return Fate::CutBetween;
            if (left < 0) {
                limited.front().truncate(budget);
                static_cast<void>(way == Way::Up ? at.deliverToHub() : at.deliverToDevice());
                while (way == Way::Up && at.deliverToDevice()) {
                }
                return Fate::CutWithin;
            }
            budget = left;
            moved = way == Way::Up ? at.deliverToHub() : at.deliverToDevice();
        }
        moved = (way == Way::Up ? at.deliverToDevice() : at.deliverToHub()) || moved;
    }
    return Fate::Whole;
}

} // namespace

/// A line that is cut at every byte of what goes over it, in either direction; one byte in several unless PLUMBLINE_EVERY_FAULT is set.
class CutLineTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    int m_rounds = 0;

    /// The line was cut: it ends with a reason, and a sound one brings everything in order.
    void recover(Workstation &at, Fate fate, Way way, std::int64_t made) {
        const auto expected = fate == Fate::CutBetween ? sync::errors::Unreachable
                              : way == Way::Up         ? sync::errors::Refused
                                                       : sync::errors::AnswerUnreadable;
        at.cut();
        QCOMPARE(nameOf(at.lastError()), codeOf(domain::Result<void>(domain::fail(expected))));
        if (fate == Fate::CutWithin && way == Way::Up)
            QCOMPARE(at.lastError()->detail, QStringLiteral("hub.frame_refused"));
        m_world->settle();
        QCOMPARE(brokenAfterSettling(*m_world, at, made).join(u'\n'), QString());
    }

    /// Work on both sides, so that a session brings a push, outcomes and a page with other people's rows.
    void work(Workstation &at, Workstation &other, std::int64_t &made) {
        ++m_rounds;
        const domain::DealId deal = m_world->northDeals[static_cast<std::size_t>(m_rounds) % 3];
        QVERIFY(at.execute(titled(at, deal, QStringLiteral("by Ned %1").arg(m_rounds))));
        QVERIFY(at.execute(patchOf(at, domain::EntityKind::Deal, deal.uuid(), u"source", QStringLiteral("fair %1").arg(m_rounds))));
        made += 2;
        QVERIFY(other.execute(titled(other, m_world->northDeals[static_cast<std::size_t>(m_rounds + m_rounds % 2) % 3],
                                     QStringLiteral("by Nora %1").arg(m_rounds))));
        while (m_world->step()) {
        }
    }

    void cutASessionsTraffic(Way way) {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        std::int64_t made = 0;
        std::int64_t cuts = 0;
        for (std::int64_t budget = 0;; budget += oneIn(way == Way::Up ? 11 : 31)) {
            seller.cut();
            work(seller, manager, made);
            seller.connect();
            const Fate fate = runWithBudget(*m_world, seller, way, budget);
            if (fate == Fate::Whole)
                break;
            ++cuts;
            recover(seller, fate, way, made);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%lld cuts", static_cast<long long>(cuts));
        QVERIFY(cuts > 30);
        m_world->settle();
        QVERIFY(m_world->hub().verify());
        QVERIFY(seller.replica().checkIntegrity());
    }

    void cutAFirstScan(Way way) {
        std::int64_t cuts = 0;
        for (std::int64_t budget = 0;; budget += oneIn(way == Way::Up ? 29 : 271)) {
            Workstation &seller = m_world->addWorkstation(QStringLiteral("ned %1").arg(cuts), m_world->northSeller);
            seller.connect();
            const Fate fate = runWithBudget(*m_world, seller, way, budget);
            if (fate == Fate::Whole)
                break;
            ++cuts;
            recover(seller, fate, way, 0);
            if (QTest::currentTestFailed())
                return;
            m_world->forgetWorkstations();
        }
        qInfo("%lld cuts", static_cast<long long>(cuts));
        QVERIFY(cuts > 5);
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<SyncWorld>(); }
    void cleanup() { m_world.reset(); }

    void anEnrolmentThatIsCutIsDoneOrNotDone() {
        for (const Way way : {Way::Up, Way::Down}) {
            bool whole = false;
            for (qsizetype budget = 0; !whole; ++budget) {
                const QByteArray token = m_world->hub().invite(m_world->northSeller, std::chrono::hours(1)).value().token;
                const Enrolled first = enrol(token, way, budget);
                whole = first.frames.empty();
                const std::int64_t devices = m_world->hub().status().value().devices;
                const Enrolled second = enrol(token, Way::Up, 1 << 20);
                // Either the hub had all of it, and the invitation is used up, or nothing of it.
                QCOMPARE(m_world->hub().status().value().devices, first.taken ? devices : devices + 1);
                QCOMPARE(nameOf(second.error), first.taken ? QStringLiteral("sync.refused") : QStringLiteral("none"));
                if (first.taken)
                    QCOMPARE(second.error->detail, QStringLiteral("hub.invitation_invalid"));
                if (!whole)
                    QVERIFY(first.error || !first.isOver);
            }
        }
        QVERIFY(m_world->hub().verify());
    }

    void aSessionCutOnTheWayUpLosesAndDoublesNothing() { cutASessionsTraffic(Way::Up); }
    void aSessionCutOnTheWayDownLosesAndDoublesNothing() { cutASessionsTraffic(Way::Down); }
    void aFirstScanCutOnTheWayUpGoesOn() { cutAFirstScan(Way::Up); }
    void aFirstScanCutOnTheWayDownGoesOn() { cutAFirstScan(Way::Down); }

    /// No beginning of a frame means anything, so a cut within one is the same wherever it is.
    void noBeginningOfAFrameIsOne() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        std::vector<QByteArray> up;
        std::vector<QByteArray> down;
        m_world->settle();
        seller.cut();
        QVERIFY(seller.execute(titled(seller, m_world->northDeals[0], QStringLiteral("by Ned"))));
        seller.connect();
        for (bool moved = true; moved;) {
            moved = m_world->hub().commitQueued().value() > 0;
            if (!seller.toHub.empty())
                up.push_back(seller.toHub.front());
            moved = seller.deliverToHub() || moved;
            if (!seller.toDevice.empty())
                down.push_back(seller.toDevice.front());
            moved = seller.deliverToDevice() || moved;
        }
        up.push_back(wire::encode(wire::FromDevice(wire::BlobPiece{{}, 0, 700, QByteArray(700, 'b')})));
        down.push_back(wire::encode(wire::FromHub(wire::BlobPiece{{}, 0, 700, QByteArray(700, 'b')})));
        for (const QByteArray &frame : up)
            for (qsizetype size = 0; size < frame.size(); ++size)
                QVERIFY(!wire::decodeFromDevice(frame.left(size)));
        for (const QByteArray &frame : down)
            for (qsizetype size = 0; size < frame.size(); ++size)
                QVERIFY(!wire::decodeFromHub(frame.left(size)));
        QVERIFY(up.size() >= 4 && down.size() >= 4);
    }

private:
    struct Enrolled {
        /// What did not get through any more.
        std::deque<QByteArray> frames;
        bool taken = false;
        bool isOver = false;
        std::optional<domain::Error> error;
    };

    /// One enrolment over a line that lets so many bytes through in one way.
    Enrolled enrol(const QByteArray &token, Way way, qsizetype budget) {
        Enrolled result;
        std::deque<QByteArray> up;
        std::deque<QByteArray> down;
        const std::int64_t before = m_world->hub().status().value().devices;
        sync::Enrolling enrolling({QStringLiteral("hub:1"), QByteArray(32, 'c'), token}, QStringLiteral("laptop"),
                                  ledger::DeviceId(m_world->nextId()), [&](QByteArray frame) { up.push_back(std::move(frame)); },
                                  [&](domain::Result<sync::Enrolling::Done> done) {
                                      result.isOver = true;
                                      if (!done)
                                          result.error = done.error();
                                  });
        const auto session = m_world->hub().connect({[&](QByteArray frame) { down.push_back(std::move(frame)); }, [] {}});
        std::deque<QByteArray> &limited = way == Way::Up ? up : down;
        while (!up.empty() || !down.empty()) {
            if (!limited.empty()) {
                if (limited.front().size() > budget) {
                    result.frames = limited;
                    limited.front().truncate(budget);
                    limited.resize(budget > 0 ? 1 : 0);
                }
                budget -= limited.empty() ? 0 : limited.front().size();
            }
            for (; !down.empty(); down.pop_front())
                enrolling.receive(down.front());
            for (; !up.empty(); up.pop_front())
                if (!session->receive(up.front()))
                    throw std::runtime_error("the hub's database");
            if (!result.frames.empty())
                break;
        }
        session->disconnected();
        enrolling.disconnected();
        result.taken = m_world->hub().status().value().devices > before;
        return result;
    }
};

PLUMBLINE_TEST(CutLineTest)
#include "cutlinetest.moc"
