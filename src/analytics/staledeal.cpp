#include "staledeal.h"

namespace plumbline::analytics {

using domain::StageOutcome;

StaleDeal::StaleDeal(const PipelineQuery &query) : m_query(query) {}

inline void StaleDeal::start(int lowest) {
    m_jumped = 0;
    m_regressed = 0;
    m_lowest = lowest;
    m_highest = lowest - 1;
    m_previous = -1;
    m_lost = Never;
}

inline void StaleDeal::take(int stage, StageOutcome outcome, Day16 day) {
    if (outcome == StageOutcome::Lost) {
        m_lost = std::min(m_lost, day);
        return;
    }
    if (stage < m_previous)
        m_regressed |= (std::uint64_t{1} << (m_highest + 1)) - 1;
    for (int rank = m_highest + 1; rank <= stage; ++rank) {
        m_reached[static_cast<std::size_t>(rank)] = day;
        m_jumped |= rank < stage ? std::uint64_t{1} << rank : 0;
    }
    m_highest = std::max(m_highest, stage);
    m_previous = stage;
}

/// Only what happened by the as-of date was taken, so that whatever was reached was reached by then.
inline void StaleDeal::finish(std::vector<CohortSums> &cohort) const {
    const std::uint32_t asOf = m_query.horizon.asOf;
    const int last = std::min(m_highest, static_cast<int>(cohort.size()) - 1);
    for (int rank = m_lowest; rank <= last; ++rank) {
        const auto at = static_cast<std::size_t>(rank);
        const std::uint32_t entered = m_reached[at];
        if (entered == Undated || !m_query.inPeriod(m_reached[at]))
            continue;
        const std::uint32_t deadline = std::min(entered + m_query.horizonDays, asOf);
        const bool advanced = rank < m_highest && m_reached[at + 1] <= deadline;
        CohortSums &sums = cohort[at];
        ++sums.entered;
        sums.advanced += advanced ? 1 : 0;
        sums.lost += !advanced && m_lost <= deadline ? 1 : 0;
        sums.immature += entered + m_query.horizonDays > asOf ? 1 : 0;
        sums.skipped += static_cast<std::int64_t>(m_jumped >> rank & 1);
        sums.regressed += static_cast<std::int64_t>(m_regressed >> rank & 1);
    }
}

StaleDeal::Reading StaleDeal::read(std::size_t deal, std::vector<CohortSums> &cohort) {
    const PipelineData &data = m_query.data();
    const Horizon horizon = m_query.horizon;
    Reading reading;
    StageOutcome outcome = StageOutcome::Open;
    std::int64_t wonBefore = 0;
    std::size_t newest = 0;
    for (std::size_t at = data.firstChange[deal]; at < data.firstChange[deal + 1]; ++at) {
        const Day16 day = data.day[at];
        if (day > horizon.asOf)
            break;
        if (data.revision[at] > horizon.known)
            continue;
        const std::uint8_t stage = data.stage[at];
        const StageOutcome now = m_query.outcome(stage);
        const bool first = reading.state.stage == NoStage;
        if (first) {
            start(0);
        } else if (outcome != StageOutcome::Open && now != outcome) {
            finish(cohort);
            start(now == StageOutcome::Lost ? 0 : stage);
        }
        take(stage, now, day);
        if (first || now != outcome)
            reading.state.closeDay = day;
        reading.state.stage = stage;
        newest = at;
        outcome = now;
        reading.undated |= day == Undated;
        if (reading.firstDated == Undated)
            reading.firstDated = day;
        if (now == StageOutcome::Won || wonBefore != 0) {
            const std::int64_t won = now == StageOutcome::Won ? data.amount[at] : 0;
            reading.wonValue += m_query.inPeriod(day) ? won - wonBefore : 0;
            wonBefore = won;
        }
    }
    if (reading.state.stage != NoStage) {
        reading.state.amount = data.amount[newest];
        finish(cohort);
    }
    return reading;
}

} // namespace plumbline::analytics
