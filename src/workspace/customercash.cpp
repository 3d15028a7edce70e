#include "customercash.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"

#include <map>
#include <set>

namespace plumbline::workspace {

using namespace domain;

namespace {

template<typename Entity>
Result<std::vector<Entity>> readWhere(const replica::Reader &reader, QStringView field, const std::vector<Value> &values)
{
    PLUMBLINE_TRY_ASSIGN(const auto records, reader.where(Entity::Kind, describe<Entity>().indexOf(field), values));
    std::vector<Entity> entities;
    entities.reserve(records.size());
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(auto entity, fromRecord<Entity>(record));
        entities.push_back(std::move(entity));
    }
    return entities;
}

template<typename Entities, typename Which>
std::vector<Value> idsOf(const Entities &entities, Which which)
{
    std::vector<Value> ids;
    for (const auto &each : entities)
        if (which(each))
            ids.emplace_back(each.id.uuid());
    return ids;
}

bool isCredit(FactKind kind)
{
    return kind == FactKind::Receipt || kind == FactKind::CreditNote || kind == FactKind::WriteOff;
}

/// The newest first.
template<typename List, typename Day>
void newestFirst(List &list, Day day)
{
    std::ranges::stable_sort(list, [day](const auto &a, const auto &b) { return std::invoke(day, a) > std::invoke(day, b); });
}

/// Everything of one customer's, and sums over it.
class Standing {
public:
    explicit Standing(const replica::Reader &reader) : m_reader(reader) {}

    Result<CustomerCash> read(AccountId id)
    {
        PLUMBLINE_TRY_ASSIGN(const auto record, m_reader.find(EntityKind::Account, id.uuid()));
        if (!record)
            return fail(domain::errors::RecordNotFound, QLatin1StringView(describe(EntityKind::Account).name));
        PLUMBLINE_TRY_ASSIGN(const Account account, fromRecord<Account>(*record));
        m_cash.account = id;
        m_cash.name = account.name;
        m_cash.creditRating = account.credit_rating.value_or(QString());
        m_cash.owner = account.owner ? personOf(*account.owner) : QString();
        PLUMBLINE_TRY(readCurrency());
        PLUMBLINE_TRY(readMoney(id));
        PLUMBLINE_TRY(addWriteOffs());
        addDocuments();
        addOpen();
        addAllocations();
        addRates();
        PLUMBLINE_TRY(addContacts(id));
        return std::move(m_cash);
    }

private:
    Result<void> readCurrency()
    {
        PLUMBLINE_TRY_ASSIGN(const auto organisations, m_reader.all(EntityKind::Organisation));
        for (const Record &each : organisations) {
            PLUMBLINE_TRY_ASSIGN(const auto organisation, fromRecord<Organisation>(each));
            m_cash.baseCurrency = Currency::parse(organisation.base_currency).value_or(Currency());
        }
        return {};
    }

    Result<void> readMoney(AccountId id)
    {
        PLUMBLINE_TRY_ASSIGN(auto facts, readWhere<Fact>(m_reader, u"account", {Value(id.uuid())}));
        PLUMBLINE_TRY_ASSIGN(m_instalments, readWhere<Instalment>(m_reader, u"invoice", idsOf(facts, [](const Fact &fact) {
                                                                      return fact.kind == FactKind::Invoice && !fact.reverses;
                                                                  })));
        PLUMBLINE_TRY_ASSIGN(auto allocations, readWhere<Allocation>(m_reader, u"instalment", idsOf(m_instalments, [](const auto &) { return true; })));
        // What was set against somebody else's invoice is used up all the same.
        PLUMBLINE_TRY_ASSIGN(const auto fromHere, readWhere<Allocation>(m_reader, u"from", idsOf(facts, [](const Fact &fact) { return isCredit(fact.kind); })));
        std::set<AllocationId> known;
        for (const Allocation &each : allocations)
            known.insert(each.id);
        std::ranges::copy_if(fromHere, std::back_inserter(allocations), [&](const Allocation &each) { return !known.contains(each.id); });
        for (Fact &each : facts)
            m_facts.emplace(each.id, std::move(each));
        m_allocations = std::move(allocations);
        for (const auto &[number, fact] : m_facts)
            if (fact.reverses)
                m_reversed[*fact.reverses] += fact.amount.minor();
        for (const Allocation &each : m_allocations) {
            m_set[each.instalment] += each.amount.minor();
            m_used[each.from] += each.amount.minor();
            if (each.reverses)
                m_takenBack.insert(*each.reverses);
        }
        return {};
    }

