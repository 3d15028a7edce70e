#pragma once

#include "pipelinedata.h"

#include <array>

/// Readings of one deal's stage changes, for filling the columns, for as-known questions and for single rows.
namespace plumbline::analytics {

/// What of the ledger and the calendar counts.
struct Horizon {
    Day16 asOf = LastDay16;
    std::uint32_t known = UINT32_MAX;
};

struct DealState {
    std::uint8_t stage = NoStage;
    std::int64_t amount = 0;
    /// The day it came to the outcome it stands in; only for won and lost.
    Day16 closeDay = Undated;
    /// When it was expected to close.
    Day16 expected = Undated;
};

struct Episode {
    std::array<Day16, MaxStages> reached;
    std::array<Day16, MaxStages> regressed;
    std::array<std::uint8_t, MaxStages> jumped;
    Day16 lost = Never;
};

/// Where the deal stood: its last visible change. The day it was created is not looked at.
[[nodiscard]] DealState stateOf(const PipelineData &data, std::size_t deal, const Horizon &horizon);

/// The first visible change with a date; Undated where there is none.
[[nodiscard]] Day16 firstDatedChange(const PipelineData &data, std::size_t deal, const Horizon &horizon);

/// Whether a visible stage change of the deal has no date.
[[nodiscard]] bool hasUndatedChange(const PipelineData &data, std::size_t deal, std::uint32_t known);

/// Cuts a deal's known changes into episodes; dates after an as-of date are in them, to be compared by the caller.
class EpisodeWalk {
public:
    EpisodeWalk(const PipelineData &data, std::size_t deal, std::uint32_t known);
    /// The next episode, or nothing.
    [[nodiscard]] const Episode *next();

private:
    void start();
    void take(int stage, Day16 day);
    [[nodiscard]] domain::StageOutcome outcomeOf(int stage) const;

    const PipelineData &m_data;
    std::size_t m_at;
    std::size_t m_end;
    std::uint32_t m_known;
    Episode m_episode;
    int m_highest = -1;
    int m_previous = -1;
    bool m_first = true;
};

/// Calls `book(day, amount)` for each known change of the deal's won amount.
template <typename Book>
void forBookings(const PipelineData &data, std::size_t deal, std::uint32_t known, const Book &book) {
    std::int64_t before = 0;
    for (std::size_t at = data.firstChange[deal]; at < data.firstChange[deal + 1]; ++at) {
        if (data.revision[at] > known)
            continue;
        const bool won = data.directory->stages[data.stage[at]].outcome == domain::StageOutcome::Won;
        const std::int64_t after = won ? data.amount[at] : 0;
        if (after != before)
            book(data.day[at], after - before);
        before = after;
    }
}

} // namespace plumbline::analytics
