#include "history.h"
#include "plumbline/analytics/errors.h"

#include <numeric>
#include <unordered_map>

namespace plumbline::analytics {

namespace {

constexpr std::uint32_t NoDeal = UINT32_MAX;

Day16 day16Or(std::int32_t day) {
    return day == NoDay ? Undated : toDay16(day);
}

/// A stage change on its way into the columns.
struct PendingChange {
    std::uint32_t deal;
    std::int32_t ordinal;
    std::int64_t amount;
    std::uint32_t revision;
    Day16 day;
    Day16 expected;
    std::uint8_t stage;
};

} // namespace

struct PipelineBuilder::Private {
    std::unique_ptr<PipelineData> data = std::make_unique<PipelineData>();
    /// In the order the deals come in.
    std::vector<std::uint8_t> stage;
    std::vector<std::int64_t> baseAmount;
    std::vector<std::uint32_t> revision;
    std::unordered_map<QByteArray, Ordinal> sources;
    /// Deals are numbered in the order they are first heard of; those of stage changes may not have come yet.
    std::unordered_map<domain::Uuid, std::uint32_t> dealNumbers;
    std::vector<std::uint32_t> positionOfNumber;
    domain::Uuid lastDeal;
    std::uint32_t lastNumber = NoDeal;
    std::vector<PendingChange> changes;

    std::uint32_t numberOf(const domain::Uuid &deal) {
        if (lastNumber != NoDeal && deal == lastDeal)
            return lastNumber;
        const auto [found, added] = dealNumbers.try_emplace(deal, static_cast<std::uint32_t>(positionOfNumber.size()));
        if (added)
            positionOfNumber.push_back(NoDeal);
        lastDeal = deal;
        lastNumber = found->second;
        return lastNumber;
    }

    std::uint8_t stageOf(const domain::Uuid &id) const {
        const int found = data->directory->stage(id);
        if (found < 0)
            throw domain::InvariantError("a stage the directory does not have");
        return static_cast<std::uint8_t>(found);
    }

    Ordinal sourceOf(const QByteArray &name) {
        const QByteArray plain = name.trimmed();
        if (plain.isEmpty())
            return 0;
        const auto [found, added] = sources.try_emplace(plain, static_cast<Ordinal>(data->sources.size()));
        if (added)
            data->sources.push_back(QString::fromUtf8(plain));
        return found->second;
    }

