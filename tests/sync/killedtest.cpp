#include "support/faultyconnection.h"
#include "support/faultydisk.h"
#include "support/forked.h"
#include "support/postgresserver.h"
#include "support/settledlaws.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

template <typename T>
T orThrow(domain::Result<T> result) {
    if (!result)
        throw std::runtime_error(codeOf(result).toStdString() + " " + result.error().detail.toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The hub of the world in a process of its own, for one session; what it says goes over the line, an empty message when it
/// closes.
void beHub(ForkedLine &line, SyncWorld &world) {
    const auto hub = orThrow(hub::Hub::open(world.place(), world.hubPorts()));
    const auto session = hub->connect({[&](const QByteArray &frame) { line.send(frame); }, [&] { line.send({}); }});
    while (const auto frame = line.receive()) {
        orThrow(session->receive(*frame));
        static_cast<void>(orThrow(hub->commitQueued()));
    }
}

/// A session of the workstation with the hub at the other end, until it is over; the last operation the hub said it has.
std::int64_t talkToHub(ForkedLine &line, Workstation &at) {
    bool isOver = false;
    sync::Listener listener;
    listener.send = [&](const QByteArray &frame) { line.send(frame); };
    listener.ended = [&](const auto &) { isOver = true; };
    sync::Session session(at.replica(), sync::Mode::Once, std::move(listener));
    std::int64_t acknowledged = 0;
    while (!isOver) {
        const auto frame = line.receive();
        if (!frame)
            break;
        const auto message = wire::decodeFromHub(*frame);
        if (const auto *taken = message ? std::get_if<wire::Taken>(&*message) : nullptr)
            acknowledged = std::max(acknowledged, taken->lastSequence);
        session.receive(*frame);
    }
    line.finish();
    return acknowledged;
}

/// `made 3`: what a device tells about an operation that it was told is saved. Everything else it says is a frame.
const QByteArray Made("made ");

} // namespace

/// Processes that are killed at a write of theirs, each in turn: one in several unless PLUMBLINE_EVERY_FAULT is set.
class KilledTest : public QObject {
    Q_OBJECT

private:
    // Below everything that has files open.
    std::unique_ptr<FaultyDisk> m_disk;
    std::unique_ptr<SyncWorld> m_world;
    int m_rounds = 0;

    void makeWorld(storage::Engine engine = storage::Engine::Sqlite) {
        m_world = std::make_unique<SyncWorld>(1, engine);
        m_rounds = 0;
    }

    /// What a process that is gone took as ids is not taken again.
    void letTimePass() { m_world->clock().advance(std::chrono::seconds(1)); }

    static DiskFault manner(std::int64_t write) { return write % 2 == 0 ? DiskFault::Kill : DiskFault::KillHalfway; }

    std::int64_t makeTwo(Workstation &at) {
        ++m_rounds;
        const domain::DealId deal = m_world->northDeals[static_cast<std::size_t>(m_rounds) % 3];
        const bool first = at.execute(titled(at, deal, QStringLiteral("by Ned %1").arg(m_rounds))).has_value();
        const auto stages = m_world->stages;
        const auto record = at.replica().reader().value()->find(domain::EntityKind::Deal, deal.uuid()).value();
        const auto now = domain::fromRecord<domain::Deal>(*record).value().stage;
        const bool second = at.execute(domain::AdvanceStage{deal, now, stages[now == stages[0].id ? 1 : 0].id,
                                                            domain::StageChangeId(m_world->nextId()), std::nullopt})
                                .has_value();
        return first && second ? 2 : 0;
    }

    /// Whether the hub at the other end has let a new device in.
    bool enrol(ForkedLine &line, const QByteArray &token) {
        std::optional<bool> end;
        sync::Enrolling enrolling({QStringLiteral("hub:1"), QByteArray(32, 'c'), token}, QStringLiteral("laptop"),
                                  ledger::DeviceId(m_world->nextId()), [&](const QByteArray &frame) { line.send(frame); },
                                  [&](const auto &done) { end = done.has_value(); });
        while (!end) {
            const auto frame = line.receive();
            if (!frame)
                break;
            enrolling.receive(*frame);
        }
        line.finish();
        return end.value_or(false);
    }

    /// The hub dies at each of its writes while it takes a push; `die` arms its death in its own process.
    void killHubs(const std::function<void(std::int64_t at)> &die, std::int64_t sample) {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        std::int64_t made = 0;
        std::int64_t kills = 0;
        for (std::int64_t write = 1;; write += oneIn(sample)) {
            seller.cut();
            made += makeTwo(seller);
            m_world->stopHub();
            std::int64_t acknowledged = 0;
            Forked process([&](ForkedLine &line) {
                die(write);
                beHub(line, *m_world);
            });
            acknowledged = talkToHub(process.line(), seller);
            const Forked::End end = process.end();
            QVERIFY(end != Forked::End::Failed);
            letTimePass();
            m_world->startHub();
            QVERIFY2(lastOnHub(*m_world, seller.device()) >= acknowledged, "the hub has lost what it said it has");
            m_world->settle();
            QCOMPARE(brokenAfterSettling(*m_world, seller, made).join(u'\n'), QString());
            if (end == Forked::End::Whole)
                break;
            ++kills;
        }
        qInfo("%lld kills", static_cast<long long>(kills));
        QVERIFY(kills > 5);
        QVERIFY(m_world->hub().verify());
    }

    /// A device in a process of its own against the hub here, for one session.
    Forked::End killDevice(Workstation &at, std::int64_t write, DiskFault fault, int operations, std::int64_t &saved) {
        at.close();
        Forked process([&](ForkedLine &line) {
            m_disk->failAt(write, fault, at.folder());
            at.open();
            for (int i = 0; i < operations; i += 2)
                if (makeTwo(at) == 2)
                    line.send(Made + QByteArray::number(i + 2));
            static_cast<void>(talkToHub(line, at));
            at.close();
        });
        std::int64_t told = 0;
        const auto session = m_world->hub().connect({[&](const QByteArray &frame) { process.line().send(frame); }, [] {}});
        while (const auto frame = process.line().receive()) {
            if (frame->startsWith(Made)) {
                told = frame->mid(Made.size()).toLongLong();
                continue;
            }
            orThrow(session->receive(*frame));
            static_cast<void>(m_world->hub().commitQueued().value());
        }
        session->disconnected();
        saved += told;
        return process.end();
    }

    void killDevices(int operations, std::int64_t sample, const std::function<Workstation &()> &device) {
        std::int64_t kills = 0;
        std::int64_t saved = 0;
        const Workstation *before = nullptr;
        for (std::int64_t write = 1;; write += oneIn(sample)) {
            Workstation &at = device();
            saved = std::exchange(before, &at) == &at ? saved : 0;
            const Forked::End end = killDevice(at, write, manner(write), operations, saved);
            QVERIFY(end != Forked::End::Failed);
            letTimePass();
            // In its own process it went on counting.
            m_rounds += operations;
            at.open();
            const auto whole = at.replica().checkIntegrity();
            QVERIFY2(whole, whole ? "" : qPrintable(codeOf(whole) + u' ' + whole.error().detail));
            m_world->settle();
            const std::int64_t there = lastOnHub(*m_world, at.device());
            QVERIFY2(there >= saved && there <= saved + operations, "an operation that was saved is gone, or one is there that nobody made");
            saved = there;
            QCOMPARE(brokenAfterSettling(*m_world, at, there).join(u'\n'), QString());
            if (end == Forked::End::Whole)
                break;
            ++kills;
        }
        qInfo("%lld kills", static_cast<long long>(kills));
        QVERIFY(kills > 5);
    }

private Q_SLOTS:
    void init() { m_disk = std::make_unique<FaultyDisk>(); }
    void cleanup() {
        m_world.reset();
        m_disk.reset();
    }

    void aHubOnAFileIsKilledAtAWrite() {
        makeWorld();
        killHubs([this](std::int64_t write) { m_disk->failAt(write, manner(write), QStringLiteral("hub.db")); }, 3);
    }

    void aHubOnPostgresIsKilledAtAStatement() {
        if (PostgresServer::instance() == nullptr)
            QSKIP("PostgreSQL 15 or later is not installed");
        makeWorld(storage::Engine::Postgres);
        StatementFaults faults;
        killHubs(
            [&](std::int64_t statement) {
                m_world->place().wrap([&](auto connection) { return faults.over(std::move(connection)); });
                faults.failAt(statement, StatementFault::Kill);
            },
            7);
    }

    void aHubKilledAtAWriteOfAnEnrolmentHasItWholeOrNotAtAll() {
        makeWorld();
        std::int64_t kills = 0;
        for (std::int64_t write = 1;; write += oneIn(4)) {
            const QByteArray token = m_world->hub().invite(m_world->northSeller, std::chrono::hours(1)).value().token;
            const std::int64_t before = m_world->hub().status().value().devices;
            m_world->stopHub();
            Forked process([&](ForkedLine &line) {
                m_disk->failAt(write, manner(write), QStringLiteral("hub.db"));
                beHub(line, *m_world);
            });
            const bool heard = enrol(process.line(), token);
            const Forked::End end = process.end();
            QVERIFY(end != Forked::End::Failed);
            letTimePass();
            m_world->startHub();
            const bool known = m_world->hub().status().value().devices == before + 1;
            QVERIFY2(known || !heard, "the hub has lost a device it let in");
            // The invitation is used up where the device is known, and good where it is not.
            m_world->stopHub();
            Forked again([&](ForkedLine &line) { beHub(line, *m_world); });
            QCOMPARE(enrol(again.line(), token), !known);
            QVERIFY(again.end() == Forked::End::Whole);
            letTimePass();
            m_world->startHub();
            if (end == Forked::End::Whole)
                break;
            ++kills;
        }
        qInfo("%lld kills", static_cast<long long>(kills));
        QVERIFY(kills > 5);
        QVERIFY(m_world->hub().verify());
    }

    void aDeviceIsKilledAtAWriteOfItsFirstSync() {
        makeWorld();
        int count = 0;
        killDevices(0, 5, [&]() -> Workstation & {
            m_world->forgetWorkstations();
            return m_world->addWorkstation(QStringLiteral("ned %1").arg(++count), m_world->northSeller);
        });
    }

    void aDeviceIsKilledAtAWriteOfItsWorkItsPushOrItsPage() {
        makeWorld();
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        killDevices(2, 3, [&]() -> Workstation & { return seller; });
        QVERIFY(m_world->hub().verify());
    }
};

PLUMBLINE_TEST(KilledTest)
#include "killedtest.moc"
