#include "pipelinescan.h"

namespace plumbline::analytics {

using domain::StageOutcome;

namespace {

/// Deals looked at together, so that what is known of each stays in the first-level cache between the passes.
constexpr std::size_t Block = 4096;

class Scan {
public:
    explicit Scan(const PipelineQuery &query) : m_query(query), m_data(query.data())
    {
        const std::size_t stages = m_data.directory->stages.size();
        m_sums.stageCount.assign(stages, 0);
        m_sums.stageValue.assign(stages, 0);
        m_sums.sourceCount.assign(static_cast<std::size_t>(m_data.sources.size()), 0);
        m_sums.sourceValue.assign(static_cast<std::size_t>(m_data.sources.size()), 0);
        m_sums.cohort.assign(cohortSteps(*m_data.directory), {});
    }

    void run(std::size_t first, std::size_t last)
    {
        for (std::size_t at = first; at < last; at += Block)
            runBlock(at, std::min(at + Block, last));
    }
    [[nodiscard]] const PipelineSums &sums() const { return m_sums; }

private:
    void runBlock(std::size_t first, std::size_t last);
    void choose(std::size_t first, std::size_t count);
    void require(const std::vector<std::uint8_t> &table, const std::vector<Ordinal> &column, std::size_t first, std::size_t count);
    void addStates(std::size_t first, std::size_t count);
    void addState(std::size_t deal, const DealState &state);
    void addFreshCohorts(std::size_t first, std::size_t count);
    void addLaterEpisodes(std::size_t first, std::size_t last);
    void addEpisode(const Episode &episode);
    void addBookings(std::size_t first, std::size_t last);
    void addBooking(Day16 day, std::int64_t amount)
    {
        if (day <= m_query.horizon.asOf && m_query.inPeriod(day))
            m_sums.wonValue += amount;
    }
    void addStale(std::size_t first, std::size_t count);

