#pragma once

#include "slowfigures.h"

/// How a deal stood, read slowly from its records: what the slow figures of the pipeline have in common.
namespace plumbline::tests {

/// A row of a deal's history.
struct Change {
    std::optional<domain::Date> on;
    int ordinal;
    std::int64_t revision;
    const domain::Stage *stage;
    std::int64_t amount;
    std::optional<domain::Date> expected;
};

/// Open ones by rank, won, lost.
[[nodiscard]] std::vector<domain::Stage> funnelOf(const PlainOrganisation &organisation);
/// The stage's place among them.
[[nodiscard]] int placeOf(const PlainOrganisation &organisation, const domain::Stage &stage);
/// Dated and recorded by then; undated first, then by day and ordinal.
[[nodiscard]] std::vector<Change> visibleChanges(const PlainOrganisation &organisation, const analytics::DealInput &deal,
                                                 const analytics::Slice &slice);
[[nodiscard]] bool inPeriod(const analytics::Slice &slice, const std::optional<domain::Date> &date);
/// Of the slice, and there by then.
[[nodiscard]] bool isThere(const PlainOrganisation &organisation, const analytics::DealInput &deal, const analytics::Slice &slice);
/// The day it came to the outcome it has now.
[[nodiscard]] std::optional<domain::Date> closedOn(const std::vector<Change> &changes);

} // namespace plumbline::tests