    void placeDeals();
    void addMissingChanges();
    [[nodiscard]] domain::Result<void> checkAmounts() const;
    void placeChanges();
    void revalueOpenDeals();
    void derive();
    void findFirstDay();
    void deriveDeal(std::size_t deal);
    void deriveEpisodes(std::size_t deal);
    void orderSources();
};

PipelineBuilder::PipelineBuilder(DirectoryPtr directory, WorkersPtr workers) : d(std::make_unique<Private>()) {
    d->data->directory = std::move(directory);
    d->data->workers = workers ? std::move(workers) : Workers::make();
    d->data->sources.push_back(QString());
}

PipelineBuilder::~PipelineBuilder() = default;

void PipelineBuilder::reserve(std::size_t deals, std::size_t stageChanges) {
    d->data->ids.reserve(deals);
    d->dealNumbers.reserve(deals);
    d->changes.reserve(stageChanges);
}

void PipelineBuilder::addDeal(const DealInput &deal) {
    PipelineData &data = *d->data;
    const std::uint32_t number = d->numberOf(deal.id);
    if (d->positionOfNumber[number] != NoDeal)
        throw domain::InvariantError("a deal was added twice");
    d->positionOfNumber[number] = static_cast<std::uint32_t>(data.ids.size());
    data.ids.push_back(deal.id);
    data.titles.append(deal.title);
    data.sourceRefs.append(deal.sourceRef);
    data.account.push_back(data.directory->account(deal.account));
    data.product.push_back(data.directory->product(deal.product));
    data.owner.push_back(data.directory->person(deal.owner));
    data.source.push_back(d->sourceOf(deal.source));
    data.region.push_back(data.directory->regionOf(data.owner.back(), data.account.back()));
    data.createdOn.push_back(deal.createdOn);
    data.expectedClose.push_back(deal.expectedClose);
    data.closedOn.push_back(deal.closedOn);
    data.probability.push_back(static_cast<std::int16_t>(std::clamp(deal.probability, -1, 10000)));
    d->stage.push_back(d->stageOf(deal.stage));
    d->baseAmount.push_back(deal.baseAmount);
    d->revision.push_back(toRevision(deal.revision));
}

void PipelineBuilder::addStageChange(const StageChangeInput &change) {
    d->changes.push_back({d->numberOf(change.deal), change.ordinal, change.baseAmount, toRevision(change.revision),
                          day16Or(change.on), day16Or(change.expectedClose), d->stageOf(change.stage)});
}

domain::Result<PipelineColumnsPtr> PipelineBuilder::build() {
    d->placeDeals();
    d->addMissingChanges();
    d->placeChanges();
    d->revalueOpenDeals();
    PLUMBLINE_TRY(d->checkAmounts());
    d->derive();
    d->orderSources();
    return std::make_shared<const PipelineColumns>(std::move(d->data));
}

namespace {

template <typename T>
void permute(std::vector<T> &column, const std::vector<std::uint32_t> &order) {
    std::vector<T> next;
    next.reserve(order.size());
    for (const std::uint32_t from : order)
        next.push_back(column[from]);
    column = std::move(next);
}

void permute(Texts &column, const std::vector<std::uint32_t> &order) {
    Texts next;
    next.reserve(order.size());
    for (const std::uint32_t from : order)
        next.append(column.at(from).toByteArray());
    next.shrink();
    column = std::move(next);
}

} // namespace

/// Into the order of ids, so that a deal is found without another table; readers mostly come in that order already.
void PipelineBuilder::Private::placeDeals() {
    std::vector<std::uint32_t> order(data->ids.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!std::ranges::is_sorted(data->ids)) {
        std::ranges::sort(order, {}, [this](std::uint32_t at) { return data->ids[at]; });
        std::vector<std::uint32_t> place(order.size());
        for (std::size_t at = 0; at < order.size(); ++at)
            place[order[at]] = static_cast<std::uint32_t>(at);
        for (std::uint32_t &position : positionOfNumber)
            if (position != NoDeal)
                position = place[position];
        permute(data->titles, order);
        permute(data->sourceRefs, order);
    } else {
        data->titles.shrink();
        data->sourceRefs.shrink();
    }
    // Also where nothing moves: it gives back what the vectors reserved for growing.
    permute(data->ids, order);
    for (auto *column : {&data->account, &data->product, &data->owner, &data->source, &data->region})
        permute(*column, order);
    for (auto *column : {&data->createdOn, &data->expectedClose, &data->closedOn})
        permute(*column, order);
    permute(data->probability, order);
    permute(stage, order);
    permute(baseAmount, order);
    permute(revision, order);
    dealNumbers.clear();
}

void PipelineBuilder::Private::addMissingChanges() {
    std::vector<std::uint8_t> seen(data->dealCount(), 0);
    for (PendingChange &change : changes) {
        change.deal = positionOfNumber[change.deal];
        if (change.deal == NoDeal)
            throw domain::InvariantError("a stage change without its deal");
        seen[change.deal] = 1;
    }
    for (std::size_t deal = 0; deal < seen.size(); ++deal) {
        if (seen[deal] != 0)
            continue;
        const bool closed = data->directory->stages[stage[deal]].outcome != domain::StageOutcome::Open;
        const Day16 day = closed && data->closedOn[deal] != NoDay ? toDay16(data->closedOn[deal]) : Undated;
        changes.push_back({static_cast<std::uint32_t>(deal), 0, baseAmount[deal], revision[deal], day, day16Or(data->expectedClose[deal]), stage[deal]});
    }
}

/// With this held, no sum over any choice of rows can leave 64 bits.
domain::Result<void> PipelineBuilder::Private::checkAmounts() const {
    constexpr std::uint64_t Most = static_cast<std::uint64_t>(INT64_MAX) / 4;
    std::uint64_t total = 0;
    for (const std::int64_t amount : data->amount) {
        const std::uint64_t size = amount < 0 ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
        if (size > Most - total)
            return domain::fail(errors::AmountsTooLarge, QStringLiteral("stage_change.base_amount"));
        total += size;
    }
    return {};
}

void PipelineBuilder::Private::placeChanges() {
    const auto before = [](const PendingChange &a, const PendingChange &b) {
        return std::tuple(a.deal, a.day, a.ordinal, a.revision) < std::tuple(b.deal, b.day, b.ordinal, b.revision);
    };
    if (!std::ranges::is_sorted(changes, before))
        std::ranges::stable_sort(changes, before);
    const std::size_t count = changes.size();
    data->firstChange.assign(data->dealCount() + 1, 0);
    data->day.reserve(count);
    data->stage.reserve(count);
    data->amount.reserve(count);
    data->revision.reserve(count);
    data->expected.reserve(count);
    data->since.reserve(count);
    for (const PendingChange &change : changes) {
        ++data->firstChange[change.deal + 1];
        data->day.push_back(change.day);
        data->stage.push_back(change.stage);
        data->amount.push_back(change.amount);
        data->revision.push_back(change.revision);
        data->expected.push_back(change.expected);
    }
    std::partial_sum(data->firstChange.begin(), data->firstChange.end(), data->firstChange.begin());
    std::vector<PendingChange>().swap(changes);
}

/// What is won or lost keeps what it was worth then. An edit has its own row; a record that says otherwise than the last of them was
/// written before edits had one, or stands as it did before an edit that was taken back.
void PipelineBuilder::Private::revalueOpenDeals() {
    for (std::size_t deal = 0; deal < data->dealCount(); ++deal) {
        const auto first = data->expected.begin() + data->firstChange[deal];
        const auto end = data->expected.begin() + data->firstChange[deal + 1];
        const Day16 expected = day16Or(data->expectedClose[deal]);
        if (std::all_of(first, end, [](Day16 day) { return day == Undated; }))
            std::fill(first, end, expected);
        const std::size_t last = data->firstChange[deal + 1] - 1;
        if (data->directory->stages[data->stage[last]].outcome != domain::StageOutcome::Open)
            continue;
        data->amount[last] = baseAmount[deal];
        data->expected[last] = expected;
    }
}

void PipelineBuilder::Private::derive() {
    const std::size_t deals = data->dealCount();
    const auto ranks = static_cast<std::size_t>(data->directory->rankedStages);
    data->createdDay.resize(deals);
    data->firstDated.resize(deals);
    data->lastDay.resize(deals);
    data->lastStage.resize(deals);
    data->lastAmount.resize(deals);
    data->closeDay.resize(deals);
    data->lastExpected.resize(deals);
    data->firstRevision.resize(deals);
    data->lastRevision.resize(deals);
    data->undated.resize(deals);
    EpisodeColumns &episodes = data->episodes;
    episodes.reached.assign(ranks, std::vector<Day16>(deals, Never));
    episodes.regressed.assign(ranks, std::vector<Day16>(deals, Never));
    episodes.jumped.assign(ranks, std::vector<std::uint8_t>(deals, 0));
    episodes.lost.assign(deals, Never);
    for (std::size_t deal = 0; deal < deals; ++deal) {
        deriveDeal(deal);
        deriveEpisodes(deal);
        forBookings(*data, deal, UINT32_MAX, [&](Day16 day, std::int64_t amount) {
            data->bookings.deal.push_back(static_cast<std::uint32_t>(deal));
            data->bookings.day.push_back(day);
            data->bookings.amount.push_back(amount);
        });
    }
    for (std::size_t rank = 0; rank < ranks; ++rank) {
        episodes.reached[rank].shrink_to_fit();
        episodes.regressed[rank].shrink_to_fit();
        episodes.jumped[rank].shrink_to_fit();
    }
    findFirstDay();
    episodes.lost.shrink_to_fit();
    episodes.laterDeal.shrink_to_fit();
    data->bookings.deal.shrink_to_fit();
    data->bookings.day.shrink_to_fit();
    data->bookings.amount.shrink_to_fit();
}

void PipelineBuilder::Private::findFirstDay() {
    Day16 first = Never;
    for (std::size_t deal = 0; deal < data->dealCount(); ++deal) {
        first = std::min(first, data->firstDated[deal]);
        if (data->createdDay[deal] != Undated)
            first = std::min(first, data->createdDay[deal]);
    }
    data->firstDay = first == Never ? Undated : first;
}

void PipelineBuilder::Private::deriveDeal(std::size_t deal) {
    const std::size_t first = data->firstChange[deal];
    const std::size_t last = data->firstChange[deal + 1];
    const DealState state = stateOf(*data, deal, {});
    std::uint32_t oldest = UINT32_MAX;
    std::uint32_t newest = 0;
    const auto outcomeAt = [this](std::size_t at) { return data->directory->stages[data->stage[at]].outcome; };
    for (std::size_t at = first; at < last; ++at)
        data->since.push_back(at > first && outcomeAt(at) == outcomeAt(at - 1) ? data->since.back() : data->day[at]);
    for (std::size_t at = first; at < last; ++at) {
        oldest = std::min(oldest, data->revision[at]);
        newest = std::max(newest, data->revision[at]);
    }
    const Day16 firstDated = firstDatedChange(*data, deal, {});
    data->createdDay[deal] = data->createdOn[deal] != NoDay ? toDay16(data->createdOn[deal]) : Undated;
    data->firstDated[deal] = firstDated != Undated ? firstDated : Never;
    data->lastDay[deal] = data->day[last - 1];
    data->lastStage[deal] = state.stage;
    data->lastAmount[deal] = state.amount;
    data->closeDay[deal] = state.closeDay;
    data->lastExpected[deal] = state.expected;
    data->firstRevision[deal] = oldest;
    data->lastRevision[deal] = newest;
    data->undated[deal] = hasUndatedChange(*data, deal, UINT32_MAX) ? 1 : 0;
}

void PipelineBuilder::Private::deriveEpisodes(std::size_t deal) {
    EpisodeColumns &episodes = data->episodes;
    const std::size_t ranks = episodes.reached.size();
    EpisodeWalk walk(*data, deal, UINT32_MAX);
    const Episode *episode = walk.next();
    for (std::size_t rank = 0; rank < ranks; ++rank) {
        episodes.reached[rank][deal] = episode->reached[rank];
        episodes.regressed[rank][deal] = episode->regressed[rank];
        episodes.jumped[rank][deal] = episode->jumped[rank];
    }
    episodes.lost[deal] = episode->lost;
    while ((episode = walk.next()) != nullptr) {
        episodes.laterDeal.push_back(static_cast<std::uint32_t>(deal));
        for (std::size_t rank = 0; rank < ranks; ++rank) {
            episodes.reached[rank].push_back(episode->reached[rank]);
            episodes.regressed[rank].push_back(episode->regressed[rank]);
            episodes.jumped[rank].push_back(episode->jumped[rank]);
        }
        episodes.lost.push_back(episode->lost);
    }
}

void PipelineBuilder::Private::orderSources() {
    data->sourceOrder.resize(static_cast<std::size_t>(data->sources.size()));
    std::iota(data->sourceOrder.begin(), data->sourceOrder.end(), 0U);
    std::ranges::sort(data->sourceOrder, [this](Ordinal a, Ordinal b) {
        if (a == 0 || b == 0)
            return b == 0 && a != 0;
        const int order = data->sources[a].compare(data->sources[b], Qt::CaseInsensitive);
        return order != 0 ? order < 0 : data->sources[a] < data->sources[b];
    });
}

} // namespace plumbline::analytics
