#include "pipelinequery.h"

namespace plumbline::analytics {

PipelineQuery::PipelineQuery(const PipelineData &data, const Slice &slice)
    : tables(tablesOf(slice, *data.directory, data.sources)),
      m_data(&data) {
    horizon.asOf = toDay16(slice.asOf.days());
    if (slice.asKnown)
        horizon.known = toRevision(*slice.asKnown);
    if (!slice.period.isOpen()) {
        const Day16 first = slice.period.first ? toDay16(slice.period.first->days()) : FirstDay16;
        const Day16 last = slice.period.last ? toDay16(slice.period.last->days()) : LastDay16;
        // A period that ends before it begins has no day: none is as late as Never.
        period = first <= last ? Period{first, static_cast<Day16>(last - first)} : Period{Never, 0};
    }
    horizonDays = static_cast<std::uint32_t>(std::clamp(slice.horizonDays, 0, 65535));
    for (std::size_t stage = 0; stage < data.directory->stages.size(); ++stage) {
        m_outcome[stage] = data.directory->stages[stage].outcome;
        m_isOpen[stage] = m_outcome[stage] == domain::StageOutcome::Open;
        m_probability[stage] =
            m_isOpen[stage] ? std::clamp<std::int64_t>(data.directory->stages[stage].probability, 0, 10000) : 0;
    }
}

bool PipelineQuery::admits(std::size_t deal) const {
    return hasBegun() && tables.admits(m_data->owner[deal], m_data->product[deal], m_data->source[deal], m_data->region[deal],
                         m_data->account[deal]) &&
           m_data->createdDay[deal] <= horizon.asOf;
}

DealState PipelineQuery::state(std::size_t deal) const {
    if (!admits(deal))
        return {};
    if (m_data->lastDay[deal] <= horizon.asOf && isFresh(deal))
        return {m_data->lastStage[deal], m_data->lastAmount[deal], m_data->closeDay[deal], m_data->lastExpected[deal]};
    return stateOf(*m_data, deal, horizon);
}

CohortPlace placeInCohort(const PipelineQuery &query, const Episode &episode, std::size_t fromStage) {
    CohortPlace place;
    const std::uint32_t asOf = query.horizon.asOf;
    const std::uint32_t entered = episode.reached[fromStage];
    const std::uint32_t next = episode.reached[fromStage + 1];
    const std::uint32_t deadline = std::min(entered + query.horizonDays, asOf);
    place.entered = entered != Undated && entered <= asOf && query.inPeriod(episode.reached[fromStage]);
    place.advanced = place.entered && next <= deadline;
    place.lost = place.entered && !place.advanced && episode.lost <= deadline;
    place.immature = place.entered && entered + query.horizonDays > asOf;
    place.skipped = place.entered && episode.jumped[fromStage] != 0;
    place.regressed = place.entered && episode.regressed[fromStage] <= asOf;
    return place;
}

} // namespace plumbline::analytics
