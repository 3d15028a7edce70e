#pragma once

#include <cstdint>
#include <vector>

namespace plumbline::analytics {

/// A natural number of any size, for products that are to be exact.
class Natural {
public:
    explicit Natural(std::uint32_t value) : m_parts{value} {}

    Natural &operator*=(std::uint32_t factor) {
        std::uint64_t carry = 0;
        for (std::uint32_t &part : m_parts) {
            carry += std::uint64_t{part} * factor;
            part = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
        if (carry != 0)
            m_parts.push_back(static_cast<std::uint32_t>(carry));
        while (m_parts.size() > 1 && m_parts.back() == 0)
            m_parts.pop_back();
        return *this;
    }
    friend Natural operator*(Natural number, std::uint32_t factor) { return number *= factor; }

    friend bool operator<=(const Natural &a, const Natural &b) {
        if (a.m_parts.size() != b.m_parts.size())
            return a.m_parts.size() < b.m_parts.size();
        for (std::size_t at = a.m_parts.size(); at-- > 0;)
            if (a.m_parts[at] != b.m_parts[at])
                return a.m_parts[at] < b.m_parts[at];
        return true;
    }

private:
    /// Least first.
    std::vector<std::uint32_t> m_parts;
};

} // namespace plumbline::analytics
