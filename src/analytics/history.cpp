#include "history.h"

namespace plumbline::analytics {

using domain::StageOutcome;

DealState stateOf(const PipelineData &data, std::size_t deal, const Horizon &horizon) {
    const auto &stages = data.directory->stages;
    DealState state;
    StageOutcome outcome = StageOutcome::Open;
    for (std::size_t at = data.firstChange[deal + 1]; at-- > data.firstChange[deal];) {
        if (data.day[at] > horizon.asOf || data.revision[at] > horizon.known)
            continue;
        if (state.stage == NoStage) {
            state.stage = data.stage[at];
            state.amount = data.amount[at];
            state.expected = data.expected[at];
            outcome = stages[state.stage].outcome;
            if (outcome == StageOutcome::Open)
                break;
        } else if (stages[data.stage[at]].outcome != outcome) {
            break;
        }
        state.closeDay = data.day[at];
    }
    return state;
}

Day16 firstDatedChange(const PipelineData &data, std::size_t deal, const Horizon &horizon) {
    for (std::size_t at = data.firstChange[deal]; at < data.firstChange[deal + 1] && data.day[at] <= horizon.asOf; ++at)
        if (data.day[at] != Undated && data.revision[at] <= horizon.known)
            return data.day[at];
    return Undated;
}

bool hasUndatedChange(const PipelineData &data, std::size_t deal, std::uint32_t known) {
    for (std::size_t at = data.firstChange[deal]; at < data.firstChange[deal + 1] && data.day[at] == Undated; ++at)
        if (data.revision[at] <= known)
            return true;
    return false;
}

EpisodeWalk::EpisodeWalk(const PipelineData &data, std::size_t deal, std::uint32_t known)
    : m_data(data),
      m_at(data.firstChange[deal]),
      m_end(data.firstChange[deal + 1]),
      m_known(known) {}

StageOutcome EpisodeWalk::outcomeOf(int stage) const {
    return m_data.directory->stages[static_cast<std::size_t>(stage)].outcome;
}

void EpisodeWalk::start() {
    const auto ranks = static_cast<std::size_t>(m_data.directory->rankedStages);
    std::fill_n(m_episode.reached.begin(), ranks, Never);
    std::fill_n(m_episode.regressed.begin(), ranks, Never);
    std::fill_n(m_episode.jumped.begin(), ranks, std::uint8_t{0});
    m_episode.lost = Never;
    m_highest = -1;
    m_previous = -1;
}

void EpisodeWalk::take(int stage, Day16 day) {
    if (outcomeOf(stage) == StageOutcome::Lost) {
        m_episode.lost = std::min(m_episode.lost, day);
        return;
    }
    if (stage < m_previous)
        for (int rank = 0; rank <= m_highest; ++rank)
            m_episode.regressed[static_cast<std::size_t>(rank)] =
                std::min(m_episode.regressed[static_cast<std::size_t>(rank)], day);
    for (int rank = m_highest + 1; rank <= stage; ++rank) {
        m_episode.reached[static_cast<std::size_t>(rank)] = day;
        m_episode.jumped[static_cast<std::size_t>(rank)] = rank < stage ? 1 : 0;
    }
    m_highest = std::max(m_highest, stage);
    m_previous = stage;
}

const Episode *EpisodeWalk::next() {
    StageOutcome outcome = StageOutcome::Open;
    bool any = false;
    for (; m_at < m_end; ++m_at) {
        if (m_data.revision[m_at] > m_known)
            continue;
        const int stage = m_data.stage[m_at];
        if (any && outcome != StageOutcome::Open && outcomeOf(stage) != outcome)
            break;
        if (!any) {
            start();
            // What lies below the stage a deal is reopened in was passed in an earlier episode; it is not passed again.
            if (!m_first && stage < m_data.directory->rankedStages)
                m_highest = stage - 1;
            any = true;
        }
        take(stage, m_data.day[m_at]);
        outcome = outcomeOf(stage);
    }
    m_first = false;
    return any ? &m_episode : nullptr;
}

} // namespace plumbline::analytics
