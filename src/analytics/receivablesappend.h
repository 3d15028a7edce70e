#pragma once

#include "receivablesdata.h"

#include "plumbline/domain/entities/receivables.h"

/// What building the columns and adding to them have in common.
namespace plumbline::analytics {

template <typename Entity>
[[nodiscard]] domain::Uuid uuidOr(const std::optional<domain::Id<Entity>> &id) {
    return id ? id->uuid() : domain::Uuid();
}

[[nodiscard]] inline std::int32_t daysOr(const std::optional<domain::Date> &date) {
    return date ? date->days() : NoDay;
}

/// What can be set against what is owed.
[[nodiscard]] inline bool isCredit(domain::FactKind kind) {
    return kind == domain::FactKind::Receipt || kind == domain::FactKind::CreditNote || kind == domain::FactKind::WriteOff;
}

/// All columns of the document but those of what it reverses.
void appendFact(ReceivablesData &data, const domain::Fact &fact, std::uint32_t revision, Ordinal category);

[[nodiscard]] ReceivablesData::Sorted sortedOf(const ReceivablesData &data);

/// The row of a column whose first `sorted` rows ascend; its size where there is none.
template <typename T>
[[nodiscard]] std::size_t find(const Column<T> &column, std::size_t sorted, const T &value) {
    std::size_t low = 0;
    for (std::size_t high = sorted; low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (column[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sorted && column[low] == value)
        return low;
    for (std::size_t at = sorted; at < column.size(); ++at)
        if (column[at] == value)
            return at;
    return column.size();
}

} // namespace plumbline::analytics
