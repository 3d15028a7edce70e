#include "bench.h"

#include "plumbline/domain/entities.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/migrations.h"
#include "plumbline/storage/sqlite/statement.h"
#include "plumbline/storage/sqlite/transaction.h"

#include <QTemporaryDir>

#include <ctime>
#include <random>

/// An import as one operation with its ledger, its index entries and its checks, beside nothing but inserting the same rows.
namespace plumbline::bench {

namespace {

using namespace domain;
using replica::DealRow;
using replica::StageChangeRow;

/// Elapsed and processor time in milliseconds; the second says more on a machine that has other work.
struct Spent {
    std::int64_t elapsed = 0;
    std::int64_t processor = 0;
};

Spent spentOn(const std::function<void()> &work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t before = std::clock();
    work();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count(),
            static_cast<std::int64_t>(std::clock() - before) * 1000 / CLOCKS_PER_SEC};
}

replica::Secret passphrase() {
    QByteArray bytes("a passphrase for measuring");
    return replica::Secret::takeFrom(bytes);
}

/// What intake makes of a file of deals: a deal and two stage changes a row.
Changes dealsOf(std::int64_t deals, const std::vector<Stage> &stages, Currency currency, IdSource &ids) {
    std::mt19937 random(7);
    Changes changes;
    changes.reserve(static_cast<std::size_t>(deals) * 3);
    for (std::int64_t i = 0; i < deals; ++i) {
        Deal deal;
        deal.id = DealId(ids.next());
        deal.title = QStringLiteral("Opportunity %1 扩容").arg(i);
        deal.source = QStringLiteral("Source %1").arg(random() % 9);
        deal.stage = stages[random() % stages.size()].id;
        deal.amount = deal.base_amount = Money(static_cast<std::int64_t>(10000 + random() % 5000000), currency);
        deal.created_on = Date(2025, 1, 1).plusDays(static_cast<int>(random() % 700));
        deal.closed_on = deal.created_on->plusDays(30);
        deal.source_ref = QStringLiteral("OPP-%1").arg(i);
        changes.emplace_back(Created{toRecord(deal)});
        for (int step = 0; step < 2; ++step) {
            StageChange change;
            change.id = StageChangeId(ids.next());
            change.deal = deal.id;
            change.stage = step == 0 ? stages[0].id : deal.stage;
            change.on = deal.created_on->plusDays(step * 30);
            change.base_amount = deal.base_amount;
            changes.emplace_back(Created{toRecord(change)});
        }
    }
    return changes;
}

struct Rows {
    std::vector<DealRow> deals;
    std::vector<StageChangeRow> changes;
};

Result<Rows> rowsOf(const replica::Reader &reader) {
    Rows rows;
    PLUMBLINE_TRY(reader.forEachDeal([&](const DealRow &row) {
        rows.deals.push_back(row);
        return replica::Continue::Yes;
    }));
    PLUMBLINE_TRY(reader.forEachStageChange([&](const StageChangeRow &row) {
        rows.changes.push_back(row);
        return replica::Continue::Yes;
    }));
    return rows;
}

std::optional<std::int64_t> dayOrAbsent(std::int32_t day) {
    return day == replica::NoDay ? std::nullopt : std::optional<std::int64_t>(day);
}

std::optional<Uuid> idOrAbsent(const Uuid &id) {
    return id.isNil() ? std::nullopt : std::optional(id);
}

constexpr const char *BareDeals =
    "CREATE TABLE deal (id BLOB PRIMARY KEY, revision INTEGER, title TEXT, account BLOB, product BLOB, owner BLOB, source TEXT, stage BLOB,"
    " amount INTEGER, amount_currency TEXT, base_amount INTEGER, base_amount_currency TEXT, created_on INTEGER, expected_close INTEGER,"
    " closed_on INTEGER, probability INTEGER, source_ref TEXT) WITHOUT ROWID";
constexpr const char *BareStageChanges =
    "CREATE TABLE stage_change (id BLOB PRIMARY KEY, revision INTEGER, deal BLOB, stage BLOB, \"on\" INTEGER, base_amount INTEGER,"
    " base_amount_currency TEXT, ordinal INTEGER) WITHOUT ROWID";

enum class Tables {
    /// Of the same columns, without any index but the primary key.
    Bare,
    /// The replica's own, with their indexes.
    Replica,
};

/// The yardstick: the same values, encrypted alike, prepared, in one transaction, and nothing else.
Result<void> insertPlainly(const Rows &rows, const QString &path, Tables tables) {
    using namespace storage::sqlite;
    const std::vector<std::uint8_t> key(32, 7);
    PLUMBLINE_TRY_ASSIGN(const auto connection, Connection::open(path, key, Access::Create));
    if (tables == Tables::Replica) {
        PLUMBLINE_TRY(followDescriptions(*connection));
        // The rows they refer to are not here.
        PLUMBLINE_TRY(connection->execute("PRAGMA foreign_keys = OFF"));
    } else {
        PLUMBLINE_TRY(connection->execute(BareDeals));
        PLUMBLINE_TRY(connection->execute(BareStageChanges));
    }
    Statement<17> deal(*connection,
                       "INSERT INTO deal (id, revision, title, account, product, owner, source, stage, amount, amount_currency,"
                       " base_amount, base_amount_currency, created_on, expected_close, closed_on, probability, source_ref)"
                       " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    Statement<8> change(*connection,
                        "INSERT INTO stage_change (id, revision, deal, stage, \"on\", base_amount, base_amount_currency, ordinal)"
                        " VALUES (?,?,?,?,?,?,?,?)");
    const std::string_view currency = "CNY";
    const auto text = [](const QByteArray &bytes) {
        return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginWrite(*connection));
    for (const DealRow &row : rows.deals)
        PLUMBLINE_TRY(deal.run(row.id, row.revision, text(row.title), idOrAbsent(row.account), idOrAbsent(row.product),
                               idOrAbsent(row.owner), text(row.source), row.stage, row.baseAmount, currency, row.baseAmount,
                               currency, dayOrAbsent(row.createdOn), dayOrAbsent(row.expectedClose), dayOrAbsent(row.closedOn),
                               row.probability, text(row.sourceRef)));
    std::uint64_t number = 0;
    for (const StageChangeRow &row : rows.changes) {
        // Rows are read without their ids; others in ascending order cost the same.
        std::array<std::uint8_t, 16> id{};
        ++number;
        for (std::size_t i = 0; i < 8; ++i)
            id[7 - i] = static_cast<std::uint8_t>(number >> (8 * i));
        PLUMBLINE_TRY(
            change.run(Uuid(id), row.revision, row.deal, row.stage, dayOrAbsent(row.on), row.baseAmount, currency, row.ordinal));
    }
    return transaction.commit();
}

struct ImportTimes {
    std::int64_t rows = 0;
    Spent operation, bare, indexed;
};

Result<ImportTimes> measure(std::int64_t deals, const QTemporaryDir &folder) {
    const SystemClock clock;
    Uuid7Source ids(clock, 1);
    const replica::Founding founding{QStringLiteral("Bench"), Currency::of("CNY"), QStringLiteral("UTC"), QStringLiteral("Bench"),
                                     Role::Administrator};
    PLUMBLINE_TRY_ASSIGN(const auto replica, replica::Replica::create(folder.filePath(QStringLiteral("replica")), passphrase(),
                                                                      founding, {&clock, &ids}));
    PLUMBLINE_TRY_ASSIGN(const auto reader, replica->reader());
    std::vector<Stage> stages;
    PLUMBLINE_TRY(reader->forEach(EntityKind::Stage, [&stages](const Record &record) {
        stages.push_back(fromRecord<Stage>(record).value());
        return replica::Continue::Yes;
    }));
    ImportRecords command{QStringLiteral("deals.csv"), {}, dealsOf(deals, stages, founding.baseCurrency, ids)};
    ImportTimes times;
    Result<void> done;
    times.operation = spentOn([&] {
        if (auto entry = replica->execute(std::move(command), replica->owner(), QStringLiteral("deals.csv")); !entry)
            done = tl::unexpected(entry.error());
    });
    PLUMBLINE_TRY(done);
    PLUMBLINE_TRY_ASSIGN(const Rows rows, rowsOf(*reader));
    times.rows = static_cast<std::int64_t>(rows.deals.size() + rows.changes.size());
    times.bare = spentOn([&] { done = insertPlainly(rows, folder.filePath(QStringLiteral("bare.db")), Tables::Bare); });
    PLUMBLINE_TRY(done);
    times.indexed = spentOn([&] { done = insertPlainly(rows, folder.filePath(QStringLiteral("indexed.db")), Tables::Replica); });
    PLUMBLINE_TRY(done);
    return times;
}

} // namespace