    const PipelineQuery &m_query;
    const PipelineData &m_data;
    PipelineSums m_sums;
    /// Whether the slice has the deal; whether it also is read from the columns that count every stage change.
    std::array<std::uint8_t, Block> m_in{};
    std::array<std::uint8_t, Block> m_fresh{};
    bool m_anyStale = false;
};

void Scan::require(const std::vector<std::uint8_t> &table, const std::vector<Ordinal> &column, std::size_t first, std::size_t count)
{
    if (table.empty())
        return;
    const std::uint8_t *const pass = table.data();
    const Ordinal *const at = column.data() + first;
    for (std::size_t i = 0; i < count; ++i)
        m_in[i] &= pass[at[i]];
}

void Scan::choose(std::size_t first, std::size_t count)
{
    const Day16 asOf = m_query.horizon.asOf;
    const Day16 *const created = m_data.createdDay.data() + first;
    for (std::size_t i = 0; i < count; ++i)
        m_in[i] = created[i] <= asOf ? 1 : 0;
    require(m_query.tables.owner, m_data.owner, first, count);
    require(m_query.tables.product, m_data.product, first, count);
    require(m_query.tables.source, m_data.source, first, count);
    require(m_query.tables.region, m_data.region, first, count);
    require(m_query.tables.account, m_data.account, first, count);
    const std::uint32_t known = m_query.horizon.known;
    m_anyStale = false;
    if (known == UINT32_MAX) {
        m_fresh = m_in;
        return;
    }
    const std::uint32_t *const newest = m_data.lastRevision.data() + first;
    std::uint8_t stale = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t fresh = newest[i] <= known ? 1 : 0;
        m_fresh[i] = m_in[i] & fresh;
        stale = static_cast<std::uint8_t>(stale | (m_in[i] & (fresh ^ 1U)));
    }
    m_anyStale = stale != 0;
}

void Scan::addState(std::size_t deal, const DealState &state)
{
    if (state.stage == NoStage)
        return;
    const StageOutcome outcome = m_query.outcome(state.stage);
    if (outcome != StageOutcome::Open && m_query.inPeriod(state.closeDay))
        ++(outcome == StageOutcome::Won ? m_sums.won : m_sums.lost);
    if (!m_query.inPeriod(m_query.createdDay(deal)))
        return;
    ++m_sums.stageCount[state.stage];
    m_sums.stageValue[state.stage] += state.amount;
    const Ordinal source = m_data.source[deal];
    ++m_sums.sourceCount[source];
    m_sums.sourceValue[source] += state.amount;
    m_sums.withoutAccount += m_data.account[deal] == 0 ? 1 : 0;
    if (outcome == StageOutcome::Open)
        m_sums.weighted += m_query.weighted(deal, state);
}

void Scan::addStates(std::size_t first, std::size_t count)
{
    const Day16 asOf = m_query.horizon.asOf;
    for (std::size_t i = 0; i < count; ++i) {
        if (m_in[i] == 0)
            continue;
        const std::size_t deal = first + i;
        if (m_fresh[i] != 0 && m_data.lastDay[deal] <= asOf)
            addState(deal, {m_data.lastStage[deal], m_data.lastAmount[deal], m_data.closeDay[deal]});
        else
            addState(deal, stateOf(m_data, deal, m_query.horizon));
    }
    for (std::size_t i = 0; i < count; ++i)
        m_sums.undated += m_fresh[i] & m_data.undated[first + i];
}

/// The same as placeInCohort, for many episodes at once and without branches.
void addCohort(CohortSums &sums, const PipelineQuery &query, const EpisodeColumns &episodes, std::size_t rank, std::size_t first,
               const std::uint8_t *in, std::size_t count)
{
    const Day16 *const reached = episodes.reached[rank].data() + first;
    const Day16 *const next = episodes.reached[rank + 1].data() + first;
    const Day16 *const regressed = episodes.regressed[rank].data() + first;
    const Day16 *const lost = episodes.lost.data() + first;
    const std::uint8_t *const jumped = episodes.jumped[rank].data() + first;
    const Day16 asOf = query.horizon.asOf;
    const Day16 low = std::max(query.first, FirstDay16);
    const Day16 high = std::min(query.last, asOf);
    const auto horizon = static_cast<Day16>(query.horizonDays);
    // Sixteen-bit sums cannot overflow within a block.
    std::uint16_t enteredSum = 0;
    std::uint16_t advancedSum = 0;
    std::uint16_t lostSum = 0;
    std::uint16_t immatureSum = 0;
    std::uint16_t skippedSum = 0;
    std::uint16_t regressedSum = 0;
    static_assert(Block < 65536);
    for (std::size_t i = 0; i < count; ++i) {
        const Day16 day = reached[i];
        // Where nothing was entered these two may wrap around; `entered` masks them.
        const auto left = static_cast<Day16>(asOf - day);
        const auto deadline = static_cast<Day16>(day + std::min(horizon, left));
        const auto entered = static_cast<std::uint16_t>((in[i] != 0) & (day >= low) & (day <= high));
        const auto advanced = static_cast<std::uint16_t>(entered & static_cast<std::uint16_t>(next[i] <= deadline));
        enteredSum = static_cast<std::uint16_t>(enteredSum + entered);
        advancedSum = static_cast<std::uint16_t>(advancedSum + advanced);
        lostSum = static_cast<std::uint16_t>(lostSum + (entered & (advanced ^ 1U) & static_cast<std::uint16_t>(lost[i] <= deadline)));
        immatureSum = static_cast<std::uint16_t>(immatureSum + (entered & static_cast<std::uint16_t>(left < horizon)));
        skippedSum = static_cast<std::uint16_t>(skippedSum + (entered & static_cast<std::uint16_t>(jumped[i] != 0)));
        regressedSum = static_cast<std::uint16_t>(regressedSum + (entered & static_cast<std::uint16_t>(regressed[i] <= asOf)));
    }
    sums.entered += enteredSum;
    sums.advanced += advancedSum;
    sums.lost += lostSum;
    sums.immature += immatureSum;
    sums.skipped += skippedSum;
    sums.regressed += regressedSum;
}

void Scan::addFreshCohorts(std::size_t first, std::size_t count)
{
    for (std::size_t rank = 0; rank < m_sums.cohort.size(); ++rank)
        addCohort(m_sums.cohort[rank], m_query, m_data.episodes, rank, first, m_fresh.data(), count);
}

void Scan::addLaterEpisodes(std::size_t first, std::size_t last)
{
    const auto &deals = m_data.episodes.laterDeal;
    const auto from = std::ranges::lower_bound(deals, static_cast<std::uint32_t>(first));
    const std::size_t begin = static_cast<std::size_t>(from - deals.begin());
    std::size_t end = begin;
    std::array<std::uint8_t, Block> in;
    while (end < deals.size() && deals[end] < last) {
        std::size_t count = 0;
        for (; count < Block && end + count < deals.size() && deals[end + count] < last; ++count)
            in[count] = m_fresh[deals[end + count] - first];
        for (std::size_t rank = 0; rank < m_sums.cohort.size(); ++rank)
            addCohort(m_sums.cohort[rank], m_query, m_data.episodes, rank, m_data.dealCount() + end, in.data(), count);
        end += count;
    }
}

void Scan::addEpisode(const Episode &episode)
{
    for (std::size_t rank = 0; rank < m_sums.cohort.size(); ++rank) {
        const CohortPlace place = placeInCohort(m_query, episode, rank);
        CohortSums &sums = m_sums.cohort[rank];
        sums.entered += place.entered ? 1 : 0;
        sums.advanced += place.advanced ? 1 : 0;
        sums.lost += place.lost ? 1 : 0;
        sums.immature += place.immature ? 1 : 0;
        sums.skipped += place.skipped ? 1 : 0;
        sums.regressed += place.regressed ? 1 : 0;
    }
}

void Scan::addBookings(std::size_t first, std::size_t last)
{
    const BookingColumns &bookings = m_data.bookings;
    const auto from = std::ranges::lower_bound(bookings.deal, static_cast<std::uint32_t>(first));
    for (auto at = static_cast<std::size_t>(from - bookings.deal.begin()); at < bookings.deal.size() && bookings.deal[at] < last; ++at)
        if (m_fresh[bookings.deal[at] - first] != 0)
            addBooking(bookings.day[at], bookings.amount[at]);
}

/// Deals that changed after the ledger position asked for: read again from their stage changes.
void Scan::addStale(std::size_t first, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (m_in[i] == 0 || m_fresh[i] != 0)
            continue;
        const std::size_t deal = first + i;
        m_sums.undated += hasUndatedChange(m_data, deal, m_query.horizon.known) ? 1 : 0;
        EpisodeWalk walk(m_data, deal, m_query.horizon.known);
        while (const Episode *episode = walk.next())
            addEpisode(*episode);
        forBookings(m_data, deal, m_query.horizon.known, [this](Day16 day, std::int64_t amount) { addBooking(day, amount); });
    }
}

