#include "knownfacts.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/reversal.h"

namespace plumbline::intake {

using domain::Allocation;
using domain::EntityKind;
using domain::Fact;
using domain::Instalment;
using domain::Record;
using domain::Result;
using domain::Value;

namespace {

template <typename Held>
std::vector<Value> idsOf(const std::unordered_map<domain::Uuid, Held> &byId) {
    std::vector<Value> ids;
    for (const auto &[id, held] : byId)
        ids.emplace_back(id);
    return ids;
}

template <typename Entity>
int indexOf(QStringView field) {
    return domain::describe<Entity>().indexOf(field);
}

} // namespace

Result<void> KnownFacts::load(const Existing &existing, const std::vector<Value> &refs) {
    m_facts.clear();
    m_byId.clear();
    m_byInstalment.clear();
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> records, existing.where(EntityKind::Fact, indexOf<Fact>(u"source_ref"), refs));
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(Fact fact, domain::fromRecord<Fact>(record));
        if (fact.reverses)
            continue;
        KnownFact known;
        known.allocated = domain::Money(0, fact.amount.currency());
        known.allocatedBase = domain::Money(0, fact.base_amount.currency());
        known.fact = std::move(fact);
        const QString ref = known.fact.source_ref.value_or(QString());
        m_facts.insert_or_assign(ref, std::move(known));
    }
    for (auto &[ref, known] : m_facts)
        m_byId.emplace(known.fact.id.uuid(), &known);
    if (m_byId.empty())
        return {};
    PLUMBLINE_TRY(loadInstalments(existing));
    if (m_byInstalment.empty())
        return {};
    PLUMBLINE_TRY(loadAllocations(existing));
    return setReversedApart(existing);
}

Result<void> KnownFacts::setReversedApart(const Existing &existing) {
    std::vector<Value> refs;
    for (const auto &[id, known] : m_byId)
        refs.emplace_back(domain::reversalRef(domain::FactId(id)));
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> records, existing.where(EntityKind::Fact, indexOf<Fact>(u"source_ref"), refs));
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(const Fact reversal, domain::fromRecord<Fact>(record));
        const auto original = reversal.reverses ? m_byId.find(reversal.reverses->uuid()) : m_byId.end();
        if (original != m_byId.end())
            original->second->instalment.reset();
    }
    return {};
}

Result<void> KnownFacts::loadInstalments(const Existing &existing) {
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> records,
                         existing.where(EntityKind::Instalment, indexOf<Instalment>(u"invoice"), idsOf(m_byId)));
    std::unordered_map<domain::Uuid, int> counts;
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(const Instalment instalment, domain::fromRecord<Instalment>(record));
        KnownFact *known = m_byId.at(instalment.invoice.uuid());
        known->instalment = counts[instalment.invoice.uuid()]++ == 0 ? std::optional(instalment) : std::nullopt;
        m_byInstalment.emplace(instalment.id.uuid(), known);
    }
    return {};
}

Result<void> KnownFacts::loadAllocations(const Existing &existing) {
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> records,
                         existing.where(EntityKind::Allocation, indexOf<Allocation>(u"instalment"), idsOf(m_byInstalment)));
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(const Allocation allocation, domain::fromRecord<Allocation>(record));
        KnownFact *known = m_byInstalment.at(allocation.instalment.uuid());
        known->allocated += allocation.amount;
        known->allocatedBase += allocation.base_amount;
        known->lastAllocation = std::max(known->lastAllocation, std::optional(allocation.on));
    }
    return {};
}

const KnownFact *KnownFacts::find(const QString &ref) const {
    const auto found = m_facts.find(ref);
    return found == m_facts.end() ? nullptr : &found->second;
}

Result<void> UnnumberedInvoices::load(const Existing &existing, const std::vector<domain::Uuid> &accounts) {
    std::vector<Value> wanted;
    for (const domain::Uuid &account : accounts)
        if (m_byAccount.try_emplace(account).second)
            wanted.emplace_back(account);
    if (wanted.empty())
        return {};
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> records, existing.where(EntityKind::Fact, indexOf<Fact>(u"account"), wanted));
    const auto ref = static_cast<std::size_t>(indexOf<Fact>(u"source_ref"));
    for (const Record &record : records) {
        const auto *number = std::get_if<QString>(&record.values[ref]);
        if (number == nullptr || !(number->startsWith(u"invoice:#") || number->startsWith(u"credit_note:#")))
            continue;
        PLUMBLINE_TRY_ASSIGN(Fact fact, domain::fromRecord<Fact>(record));
        if (!fact.reverses)
            m_byAccount[fact.account->uuid()].push_back(std::move(fact));
    }
    for (const Value &account : wanted)
        std::ranges::sort(m_byAccount.at(std::get<domain::Uuid>(account)), {}, [](const Fact &fact) { return fact.id.uuid(); });
    return {};
}

std::vector<QString> UnnumberedInvoices::like(const Fact &row) const {
    std::vector<QString> refs;
    const auto found = row.account ? m_byAccount.find(row.account->uuid()) : m_byAccount.end();
    if (found == m_byAccount.end())
        return refs;
    const auto agrees = [](const auto &before, const auto &now) { return !now || before == now; };
    for (const Fact &fact : found->second)
        if (fact.kind == row.kind && fact.date == row.date && fact.amount == row.amount && fact.due_date == row.due_date &&
            agrees(fact.tax, row.tax) && agrees(fact.category, row.category) && agrees(fact.deal, row.deal))
            refs.push_back(*fact.source_ref);
    return refs;
}

} // namespace plumbline::intake