int runImport(const Options &options) {
    const QTemporaryDir folder;
    const std::int64_t deals = std::max<std::int64_t>(options.size / 5, 1);
    const auto times = measure(deals, folder);
    if (!times) {
        print(QStringLiteral("import: %1 %2")
                  .arg(QString::fromLatin1(times.error().code.id.data(), static_cast<qsizetype>(times.error().code.id.size())),
                       times.error().detail));
        return 1;
    }
    print(QStringLiteral("import: %1 rows of %2 deals as one operation").arg(times->rows).arg(deals));
    printRow(
        {QString(), QStringLiteral("ms"), QStringLiteral("CPU ms"), QStringLiteral("rows per s"), QStringLiteral("÷ operation")});
    const auto row = [&](const char *name, const Spent &spent) {
        printRow({QLatin1String(name), QString::number(spent.elapsed), QString::number(spent.processor),
                  QString::number(times->rows * 1000 / std::max<std::int64_t>(spent.elapsed, 1)),
                  ratio(spent.elapsed, times->operation.elapsed)});
    };
    row("  the import's operation", times->operation);
    row("  the same rows into bare tables", times->bare);
    row("  the same rows into the replica's tables", times->indexed);
    print(
        QStringLiteral("import: %1 × the speed of prepared inserts into the same tables, %2 × into bare ones (at least 0.4)")
            .arg(ratio(times->indexed.elapsed, times->operation.elapsed), ratio(times->bare.elapsed, times->operation.elapsed)));
    return 0;
}

} // namespace plumbline::bench
