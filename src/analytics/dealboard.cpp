#include "plumbline/analytics/board.h"

#include "pipelinequery.h"

#include <functional>
#include <mutex>

namespace plumbline::analytics {

namespace {

struct Candidate {
    std::int64_t amount = 0;
    std::uint32_t deal = 0;
    /// Larger amounts before smaller ones; deals stand in the order of their ids.
    friend bool operator<(const Candidate &a, const Candidate &b) {
        return a.amount != b.amount ? a.amount > b.amount : a.deal < b.deal;
    }
};

/// What is counted of one stage; the best so far as a heap with the worst of them on top.
struct Tally {
    std::int64_t count = 0;
    std::int64_t value = 0;
    std::vector<Candidate> best;

    void offer(const Candidate &candidate, std::size_t most) {
        if (best.size() == most && (most == 0 || !(candidate < best.front())))
            return;
        if (best.size() == most) {
            std::ranges::pop_heap(best, std::less<>());
            best.pop_back();
        }
        best.push_back(candidate);
        std::ranges::push_heap(best, std::less<>());
    }
    void add(const Tally &other, std::size_t most) {
        count += other.count;
        value += other.value;
        for (const Candidate &each : other.best)
            offer(each, most);
    }
};

std::vector<Tally> tallies(const PipelineQuery &query, std::size_t perStage) {
    const PipelineData &data = query.data();
    std::vector<Tally> all(data.directory->stages.size());
    std::mutex mutex;
    data.workers->forParts(data.dealCount(), [&](std::size_t, std::size_t first, std::size_t last) {
        std::vector<Tally> run(all.size());
        for (std::size_t deal = first; deal < last; ++deal) {
            const DealState state = query.state(deal);
            if (state.stage == NoStage || !query.inPeriod(query.createdDay(deal)))
                continue;
            Tally &tally = run[state.stage];
            ++tally.count;
            tally.value += state.amount;
            if (query.isOpen(state.stage))
                tally.offer({state.amount, static_cast<std::uint32_t>(deal)}, perStage);
        }
        const std::lock_guard lock(mutex);
        for (std::size_t stage = 0; stage < all.size(); ++stage)
            all[stage].add(run[stage], perStage);
    });
    return all;
}

/// How long the deal has stood where its last visible change left it.
std::optional<int> daysInStage(const PipelineData &data, std::size_t deal, const Horizon &horizon) {
    int stage = -1;
    Day16 since = Undated;
    for (std::uint32_t at = data.firstChange[deal]; at < data.firstChange[deal + 1]; ++at) {
        if (data.day[at] > horizon.asOf || data.revision[at] > horizon.known)
            continue;
        if (data.stage[at] != stage)
            since = data.day[at];
        stage = data.stage[at];
    }
    return since == Undated ? std::nullopt : std::optional(static_cast<int>(horizon.asOf) - static_cast<int>(since));
}

BoardCard cardOf(const PipelineData &data, const Candidate &candidate, const Horizon &horizon) {
    const std::size_t deal = candidate.deal;
    BoardCard card;
    card.deal = data.ids[deal];
    card.title = QString::fromUtf8(data.titles.at(deal));
    card.account = data.directory->accounts[data.account[deal]].name;
    card.owner = data.directory->people[data.owner[deal]].name;
    card.amount = candidate.amount;
    if (data.expectedClose[deal] != NoDay)
        card.expectedClose = domain::Date::fromDays(data.expectedClose[deal]);
    card.daysInStage = daysInStage(data, deal, horizon);
    return card;
}

} // namespace

std::vector<BoardStage> dealBoard(const Columns &columns, const Slice &slice, std::size_t perStage) {
    const PipelineData &data = columns.pipeline->data();
    const PipelineQuery query(data, slice);
    std::vector<Tally> counted = tallies(query, perStage);
    std::vector<BoardStage> board;
    for (std::size_t at = 0; at < counted.size(); ++at) {
        const StageEntry &entry = data.directory->stages[at];
        Tally &tally = counted[at];
        BoardStage stage{entry.id, entry.name, entry.outcome, tally.count, tally.value, {}};
        std::ranges::sort(tally.best, std::less<>());
        for (const Candidate &each : tally.best)
            stage.cards.push_back(cardOf(data, each, query.horizon));
        board.push_back(std::move(stage));
    }
    return board;
}

} // namespace plumbline::analytics
