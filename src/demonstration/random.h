#pragma once

#include <cstdint>
#include <random>
#include <span>

namespace plumbline::demonstration {

/// Whole numbers only and no distribution of the standard library, whose results differ from one library to another.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_bits(seed) {}

    /// 0 … end − 1.
    std::int64_t below(std::int64_t end) { return static_cast<std::int64_t>(m_bits() % static_cast<std::uint64_t>(end)); }
    /// first … last.
    int between(int first, int last) { return first + static_cast<int>(below(last - first + 1)); }
    [[nodiscard]] bool chance(int perMille) { return below(1000) < perMille; }
    /// An index with the frequency its weight says.
    std::size_t weighted(std::span<const int> weights)
    {
        std::int64_t total = 0;
        for (const int weight : weights)
            total += weight;
        std::int64_t at = below(total);
        std::size_t index = 0;
        while (at >= weights[index])
            at -= weights[index++];
        return index;
    }
    template<typename Items>
    auto pick(const Items &items)
    {
        return items[static_cast<std::size_t>(below(static_cast<std::int64_t>(std::size(items))))];
    }
    /// An index below `size` that prefers the first ones, as few customers bring most of the business.
    std::size_t skewed(std::size_t size)
    {
        const std::int64_t all = static_cast<std::int64_t>(size);
        return static_cast<std::size_t>(below(all) * below(all) / all);
    }

private:
    std::mt19937_64 m_bits;
};

} // namespace plumbline::demonstration
