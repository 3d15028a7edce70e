#include "slowfigures.h"

namespace plumbline::tests {

using namespace domain;
using analytics::AgeingColumn;

namespace {

std::int64_t revisionOf(const PlainOrganisation &organisation, const Uuid &id) {
    return organisation.revisions.contains(id) ? organisation.revisions.at(id) : 0;
}

bool isVisible(const PlainOrganisation &organisation, const analytics::Slice &slice, const Fact &fact) {
    return fact.date <= slice.asOf && (!slice.asKnown || revisionOf(organisation, fact.id.uuid()) <= *slice.asKnown);
}

bool isCredit(const Fact &fact) {
    return fact.kind == FactKind::Receipt || fact.kind == FactKind::CreditNote || fact.kind == FactKind::WriteOff;
}

const Fact &rootOf(const PlainOrganisation &organisation, const Fact &fact) {
    if (!fact.reverses)
        return fact;
    const Fact &before = *byId(organisation.facts, *fact.reverses);
    return before.kind == fact.kind ? rootOf(organisation, before) : fact;
}

/// Of the slice's members, and dated in its period.
bool counts(const PlainOrganisation &organisation, const analytics::Slice &slice, const Fact &fact) {
    return isVisible(organisation, slice, fact) && slice.period.contains(fact.date) &&
           has(organisation, slice, belongingsOf(organisation, fact));
}

struct Item {
    std::optional<Date> due;
    std::int64_t amount;
    bool disputed;
    std::optional<InstalmentId> instalment;
};

std::vector<Item> itemsOf(const PlainOrganisation &organisation, const Fact &invoice) {
    std::vector<Item> items;
    std::int64_t rest = invoice.base_amount.minor();
    for (const Instalment &each : organisation.instalments)
        if (each.invoice == invoice.id) {
            items.push_back({each.due_date, each.base_amount.minor(), each.disputed, each.id});
            rest -= each.base_amount.minor();
        }
    if (rest != 0)
        items.push_back({invoice.due_date, rest, false, std::nullopt});
    return items;
}

/// Allocations by then between documents that are there by then.
bool isUsed(const PlainOrganisation &organisation, const analytics::Slice &slice, const Allocation &each) {
    const Fact &from = *byId(organisation.facts, each.from);
    const Fact &invoice = *byId(organisation.facts, byId(organisation.instalments, each.instalment)->invoice);
    return each.on <= slice.asOf && (!slice.asKnown || revisionOf(organisation, each.id.uuid()) <= *slice.asKnown) &&
           isVisible(organisation, slice, from) && isVisible(organisation, slice, invoice) && isCredit(from) &&
           &rootOf(organisation, invoice) == &invoice;
}

AgeingColumn columnOf(const Item &item, std::int64_t amount, Date asOf) {
    if (amount < 0)
        return AgeingColumn::Unapplied;
    if (!item.due)
        return AgeingColumn::NoDueDate;
    const int days = asOf - *item.due;
    for (const auto &[most, column] : {std::pair(0, AgeingColumn::NotDue),
                                       {30, AgeingColumn::To30},
                                       {60, AgeingColumn::To60},
                                       {90, AgeingColumn::To90},
                                       {120, AgeingColumn::To120}})
        if (days <= most)
            return column;
    return AgeingColumn::Over120;
}

void add(SlowAgeing &ageing, AgeingColumn column, std::int64_t amount) {
    if (amount == 0)
        return;
    ageing.amounts[static_cast<std::size_t>(column)] += amount;
    ++ageing.counts[static_cast<std::size_t>(column)];
}

void addInvoice(SlowAgeing &ageing, const PlainOrganisation &organisation, const analytics::Slice &slice, const Fact &invoice) {
    std::vector<Item> items = itemsOf(organisation, invoice);
    ageing.ledger += invoice.base_amount.minor();
    std::vector<std::int64_t> weights;
    for (const Item &item : items)
        weights.push_back(std::max<std::int64_t>(0, item.amount));
    for (const Fact &reversal : organisation.facts)
        if (reversal.kind == FactKind::Invoice && reversal.id != invoice.id && &rootOf(organisation, reversal) == &invoice &&
            isVisible(organisation, slice, reversal)) {
            const auto parts = (-reversal.base_amount).split(weights);
            for (std::size_t i = 0; i < items.size(); ++i)
                items[i].amount -= parts[i].minor();
            ageing.ledger += reversal.base_amount.minor();
        }
    for (Item &item : items) {
        for (const Allocation &each : organisation.allocations)
            if (item.instalment == each.instalment && isUsed(organisation, slice, each)) {
                item.amount -= each.base_amount.minor();
                ageing.ledger -= each.base_amount.minor();
            }
        const AgeingColumn column = columnOf(item, item.amount, slice.asOf);
        add(ageing, column, item.amount);
        ageing.disputed += item.disputed ? item.amount : 0;
        ageing.trade += column == AgeingColumn::Unapplied ? 0 : item.amount;
    }
}

void addCredit(SlowAgeing &ageing, const PlainOrganisation &organisation, const analytics::Slice &slice, const Fact &credit) {
    std::int64_t usedBase = 0;
    std::int64_t used = 0;
    for (const Allocation &each : organisation.allocations)
        if (each.from == credit.id && isUsed(organisation, slice, each)) {
            usedBase += each.base_amount.minor();
            used += each.amount.minor();
        }
    const std::int64_t rest = credit.base_amount.minor() - usedBase;
    const std::int64_t left =
        multiplyDivide(credit.base_amount.minor(), credit.amount.minor() - used, credit.amount.minor(), Rounding::HalfEven);
    ageing.ledger -= rest;
    add(ageing, AgeingColumn::Unapplied, -left);
    add(ageing, AgeingColumn::Revaluation, left - rest);
    ageing.trade -= credit.kind == FactKind::Receipt ? 0 : left;
}

struct Window {
    Date first, last;
    [[nodiscard]] bool contains(Date date) const { return first <= date && date <= last; }
    [[nodiscard]] int days() const { return std::max(0, last - first + 1); }
};

Window windowOf(const analytics::Slice &slice) {
    const Date last = slice.period.last ? std::min(*slice.period.last, slice.asOf) : slice.asOf;
    if (slice.period.first)
        return {*slice.period.first, last};
    const Date yearBefore = last == last.lastOfMonth() ? last.plusMonths(-12).lastOfMonth() : last.plusMonths(-12);
    return {yearBefore.plusDays(1), last};
}

bool isAcquisition(const Fact &fact) {
    return fact.category && fact.category->toLower() == QStringLiteral("acquisition");
}

std::int64_t slowAverage(const PlainOrganisation &organisation, const analytics::Slice &slice, FactKind kind) {
    const Window window = windowOf(slice);
    std::vector<const Fact *> balances;
    for (const Fact &fact : organisation.facts) {
        const bool undone = std::ranges::any_of(organisation.facts, [&](const Fact &other) {
            return other.kind == kind && other.id != fact.id && &rootOf(organisation, other) == &fact &&
                   isVisible(organisation, slice, other);
        });
        if (fact.kind == kind && &rootOf(organisation, fact) == &fact && !undone && isVisible(organisation, slice, fact) &&
            has(organisation, slice, belongingsOf(organisation, fact)))
            balances.push_back(&fact);
    }
    std::map<const Fact *, int> daysInForce;
    int daysCovered = 0;
    for (Date day = window.first; day <= window.last; day = day.plusDays(1)) {
        bool covered = false;
        for (const Fact *fact : balances) {
            const bool replaced = std::ranges::any_of(balances, [&](const Fact *other) {
                return other->category.value_or(QString()) == fact->category.value_or(QString()) &&
                       belongingsOf(organisation, *other).account == belongingsOf(organisation, *fact).account &&
                       other->date > fact->date && other->date <= day;
            });
            if (fact->date <= day)
                covered = true;
            if (fact->date <= day && !replaced)
                ++daysInForce[fact];
        }
        daysCovered += covered ? 1 : 0;
    }
    std::int64_t sum = 0;
    for (const auto &[fact, days] : daysInForce)
        sum += multiplyDivide(fact->base_amount.minor(), days, daysCovered, Rounding::HalfEven);
    return sum;
}

/// Companies joined by the names they give as parents, however long the chain.
std::map<AccountId, std::size_t> groupsOf(const PlainOrganisation &organisation) {
    std::map<AccountId, std::size_t> group;
    for (std::size_t i = 0; i < organisation.accounts.size(); ++i)
        group[organisation.accounts[i].id] = i;
    for (std::size_t round = 0; round < organisation.accounts.size(); ++round)
        for (const Account &a : organisation.accounts)
            for (const Account &b : organisation.accounts) {
                const auto same = [](const std::optional<QString> &x, const QString &y) {
                    return x && x->toLower() == y.toLower();
                };
                if (same(a.parent, b.name) || (b.parent && same(a.parent, *b.parent)))
                    group[a.id] = group[b.id] = std::min(group[a.id], group[b.id]);
            }
    return group;
}

std::int64_t slowNewCustomers(const PlainOrganisation &organisation, const analytics::Slice &slice) {
    const auto groups = groupsOf(organisation);
    std::vector<const Fact *> orders;
    for (const Fact &fact : organisation.facts)
        if (fact.kind == FactKind::Contract || fact.kind == FactKind::Order)
            orders.push_back(&fact);
    std::ranges::sort(orders, {}, [](const Fact *fact) { return std::pair(fact->date, fact->id); });
    std::map<std::size_t, const Fact *> firstOf;
    for (const Fact *order : orders) {
        const Belongings belongings = belongingsOf(organisation, *order);
        if (!isVisible(organisation, slice, *order) || &rootOf(organisation, *order) != order || !belongings.account)
            continue;
        std::int64_t net = 0;
        std::int64_t refunded = 0;
        for (const Fact &other : organisation.facts) {
            if (!isVisible(organisation, slice, other))
                continue;
            if (&rootOf(organisation, other) == order)
                net += other.base_amount.minor();
            const auto account = belongingsOf(organisation, other).account;
            const bool soon = other.date >= order->date && other.date <= order->date.plusDays(30);
            if (other.kind == FactKind::Refund && soon && account && groups.at(*account) == groups.at(*belongings.account) &&
                (!other.deal || !order->deal || other.deal == order->deal))
                refunded += other.base_amount.minor();
        }
        if (net > 0 && refunded < net)
            firstOf.try_emplace(groups.at(*belongings.account), order);
    }
    std::int64_t count = 0;
    for (const auto &[group, order] : firstOf)
        count += windowOf(slice).contains(order->date) && has(organisation, slice, belongingsOf(organisation, *order)) ? 1 : 0;
    return count;
}

std::int64_t slowFte(const PlainOrganisation &organisation, const analytics::Slice &slice) {
    const Window window = windowOf(slice);
    std::int64_t sum = 0;
    for (const User &user : organisation.users) {
        Belongings belongings;
        belongings.owner = user.id;
        analytics::Slice people = slice;
        for (const auto dimension : {analytics::Dimension::Account, analytics::Dimension::Product, analytics::Dimension::Source})
            people.membersOf(dimension).clear();
        if (!has(organisation, people, belongings))
            continue;
        int days = 0;
        for (Date day = window.first; day <= window.last; day = day.plusDays(1))
            days += (!user.joined_on || *user.joined_on <= day) && (!user.left_on || day <= *user.left_on) ? 1 : 0;
        if (days > 0)
            sum += multiplyDivide(user.sales_fte.value_or(0), days, window.days(), Rounding::HalfEven);
    }
    return sum;
}

} // namespace

Belongings belongingsOf(const PlainOrganisation &organisation, const Fact &fact) {
    Belongings all;
    all.account = fact.account;
    all.owner = fact.owner;
    if (fact.deal) {
        const auto &deal = *std::ranges::find(organisation.deals, fact.deal->uuid(), &analytics::DealInput::id);
        if (!all.account && !deal.account.isNil())
            all.account = AccountId(deal.account);
        if (!all.owner && !deal.owner.isNil())
            all.owner = UserId(deal.owner);
        if (!deal.product.isNil())
            all.product = ProductId(deal.product);
        all.source = QString::fromUtf8(deal.source.trimmed());
    }
    if (!all.owner && all.account)
        all.owner = byId(organisation.accounts, *all.account)->owner;
    return all;
}

SlowAgeing slowAgeing(const PlainOrganisation &organisation, const analytics::Slice &slice) {
    SlowAgeing ageing;
    for (const Fact &fact : organisation.facts) {
        if (!counts(organisation, slice, fact))
            continue;
        if (fact.kind == FactKind::Invoice && &rootOf(organisation, fact) == &fact)
            addInvoice(ageing, organisation, slice, fact);
        if (isCredit(fact))
            addCredit(ageing, organisation, slice, fact);
        if (fact.kind == FactKind::Refund) {
            add(ageing, AgeingColumn::Unapplied, fact.base_amount.minor());
            ageing.ledger += fact.base_amount.minor();
        }
    }
    return ageing;
}

SlowValue slowHealth(const PlainOrganisation &organisation, const analytics::Slice &slice, analytics::Metric metric) {
    using analytics::Metric;
    const Window window = windowOf(slice);
    const auto sum = [&](const auto &amountOf) {
        std::int64_t total = 0;
        for (const Fact &fact : organisation.facts)
            if (window.contains(fact.date) && isVisible(organisation, slice, fact) &&
                has(organisation, slice, belongingsOf(organisation, fact)))
                total += amountOf(fact);
        return total;
    };
    const auto of = [](std::initializer_list<FactKind> kinds, const Fact &fact) {
        return std::ranges::find(kinds, fact.kind) != kinds.end() ? fact.base_amount.minor() : 0;
    };
    switch (metric) {
    case Metric::NetSigned:
        return sum([&](const Fact &fact) { return of({FactKind::Contract}, fact); });
    case Metric::NetCreditSales:
        return sum([&](const Fact &fact) { return of({FactKind::Invoice}, fact) - of({FactKind::CreditNote}, fact); });
    case Metric::CostOfSales:
        return sum([&](const Fact &fact) { return isAcquisition(fact) ? 0 : of({FactKind::Cost}, fact); });
    case Metric::AcquisitionCost:
        return sum([&](const Fact &fact) { return isAcquisition(fact) ? of({FactKind::Cost, FactKind::Expense}, fact) : 0; });
    case Metric::AverageInventory:
        return slowAverage(organisation, slice, FactKind::Stock);
    case Metric::AveragePayables:
        return slowAverage(organisation, slice, FactKind::Payable);
    case Metric::NewCustomers:
        return slowNewCustomers(organisation, slice);
    case Metric::SalesFte:
        return slowFte(organisation, slice);
    case Metric::ClosingReceivables: {
        analytics::Slice closing = slice;
        closing.period = {};
        closing.asOf = window.last;
        return slowAgeing(organisation, closing).trade;
    }
    default:
        throw InvariantError("not a part of health");
    }
}

} // namespace plumbline::tests
