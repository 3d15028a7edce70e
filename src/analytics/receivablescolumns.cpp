#include "receivablesdata.h"

namespace plumbline::analytics {

namespace {

template <typename... Columns>
std::size_t bytesOfAll(const Columns &...columns) {
    return ((columns.capacity() * sizeof(columns[0])) + ...);
}

template <typename... Columns>
std::size_t sizeOfAll(const Columns &...columns) {
    return (columns.memoryBytes() + ...);
}

std::size_t bytesOf(const ContactColumns &all) {
    return bytesOfAll(all.account, all.day, all.revision, all.fact, all.promisedFor, all.promisedAmount);
}

} // namespace

std::size_t ReceivablesData::memoryBytes() const {
    std::size_t kinds = 0;
    for (const auto &each : ofKind)
        kinds += each.memoryBytes();
    return kinds + sizeOfAll(facts.documents, facts.sourceRefs, facts.id, facts.kind, facts.account, facts.owner, facts.product,
                             facts.source, facts.region, facts.ownAccount, facts.ownOwner, facts.date, facts.dueDate,
                             facts.baseAmount, facts.amount, facts.currency, facts.rateMicro, facts.category, facts.acquisition,
                             facts.deal, facts.reverses, facts.root, facts.revision, items.fact, items.dueDate, items.baseAmount,
                             items.disputed, items.id, items.reductions, credits.fact, credits.revalued, credits.uses, refunds) +
           bytesOf(chases) + bytesOf(promises);
}

ReceivablesColumns::ReceivablesColumns(std::unique_ptr<const ReceivablesData> data) : d(std::move(data)) {}
ReceivablesColumns::~ReceivablesColumns() = default;

std::size_t ReceivablesColumns::factCount() const {
    return d->factCount();
}

std::size_t ReceivablesColumns::memoryBytes() const {
    return d->memoryBytes();
}

const DirectoryPtr &ReceivablesColumns::directory() const {
    return d->directory;
}

} // namespace plumbline::analytics
