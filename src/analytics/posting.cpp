#include "plumbline/analytics/posting.h"

#include "receivablesappend.h"

namespace plumbline::analytics {

using domain::FactKind;

namespace {

class Posting {
public:
    Posting(const ReceivablesColumns &columns, std::int64_t revision)
        : m_data(std::make_unique<ReceivablesData>(columns.data())),
          m_revision(toRevision(revision)) {}

    /// Whether all could be added.
    [[nodiscard]] bool add(const Posted &posted) {
        for (const domain::Fact &fact : posted.facts)
            if (!add(fact, posted.instalments))
                return false;
        for (const Posted::Allocated &each : posted.allocations)
            if (!add(each))
                return false;
        for (const domain::DunningAction &chase : posted.chases)
            if (!insert(m_data->chases, {chase.account.uuid(), chase.on.days(), uuidOr(chase.invoice), NoDay, {}}))
                return false;
        for (const domain::PromiseToPay &promise : posted.promises)
            if (!insert(m_data->promises, {promise.account.uuid(), promise.made_on.days(), uuidOr(promise.invoice),
                                           promise.due_date.days(), promise.amount}))
                return false;
        return fits(posted);
    }
    [[nodiscard]] ReceivablesColumnsPtr take() { return std::make_shared<const ReceivablesColumns>(std::move(m_data)); }

private:
    struct Contact {
        domain::Uuid account;
        std::int32_t day;
        domain::Uuid invoice;
        std::int32_t promisedFor;
        domain::Money amount;
    };

    [[nodiscard]] bool add(const domain::Fact &fact, const std::vector<domain::Instalment> &instalments);
    void addItems(std::uint32_t fact, const std::vector<domain::Instalment> &instalments);
    void addItem(std::uint32_t fact, std::int32_t dueDate, std::int64_t amount, bool disputed, const domain::Uuid &id);
    [[nodiscard]] bool add(const Posted::Allocated &each);
    [[nodiscard]] bool insert(ContactColumns &to, const Contact &contact);
    [[nodiscard]] std::uint32_t itemOf(std::uint32_t invoice, const domain::Uuid &instalment) const;
    [[nodiscard]] std::uint32_t factOf(const domain::Uuid &id) const {
        const std::size_t at = find(m_data->facts.id, m_data->sorted.facts, id);
        return at < m_data->facts.id.size() ? static_cast<std::uint32_t>(at) : NoRecord;
    }
    /// As the builder's check: what a few rows may add to without any sum leaving 64 bits.
    [[nodiscard]] static bool fits(const Posted &posted);

