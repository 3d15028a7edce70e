#include "pipelinescan.h"

#include "staledeal.h"

namespace plumbline::analytics {

using domain::StageOutcome;

namespace {

/// Deals looked at together, so that what is known of each stays in the first-level cache between the passes.
constexpr std::size_t Block = 2048;

class Scan {
public:
    explicit Scan(const PipelineQuery &query) : m_query(query), m_data(query.data()), m_stale(query) {
        // One more slot takes what the period leaves out, so that adding needs no branch.
        m_stages.resize(m_data.directory->stages.size() + 1);
        m_sources.resize(static_cast<std::size_t>(m_data.sources.size()) + 1);
        m_closed.assign(m_data.directory->stages.size(), 0);
        m_sums.cohort.assign(cohortSteps(*m_data.directory), {});
    }

    void run(std::size_t first, std::size_t last) {
        for (std::size_t at = first; at < last; at += Block)
            runBlock(at, std::min(at + Block, last));
    }
    [[nodiscard]] PipelineSums sums() const;

private:
    struct Slot {
        std::int64_t count = 0;
        std::int64_t value = 0;
        void add(std::int64_t amount) {
            ++count;
            value += amount;
        }
    };

    void runBlock(std::size_t first, std::size_t last);
    void choose(std::size_t first, std::size_t count);
    void require(const std::vector<std::uint8_t> &table, const std::vector<Ordinal> &column, std::size_t first,
                 std::size_t count);
    void addFreshStates(std::size_t first, std::size_t count);
    void readLast(std::uint32_t deal);
    void readAsOf();
    void addStates();
    [[nodiscard]] Day16 createdDay(std::size_t deal) const;
    void addFreshCohorts(std::size_t first, std::size_t count);
    void addLaterEpisodes(std::size_t first, std::size_t last);
    void addBookings(std::size_t first, std::size_t last);
    void addStale(std::size_t first, std::size_t count);

