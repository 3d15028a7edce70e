#include "bench.h"
#include "support/syncworld.h"

#include "plumbline/storage/migrations.h"
#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/sqlite/entitystore.h"
#include "plumbline/storage/transaction.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

/// Real replicas and a real hub on encrypted files in one process, frame by frame, without a network between them: what the
/// engines cost, not the line.
namespace plumbline::bench {
namespace {

using tests::SyncWorld;
using tests::Workstation;

constexpr std::int64_t Pushed = 10'000;
constexpr int Edits = 300;

template <typename F>
std::int64_t microseconds(F &&work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
}

void settle(SyncWorld &world) {
    while (world.step()) {
    }
}

std::int64_t perSecond(std::int64_t count, std::int64_t spent) {
    return count * 1'000'000 / std::max<std::int64_t>(1, spent);
}

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

void measureScan(SyncWorld &world, Workstation &at) {
    at.connect();
    const std::int64_t scan = microseconds([&] { settle(world); });
    const auto rows = at.rows();
    const std::int64_t plain = insertPlainly(rows);
    const auto count = static_cast<std::int64_t>(rows.size());
    printRow({QStringLiteral("first scan"), QStringLiteral("%1 rows").arg(count), QStringLiteral("%1 rows/s").arg(perSecond(count, scan)),
              QStringLiteral("%1 × prepared inserts").arg(ratio(plain, scan))});
    printRow({QStringLiteral("  on the line"), QStringLiteral("%1 bytes").arg(at.bytesDown),
              QStringLiteral("%1 % of JSON").arg(100 * at.bytesDown / std::max<std::int64_t>(1, jsonBytes(rows)))});
}

void measurePush(SyncWorld &world, Workstation &at) {
    at.cut();
    static const int source = domain::describe<domain::Deal>().indexOf(u"source");
    std::vector<ledger::Row> deals = at.rows();
    std::erase_if(deals, [](const ledger::Row &row) { return row.record.kind != domain::EntityKind::Deal; });
    const std::int64_t count = std::min<std::int64_t>(Pushed, std::ssize(deals));
    const std::int64_t made = microseconds([&] {
        for (std::int64_t i = 0; i < count; ++i) {
            const domain::Record &deal = deals[static_cast<std::size_t>(i)].record;
            if (!at.execute(domain::PatchField{deal.kind, deal.id, source, deal.values[static_cast<std::size_t>(source)],
                                               domain::Value(QStringLiteral("moved %1").arg(i))}))
                throw domain::InvariantError("patch");
        }
    });
    printRow({QStringLiteral("edits made offline"), QStringLiteral("%1").arg(count), QStringLiteral("%1 operations/s").arg(perSecond(count, made))});
    at.connect();
    std::int64_t onHub = 0;
    const std::int64_t whole = microseconds([&] {
        bool moved = true;
        while (moved) {
            onHub += microseconds([&] { moved = world.hub().commitQueued().value() > 0; });
            for (const auto &each : world.workstations())
                moved = each->deliverToHub() || each->deliverToDevice() || moved;
        }
    });
    printRow({QStringLiteral("pushed, ordered, audited, durable"), QStringLiteral("%1").arg(count),
              QStringLiteral("%1 operations/s on the hub").arg(perSecond(count, onHub)),
              QStringLiteral("%1 operations/s with both replicas brought up to date").arg(perSecond(count, whole))});
}

void measureEdit(SyncWorld &world, Workstation &at) {
    static const int title = domain::describe<domain::Deal>().indexOf(u"title");
    QString before = QStringLiteral("north deal 0");
    int edit = 0;
    const Timings seen = Timings::of(Edits, [&] {
        const QString after = QStringLiteral("edit %1").arg(++edit);
        if (!at.execute(domain::PatchField{domain::EntityKind::Deal, world.northDeals[0].uuid(), title, before, after}))
            throw domain::InvariantError("patch");
        settle(world);
        before = after;
    });
    printRow({QStringLiteral("an edit, seen elsewhere"), QStringLiteral("p50 %1 ms").arg(thousandths(seen.p50())),
              QStringLiteral("p95 %1 ms").arg(thousandths(seen.p95())), QStringLiteral("most %1 ms").arg(thousandths(seen.most()))});
}

} // namespace

int runSync(const Options &options) {
    const std::int64_t deals = std::max<std::int64_t>(1000, options.size / 5);
    SyncWorld world(1, storage::Engine::Sqlite, deals);
    Workstation &director = world.addWorkstation(QStringLiteral("director"), world.director);
    measureScan(world, director);
    Workstation &seller = world.addWorkstation(QStringLiteral("seller"), world.northSeller);
    seller.connect();
    settle(world);
    measurePush(world, seller);
    measureEdit(world, seller);
    const std::int64_t up = seller.bytesUp;
    const std::int64_t down = seller.bytesDown;
    seller.cut();
    const std::int64_t again = microseconds([&] {
        seller.connect(sync::Mode::Once);
        settle(world);
    });
    printRow({QStringLiteral("nothing new, from connecting on"), QStringLiteral("%1 bytes").arg(seller.bytesUp - up + seller.bytesDown - down),
              QStringLiteral("%1 ms").arg(thousandths(again))});
    return 0;
}

} // namespace plumbline::bench