    std::unique_ptr<ReceivablesData> m_data;
    std::uint32_t m_revision;
};

bool Posting::add(const domain::Fact &fact, const std::vector<domain::Instalment> &instalments) {
    if (fact.reverses || factOf(fact.id.uuid()) != NoRecord)
        return false;
    const QString category = fact.category ? fact.category->trimmed() : QString();
    qsizetype known = m_data->categories.indexOf(category);
    if (known < 0) {
        known = m_data->categories.size();
        m_data->categories.push_back(category);
    }
    const auto at = static_cast<std::uint32_t>(m_data->facts.id.size());
    appendFact(*m_data, fact, m_revision, static_cast<Ordinal>(known));
    m_data->facts.reverses.push_back(NoRecord);
    m_data->facts.root.push_back(at);
    m_data->ofKind.at(static_cast<std::size_t>(fact.kind)).push_back(at);
    if (isCredit(fact.kind)) {
        m_data->credits.fact.push_back(at);
        m_data->credits.revalued.push_back(fact.amount.minor() != fact.base_amount.minor() ? 1 : 0);
    } else if (fact.kind == FactKind::Refund) {
        m_data->refunds.push_back(at);
    } else if (fact.kind == FactKind::Invoice) {
        addItems(at, instalments);
    }
    return true;
}

void Posting::addItems(std::uint32_t fact, const std::vector<domain::Instalment> &instalments) {
    std::int64_t rest = m_data->facts.baseAmount[fact];
    for (const domain::Instalment &each : instalments) {
        if (each.invoice.uuid() != m_data->facts.id[fact])
            continue;
        addItem(fact, daysOr(each.due_date), each.base_amount.minor(), each.disputed, each.id.uuid());
        rest -= each.base_amount.minor();
    }
    if (rest != 0)
        addItem(fact, m_data->facts.dueDate[fact], rest, false, m_data->facts.id[fact]);
}

void Posting::addItem(std::uint32_t fact, std::int32_t dueDate, std::int64_t amount, bool disputed, const domain::Uuid &id) {
    ItemColumns &items = m_data->items;
    items.fact.push_back(fact);
    items.dueDate.push_back(dueDate);
    items.baseAmount.push_back(amount);
    items.disputed.push_back(disputed ? 1 : 0);
    items.id.push_back(id);
}

std::uint32_t Posting::itemOf(std::uint32_t invoice, const domain::Uuid &instalment) const {
    const ItemColumns &items = m_data->items;
    // Those of one invoice stand together.
    for (std::size_t at = find(items.fact, m_data->sorted.items, invoice); at < items.fact.size(); ++at)
        if (items.id[at] == instalment)
            return static_cast<std::uint32_t>(at);
        else if (items.fact[at] != invoice)
            break;
    return NoRecord;
}

bool Posting::add(const Posted::Allocated &each) {
    const FactColumns &facts = m_data->facts;
    const domain::Allocation &allocation = each.allocation;
    const std::uint32_t from = factOf(allocation.from.uuid());
    const std::uint32_t invoice = factOf(each.invoice.uuid());
    if (from == NoRecord || invoice == NoRecord || allocation.amount.currency() != facts.currency[from])
        return false;
    const std::size_t credit = find(m_data->credits.fact, m_data->sorted.credits, from);
    const std::uint32_t item = itemOf(invoice, allocation.instalment.uuid());
    if (credit == m_data->credits.fact.size() || item == NoRecord)
        return false;
    if (allocation.amount.minor() != allocation.base_amount.minor() && m_data->credits.revalued[credit] == 0)
        return false;
    const std::int32_t day = std::max({allocation.on.days(), facts.date[from], facts.date[invoice]});
    const std::uint32_t revision = std::max({m_revision, facts.revision[from], facts.revision[invoice]});
    m_data->items.reductions.add(item, {day, revision, allocation.base_amount.minor(), 0, NoRecord});
    m_data->credits.uses.add(static_cast<std::uint32_t>(credit),
                             {day, revision, allocation.base_amount.minor(), allocation.amount.minor(), item});
    return true;
}

bool Posting::insert(ContactColumns &to, const Contact &contact) {
    const Ordinal account = m_data->directory->account(contact.account);
    const std::uint32_t fact = contact.invoice.isNil() ? NoRecord : factOf(contact.invoice);
    const bool inBase = contact.promisedFor == NoDay || contact.amount.currency() == m_data->directory->baseCurrency;
    if (account == 0 || !inBase)
        return false;
    // Behind those of the same account and day.
    const auto end = std::upper_bound(to.account.begin(), to.account.end(), account) - to.account.begin();
    auto at = end;
    while (at > 0 && to.account[static_cast<std::size_t>(at - 1)] == account && to.day[static_cast<std::size_t>(at - 1)] > contact.day)
        --at;
    to.account.insert(to.account.begin() + at, account);
    to.day.insert(to.day.begin() + at, contact.day);
    to.revision.insert(to.revision.begin() + at, m_revision);
    to.fact.insert(to.fact.begin() + at, fact);
    to.promisedFor.insert(to.promisedFor.begin() + at, contact.promisedFor);
    to.promisedAmount.insert(to.promisedAmount.begin() + at,
                             contact.promisedFor == NoDay ? std::nullopt : std::optional(contact.amount.minor()));
    return true;
}

bool Posting::fits(const Posted &posted) {
    constexpr std::int64_t Most = INT64_MAX / 1'000'000;
    const auto small = [](domain::Money amount) { return amount.minor() < Most && amount.minor() > -Most; };
    return std::ranges::all_of(posted.facts, small, &domain::Fact::base_amount) &&
           std::ranges::all_of(posted.instalments, small, &domain::Instalment::base_amount) &&
           std::ranges::all_of(posted.allocations, small, [](const Posted::Allocated &each) { return each.allocation.base_amount; });
}

} // namespace

ReceivablesColumnsPtr withPosted(const ReceivablesColumns &columns, const Posted &posted, std::int64_t revision) {
    Posting posting(columns, revision);
    return posting.add(posted) ? posting.take() : nullptr;
}

} // namespace plumbline::analytics
