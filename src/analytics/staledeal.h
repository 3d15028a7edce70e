#pragma once

#include "pipelinescan.h"

namespace plumbline::analytics {

/// A deal that changed after the ledger position asked for, read again from its stage changes in one pass. The same answers
/// as stateOf, EpisodeWalk with placeInCohort, and forBookings; together, because every deal may be one of these.
class StaleDeal {
public:
    explicit StaleDeal(const PipelineQuery &query);

    struct Reading {
        DealState state;
        Day16 firstDated = Undated;
        bool undated = false;
        std::int64_t wonValue = 0;
    };
    /// Adds the deal's episodes to `cohort`.
    [[nodiscard]] Reading read(std::size_t deal, std::vector<CohortSums> &cohort);

private:
    void start(int lowest);
    void take(int stage, domain::StageOutcome outcome, Day16 day);
    void finish(std::vector<CohortSums> &cohort) const;

    const PipelineQuery &m_query;
    std::array<Day16, MaxStages> m_reached{};
    /// Bits by rank.
    std::uint64_t m_jumped = 0;
    std::uint64_t m_regressed = 0;
    int m_lowest = 0;
    int m_highest = -1;
    int m_previous = -1;
    Day16 m_lost = Never;
};

} // namespace plumbline::analytics
