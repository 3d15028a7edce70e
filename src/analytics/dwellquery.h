#pragma once

#include "pipelinequery.h"

namespace plumbline::analytics {

/// All of a deal's visits to one open stage together.
struct Stay {
    int stage = 0;
    /// Whole days.
    int days = 0;
    /// The same in days as `DaySums` counts them; 0 without.
    int otherDays = 0;
    /// Not in it any more by the as-of day.
    bool hasEnded = false;
};

/// The first days up to each day: what lies in [first, last) is the difference of two.
using DaySums = std::vector<std::int32_t>;

/// Reads a deal's visits one after another. A stage that the deal came to on a day nobody knows is left out: so is how long.
class StayWalk {
public:
    StayWalk(const PipelineQuery &query, const DaySums *sums) : m_query(query), m_sums(sums) {}
    /// Forgets the deal before. Nothing is in it where the slice does not have the deal.
    void read(std::size_t deal);
    [[nodiscard]] const Stay *at(int stage) const;

private:
    struct Entry {
        Stay stay;
        Day16 entered = Undated;
        bool isKnown = false;
    };
    void come(int stage, Day16 day);
    void leave(int stage, Day16 from, Day16 until);

    const PipelineQuery &m_query;
    const DaySums *m_sums;
    std::array<Entry, MaxStages> m_entries{};
    int m_used = 0;
};

/// Calls `use` with each stay of the deal that the slice has, in the order of the stages.
template <typename Use>
void forStays(StayWalk &walk, const PipelineQuery &query, std::size_t deal, const Use &use) {
    walk.read(deal);
    for (int stage = 0; stage < query.data().directory->openStages; ++stage)
        if (const Stay *stay = walk.at(stage))
            use(*stay);
}

/// How long many deals stayed in one stage, by whole days.
struct StayCounts {
    std::vector<std::int64_t> ended, open;
    void add(int days, bool hasEnded);
    void add(const StayCounts &other);
};

/// The least whole day by which the product-limit estimate of the share still staying is at most 1 ÷ `parts`; nothing where it
/// never comes down to that. Exact: no rounding in between.
[[nodiscard]] std::optional<int> dayOfShare(const StayCounts &counts, std::uint32_t parts);

} // namespace plumbline::analytics
