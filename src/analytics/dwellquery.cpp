#include "dwellquery.h"

#include "natural.h"

namespace plumbline::analytics {

void StayWalk::come(int stage, Day16 day) {
    Entry &entry = m_entries[static_cast<std::size_t>(stage)];
    if (entry.stay.stage < 0) {
        entry = {{stage, 0, 0, false}, day, day != Undated};
        return;
    }
    entry.isKnown = entry.isKnown && day != Undated;
    entry.stay.hasEnded = false;
}

void StayWalk::leave(int stage, Day16 from, Day16 until) {
    Stay &stay = m_entries[static_cast<std::size_t>(stage)].stay;
    stay.days += until - from;
    if (m_sums != nullptr)
        stay.otherDays += (*m_sums)[until] - (*m_sums)[from];
}

void StayWalk::read(std::size_t deal) {
    const PipelineData &data = m_query.data();
    const Horizon horizon = m_query.horizon;
    m_used = data.directory->openStages;
    for (int stage = 0; stage < m_used; ++stage)
        m_entries[static_cast<std::size_t>(stage)].stay.stage = -1;
    if (!m_query.admits(deal))
        return;
    int current = -1;
    Day16 since = Undated;
    for (std::size_t at = data.firstChange[deal]; at < data.firstChange[deal + 1] && data.day[at] <= horizon.asOf; ++at) {
        const int stage = data.stage[at];
        if (data.revision[at] > horizon.known || stage == current)
            continue;
        if (current >= 0 && current < m_used) {
            leave(current, since, data.day[at]);
            m_entries[static_cast<std::size_t>(current)].stay.hasEnded = true;
        }
        current = stage;
        since = data.day[at];
        if (stage < m_used)
            come(stage, since);
    }
    if (current >= 0 && current < m_used)
        leave(current, since, horizon.asOf);
}

const Stay *StayWalk::at(int stage) const {
    const Entry &entry = m_entries[static_cast<std::size_t>(stage)];
    const bool counts = stage < m_used && entry.stay.stage >= 0 && entry.isKnown && m_query.inPeriod(entry.entered);
    return counts ? &entry.stay : nullptr;
}

void StayCounts::add(int days, bool hasEnded) {
    std::vector<std::int64_t> &counts = hasEnded ? ended : open;
    const auto at = static_cast<std::size_t>(days);
    if (at >= counts.size())
        counts.resize(at + 1);
    ++counts[at];
}

void StayCounts::add(const StayCounts &other) {
    const auto addTo = [](std::vector<std::int64_t> &to, const std::vector<std::int64_t> &from) {
        to.resize(std::max(to.size(), from.size()));
        for (std::size_t at = 0; at < from.size(); ++at)
            to[at] += from[at];
    };
    addTo(ended, other.ended);
    addTo(open, other.open);
}

std::optional<int> dayOfShare(const StayCounts &counts, std::uint32_t parts) {
    const auto sumOf = [](const std::vector<std::int64_t> &all) {
        std::int64_t sum = 0;
        for (const std::int64_t each : all)
            sum += each;
        return sum;
    };
    // The estimate is a product of (n − d) ÷ n over the days on which any of the n deals still staying left. Between two days on
    // which some were last seen the factors cancel, so that only the first and the last number of such a run stand in it.
    auto staying = static_cast<std::uint32_t>(sumOf(counts.ended) + sumOf(counts.open));
    std::uint32_t runBegan = staying;
    Natural above(1);
    Natural below(1);
    for (std::size_t day = 0; day < counts.ended.size(); ++day) {
        if (counts.ended[day] > 0) {
            staying -= static_cast<std::uint32_t>(counts.ended[day]);
            if (above * staying * parts <= below * runBegan)
                return static_cast<int>(day);
        }
        const auto lastSeen = static_cast<std::uint32_t>(day < counts.open.size() ? counts.open[day] : 0);
        if (lastSeen > 0) {
            if (staying != runBegan) {
                above *= staying;
                below *= runBegan;
            }
            staying -= lastSeen;
            runBegan = staying;
        }
    }
    return std::nullopt;
}

} // namespace plumbline::analytics
