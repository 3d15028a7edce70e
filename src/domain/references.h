#pragma once

#include "plumbline/domain/commands.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace plumbline::domain {

/// Answers whether the records that changes point to are there: among the records the same command creates, or in the
/// view, which is asked once for each record. Made for imports of millions of rows.
class References {
public:
    explicit References(const View &view) : m_view(view) {}

    /// Takes in the records that `changes` create. Errors: Stale when one is created twice.
    [[nodiscard]] Result<void> addCreated(const Changes &changes);
    /// Errors: ReferenceBroken with `entity.field`, and those of the view.
    [[nodiscard]] Result<void> check(const Record &record);
    [[nodiscard]] Result<void> check(const EntityDescription &description, int field, const Value &value);

private:
    [[nodiscard]] Result<bool> isThere(EntityKind kind, const Uuid &id);

    static constexpr std::size_t Kinds = 32;
    const View &m_view;
    std::array<std::unordered_set<Uuid>, Kinds> m_created;
    std::array<std::unordered_map<Uuid, bool>, Kinds> m_seen;
    /// Rows of a file often point to the same record as the row before.
    std::array<Uuid, Kinds> m_last{};
};

} // namespace plumbline::domain