    const PipelineQuery &m_query;
    const PipelineData &m_data;
    StaleDeal m_stale;
    PipelineSums m_sums;
    std::vector<Slot> m_stages, m_sources;
    /// Deals closed in the period, by the stage they stand in.
    std::vector<std::int64_t> m_closed;
    /// Whether the slice has the deal; whether it also is read from the columns that count every stage change.
    std::array<std::uint8_t, Block> m_in{};
    std::array<std::uint8_t, Block> m_fresh{};
    /// The deals of the block that are in the slice, and how each stood; read first and added then, so that reading one does
    /// not wait for the branches of another.
    struct Standing {
        std::array<std::uint32_t, Block> deal;
        std::array<std::uint8_t, Block> stage;
        std::array<Day16, Block> closeDay, createdDay;
        std::array<std::int64_t, Block> amount;
        std::size_t count = 0;
        void append(std::size_t ofDeal, std::uint8_t inStage, std::int64_t worth, Day16 closed, Day16 created) {
            deal[count] = static_cast<std::uint32_t>(ofDeal);
            stage[count] = inStage;
            amount[count] = worth;
            closeDay[count] = closed;
            createdDay[count] = created;
            ++count;
        }
    };
    Standing m_standing{};
    /// Deals with stage changes after the as-of date, and the number of the last one before it.
    std::array<std::uint32_t, Block> m_changed{}, m_position{};
    std::size_t m_changedCount = 0;
    bool m_anyStale = false;
};

void Scan::require(const std::vector<std::uint8_t> &table, const std::vector<Ordinal> &column, std::size_t first,
                   std::size_t count) {
    if (table.empty())
        return;
    const std::uint8_t *const pass = table.data();
    const Ordinal *const at = column.data() + first;
    for (std::size_t i = 0; i < count; ++i)
        m_in[i] &= pass[at[i]];
}

void Scan::choose(std::size_t first, std::size_t count) {
    const Day16 asOf = m_query.horizon.asOf;
    const Day16 *const created = m_data.createdDay.data() + first;
    const std::uint8_t begun = m_query.hasBegun() ? 1 : 0;
    for (std::size_t i = 0; i < count; ++i)
        m_in[i] = created[i] <= asOf ? begun : 0;
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
    const std::uint32_t *const oldest = m_data.firstRevision.data() + first;
    const std::uint32_t *const newest = m_data.lastRevision.data() + first;
    std::uint8_t stale = 0;
    for (std::size_t i = 0; i < count; ++i) {
        m_in[i] &= oldest[i] <= known ? 1 : 0;
        const std::uint8_t fresh = newest[i] <= known ? 1 : 0;
        m_fresh[i] = m_in[i] & fresh;
        stale = static_cast<std::uint8_t>(stale | (m_in[i] & (fresh ^ 1U)));
    }
    m_anyStale = stale != 0;
}

inline Day16 Scan::createdDay(std::size_t deal) const {
    const Day16 named = m_data.createdDay[deal];
    const Day16 dated = m_data.firstDated[deal];
    return named != Undated ? named : dated <= m_query.horizon.asOf ? dated : Undated;
}

inline void Scan::readLast(std::uint32_t deal) {
    m_standing.append(deal, m_data.lastStage[deal], m_data.lastAmount[deal], m_data.closeDay[deal], createdDay(deal));
}

/// Those of which only the first stage changes count. They lie far apart, so what the next steps read is asked for ahead.
void Scan::readAsOf() {
    constexpr std::size_t Ahead = 16;
    const Day16 asOf = m_query.horizon.asOf;
    const Day16 *const days = m_data.day.data();
    const std::int64_t *const amounts = m_data.amount.data();
    const std::uint8_t *const stages = m_data.stage.data();
    const Day16 *const since = m_data.since.data();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_changedCount; ++i) {
        if (i + Ahead < m_changedCount)
            __builtin_prefetch(days + m_data.firstChange[m_changed[i + Ahead]]);
        const std::uint32_t deal = m_changed[i];
        const std::uint32_t begin = m_data.firstChange[deal];
        const std::uint32_t end = m_data.firstChange[deal + 1];
        std::uint32_t visible = begin;
        for (std::uint32_t at = begin; at < end; ++at)
            visible += days[at] <= asOf ? 1 : 0;
        m_changed[kept] = deal;
        m_position[kept] = visible - 1;
        __builtin_prefetch(amounts + (visible - 1));
        __builtin_prefetch(stages + (visible - 1));
        __builtin_prefetch(since + (visible - 1));
        kept += visible != begin ? 1 : 0;
    }
    for (std::size_t i = 0; i < kept; ++i) {
        const std::size_t at = m_position[i];
        m_standing.append(m_changed[i], stages[at], amounts[at], since[at], createdDay(m_changed[i]));
    }
}

void Scan::addFreshStates(std::size_t first, std::size_t count) {
    const Day16 asOf = m_query.horizon.asOf;
    m_standing.count = 0;
    m_changedCount = 0;
    std::array<std::uint32_t, Block> last;
    std::size_t lastCount = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t deal = first + i;
        const unsigned changed = m_data.lastDay[deal] > asOf ? 1 : 0;
        last[lastCount] = static_cast<std::uint32_t>(deal);
        m_changed[m_changedCount] = static_cast<std::uint32_t>(deal);
        lastCount += m_fresh[i] & (changed ^ 1U);
        m_changedCount += m_fresh[i] & changed;
        m_sums.undated += m_fresh[i] & m_data.undated[deal];
    }
    for (std::size_t i = 0; i < lastCount; ++i)
        readLast(last[i]);
    readAsOf();
    addStates();
}

