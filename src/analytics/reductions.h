#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace plumbline::analytics {

inline constexpr std::uint32_t NoRecord = UINT32_MAX;

/// Something that lessens an item, or uses up a receipt, from a day and a ledger position on.
struct Reduction {
    std::int32_t day = 0;
    std::uint32_t revision = 0;
    std::int64_t baseAmount = 0;
    /// In the currency of the receipt; only where it is `revalued`.
    std::int64_t amount = 0;
    /// Of uses: the item they are set against. NoRecord elsewhere.
    std::uint32_t item = NoRecord;
};

/// The reductions of many owners (items or credits). A copy shares what was placed and keeps by itself what is added to it.
class Reductions {
public:
    struct Placed {
        std::uint32_t owner;
        Reduction reduction;
    };
    /// Once, before anything is asked.
    void place(std::size_t owners, std::vector<Placed> all);
    void add(std::uint32_t owner, const Reduction &reduction);

    enum class Of { Base, Own };
    /// Of those by `asOf` and up to `known`: their amounts in base currency, or in the receipt's own.
    template <Of Currency>
    [[nodiscard]] std::int64_t sumOf(std::uint32_t owner, std::int32_t asOf, std::uint32_t known) const {
        std::int64_t sum = 0;
        forPlaced(owner, asOf, [&](const Reduction &each) {
            if (each.revision <= known)
                sum += Currency == Of::Base ? each.baseAmount : each.amount;
        });
        if (hasAdded(owner))
            forAdded(owner, [&](const Reduction &each) {
                if (each.day <= asOf && each.revision <= known)
                    sum += Currency == Of::Base ? each.baseAmount : each.amount;
            });
        return sum;
    }
    /// Each of an owner by `asOf`, whenever it was recorded.
    template <typename Use>
    void forEach(std::uint32_t owner, std::int32_t asOf, const Use &use) const {
        forPlaced(owner, asOf, use);
        if (hasAdded(owner))
            forAdded(owner, [&](const Reduction &each) {
                if (each.day <= asOf)
                    use(each);
            });
    }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    /// By owner, by day.
    struct Table {
        /// Where an owner's reductions start; one more at the end.
        std::vector<std::uint32_t> first;
        std::vector<Reduction> rows;
    };
    template <typename Use>
    void forPlaced(std::uint32_t owner, std::int32_t asOf, const Use &use) const {
        if (owner + std::size_t{1} >= m_table->first.size())
            return;
        for (std::uint32_t at = m_table->first[owner]; at < m_table->first[owner + 1] && m_table->rows[at].day <= asOf; ++at)
            use(m_table->rows[at]);
    }
    [[nodiscard]] bool hasAdded(std::uint32_t owner) const {
        const std::size_t word = owner / 64;
        return word < m_marks.size() && (m_marks[word] >> (owner % 64) & 1U) != 0;
    }
    template <typename Use>
    void forAdded(std::uint32_t owner, const Use &use) const {
        for (auto [at, end] = m_added.equal_range(owner); at != end; ++at)
            use(at->second);
    }

    std::shared_ptr<const Table> m_table = std::make_shared<Table>();
    std::multimap<std::uint32_t, Reduction> m_added;
    /// A bit for each owner with something in `m_added`.
    std::vector<std::uint64_t> m_marks;
};

} // namespace plumbline::analytics
