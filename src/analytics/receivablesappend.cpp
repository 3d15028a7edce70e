#include "receivablesappend.h"

namespace plumbline::analytics {

namespace {

template <typename T>
std::size_t ascending(const Column<T> &column) {
    std::size_t at = 0;
    while (at < column.size() && (at == 0 || !(column[at] < column[at - 1])))
        ++at;
    return at;
}

} // namespace

void appendFact(ReceivablesData &data, const domain::Fact &fact, std::uint32_t revision, Ordinal category) {
    FactColumns &facts = data.facts;
    const PipelineData &deals = data.pipeline->data();
    const Directory &directory = *data.directory;
    const std::size_t deal = fact.deal ? deals.find(fact.deal->uuid()) : deals.dealCount();
    const bool hasDeal = deal < deals.dealCount();
    facts.ownAccount.push_back(directory.account(uuidOr(fact.account)));
    facts.ownOwner.push_back(directory.person(uuidOr(fact.owner)));
    Ordinal account = facts.ownAccount.back();
    if (account == 0 && hasDeal)
        account = deals.account[deal];
    Ordinal owner = facts.ownOwner.back();
    if (owner == 0 && hasDeal)
        owner = deals.owner[deal];
    if (owner == 0)
        owner = directory.accounts[account].owner;
    facts.id.push_back(fact.id.uuid());
    facts.kind.push_back(fact.kind);
    facts.account.push_back(account);
    facts.owner.push_back(owner);
    facts.product.push_back(hasDeal ? deals.product[deal] : 0);
    facts.source.push_back(hasDeal ? deals.source[deal] : 0);
    facts.region.push_back(directory.regionOf(owner, account));
    facts.date.push_back(fact.date.days());
    facts.dueDate.push_back(daysOr(fact.due_date));
    facts.baseAmount.push_back(fact.base_amount.minor());
    facts.amount.push_back(fact.amount.minor());
    facts.currency.push_back(fact.amount.currency());
    facts.rateMicro.push_back(fact.rate_micro);
    facts.category.push_back(category);
    facts.acquisition.push_back(
        fact.category && fact.category->trimmed().compare(QStringLiteral("acquisition"), Qt::CaseInsensitive) == 0 ? 1 : 0);
    facts.deal.push_back(hasDeal ? static_cast<std::uint32_t>(deal) : NoRecord);
    facts.revision.push_back(revision);
    facts.documents.append(fact.document.toUtf8());
    facts.sourceRefs.append(fact.source_ref.value_or(QString()).toUtf8());
}

ReceivablesData::Sorted sortedOf(const ReceivablesData &data) {
    return {ascending(data.facts.id), ascending(data.items.fact), ascending(data.credits.fact)};
}

} // namespace plumbline::analytics
