#pragma once

#include <cstdint>

namespace plumbline::domain {

/// What a person does in the organisation; decides what they may read and write.
enum class Role : std::uint8_t { Salesperson, Manager, Director, Finance, Delivery, Administrator, Auditor };

/// A set of roles.
class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(Role role) : m_bits(static_cast<std::uint8_t>(1U << static_cast<unsigned>(role))) {} // NOLINT: a role is a set of one
    [[nodiscard]] constexpr bool contains(Role role) const { return (m_bits & Roles(role).m_bits) != 0; }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    friend constexpr Roles operator|(Roles a, Roles b)
    {
        a.m_bits = static_cast<std::uint8_t>(a.m_bits | b.m_bits);
        return a;
    }
    friend constexpr bool operator==(Roles, Roles) = default;

private:
    std::uint8_t m_bits = 0;
};

inline constexpr Roles Nobody{};
inline constexpr Roles Administrators = Role::Administrator;
inline constexpr Roles FinanceStaff = Roles(Role::Finance) | Role::Administrator;
inline constexpr Roles Leaders = Roles(Role::Manager) | Role::Director | Role::Administrator;
inline constexpr Roles Sellers = Leaders | Role::Salesperson;
inline constexpr Roles Everyone = Sellers | Role::Finance | Role::Delivery | Role::Auditor;

} // namespace plumbline::domain
