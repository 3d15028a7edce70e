#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace plumbline::wire {

/// Numbers the different keys of a column in the order they are seen. Open addressing: a batch has few keys and needs them once.
template<typename Key, typename Hash>
class Distinct {
public:
    explicit Distinct(std::size_t most) : m_slots(std::bit_ceil(most * 2 + 2), Free) {}

    [[nodiscard]] std::int64_t numberOf(const Key &key)
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = Hash()(key) & mask;
        while (m_slots[at] != Free && m_keys[static_cast<std::size_t>(m_slots[at])] != key)
            at = (at + 1) & mask;
        if (m_slots[at] == Free) {
            m_slots[at] = static_cast<std::int32_t>(m_keys.size());
            m_keys.push_back(key);
        }
        return m_slots[at];
    }
    [[nodiscard]] const std::vector<Key> &keys() const { return m_keys; }

private:
    static constexpr std::int32_t Free = -1;
    std::vector<std::int32_t> m_slots;
    std::vector<Key> m_keys;
};

} // namespace plumbline::wire