void Scan::addStates() {
    const PipelineQuery::Period period = m_query.period;
    const std::size_t leftOut = m_stages.size() - 1;
    const std::size_t leftOutSource = m_sources.size() - 1;
    Slot *const stages = m_stages.data();
    Slot *const sources = m_sources.data();
    std::int64_t *const closed = m_closed.data();
    std::int64_t withoutAccount = 0;
    std::int64_t openWithoutAccount = 0;
    std::int64_t openWithoutAmount = 0;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < m_standing.count; ++i) {
        const std::size_t deal = m_standing.deal[i];
        const std::uint8_t stage = m_standing.stage[i];
        const std::int64_t amount = m_standing.amount[i];
        closed[stage] += static_cast<std::int64_t>(period.contains(m_standing.closeDay[i]));
        const bool counts = period.contains(m_standing.createdDay[i]);
        stages[counts ? stage : leftOut].add(amount);
        sources[counts ? m_data.source[deal] : leftOutSource].add(amount);
        const std::int64_t nobodys = static_cast<std::int64_t>(counts) & static_cast<std::int64_t>(m_data.account[deal] == 0);
        const std::int64_t open = static_cast<std::int64_t>(counts) & static_cast<std::int64_t>(m_query.isOpen(stage));
        withoutAccount += nobodys;
        openWithoutAccount += nobodys & open;
        openWithoutAmount += open & static_cast<std::int64_t>(amount == 0);
        const std::int64_t weighted = m_query.weighted(deal, stage, amount);
        sum += counts ? weighted : 0;
    }
    m_sums.withoutAccount += withoutAccount;
    m_sums.openWithoutAccount += openWithoutAccount;
    m_sums.openWithoutAmount += openWithoutAmount;
    m_sums.weighted += sum;
}

