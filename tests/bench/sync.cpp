#include "swarm.h"

#include "plumbline/storage/migrations.h"
#include "plumbline/storage/sqlite/entitystore.h"
#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/transaction.h"
#include "support/postgresserver.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <thread>

/// A real hub behind TLS on loopback and real replicas on encrypted files, each on threads of its own in one machine. What is
/// compared with something stands beside it in the same run.
namespace plumbline::bench {
namespace {

using std::chrono::steady_clock;

constexpr std::int64_t Pushed = 10'000;
constexpr int Edits = 400;
constexpr int Listeners = 98;

std::int64_t perSecond(std::int64_t count, std::int64_t spent) {
    return count * 1'000'000 / std::max<std::int64_t>(1, spent);
}

QString milliseconds(std::int64_t spent) {
    return thousandths(spent) + QStringLiteral(" ms");
}

/// Single times, for what Timings can't repeat.
class Spread {
public:
    void add(std::int64_t spent) { m_all.push_back(spent); }
    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    [[nodiscard]] QStringList cells() {
        std::ranges::sort(m_all);
        const auto at = [&](std::size_t percentile) { return milliseconds(m_all[(m_all.size() - 1) * percentile / 100]); };
        return {QStringLiteral("p50 ") + at(50), QStringLiteral("p99 ") + at(99), QStringLiteral("most ") + at(100)};
    }

private:
    std::vector<std::int64_t> m_all;
};

/// The same rows, encrypted alike, prepared, in one transaction, into the same tables.
std::int64_t insertPlainly(const std::vector<ledger::Row> &rows) {
    const QTemporaryDir folder;
    const std::vector<std::uint8_t> key(32, 7);
    const auto connection =
        storage::sqlite::Connection::open(folder.filePath(QStringLiteral("plain.db")), key, storage::sqlite::Access::Create).value();
    if (!storage::followDescriptions(*connection) || !connection->execute("PRAGMA foreign_keys = OFF"))
        throw domain::InvariantError("tables");
    return microseconds([&] {
        storage::EntityStore store(*connection);
        auto transaction = storage::Transaction::beginWrite(*connection).value();
        for (const ledger::Row &row : rows)
            if (!store.insert(row.record, row.revision))
                throw domain::InvariantError("insert");
        if (!transaction.commit())
            throw domain::InvariantError("commit");
    });
}

std::int64_t jsonBytes(const std::vector<ledger::Row> &rows) {
    std::int64_t bytes = 0;
    for (const ledger::Row &row : rows) {
        const auto &fields = domain::describe(row.record.kind).fields;
        QJsonObject object{{QStringLiteral("id"), row.record.id.toString()}, {QStringLiteral("revision"), qint64{row.revision}}};
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (!domain::isAbsent(row.record.values[i]))
                object.insert(QLatin1StringView(fields[i].name), domain::toPlainText(row.record.values[i]));
        bytes += QJsonDocument(object).toJson(QJsonDocument::Compact).size();
    }
    return bytes;
}

/// While a first sync runs: a write after another on the thread that owns the replica's writer, and a read after another
/// on a thread of its own.
class Probes {
public:
    explicit Probes(Desk &desk)
        : m_writes([this, &desk] { write(desk); }),
          m_reads([this, &desk] { read(desk); }) {}
    ~Probes() { stop(); }
    void stop() {
        m_ends = true;
        for (std::thread *each : {&m_writes, &m_reads})
            if (each->joinable())
                each->join();
    }
    Spread writes;
    Spread reads;

private:
    void write(Desk &desk) {
        while (!m_ends) {
            writes.add(microseconds([&] {
                desk.run([](replica::Replica &replica) {
                    if (!replica.rememberFigures(QStringLiteral("bench"), 0, QByteArrayLiteral("a write")))
                        throw domain::InvariantError("write");
                });
            }));
            std::this_thread::sleep_for(std::chrono::milliseconds(7));
        }
    }
    void read(Desk &desk) {
        std::unique_ptr<replica::Reader> reader;
        desk.run([&](replica::Replica &replica) { reader = replica.reader().value(); });
        while (!m_ends) {
            reads.add(microseconds([&] {
                if (!reader->find(domain::EntityKind::Deal, {}) || !reader->count(domain::EntityKind::Organisation))
                    throw domain::InvariantError("read");
            }));
            std::this_thread::sleep_for(std::chrono::milliseconds(3));
        }
    }
    std::atomic<bool> m_ends = false;
    std::thread m_writes;
    std::thread m_reads;
};

void measureFirst(const Options &options) {
    LineWorld world(storage::Engine::Sqlite, std::max<std::int64_t>(500, options.size / 2));
    const Identity quiet = world.enrol(world.director, QStringLiteral("quiet"));
    const Identity busy = world.enrol(world.director, QStringLiteral("busy"));
    const Identity killed = world.enrol(world.director, QStringLiteral("killed"));
    world.serve();
    std::vector<ledger::Row> rows;
    std::int64_t scan = 0;
    {
        Desk desk(world, QStringLiteral("quiet"), quiet, world.port());
        scan = microseconds([&] {
            desk.connect();
            desk.waitUntilUpToDate();
        });
        rows = desk.rows();
    }
    const std::int64_t plain = insertPlainly(rows);
    const auto count = static_cast<std::int64_t>(rows.size());
    printRow({QStringLiteral("first sync"), QStringLiteral("%1 rows").arg(count), QStringLiteral("%1 rows/s").arg(perSecond(count, scan)),
              QStringLiteral("%1 × prepared inserts").arg(ratio(plain, scan))});
    Relay relay(world.port());
    {
        Desk desk(world, QStringLiteral("busy"), busy, relay.port());
        Probes probes(desk);
        desk.connect();
        desk.waitUntilUpToDate();
        probes.stop();
        printRow(QStringList{QStringLiteral("  writes while it runs")} + probes.writes.cells());
        printRow(QStringList{QStringLiteral("  reads while it runs")} + probes.reads.cells());
    }
    const std::int64_t bytes = relay.takeBytes();
    printRow({QStringLiteral("  on the wire, TLS and all"), QStringLiteral("%1 bytes").arg(bytes),
              QStringLiteral("%1 % of JSON").arg(ratio(100 * bytes, jsonBytes(rows)))});
    Desk desk(world, QStringLiteral("killed"), killed, relay.port());
    std::atomic<bool> halfWay = false;
    desk.onProgress([&](const sync::Progress &progress) {
        if (progress.rowsScanned >= count / 2)
            halfWay = true;
    });
    desk.connect();
    while (!halfWay)
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    desk.cut();
    desk.connect();
    desk.waitUntilUpToDate();
    printRow({QStringLiteral("  killed half-way: came twice"),
              QStringLiteral("%1 %").arg(ratio(100 * std::max<std::int64_t>(0, relay.bytes() - bytes), bytes))});
}

/// Made offline on a real replica: a patch of a deal each.
std::vector<ledger::Operation> madeOffline(LineWorld &world, Desk &desk, std::int64_t count, std::size_t differentDeals) {
    std::vector<ledger::Operation> made;
    desk.run([&](replica::Replica &replica) {
        std::map<domain::DealId, QString> now;
        for (std::int64_t i = 0; i < count; ++i) {
            const domain::DealId deal = world.deals[0][static_cast<std::size_t>(i) % differentDeals];
            domain::PatchField patch = moved(deal, QStringLiteral("moved %1").arg(i));
            if (const auto known = now.find(deal); known != now.end())
                patch.base = domain::Value(known->second);
            now[deal] = std::get<QString>(patch.value);
            if (!replica.execute(std::move(patch), replica.owner(), {}))
                throw domain::InvariantError("patch");
        }
        made = replica.syncing().pending(0, static_cast<int>(count)).value();
    });
    return made;
}

void measurePush(storage::Engine engine, const QString &name, std::int64_t size, std::size_t differentDeals) {
    LineWorld world(engine, std::max<std::int64_t>(size, Pushed));
    const Identity identity = world.enrol(world.sellers[0], QStringLiteral("seller"));
    world.serve();
    Desk desk(world, QStringLiteral("seller"), identity, world.port());
    desk.connect();
    desk.waitUntilUpToDate();
    desk.cut();
    const auto operations = madeOffline(world, desk, size, differentDeals);
    const std::int64_t onHub = pushOver(world.port(), identity, operations);
    const std::int64_t settled = microseconds([&] {
        desk.connect();
        desk.waitUntilUpToDate();
    });
    printRow({name, QStringLiteral("%1").arg(size), QStringLiteral("%1 operations/s").arg(perSecond(size, onHub)),
              QStringLiteral("outcomes on the device %1 later").arg(milliseconds(settled))});
}

std::vector<Identity> listenersOf(LineWorld &world, int count) {
    std::vector<Identity> identities;
    for (int i = 0; i < count; ++i)
        identities.push_back(world.enrol(world.sellers[static_cast<std::size_t>(i) % world.sellers.size()], QStringLiteral("d%1").arg(i)));
    return identities;
}

/// An edit after another on one workstation; from its commit there until it is to be seen on another.
Spread editsSeen(Desk &from, Desk &to, domain::DealId deal, int edits) {
    using Moment = std::atomic<std::int64_t>;
    const auto now = [] { return std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now().time_since_epoch()).count(); };
    Spread spread;
    Moment seen = 0;
    Moment committed = 0;
    to.onChanged([&] { seen = now(); });
    domain::PatchField patch = moved(deal, QStringLiteral("edit 0"));
    for (int edit = 0; edit < edits; ++edit) {
        patch.value = domain::Value(QStringLiteral("edit %1").arg(edit));
        seen = committed = 0;
        from.run([&](replica::Replica &replica) {
            if (!replica.execute(patch, replica.owner(), {}))
                throw domain::InvariantError("patch");
            committed = now();
            from.localWork();
        });
        while (seen == 0)
            std::this_thread::sleep_for(std::chrono::microseconds(50));
        spread.add(seen - committed);
        patch.base = patch.value;
        std::this_thread::sleep_for(std::chrono::milliseconds(15));
    }
    to.onChanged({});
    return spread;
}

void measureEdits(const Options & /*options*/) {
    LineWorld world(storage::Engine::Sqlite, 2'000, 1);
    const Identity one = world.enrol(world.sellers[0], QStringLiteral("one"));
    const Identity other = world.enrol(world.director, QStringLiteral("other"));
    const auto listeners = listenersOf(world, Listeners);
    world.serve();
    Desk from(world, QStringLiteral("one"), one, world.port());
    Desk to(world, QStringLiteral("other"), other, world.port());
    Swarm swarm(world, listeners);
    const int following = swarm.waitUntilAllFollow();
    for (Desk *each : {&from, &to}) {
        each->connect();
        each->waitUntilUpToDate();
    }
    printRow(QStringList{QStringLiteral("an edit seen elsewhere, %1 devices told").arg(following + 2)} +
             editsSeen(from, to, world.deals[0][1], Edits).cells());
}

void measureNothing(const Options &options) {
    LineWorld world(storage::Engine::Sqlite, 2'000);
    const Identity identity = world.enrol(world.sellers[0], QStringLiteral("seller"));
    world.serve();
    Relay relay(world.port());
    Desk desk(world, QStringLiteral("seller"), identity, relay.port());
    desk.connect();
    desk.waitUntilUpToDate();
    std::atomic<int> upToDate = 0;
    desk.onProgress([&](const sync::Progress &progress) { upToDate += progress.phase == sync::Phase::UpToDate ? 1 : 0; });
    static_cast<void>(relay.takeBytes());
    Spread open;
    for (int i = 0; i < options.repeats; ++i)
        open.add(microseconds([&] {
            const int before = upToDate;
            desk.syncNow();
            while (upToDate == before)
                std::this_thread::sleep_for(std::chrono::microseconds(50));
        }));
    printRow(QStringList{QStringLiteral("nothing new, on an open line"), QStringLiteral("%1 bytes").arg(relay.takeBytes() / options.repeats)} +
             open.cells());
    desk.onProgress({});
    Spread fresh;
    for (int i = 0; i < options.repeats; ++i) {
        desk.cut();
        fresh.add(microseconds([&] {
            desk.connect();
            desk.waitUntilUpToDate();
        }));
    }
    printRow(QStringList{QStringLiteral("  from connecting on, with TLS's greeting"),
                         QStringLiteral("%1 bytes").arg(relay.takeBytes() / options.repeats)} +
             fresh.cells());
}

/// A manager goes to another team: half of the rows are deals, half are their stage changes.
void measureRetraction(const Options &options) {
    const std::int64_t count = std::min<std::int64_t>(100'000, options.size);
    LineWorld world(storage::Engine::Sqlite, count / 2);
    const Identity manager = world.enrol(world.manager, QStringLiteral("manager"));
    const Identity boss = world.enrol(world.administrator, QStringLiteral("boss"));
    world.serve();
    Desk desk(world, QStringLiteral("manager"), manager, world.port());
    desk.connect();
    desk.waitUntilUpToDate();
    desk.run([](replica::Replica &replica) {
        if (!replica.indexSearch())
            throw domain::InvariantError("search");
    });
    Desk administrator(world, QStringLiteral("boss"), boss, world.port());
    administrator.connect();
    administrator.waitUntilUpToDate();
    std::atomic<bool> gone = false;
    desk.onChanged([&] { gone = true; });
    const std::int64_t spent = microseconds([&] {
        administrator.run([&](replica::Replica &replica) {
            static const int team = domain::describe<domain::User>().indexOf(u"team");
            const domain::PatchField away{domain::EntityKind::User, world.manager.uuid(), team, world.teams[0].uuid(),
                                          world.teams[1].uuid()};
            if (!replica.execute(away, replica.owner(), {}))
                throw domain::InvariantError("patch");
            administrator.localWork();
        });
        while (!gone)
            std::this_thread::sleep_for(std::chrono::microseconds(200));
    });
    const auto left = std::ssize(desk.rows());
    printRow({QStringLiteral("rows retracted"), QStringLiteral("%1").arg(count), milliseconds(spent),
              QStringLiteral("%1 rows left").arg(left)});
}

void measureIdle(const Options &options) {
    raiseFileLimit();
    LineWorld world(storage::Engine::Sqlite, 2'000, 50);
    const Identity one = world.enrol(world.sellers[0], QStringLiteral("one"));
    const Identity other = world.enrol(world.director, QStringLiteral("other"));
    const auto listeners = listenersOf(world, options.devices);
    world.serve();
    Desk from(world, QStringLiteral("one"), one, world.port());
    Desk to(world, QStringLiteral("other"), other, world.port());
    for (Desk *each : {&from, &to}) {
        each->connect();
        each->waitUntilUpToDate();
    }
    static_cast<void>(editsSeen(from, to, world.deals[0][0], 20));
    const std::int64_t before = residentBytes();
    Swarm swarm(world, listeners);
    const int following = swarm.waitUntilAllFollow();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const std::int64_t idle = residentBytes();
    printRow({QStringLiteral("idle devices"), QStringLiteral("%1").arg(following),
              QStringLiteral("%1 bytes each on the hub").arg((idle - before) / std::max(1, following))});
    printRow(QStringList{QStringLiteral("  an edit seen elsewhere meanwhile")} + editsSeen(from, to, world.deals[0][1], Edits).cells());
}

} // namespace

int runSync(const Options &options) {
    const auto isAsked = [&](QStringView part) { return options.parts.isEmpty() || options.parts.contains(part); };
    if (isAsked(u"first"))
        measureFirst(options);
    if (isAsked(u"push"))
        measurePush(storage::Engine::Sqlite, QStringLiteral("pushed, ordered, audited, durable"), Pushed, Pushed);
    if (isAsked(u"server") && tests::PostgresServer::instance() != nullptr)
        measurePush(storage::Engine::Postgres, QStringLiteral("  the same with PostgreSQL"), Pushed, Pushed);
    if (isAsked(u"field"))
        measurePush(storage::Engine::Sqlite, QStringLiteral("  the same, all of one field"), Pushed, 1);
    if (isAsked(u"edits"))
        measureEdits(options);
    if (isAsked(u"nothing"))
        measureNothing(options);
    if (isAsked(u"retraction"))
        measureRetraction(options);
    if (isAsked(u"idle"))
        measureIdle(options);
    return 0;
}

} // namespace plumbline::bench
