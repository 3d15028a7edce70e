#pragma once

#include "history.h"
#include "plumbline/analytics/figure.h"
#include "slicetables.h"

namespace plumbline::analytics {

/// A slice made ready for scanning deals.
class PipelineQuery {
public:
    PipelineQuery(const PipelineData &data, const Slice &slice);

    Horizon horizon;
    SliceTables tables;
    /// The period; an undated day is in it only when it is open on both sides.
    struct Period {
        Day16 first = Undated;
        /// Days after `first` that are still in it.
        Day16 span = LastDay16;
        /// One comparison: what lies before wraps around to beyond.
        [[nodiscard]] bool contains(Day16 day) const { return static_cast<Day16>(day - first) <= span; }
    };
    Period period;
    std::uint32_t horizonDays = 0;

    [[nodiscard]] bool inPeriod(Day16 day) const { return period.contains(day); }
    /// Whether the columns that count every stage change hold for the deal.
    [[nodiscard]] bool isFresh(std::size_t deal) const { return m_data->lastRevision[deal] <= horizon.known; }
    [[nodiscard]] bool admits(std::size_t deal) const;
    /// Before the first day of all nothing was there, deals without any date included.
    [[nodiscard]] bool hasBegun() const { return m_data->firstDay <= horizon.asOf; }
    [[nodiscard]] bool isOpen(std::uint8_t stage) const { return m_isOpen[stage]; }
    /// The deal's state, without a stage where the slice does not have it at that time.
    [[nodiscard]] DealState state(std::size_t deal) const;
    /// When it was created, else its first dated change by then; Undated where neither is known.
    [[nodiscard]] Day16 createdDay(std::size_t deal) const {
        if (m_data->createdDay[deal] != Undated)
            return m_data->createdDay[deal];
        if (!isFresh(deal))
            return firstDatedChange(*m_data, deal, horizon);
        return m_data->firstDated[deal] <= horizon.asOf ? m_data->firstDated[deal] : Undated;
    }
    /// Open deals: amount × probability, in minor units, half to even; 0 for all others.
    [[nodiscard]] std::int64_t weighted(std::size_t deal, std::uint8_t stage, std::int64_t amount) const {
        const std::int64_t own = m_data->probability[deal];
        const std::int64_t probability = own >= 0 && m_isOpen[stage] ? own : m_probability[stage];
        constexpr std::int64_t Safe = INT64_MAX / 20000;
        if (amount > Safe || amount < -Safe)
            return domain::multiplyDivide(amount, probability, 10000, domain::Rounding::HalfEven);
        // Floor division and what it leaves, 0 … 9999.
        const std::int64_t product = amount * probability;
        const std::int64_t quotient = product / 10000;
        const std::int64_t remainder = product % 10000;
        const std::int64_t negative = remainder < 0 ? 1 : 0;
        const std::int64_t whole = quotient - negative;
        const std::int64_t rest = remainder + negative * 10000;
        return whole + (rest + (whole & 1) > 5000 ? 1 : 0);
    }
    [[nodiscard]] domain::StageOutcome outcome(std::uint8_t stage) const { return m_outcome[stage]; }
    [[nodiscard]] const PipelineData &data() const { return *m_data; }

private:
    const PipelineData *m_data;
    std::array<domain::StageOutcome, MaxStages> m_outcome{};
    std::array<bool, MaxStages> m_isOpen{};
    /// Of open stages, within 0 … 10,000; 0 for the others.
    std::array<std::int64_t, MaxStages> m_probability{};
};

/// Where one episode stands in the cohort of a step from a stage to the next.
struct CohortPlace {
    bool entered = false;
    bool advanced = false;
    bool lost = false;
    bool immature = false;
    bool skipped = false;
    bool regressed = false;
};
[[nodiscard]] CohortPlace placeInCohort(const PipelineQuery &query, const Episode &episode, std::size_t fromStage);

} // namespace plumbline::analytics
