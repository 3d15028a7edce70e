#pragma once

#include "plumbline/domain/error.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>

namespace plumbline::domain {

/// Sixteen bytes, ordered as bytes; version 7 ids sort by when they were made.
class Uuid {
public:
    constexpr Uuid() = default;
    constexpr explicit Uuid(std::array<std::uint8_t, 16> bytes) : m_bytes(bytes) {}

    /// Errors: IdUnreadable.
    [[nodiscard]] static Result<Uuid> parse(QStringView text);
    /// From exactly sixteen bytes; throws InvariantError otherwise.
    [[nodiscard]] static Uuid fromBytes(const void *bytes, std::size_t size);

    [[nodiscard]] constexpr bool isNil() const { return *this == Uuid(); }
    [[nodiscard]] constexpr const std::array<std::uint8_t, 16> &bytes() const { return m_bytes; }
    /// `01932c07-2b9a-7cc3-98c4-dc0c0c07398f`
    [[nodiscard]] QString toString() const;

    friend constexpr auto operator<=>(const Uuid &, const Uuid &) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

/// The same id for the same two, on every machine: of records that follow from others, so that nobody has to carry their ids.
[[nodiscard]] Uuid derivedId(const Uuid &from, const Uuid &with);

/// The id of a record of one entity. `AccountId` does not convert to `DealId`.
template<typename Entity>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(Uuid uuid) : m_uuid(uuid) {}
    [[nodiscard]] constexpr const Uuid &uuid() const { return m_uuid; }
    [[nodiscard]] constexpr bool isNil() const { return m_uuid.isNil(); }
    [[nodiscard]] QString toString() const { return m_uuid.toString(); }
    friend constexpr auto operator<=>(const Id &, const Id &) = default;

private:
    Uuid m_uuid;
};

} // namespace plumbline::domain

template<>
struct std::hash<plumbline::domain::Uuid> {
    std::size_t operator()(const plumbline::domain::Uuid &uuid) const noexcept;
};

template<typename Entity>
struct std::hash<plumbline::domain::Id<Entity>> {
    std::size_t operator()(const plumbline::domain::Id<Entity> &id) const noexcept
    {
        return std::hash<plumbline::domain::Uuid>()(id.uuid());
    }
};