    [[nodiscard]] std::int64_t reversedOf(FactId id) const
    {
        const auto found = m_reversed.find(id);
        return found == m_reversed.end() ? 0 : found->second;
    }

    [[nodiscard]] Money leftOf(const Fact &fact) const
    {
        const auto used = m_used.find(fact.id);
        return {fact.amount.minor() + reversedOf(fact.id) - (used == m_used.end() ? 0 : used->second), fact.amount.currency()};
    }

    void addDocuments()
    {
        for (const auto &[id, fact] : m_facts) {
            const bool isMoney = isCredit(fact.kind) || fact.kind == FactKind::Invoice;
            if (!isMoney || fact.reverses || m_reversed.contains(id))
                continue;
            const Money left = isCredit(fact.kind) ? leftOf(fact) : Money(0, fact.amount.currency());
            m_cash.documents.push_back({id, fact.kind, fact.document, fact.date, fact.amount, left});
        }
        newestFirst(m_cash.documents, &CashDocument::date);
    }

    void addOpen()
    {
        std::map<FactId, std::int64_t> left;
        for (const Instalment &each : m_instalments)
            left[each.invoice] += each.amount.minor() - m_set[each.id];
        for (auto &[invoice, minor] : left)
            minor += reversedOf(invoice);
        for (const Instalment &each : m_instalments) {
            const Fact &invoice = m_facts.at(each.invoice);
            OpenInstalment open{{each.id, invoice.document, each.due_date, Money(each.amount.minor() - m_set[each.id], each.amount.currency()), each.disputed},
                                each.invoice, invoice.date, each.amount, {}};
            if (const auto asked = m_asked.find(each.id); asked != m_asked.end())
                open.writeOffAsked = asked->second;
            m_cash.open.push_back(std::move(open));
        }
        std::ranges::sort(m_cash.open, isOlder, &OpenInstalment::item);
        // A part of an invoice that was reversed lessens what is due of it last.
        for (OpenInstalment &each : m_cash.open) {
            std::int64_t &ofInvoice = left[each.invoice];
            const std::int64_t minor = std::clamp<std::int64_t>(each.item.open.minor(), 0, std::max<std::int64_t>(ofInvoice, 0));
            each.item.open = Money(minor, each.amount.currency());
            ofInvoice -= minor;
        }
        std::erase_if(m_cash.open, [](const OpenInstalment &each) { return each.item.open.isZero(); });
    }

    [[nodiscard]] QString numberOf(FactId id) const
    {
        const auto known = m_facts.find(id);
        if (known != m_facts.end())
            return known->second.document;
        const auto record = m_reader.find(EntityKind::Fact, id.uuid());
        const auto fact = record && *record ? fromRecord<Fact>(**record) : fail(domain::errors::RecordNotFound);
        return fact ? fact->document : QString();
    }

    void addAllocations()
    {
        std::map<InstalmentId, FactId> invoices;
        for (const Instalment &each : m_instalments)
            invoices.emplace(each.id, each.invoice);
        for (const Allocation &each : m_allocations) {
            if (each.reverses || m_takenBack.contains(each.id))
                continue;
            const auto from = m_facts.find(each.from);
            const auto invoice = invoices.find(each.instalment);
            m_cash.allocations.push_back({each.id, each.from, from == m_facts.end() ? FactKind::Receipt : from->second.kind, numberOf(each.from),
                                          invoice == invoices.end() ? QString() : numberOf(invoice->second), each.instalment, each.on, each.amount});
        }
        newestFirst(m_cash.allocations, &AllocationShown::on);
    }

