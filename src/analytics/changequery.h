#pragma once

#include "pipelinequery.h"
#include "plumbline/analytics/pages.h"

namespace plumbline::analytics {

/// What one deal adds to each step of the change between two instants.
struct DealChange {
    std::array<std::int64_t, ChangeStepCount> amounts{};
    /// Bits by step: whether the deal is one of those it happened to.
    std::uint32_t steps = 0;

    void add(ChangeStep step, std::int64_t amount) {
        amounts[static_cast<std::size_t>(step)] += amount;
        steps |= 1U << static_cast<unsigned>(step);
    }
    [[nodiscard]] bool has(ChangeStep step) const { return (steps >> static_cast<unsigned>(step) & 1U) != 0; }
};

/// A slice made ready for comparing deals at its two instants.
class ChangeQuery {
public:
    ChangeQuery(const PipelineData &data, const Slice &slice);

    [[nodiscard]] DealChange of(std::size_t deal) const { return between(before.state(deal), after.state(deal)); }
    [[nodiscard]] DealChange between(const DealState &was, const DealState &is) const;
    /// Whether nothing of the deal was dated or recorded between the two instants.
    [[nodiscard]] bool isUnchanged(std::size_t deal) const;

    PipelineQuery before, after;

private:
    /// Where a deal is as seen from the pipeline of the period.
    enum class Place : std::uint8_t {
        /// Not there, or not yet.
        Absent,
        /// Open, but expected to close outside the period.
        Outside,
        Inside,
        Won,
        Lost,
    };
    [[nodiscard]] Place placeOf(const DealState &state) const;
    [[nodiscard]] bool closedInPeriod(const DealState &state) const { return after.inPeriod(state.closeDay); }
    static void close(DealChange &change, Place outcome, std::int64_t amount);
    static void revalue(DealChange &change, std::int64_t by);
    void enter(DealChange &change, Place from, Place to, const DealState &is) const;
    void leave(DealChange &change, Place to, const DealState &was, const DealState &is) const;
    void reopen(DealChange &change, Place from, Place to, const DealState &was, const DealState &is) const;
};

struct ChangeSums {
    std::array<std::int64_t, ChangeStepCount> values{}, counts{};
};
[[nodiscard]] ChangeSums sumChange(const ChangeQuery &query);

} // namespace plumbline::analytics
