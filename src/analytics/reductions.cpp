#include "reductions.h"

#include <numeric>

namespace plumbline::analytics {

void Reductions::place(std::size_t owners, std::vector<Placed> all) {
    std::ranges::stable_sort(all, {}, [](const Placed &each) { return std::pair(each.owner, each.reduction.day); });
    auto table = std::make_shared<Table>();
    table->first.assign(owners + 1, 0);
    table->rows.reserve(all.size());
    for (const Placed &each : all) {
        ++table->first[each.owner + 1];
        table->rows.push_back(each.reduction);
    }
    std::partial_sum(table->first.begin(), table->first.end(), table->first.begin());
    m_table = std::move(table);
}

void Reductions::add(std::uint32_t owner, const Reduction &reduction) {
    m_added.emplace(owner, reduction);
    const std::size_t word = owner / 64;
    if (word >= m_marks.size())
        m_marks.resize(word + 1, 0);
    m_marks[word] |= std::uint64_t{1} << (owner % 64);
}

std::size_t Reductions::memoryBytes() const {
    return m_table->first.capacity() * sizeof(std::uint32_t) + m_table->rows.capacity() * sizeof(Reduction) +
           m_marks.capacity() * sizeof(std::uint64_t) + m_added.size() * (sizeof(Reduction) + 48);
}

} // namespace plumbline::analytics
