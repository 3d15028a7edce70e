#include "plumbline/analytics/errors.h"
#include "receivablesappend.h"

#include <map>
#include <numeric>
#include <unordered_map>

namespace plumbline::analytics {

using domain::FactKind;

namespace {

struct PendingInstalment {
    domain::Instalment instalment;
    std::uint32_t fact = NoRecord;
};

struct PendingAllocation {
    domain::Allocation allocation;
    std::uint32_t revision;
};

struct PendingContact {
    Ordinal account;
    std::int32_t day;
    std::uint32_t revision;
    domain::Uuid invoice;
    std::int32_t promisedFor = NoDay;
    domain::Money amount;
};

} // namespace

struct ReceivablesBuilder::Private {
    std::unique_ptr<ReceivablesData> data = std::make_unique<ReceivablesData>();
    std::unordered_map<domain::Uuid, std::uint32_t> facts;
    std::vector<domain::Uuid> reversed;
    std::map<QString, Ordinal> categories;
    std::vector<PendingInstalment> instalments;
    std::vector<PendingAllocation> allocations;
    std::vector<PendingContact> chases, promises;
    std::unordered_map<domain::Uuid, std::uint32_t> itemOfInstalment;
    std::vector<std::vector<std::uint32_t>> itemsOfFact;
    std::vector<Reductions::Placed> reductions, uses;
    /// Of each credit; see CreditColumns.
    std::vector<std::uint8_t> revalued;

