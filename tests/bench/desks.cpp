#include "syntheticreplica.h"

#include "plumbline/analytics/columns.h"
#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "plumbline/domain/premise.h"
#include "plumbline/workspace/cashdesk.h"
#include "plumbline/workspace/deals.h"
#include "plumbline/workspace/funneldesk.h"
#include "plumbline/workspace/promisedesk.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>

/// What the director, finance and the manager ask all day of one large replica, through the same calls as their pages.
namespace plumbline::bench {

namespace {

using namespace domain;
using workspace::Workspace;

template <typename T>
Result<T> wait(QFuture<Result<T>> future) {
    future.waitForFinished();
    return future.result();
}

/// Waits until the workspace says that the columns hold what was committed.
class Changes {
public:
    explicit Changes(Workspace &workspace) {
        QObject::connect(&workspace, &Workspace::changed, &m_context, [this](qint64) {
            const std::lock_guard lock(m_mutex);
            ++m_count;
            m_told.notify_all();
        }, Qt::DirectConnection);
    }
    [[nodiscard]] int count() {
        const std::lock_guard lock(m_mutex);
        return m_count;
    }
    void waitBeyond(int count) {
        std::unique_lock lock(m_mutex);
        m_told.wait(lock, [&] { return m_count > count; });
    }

private:
    QObject m_context;
    std::mutex m_mutex;
    std::condition_variable m_told;
    int m_count = 0;
};

/// A line of the table: what is asked, and within how many milliseconds it is to be answered.
struct Question {
    QString name;
    std::int64_t most;
    std::function<Result<void>()> ask;
    /// Before each time; not measured.
    std::function<void()> prepare = [] {};
};

class Desks {
public:
    Desks(Workspace &work, const Options &options) : m_work(work), m_options(options), m_changes(work) {}

    Result<void> run() {
        PLUMBLINE_TRY(load());
        printRow({QStringLiteral("asked of the workspace"), QStringLiteral("p50 ms"), QStringLiteral("p95 ms"), QStringLiteral("max ms"),
                  QStringLiteral("at most"), QStringLiteral("÷ scan")});
        for (const Question &question : questions())
            PLUMBLINE_TRY(measure(question));
        return {};
    }

private:
    Result<void> load();
    Result<void> measure(const Question &question);
    [[nodiscard]] std::vector<Question> questions();
    Result<void> receipt();
    Result<void> approval();
    template <typename T>
    [[nodiscard]] static Result<void> ignoring(const Result<T> &result) {
        return result ? Result<void>() : Result<void>(tl::unexpected(result.error()));
    }
    [[nodiscard]] std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(m_random() % count); }
    [[nodiscard]] Date anyDay() { return m_work.today().plusDays(-static_cast<int>(below(600))); }

