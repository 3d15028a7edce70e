#include "receivablesdata.h"

namespace plumbline::analytics {

namespace {

template <typename... Columns>
std::size_t bytesOfAll(const Columns &...columns) {
    return ((columns.capacity() * sizeof(columns[0])) + ...);
}

std::size_t bytesOf(const Reductions &all) {
    return bytesOfAll(all.first, all.day, all.revision, all.baseAmount, all.amount, all.item);
}

std::size_t bytesOf(const ContactColumns &all) {
    return bytesOfAll(all.account, all.day, all.revision, all.fact, all.promisedFor, all.promisedAmount);
}

} // namespace

std::size_t ReceivablesData::memoryBytes() const {
    std::size_t kinds = 0;
    for (const auto &each : ofKind)
        kinds += bytesOfAll(each);
    return kinds + facts.documents.memoryBytes() + facts.sourceRefs.memoryBytes() +
           bytesOfAll(facts.id, facts.kind, facts.account, facts.owner, facts.product, facts.source, facts.region,
                      facts.ownAccount, facts.ownOwner, facts.date,
                      facts.dueDate, facts.baseAmount, facts.amount, facts.currency, facts.rateMicro, facts.category,
                      facts.acquisition, facts.deal, facts.reverses, facts.root, facts.revision) +
           bytesOfAll(items.fact, items.dueDate, items.baseAmount, items.disputed, items.id) + bytesOf(items.reductions) +
           bytesOfAll(credits.fact, credits.revalued) + bytesOf(credits.uses) + bytesOfAll(refunds) + bytesOf(chases) +
           bytesOf(promises);
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