/// The same as placeInCohort, for many episodes at once and without branches.
void addCohort(CohortSums &sums, const PipelineQuery &query, const EpisodeColumns &episodes, std::size_t rank, std::size_t first,
               const std::uint8_t *in, std::size_t count) {
    const Day16 *const reached = episodes.reached[rank].data() + first;
    const Day16 *const next = episodes.reached[rank + 1].data() + first;
    const Day16 *const regressed = episodes.regressed[rank].data() + first;
    const Day16 *const lost = episodes.lost.data() + first;
    const std::uint8_t *const jumped = episodes.jumped[rank].data() + first;
    const Day16 asOf = query.horizon.asOf;
    const PipelineQuery::Period period = query.period;
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
        const auto entered = static_cast<std::uint16_t>((in[i] != 0) & (day != Undated) & (day <= asOf) & period.contains(day));
        const auto advanced = static_cast<std::uint16_t>(entered & static_cast<std::uint16_t>(next[i] <= deadline));
        enteredSum = static_cast<std::uint16_t>(enteredSum + entered);
        advancedSum = static_cast<std::uint16_t>(advancedSum + advanced);
        lostSum =
            static_cast<std::uint16_t>(lostSum + (entered & (advanced ^ 1U) & static_cast<std::uint16_t>(lost[i] <= deadline)));
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

void Scan::addFreshCohorts(std::size_t first, std::size_t count) {
    for (std::size_t rank = 0; rank < m_sums.cohort.size(); ++rank)
        addCohort(m_sums.cohort[rank], m_query, m_data.episodes, rank, first, m_fresh.data(), count);
}

void Scan::addLaterEpisodes(std::size_t first, std::size_t last) {
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

void Scan::addBookings(std::size_t first, std::size_t last) {
    const BookingColumns &bookings = m_data.bookings;
    const auto from = std::ranges::lower_bound(bookings.deal, static_cast<std::uint32_t>(first));
    const auto until = std::ranges::lower_bound(from, bookings.deal.end(), static_cast<std::uint32_t>(last));
    const auto end = static_cast<std::size_t>(until - bookings.deal.begin());
    const Day16 asOf = m_query.horizon.asOf;
    std::int64_t sum = 0;
    for (auto at = static_cast<std::size_t>(from - bookings.deal.begin()); at < end; ++at) {
        const Day16 day = bookings.day[at];
        const std::int64_t counts = static_cast<std::int64_t>(m_fresh[bookings.deal[at] - first] != 0) &
                                    static_cast<std::int64_t>(day <= asOf) & static_cast<std::int64_t>(m_query.inPeriod(day));
        // All bits or none: which bookings count is not to be guessed.
        sum += bookings.amount[at] & -counts;
    }
    m_sums.wonValue += sum;
}

void Scan::addStale(std::size_t first, std::size_t count) {
    constexpr std::size_t Ahead = 8;
    m_standing.count = 0;
    m_changedCount = 0;
    for (std::size_t i = 0; i < count; ++i) {
        m_changed[m_changedCount] = static_cast<std::uint32_t>(first + i);
        m_changedCount += m_in[i] & (m_fresh[i] ^ 1U);
    }
    for (std::size_t i = 0; i < m_changedCount; ++i) {
        if (i + Ahead < m_changedCount) {
            // Here and not in a function: one that only prefetches counts as doing nothing and goes away.
            const std::size_t at = m_data.firstChange[m_changed[i + Ahead]];
            __builtin_prefetch(m_data.revision.data() + at);
            __builtin_prefetch(m_data.day.data() + at);
            __builtin_prefetch(m_data.stage.data() + at);
            __builtin_prefetch(m_data.amount.data() + at);
            __builtin_prefetch(m_data.amount.data() + at + 4);
        }
        const std::size_t deal = m_changed[i];
        const StaleDeal::Reading reading = m_stale.read(deal, m_sums.cohort);
        m_sums.wonValue += reading.wonValue;
        m_sums.undated += reading.undated ? 1 : 0;
        const Day16 named = m_data.createdDay[deal];
        if (reading.state.stage != NoStage)
            m_standing.append(deal, reading.state.stage, reading.state.amount, reading.state.closeDay,
                              named != Undated ? named : reading.firstDated);
    }
    addStates();
}

PipelineSums Scan::sums() const {
    PipelineSums sums = m_sums;
    for (std::size_t stage = 0; stage + 1 < m_stages.size(); ++stage) {
        sums.stageCount.push_back(m_stages[stage].count);
        sums.stageValue.push_back(m_stages[stage].value);
        const StageOutcome outcome = m_query.outcome(static_cast<std::uint8_t>(stage));
        sums.won += outcome == StageOutcome::Won ? m_closed[stage] : 0;
        sums.lost += outcome == StageOutcome::Lost ? m_closed[stage] : 0;
    }
    for (std::size_t source = 0; source + 1 < m_sources.size(); ++source) {
        sums.sourceCount.push_back(m_sources[source].count);
        sums.sourceValue.push_back(m_sources[source].value);
    }
    return sums;
}

void Scan::runBlock(std::size_t first, std::size_t last) {
    const std::size_t count = last - first;
    choose(first, count);
    addFreshStates(first, count);
    addFreshCohorts(first, count);
    addLaterEpisodes(first, last);
    addBookings(first, last);
    if (m_anyStale)
        addStale(first, count);
}

void add(std::vector<std::int64_t> &to, const std::vector<std::int64_t> &from) {
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += from[i];
}

void add(PipelineSums &to, const PipelineSums &from) {
    add(to.stageCount, from.stageCount);
    add(to.stageValue, from.stageValue);
    add(to.sourceCount, from.sourceCount);
    add(to.sourceValue, from.sourceValue);
    to.weighted += from.weighted;
    to.won += from.won;
    to.lost += from.lost;
    to.wonValue += from.wonValue;
    to.withoutAccount += from.withoutAccount;
    to.openWithoutAccount += from.openWithoutAccount;
    to.openWithoutAmount += from.openWithoutAmount;
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

std::size_t cohortSteps(const Directory &directory) {
    return static_cast<std::size_t>(std::max(0, std::min(directory.openStages, directory.rankedStages - 1)));
}

PipelineSums scanPipeline(const PipelineQuery &query) {
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