void Scan::runBlock(std::size_t first, std::size_t last)
{
    const std::size_t count = last - first;
    choose(first, count);
    addStates(first, count);
    addFreshCohorts(first, count);
    addLaterEpisodes(first, last);
    addBookings(first, last);
    if (m_anyStale)
        addStale(first, count);
}

void add(std::vector<std::int64_t> &to, const std::vector<std::int64_t> &from)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += from[i];
}

void add(PipelineSums &to, const PipelineSums &from)
{
    add(to.stageCount, from.stageCount);
    add(to.stageValue, from.stageValue);
    add(to.sourceCount, from.sourceCount);
    add(to.sourceValue, from.sourceValue);
    to.weighted += from.weighted;
    to.won += from.won;
    to.lost += from.lost;
    to.wonValue += from.wonValue;
    to.withoutAccount += from.withoutAccount;
    to.undated += from.undated;
    for (std::size_t i = 0; i < to.cohort.size(); ++i) {
        to.cohort[i].entered += from.cohort[i].entered;
        to.cohort[i].advanced += from.cohort[i].advanced;
        to.cohort[i].lost += from.cohort[i].lost;
        to.cohort[i].immature += from.cohort[i].immature;
        to.cohort[i].skipped += from.cohort[i].skipped;
        to.cohort[i].regressed += from.cohort[i].regressed;
    }
}

} // namespace

std::size_t cohortSteps(const Directory &directory)
{
    return static_cast<std::size_t>(std::max(0, std::min(directory.openStages, directory.rankedStages - 1)));
}

PipelineSums scanPipeline(const PipelineQuery &query)
{
    Workers &workers = *query.data().workers;
    std::vector<Scan> scans(workers.width(), Scan(query));
    workers.forParts(query.data().dealCount(),
                     [&scans](std::size_t part, std::size_t first, std::size_t last) { scans[part].run(first, last); });
    PipelineSums sums = scans[0].sums();
    for (std::size_t part = 1; part < scans.size(); ++part)
        add(sums, scans[part].sums());
    return sums;
}

} // namespace plumbline::analytics