    Result<void> addWriteOffs()
    {
        std::map<InstalmentId, FactId> invoices;
        for (const Instalment &each : m_instalments)
            invoices.emplace(each.id, each.invoice);
        PLUMBLINE_TRY_ASSIGN(const auto requests,
                             readWhere<WriteOffRequest>(m_reader, u"instalment", idsOf(m_instalments, [](const auto &) { return true; })));
        for (const WriteOffRequest &each : requests) {
            m_cash.writeOffs.push_back({each.id, numberOf(invoices.at(each.instalment)), each.amount, each.reason, personOf(each.requested_by),
                                        each.requested_on, each.state});
            if (each.state == ApprovalState::Waiting)
                m_asked.insert_or_assign(each.instalment, m_asked.contains(each.instalment) ? m_asked.at(each.instalment) + each.amount : each.amount);
        }
        newestFirst(m_cash.writeOffs, &WriteOffAsked::requestedOn);
        return {};
    }

    void addRates()
    {
        std::map<Currency, const Fact *> newest;
        for (const auto &[id, fact] : m_facts)
            if (const Fact *&known = newest[fact.amount.currency()]; known == nullptr || known->date <= fact.date)
                known = &fact;
        for (const auto &[currency, fact] : newest)
            if (currency != m_cash.baseCurrency)
                m_cash.rates.emplace_back(currency, fact->rate_micro);
    }

    Result<void> addContacts(AccountId id)
    {
        const std::vector<Value> account{Value(id.uuid())};
        PLUMBLINE_TRY_ASSIGN(const auto chases, readWhere<DunningAction>(m_reader, u"account", account));
        for (const DunningAction &each : chases)
            m_cash.chases.push_back({each.on, each.level, each.by ? personOf(*each.by) : QString(), each.invoice ? numberOf(*each.invoice) : QString()});
        PLUMBLINE_TRY_ASSIGN(const auto promises, readWhere<PromiseToPay>(m_reader, u"account", account));
        for (const PromiseToPay &each : promises)
            m_cash.promises.push_back({each.made_on, each.due_date, each.amount, each.invoice ? numberOf(*each.invoice) : QString()});
        newestFirst(m_cash.chases, &ChaseShown::on);
        newestFirst(m_cash.promises, &PromiseShown::madeOn);
        return {};
    }

    [[nodiscard]] QString personOf(UserId id)
    {
        const auto [known, isNew] = m_people.try_emplace(id);
        if (isNew) {
            const auto record = m_reader.find(EntityKind::User, id.uuid());
            const auto user = record && *record ? fromRecord<User>(**record) : fail(domain::errors::RecordNotFound);
            known->second = user ? user->name : QString();
        }
        return known->second;
    }

    const replica::Reader &m_reader;
    CustomerCash m_cash;
    std::map<FactId, Fact> m_facts;
    std::vector<Instalment> m_instalments;
    std::vector<Allocation> m_allocations;
    /// Minor units: set against an instalment, used of a document, and reversed of it, which is less than nothing.
    std::map<InstalmentId, std::int64_t> m_set;
    std::map<FactId, std::int64_t> m_used;
    std::map<FactId, std::int64_t> m_reversed;
    std::set<AllocationId> m_takenBack;
    std::map<InstalmentId, Money> m_asked;
    std::map<UserId, QString> m_people;
};

} // namespace

Result<CustomerCash> readCustomerCash(const replica::Reader &reader, AccountId account)
{
    return Standing(reader).read(account);
}

} // namespace plumbline::workspace
