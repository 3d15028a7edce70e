#include "figures.h"
#include "plumbline/analytics/columns.h"
#include "receivablesquery.h"

#include <numeric>

namespace plumbline::analytics {

namespace {

struct AccountSums {
    std::array<std::int64_t, AgeingColumnCount> amounts{};
    std::int64_t openItems = 0;
    bool overSixtyDays = false;
    bool disputed = false;
    /// The owner of its largest line, where the account has none.
    Ordinal owner = 0;
    std::int64_t largest = INT64_MIN;
};

struct ReceivablesSums {
    std::array<std::int64_t, AgeingColumnCount> amounts{};
    std::array<std::int64_t, AgeingColumnCount> counts{};
    std::int64_t disputed = 0;
    std::vector<AccountSums> accounts;

    void add(const Line &line, Ordinal account, Ordinal owner) {
        const auto column = static_cast<std::size_t>(line.column);
        amounts[column] += line.amount;
        ++counts[column];
        disputed += line.disputed ? line.amount : 0;
        AccountSums &sums = accounts[account];
        sums.amounts[column] += line.amount;
        ++sums.openItems;
        sums.overSixtyDays |= line.isOverSixtyDays();
        sums.disputed |= line.disputed;
        if (owner != 0)
            takeOwner(sums, owner, line.amount);
    }

    void add(const ReceivablesSums &other) {
        disputed += other.disputed;
        for (std::size_t column = 0; column < amounts.size(); ++column) {
            amounts[column] += other.amounts[column];
            counts[column] += other.counts[column];
        }
        for (std::size_t account = 0; account < accounts.size(); ++account)
            join(accounts[account], other.accounts[account]);
    }

private:
    static void join(AccountSums &to, const AccountSums &from) {
        for (std::size_t column = 0; column < to.amounts.size(); ++column)
            to.amounts[column] += from.amounts[column];
        to.openItems += from.openItems;
        to.overSixtyDays |= from.overSixtyDays;
        to.disputed |= from.disputed;
        if (from.owner != 0)
            takeOwner(to, from.owner, from.largest);
    }

    /// Among equal ones the first of the directory, whichever thread saw it first.
    static void takeOwner(AccountSums &sums, Ordinal owner, std::int64_t amount) {
        if (amount < sums.largest || (amount == sums.largest && sums.owner != 0 && sums.owner <= owner))
            return;
        sums.largest = amount;
        sums.owner = owner;
    }
};

ReceivablesSums scan(const ReceivablesQuery &query) {
    const ReceivablesData &data = query.data();
    ReceivablesSums empty;
    empty.accounts.resize(data.directory->accounts.size());
    std::vector<ReceivablesSums> sums(data.workers->width(), empty);
    data.workers->forParts(query.lineCount(), [&](std::size_t part, std::size_t first, std::size_t last) {
        for (std::size_t at = first; at < last; ++at)
            if (const auto line = query.line(static_cast<std::uint32_t>(at)))
                sums[part].add(*line, data.facts.account[line->fact], data.facts.owner[line->fact]);
    });
    for (std::size_t part = 1; part < sums.size(); ++part)
        sums[0].add(sums[part]);
    return std::move(sums[0]);
}

/// Largest outstanding first. Sorted before their lines are made, which are large.
std::vector<Ordinal> debtorsOf(const ReceivablesSums &sums, const Directory &directory) {
    struct Debtor {
        std::int64_t outstanding;
        Ordinal account;
    };
    std::vector<Debtor> debtors;
    for (Ordinal account = 0; account < sums.accounts.size(); ++account) {
        const AccountSums &each = sums.accounts[account];
        if (each.openItems > 0)
            debtors.push_back({std::accumulate(each.amounts.begin(), each.amounts.end(), std::int64_t{0}), account});
    }
    std::ranges::stable_sort(debtors, [&directory](const Debtor &a, const Debtor &b) {
        return a.outstanding != b.outstanding ? a.outstanding > b.outstanding
                                              : directory.accounts[a.account].name < directory.accounts[b.account].name;
    });
    std::vector<Ordinal> accounts;
    for (const Debtor &each : debtors)
        accounts.push_back(each.account);
    return accounts;
}

CustomerAgeing customerOf(const ReceivablesQuery &query, Ordinal account, const AccountSums &sums) {
    const ReceivablesData &data = query.data();
    const AccountEntry &entry = data.directory->accounts[account];
    CustomerAgeing customer;
    customer.account = account == 0 ? Member{} : Member{entry.id.toString(), entry.name};
    customer.amounts = sums.amounts;
    for (const std::int64_t amount : sums.amounts)
        customer.outstanding += amount;
    customer.openItems = sums.openItems;
    customer.overSixtyDays = sums.overSixtyDays;
    customer.disputed = sums.disputed;
    customer.owner = data.directory->people[entry.owner != 0 ? entry.owner : sums.owner].name;
    customer.creditRating = entry.creditRating;
    if (account == 0)
        return customer;
    if (const auto chase = query.lastChase(account, NoRecord))
        customer.lastChase = domain::Date::fromDays(data.chases.day[*chase]);
    if (const auto promise = query.openPromise(account, NoRecord)) {
        customer.promisedFor = domain::Date::fromDays(data.promises.promisedFor[*promise]);
        customer.promisedAmount = data.promises.promisedAmount[*promise];
    }
    return customer;
}

} // namespace

ReceivablesPage receivablesPage(const Columns &columns, const Slice &slice) {
    const ReceivablesQuery query(columns.receivables->data(), slice);
    const ReceivablesSums sums = scan(query);
    ReceivablesPage page;
    std::int64_t outstanding = 0;
    std::int64_t count = 0;
    std::int64_t overdue = 0;
    std::int64_t overSixty = 0;
    for (int column = 0; column < AgeingColumnCount; ++column) {
        const auto at = static_cast<std::size_t>(column);
        const Line probe{.column = static_cast<AgeingColumn>(column)};
        outstanding += sums.amounts[at];
        count += sums.counts[at];
        overdue += probe.isOverdue() ? sums.amounts[at] : 0;
        overSixty += probe.isOverSixtyDays() ? sums.amounts[at] : 0;
        page.ageing.push_back({probe.column, plainFigure(Metric::AgeingAmount, Unit::Money, sums.amounts[at], column),
                               plainFigure(Metric::AgeingCount, Unit::Count, sums.counts[at], column)});
    }
    page.outstanding = plainFigure(Metric::Outstanding, Unit::Money, outstanding);
    page.openCount = plainFigure(Metric::OutstandingCount, Unit::Count, count);
    page.overdue = plainFigure(Metric::Overdue, Unit::Money, overdue);
    page.overSixtyDays = plainFigure(Metric::OverSixtyDays, Unit::Money, overSixty);
    page.disputed = plainFigure(Metric::Disputed, Unit::Money, sums.disputed);
    page.unapplied = plainFigure(Metric::Unapplied, Unit::Money, sums.amounts[static_cast<std::size_t>(AgeingColumn::Unapplied)]);
    for (const Ordinal account : debtorsOf(sums, *query.data().directory))
        page.customers.push_back(customerOf(query, account, sums.accounts[account]));
    return page;
}

} // namespace plumbline::analytics
