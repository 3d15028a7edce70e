#include "syntheticreplica.h"

#include "plumbline/domain/entities.h"
#include "plumbline/replica/errors.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/migrations.h"
#include "plumbline/storage/sqlite/statement.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "plumbline/workspace/workspace.h"

#include <QTemporaryDir>

#include <ctime>
#include <set>

/// Bringing a file in, from its first byte to the commit, beside nothing but inserting the rows that come of it.
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
    /// The replica's own, with their indexes and references.
    Replica,
};

std::set<Uuid> stagesOf(const Rows &rows) {
    std::set<Uuid> stages;
    for (const DealRow &row : rows.deals)
        stages.insert(row.stage);
    for (const StageChangeRow &row : rows.changes)
        stages.insert(row.stage);
    return stages;
}

/// The yardstick: the same values, encrypted alike, prepared, in one transaction, and nothing else.
Result<void> insertPlainly(const Rows &rows, const QString &path, Tables tables) {
    using namespace storage::sqlite;
    const std::vector<std::uint8_t> key(32, 7);
    PLUMBLINE_TRY_ASSIGN(const auto connection, Connection::open(path, key, Access::Create));
    if (tables == Tables::Replica) {
        PLUMBLINE_TRY(followDescriptions(*connection));
        // What the rows refer to, so that references are checked as they are in the replica.
        Statement<1> stage(*connection, "INSERT INTO stage (id, revision) VALUES (?, 0)");
        for (const Uuid &id : stagesOf(rows))
            PLUMBLINE_TRY(stage.run(id));
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
    Spent import, bare, indexed;
};

template <typename T>
Result<T> wait(QFuture<Result<T>> future) {
    future.waitForFinished();
    return future.result();
}

Result<ImportTimes> measure(std::int64_t deals, const QTemporaryDir &folder) {
    const SystemClock clock;
    Uuid7Source ids(clock, 1);
    const replica::Ports ports{&clock, &ids};
    const QString path = folder.filePath(QStringLiteral("replica"));
    const replica::Founding founding{QStringLiteral("Bench"), Currency::of("CNY"), QStringLiteral("UTC"), QStringLiteral("Bench"),
                                     Role::Administrator};
    workspace::ImportRequest request;
    request.path = folder.filePath(QStringLiteral("deals.csv"));
    request.target = QStringLiteral("deals");
    PLUMBLINE_TRY(writeDeals(request.path, deals, "OPP-"));
    ImportTimes times;
    {
        workspace::Workspace work(ports);
        PLUMBLINE_TRY(wait(work.create(path, passphrase(), founding)));
        Result<workspace::ImportOutcome> outcome;
        times.import = spentOn([&] { outcome = wait(work.import(request)); });
        PLUMBLINE_TRY(outcome);
        if (outcome->created != deals)
            return fail(replica::errors::Damaged, QStringLiteral("%1 rows came in").arg(outcome->created));
    }
    PLUMBLINE_TRY_ASSIGN(const auto replica, replica::Replica::open(path, passphrase(), ports));
    PLUMBLINE_TRY_ASSIGN(const auto reader, replica->reader());
    PLUMBLINE_TRY_ASSIGN(const Rows rows, rowsOf(*reader));
    times.rows = static_cast<std::int64_t>(rows.deals.size() + rows.changes.size());
    Result<void> done;
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
    if (!times)
        return failed(QStringLiteral("import"), times.error());
    print(QStringLiteral("import: %1 rows of a file of %2 deals").arg(times->rows).arg(deals));
    printRow(
        {QString(), QStringLiteral("ms"), QStringLiteral("CPU ms"), QStringLiteral("rows per s"), QStringLiteral("÷ import")});
    const auto row = [&](const char *name, const Spent &spent) {
        printRow({QLatin1String(name), QString::number(spent.elapsed), QString::number(spent.processor),
                  QString::number(times->rows * 1000 / std::max<std::int64_t>(spent.elapsed, 1)),
                  ratio(spent.elapsed, times->import.elapsed)});
    };
    row("  the file: read, planned, decided, written", times->import);
    row("  its rows into the replica's tables", times->indexed);
    row("  its rows into bare tables", times->bare);
    print(
        QStringLiteral("import: %1 × the speed of prepared inserts of the same rows into the same tables, with their indexes and"
                       " references (at least 0.4)")
            .arg(ratio(times->indexed.elapsed, times->import.elapsed)));
    print(QStringLiteral(
              "import: %1 × the speed of prepared inserts into bare tables of the same columns, without an index but the primary"
              " key and without references: what no replica could do with")
              .arg(ratio(times->bare.elapsed, times->import.elapsed)));
    return 0;
}

} // namespace plumbline::bench