    Workspace &m_work;
    const Options &m_options;
    Changes m_changes;
    std::mt19937 m_random{5};
    std::vector<Uuid> m_deals, m_accounts;
    std::vector<workspace::ApprovalShown> m_queue;
    std::int64_t m_scan = 1;
    int m_receipts = 0;
};

Result<void> Desks::load() {
    const auto start = std::chrono::steady_clock::now();
    analytics::Slice slice;
    slice.asOf = m_work.today();
    // Members wait for the columns; the remembered page does not.
    PLUMBLINE_TRY_ASSIGN(const auto accounts, wait(m_work.members(analytics::Dimension::Account)));
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    for (const analytics::Member &each : accounts)
        if (const auto id = Uuid::parse(each.key))
            m_accounts.push_back(*id);
    PLUMBLINE_TRY_ASSIGN(const auto rows, wait(m_work.rows({analytics::Metric::OpenCount}, slice)));
    for (std::size_t row = 0; row < std::min<std::size_t>(rows->size(), 1000); ++row)
        m_deals.push_back(rows->recordId(row));
    PLUMBLINE_TRY_ASSIGN(m_queue, wait(workspace::PromiseDesk(m_work).queue()));
    if (m_deals.empty() || m_accounts.empty())
        return fail(domain::errors::RecordNotFound, QStringLiteral("deal"));
    // The yardstick: a plain loop over as many days and amounts as there are documents, adding up those by a day.
    const auto documents = static_cast<std::size_t>(m_options.size) * 7 / 2;
    std::vector<std::int32_t> days(documents);
    std::vector<std::int64_t> amounts(documents);
    for (std::size_t at = 0; at < documents; ++at) {
        days[at] = static_cast<std::int32_t>(below(700));
        amounts[at] = below(1'000'000);
    }
    std::int64_t sum = 0;
    const Timings scan = Timings::of(m_options.repeats, [&] {
        const auto until = static_cast<std::int32_t>(below(700));
        for (std::size_t at = 0; at < documents; ++at)
            sum += days[at] <= until ? amounts[at] : 0;
    });
    m_scan = std::max<std::int64_t>(scan.p50(), 1);
    print(QStringLiteral("desks: columns loaded in %1 ms; %2 customers, %3 requests wait; a plain scan of %4 documents takes %5 ms (sum %6)")
              .arg(spent.count())
              .arg(m_accounts.size())
              .arg(m_queue.size())
              .arg(documents)
              .arg(thousandths(m_scan))
              .arg(sum));
    return {};
}

Result<void> Desks::measure(const Question &question) {
    std::vector<std::int64_t> times;
    // The first is not counted.
    for (int i = -1; i < m_options.repeats; ++i) {
        question.prepare();
        const auto start = std::chrono::steady_clock::now();
        PLUMBLINE_TRY(question.ask());
        const auto end = std::chrono::steady_clock::now();
        if (i >= 0)
            times.push_back(std::chrono::duration_cast<std::chrono::microseconds>(end - start).count());
    }
    std::ranges::sort(times);
    const std::int64_t p50 = times[(times.size() - 1) / 2];
    printRow({QStringLiteral("  ") + question.name, thousandths(p50), thousandths(times[(times.size() - 1) * 95 / 100]),
              thousandths(times.back()), QString::number(question.most), ratio(p50, m_scan)});
    return {};
}

/// From the click to the figure on the page.
Result<void> Desks::receipt() {
    const int before = m_changes.count();
    const auto account = AccountId(m_accounts[below(m_accounts.size())]);
    RecordReceipt receipt;
    receipt.receipt = FactId(m_work.newId());
    receipt.account = account;
    receipt.document = QStringLiteral("BENCH-%1-%2").arg(m_receipts++).arg(receipt.receipt.toString().right(8));
    receipt.date = m_work.today();
    receipt.amount = Money(100, Currency::of("CNY"));
    PLUMBLINE_TRY(ignoring(wait(m_work.act(receipt))));
    m_changes.waitBeyond(before);
    return {};
}

Result<void> Desks::approval() {
    if (m_queue.empty())
        return fail(domain::errors::RecordNotFound, QStringLiteral("approval_step"));
    const workspace::ApprovalShown next = m_queue.back();
    m_queue.pop_back();
    PLUMBLINE_TRY_ASSIGN(const auto cost, wait(workspace::PromiseDesk(m_work).costOf(next.kind, next.id)));
    if (!cost.premise)
        return fail(domain::errors::RecordNotFound, QStringLiteral("commitment"));
    const Approve approve{ApprovalStepId(next.id), ApprovalDecision::Approve, std::nullopt, *cost.premise};
    const int before = m_changes.count();
    PLUMBLINE_TRY(ignoring(wait(m_work.act(approve))));
    m_changes.waitBeyond(before);
    return {};
}

std::vector<Question> Desks::questions() {
    const auto slice = [this] {
        analytics::Slice any;
        any.asOf = anyDay();
        return any;
    };
    return {
        {QStringLiteral("ageing as of any day"), 30, [this, slice] { return ignoring(wait(m_work.receivables(slice()))); }},
        {QStringLiteral("what changed since a week before today"), 50,
         [this] {
             analytics::Slice now;
             now.asOf = m_work.today();
             now.since = analytics::Since{now.asOf.plusDays(-7), std::nullopt};
             return ignoring(wait(workspace::FunnelDesk(m_work).change(now)));
         }},
        {QStringLiteral("what changed between any two days"), 50,
         [this, slice] {
             analytics::Slice any = slice();
             any.since = analytics::Since{any.asOf.plusDays(-static_cast<int>(below(200))), std::nullopt};
             return ignoring(wait(workspace::FunnelDesk(m_work).change(any)));
         }},
        {QStringLiteral("dwell as of any day"), 50, [this, slice] { return ignoring(wait(workspace::FunnelDesk(m_work).dwell(slice()))); }},
        {QStringLiteral("a receipt marked, and in the columns"), 10, [this] { return receipt(); }},
        {QStringLiteral("ageing of today after that"), 30,
         [this] {
             analytics::Slice now;
             now.asOf = m_work.today();
             return ignoring(wait(m_work.receivables(now)));
         }},
        {QStringLiteral("a rebate approved, and in the columns"), 10, [this] { return approval(); }},
        {QStringLiteral("a deal with its record and history"), 50,
         [this]() -> Result<void> {
             const Uuid deal = m_deals[below(m_deals.size())];
             PLUMBLINE_TRY(ignoring(wait(workspace::DealDesk(m_work).deal(DealId(deal)))));
             PLUMBLINE_TRY(ignoring(wait(m_work.record(EntityKind::Deal, deal))));
             return ignoring(wait(m_work.history(EntityKind::Deal, deal)));
         }},
        {QStringLiteral("a customer with its money and history"), 50,
         [this]() -> Result<void> {
             const Uuid account = m_accounts[below(m_accounts.size())];
             PLUMBLINE_TRY(ignoring(wait(workspace::CashDesk(m_work).customer(AccountId(account)))));
             PLUMBLINE_TRY(ignoring(wait(m_work.record(EntityKind::Account, account))));
             return ignoring(wait(m_work.history(EntityKind::Account, account)));
         }},
        {QStringLiteral("search for 应收"), 50, [this] { return ignoring(wait(m_work.search(QStringLiteral("应收"), 20))); }},
        {QStringLiteral("search for 张"), 50, [this] { return ignoring(wait(m_work.search(QStringLiteral("张"), 20))); }},
    };
}

Result<void> measureDesks(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const SyntheticReplica synthetic, syntheticReplica(options, Papers::Many));
    const SystemClock clock;
    Uuid7Source ids(clock, 3);
    Workspace work({&clock, &ids});
    print(QStringLiteral("desks: a replica of %1 deals, %1 invoices, %2 receipts and allocations (filled in %3 ms)")
              .arg(options.size)
              .arg(options.size * 3 / 2)
              .arg(synthetic.fillingMilliseconds));
    PLUMBLINE_TRY(wait(work.unlock(synthetic.folder, passphrase())));
    return Desks(work, options).run();
}

} // namespace

int runDesks(const Options &options) {
    const auto done = measureDesks(options);
    return done ? 0 : failed(QStringLiteral("desks"), done.error());
}

} // namespace plumbline::bench