    Ordinal categoryOf(const std::optional<QString> &name);
    void resolveReversals();
    [[nodiscard]] std::uint32_t rootOf(std::uint32_t fact) const;
    [[nodiscard]] domain::Result<void> checkAmounts() const;
    void placeItems();
    void addItem(std::uint32_t fact, std::int32_t dueDate, std::int64_t amount, bool disputed, const domain::Uuid &id);
    void placeCredits();
    void placeReversals();
    void placeAllocations();
    void placeContacts(ContactColumns &to, std::vector<PendingContact> &from);
    [[nodiscard]] std::optional<std::int64_t> inBase(domain::Money amount, std::uint32_t fact) const;
};

ReceivablesBuilder::ReceivablesBuilder(PipelineColumnsPtr pipeline, WorkersPtr workers) : d(std::make_unique<Private>()) {
    d->data->directory = pipeline->directory();
    d->data->workers = workers ? std::move(workers) : pipeline->data().workers;
    d->data->pipeline = std::move(pipeline);
    d->data->categories.push_back(QString());
}

ReceivablesBuilder::~ReceivablesBuilder() = default;

Ordinal ReceivablesBuilder::Private::categoryOf(const std::optional<QString> &name) {
    const QString plain = name ? name->trimmed() : QString();
    if (plain.isEmpty())
        return 0;
    const auto [found, added] = categories.try_emplace(plain, static_cast<Ordinal>(data->categories.size()));
    if (added)
        data->categories.push_back(plain);
    return found->second;
}

void ReceivablesBuilder::add(const domain::Fact &fact, std::int64_t revision) {
    const auto [found, added] = d->facts.try_emplace(fact.id.uuid(), static_cast<std::uint32_t>(d->data->facts.id.size()));
    if (!added)
        throw domain::InvariantError("a document was added twice");
    appendFact(*d->data, fact, toRevision(revision), d->categoryOf(fact.category));
    d->reversed.push_back(uuidOr(fact.reverses));
}

void ReceivablesBuilder::add(const domain::Instalment &instalment, std::int64_t /*revision*/) {
    // An instalment is written with its invoice; the invoice's ledger position decides when it is known.
    d->instalments.push_back({instalment, NoRecord});
}

void ReceivablesBuilder::add(const domain::Allocation &allocation, std::int64_t revision) {
    d->allocations.push_back({allocation, toRevision(revision)});
}

void ReceivablesBuilder::add(const domain::DunningAction &chase, std::int64_t revision) {
    d->chases.push_back({d->data->directory->account(chase.account.uuid()),
                         chase.on.days(),
                         toRevision(revision),
                         uuidOr(chase.invoice),
                         NoDay,
                         {}});
}

void ReceivablesBuilder::add(const domain::PromiseToPay &promise, std::int64_t revision) {
    d->promises.push_back({d->data->directory->account(promise.account.uuid()), promise.made_on.days(), toRevision(revision),
                           uuidOr(promise.invoice), promise.due_date.days(), promise.amount});
}

domain::Result<ReceivablesColumnsPtr> ReceivablesBuilder::build() {
    d->resolveReversals();
    PLUMBLINE_TRY(d->checkAmounts());
    d->placeItems();
    d->placeCredits();
    d->placeReversals();
    d->placeAllocations();
    d->data->items.reductions.place(d->data->items.fact.size(), std::move(d->reductions));
    d->data->credits.uses.place(d->data->credits.fact.size(), std::move(d->uses));
    d->placeContacts(d->data->chases, d->chases);
    d->placeContacts(d->data->promises, d->promises);
    d->data->sorted = sortedOf(*d->data);
    return std::make_shared<const ReceivablesColumns>(std::move(d->data));
}

void ReceivablesBuilder::Private::resolveReversals() {
    for (const domain::Uuid &id : reversed) {
        const auto found = id.isNil() ? facts.end() : facts.find(id);
        data->facts.reverses.push_back(found == facts.end() ? NoRecord : found->second);
    }
    for (std::uint32_t fact = 0; fact < data->facts.id.size(); ++fact) {
        data->facts.root.push_back(rootOf(fact));
        data->ofKind.at(static_cast<std::size_t>(data->facts.kind[fact])).push_back(fact);
    }
}

std::uint32_t ReceivablesBuilder::Private::rootOf(std::uint32_t fact) const {
    const FactColumns &all = data->facts;
    std::uint32_t root = fact;
    // Bounded: documents that reverse each other stand on themselves.
    constexpr int LongestChain = 64;
    for (int step = 0; step < LongestChain; ++step) {
        const std::uint32_t next = all.reverses[root];
        if (next == NoRecord || all.kind[next] != all.kind[fact])
            return root;
        root = next;
    }
    return fact;
}

domain::Result<void> ReceivablesBuilder::Private::checkAmounts() const {
    constexpr std::uint64_t Most = static_cast<std::uint64_t>(INT64_MAX) / 4;
    std::uint64_t total = 0;
    const auto fits = [&total](std::int64_t amount) {
        const std::uint64_t size = amount < 0 ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
        if (size > Most - total)
            return false;
        total += size;
        return true;
    };
    for (const std::int64_t amount : data->facts.baseAmount)
        if (!fits(amount))
            return domain::fail(errors::AmountsTooLarge, QStringLiteral("fact.base_amount"));
    for (const PendingInstalment &each : instalments)
        if (!fits(each.instalment.base_amount.minor()))
            return domain::fail(errors::AmountsTooLarge, QStringLiteral("instalment.base_amount"));
    for (const PendingAllocation &each : allocations)
        if (!fits(each.allocation.base_amount.minor()))
            return domain::fail(errors::AmountsTooLarge, QStringLiteral("allocation.base_amount"));
    return {};
}

void ReceivablesBuilder::Private::addItem(std::uint32_t fact, std::int32_t dueDate, std::int64_t amount, bool disputed,
                                          const domain::Uuid &id) {
    ItemColumns &items = data->items;
    itemsOfFact[fact].push_back(static_cast<std::uint32_t>(items.fact.size()));
    items.fact.push_back(fact);
    items.dueDate.push_back(dueDate);
    items.baseAmount.push_back(amount);
    items.disputed.push_back(disputed ? 1 : 0);
    items.id.push_back(id);
}

void ReceivablesBuilder::Private::placeItems() {
    const FactColumns &all = data->facts;
    itemsOfFact.resize(all.id.size());
    for (PendingInstalment &each : instalments) {
        const auto found = facts.find(each.instalment.invoice.uuid());
        if (found == facts.end())
            throw domain::InvariantError("an instalment without its invoice");
        each.fact = found->second;
    }
    std::ranges::stable_sort(instalments, {}, &PendingInstalment::fact);
    auto next = instalments.begin();
    for (std::uint32_t fact = 0; fact < all.id.size(); ++fact) {
        // A reversal lessens the items of the invoice it reverses; it has none of its own.
        const bool owed = all.kind[fact] == FactKind::Invoice && all.root[fact] == fact;
        std::int64_t rest = all.baseAmount[fact];
        for (; next != instalments.end() && next->fact == fact; ++next) {
            const domain::Instalment &each = next->instalment;
            if (!owed)
                continue;
            itemOfInstalment.emplace(each.id.uuid(), static_cast<std::uint32_t>(data->items.fact.size()));
            addItem(fact, daysOr(each.due_date), each.base_amount.minor(), each.disputed, each.id.uuid());
            rest -= each.base_amount.minor();
        }
        if (owed && rest != 0)
            addItem(fact, all.dueDate[fact], rest, false, all.id[fact]);
    }
}

void ReceivablesBuilder::Private::placeCredits() {
    const FactColumns &all = data->facts;
    for (std::uint32_t fact = 0; fact < all.id.size(); ++fact) {
        if (isCredit(all.kind[fact])) {
            data->credits.fact.push_back(fact);
            revalued.push_back(all.amount[fact] != all.baseAmount[fact] ? 1 : 0);
        } else if (all.kind[fact] == FactKind::Refund) {
            data->refunds.push_back(fact);
        }
    }
}

void ReceivablesBuilder::Private::placeReversals() {
    const FactColumns &all = data->facts;
    for (std::uint32_t fact = 0; fact < all.id.size(); ++fact) {
        if (all.kind[fact] != FactKind::Invoice)
            continue;
        const std::uint32_t root = all.root[fact];
        if (root == fact)
            continue;
        const std::int32_t day = std::max(all.date[fact], all.date[root]);
        const std::uint32_t revision = std::max(all.revision[fact], all.revision[root]);
        const std::vector<std::uint32_t> &items = itemsOfFact[root];
        std::vector<std::int64_t> weights;
        for (const std::uint32_t item : items)
            weights.push_back(std::max<std::int64_t>(data->items.baseAmount[item], 0));
        if (std::ranges::all_of(weights, [](std::int64_t weight) { return weight == 0; })) {
            // Nothing positive to lessen: it stands as an item of its own.
            addItem(fact, all.dueDate[fact], all.baseAmount[fact], false, all.id[fact]);
            continue;
        }
        const std::vector<domain::Money> parts =
            domain::Money(-all.baseAmount[fact], data->directory->baseCurrency).split(weights);
        for (std::size_t i = 0; i < items.size(); ++i)
            reductions.push_back({items[i], {day, revision, parts[i].minor(), 0, NoRecord}});
    }
}

void ReceivablesBuilder::Private::placeAllocations() {
    const FactColumns &all = data->facts;
    std::unordered_map<std::uint32_t, std::uint32_t> creditOfFact;
    for (std::uint32_t credit = 0; credit < data->credits.fact.size(); ++credit)
        creditOfFact.emplace(data->credits.fact[credit], credit);
    std::vector<std::uint32_t> incomparable;
    for (const PendingAllocation &each : allocations) {
        const domain::Allocation &allocation = each.allocation;
        const auto from = facts.find(allocation.from.uuid());
        const auto item = itemOfInstalment.find(allocation.instalment.uuid());
        if (from == facts.end() && item != itemOfInstalment.end()) {
            // Another team's receipt, which is not here, pays this one's invoice all the same.
            const std::uint32_t invoice = data->items.fact[item->second];
            reductions.push_back({item->second,
                                  {std::max(allocation.on.days(), all.date[invoice]), std::max(each.revision, all.revision[invoice]),
                                   allocation.base_amount.minor(), 0, NoRecord}});
        }
        if (from == facts.end())
            continue;
        const auto credit = creditOfFact.find(from->second);
        // Instalments of reversals are not owed, and only credits can be set against what is.
        if (credit == creditOfFact.end() || item == itemOfInstalment.end())
            continue;
        const std::uint32_t invoice = data->items.fact[item->second];
        const std::int32_t day = std::max({allocation.on.days(), all.date[from->second], all.date[invoice]});
        const std::uint32_t revision = std::max({each.revision, all.revision[from->second], all.revision[invoice]});
        reductions.push_back({item->second, {day, revision, allocation.base_amount.minor(), 0, NoRecord}});
        uses.push_back({credit->second, {day, revision, allocation.base_amount.minor(), allocation.amount.minor(), item->second}});
        if (allocation.amount.currency() != all.currency[from->second])
            incomparable.push_back(credit->second);
        else if (allocation.amount.minor() != allocation.base_amount.minor())
            revalued[credit->second] = 1;
    }
    for (const std::uint32_t credit : incomparable)
        revalued[credit] = 0;
    for (const std::uint8_t each : revalued)
        data->credits.revalued.push_back(each);
}

/// In base currency at the rate of the document it is about, where that can be told.
std::optional<std::int64_t> ReceivablesBuilder::Private::inBase(domain::Money amount, std::uint32_t fact) const {
    const domain::Currency base = data->directory->baseCurrency;
    if (amount.currency() == base)
        return amount.minor();
    if (fact == NoRecord || data->facts.currency[fact] != amount.currency())
        return std::nullopt;
    return amount.converted(base, data->facts.rateMicro[fact], domain::Rounding::HalfEven).minor();
}

void ReceivablesBuilder::Private::placeContacts(ContactColumns &to, std::vector<PendingContact> &from) {
    std::ranges::stable_sort(from, {}, [](const PendingContact &each) { return std::pair(each.account, each.day); });
    for (const PendingContact &each : from) {
        const auto found = each.invoice.isNil() ? facts.end() : facts.find(each.invoice);
        const std::uint32_t fact = found == facts.end() ? NoRecord : found->second;
        to.account.push_back(each.account);
        to.day.push_back(each.day);
        to.revision.push_back(each.revision);
        to.fact.push_back(fact);
        to.promisedFor.push_back(each.promisedFor);
        to.promisedAmount.push_back(each.promisedFor == NoDay ? std::nullopt : inBase(each.amount, fact));
    }
    std::vector<PendingContact>().swap(from);
}

} // namespace plumbline::analytics
