#include "dealrows.h"

#include "changequery.h"
#include "dwellquery.h"
#include "pipelinescan.h"
#include "tablerows.h"

#include <map>
#include <mutex>

namespace plumbline::analytics {

using domain::StageOutcome;

namespace {

Unit unitOf(Metric metric) {
    switch (metric) {
    case Metric::SnapshotValue:
    case Metric::OpenValue:
    case Metric::WeightedPipeline:
    case Metric::WonValue:
    case Metric::SourceValue:
    case Metric::ChangeValue:
        return Unit::Money;
    default:
        return Unit::Count;
    }
}

/// A ratio's part is another figure.
FigureId plain(FigureId figure) {
    const bool below = figure.part == Part::Denominator;
    figure.part = Part::Whole;
    if (figure.metric == Metric::CohortConversion)
        figure.metric = below ? Metric::CohortEntered : Metric::CohortAdvanced;
    else if (figure.metric == Metric::WinRate && !below)
        figure.metric = Metric::WonCount;
    return figure;
}

/// One deal's share of one figure, straight from its stage changes; absent where it has none.
class DealShare {
public:
    DealShare(const PipelineData &data, const Slice &slice, const FigureId &figure)
        : m_query(data, slice),
          m_change(data, slice),
          m_figure(figure) {
        if (figure.metric == Metric::SourceCount || figure.metric == Metric::SourceValue)
            m_source = data.sourceOrder[static_cast<std::size_t>(figure.bucket)];
    }
    [[nodiscard]] const PipelineQuery &query() const { return m_query; }

    [[nodiscard]] std::optional<std::int64_t> of(std::size_t deal) const {
        switch (m_figure.metric) {
        case Metric::CohortEntered:
        case Metric::CohortAdvanced:
        case Metric::CohortLost:
        case Metric::CohortOpen:
            return ofCohort(deal);
        case Metric::WonValue:
            return ofBookings(deal);
        case Metric::ChangeValue:
        case Metric::ChangeCount:
            return ofChange(deal);
        case Metric::DwellCount:
        case Metric::DwellEnded:
        case Metric::DwellOpen:
            return ofDwell(deal);
        default:
            return ofState(deal);
        }
    }

private:
    [[nodiscard]] std::optional<std::int64_t> ofCohort(std::size_t deal) const {
        if (!m_query.admits(deal))
            return std::nullopt;
        std::int64_t count = 0;
        EpisodeWalk walk(m_query.data(), deal, m_query.horizon.known);
        while (const Episode *episode = walk.next()) {
            const CohortPlace place = placeInCohort(m_query, *episode, static_cast<std::size_t>(m_figure.bucket));
            const bool counts = m_figure.metric == Metric::CohortEntered    ? place.entered
                                : m_figure.metric == Metric::CohortAdvanced ? place.advanced
                                : m_figure.metric == Metric::CohortLost     ? place.lost
                                                                            : place.entered && !place.advanced && !place.lost;
            count += counts ? 1 : 0;
        }
        return count > 0 ? std::optional(count) : std::nullopt;
    }

    [[nodiscard]] std::optional<std::int64_t> ofBookings(std::size_t deal) const {
        if (!m_query.admits(deal))
            return std::nullopt;
        std::optional<std::int64_t> sum;
        forBookings(m_query.data(), deal, m_query.horizon.known, [&](Day16 day, std::int64_t amount) {
            if (day <= m_query.horizon.asOf && m_query.inPeriod(day))
                sum = sum.value_or(0) + amount;
        });
        return sum;
    }

    [[nodiscard]] std::optional<std::int64_t> ofChange(std::size_t deal) const {
        const DealChange change = m_change.of(deal);
        if (!change.has(static_cast<ChangeStep>(m_figure.bucket)))
            return std::nullopt;
        return m_figure.metric == Metric::ChangeCount ? 1 : change.amounts[static_cast<std::size_t>(m_figure.bucket)];
    }

    [[nodiscard]] std::optional<std::int64_t> ofDwell(std::size_t deal) const {
        std::optional<std::int64_t> one;
        StayWalk walk(m_query, nullptr);
        forStays(walk, m_query, deal, [&](const Stay &stay) {
            const bool counts = m_figure.metric == Metric::DwellCount || stay.hasEnded == (m_figure.metric == Metric::DwellEnded);
            if (stay.stage == m_figure.bucket && counts)
                one = 1;
        });
        return one;
    }

    [[nodiscard]] std::optional<std::int64_t> ofState(std::size_t deal) const {
        const DealState state = m_query.state(deal);
        if (state.stage == NoStage)
            return std::nullopt;
        const StageOutcome outcome = m_query.outcome(state.stage);
        const bool closed = outcome != StageOutcome::Open && m_query.inPeriod(state.closeDay);
        const auto one = [](bool counts) { return counts ? std::optional<std::int64_t>(1) : std::nullopt; };
        switch (m_figure.metric) {
        case Metric::WonCount:
            return one(closed && outcome == StageOutcome::Won);
        case Metric::LostCount:
            return one(closed && outcome == StageOutcome::Lost);
        case Metric::WinRate:
            return one(closed);
        case Metric::UndatedCount:
            return one(hasUndatedChange(m_query.data(), deal, m_query.horizon.known));
        default:
            break;
        }
        if (!m_query.inPeriod(m_query.createdDay(deal)))
            return std::nullopt;
        return ofSnapshot(deal, state, outcome == StageOutcome::Open);
    }

    [[nodiscard]] std::optional<std::int64_t> ofSnapshot(std::size_t deal, const DealState &state, bool open) const {
        const bool inStage = state.stage == m_figure.bucket;
        const bool ofSource = m_query.data().source[deal] == m_source;
        const auto when = [](bool counts, std::int64_t amount) { return counts ? std::optional(amount) : std::nullopt; };
        switch (m_figure.metric) {
        case Metric::SnapshotCount:
            return when(inStage, 1);
        case Metric::SnapshotValue:
            return when(inStage, state.amount);
        case Metric::OpenCount:
            return when(open, 1);
        case Metric::OpenValue:
            return when(open, state.amount);
        case Metric::WeightedPipeline:
            return open ? std::optional(m_query.weighted(deal, state.stage, state.amount)) : std::nullopt;
        case Metric::SourceCount:
            return when(ofSource, 1);
        case Metric::SourceValue:
            return when(ofSource, state.amount);
        case Metric::OpenWithoutAccountCount:
            return when(open && m_query.data().account[deal] == 0, 1);
        case Metric::OpenWithoutAmountCount:
            return when(open && state.amount == 0, 1);
        case Metric::UnattributedAccountCount:
            return when(m_query.data().account[deal] == 0, 1);
        default:
            throw domain::InvariantError("not a figure of deals");
        }
    }

    PipelineQuery m_query;
    ChangeQuery m_change;
    FigureId m_figure;
    Ordinal m_source = 0;
};

class DealSource final : public RowSource {
public:
    DealSource(PipelineColumnsPtr columns, const Slice &slice, const FigureId &figure)
        : m_columns(std::move(columns)),
          m_share(m_columns->data(), slice, figure),
          m_unit(unitOf(figure.metric)) {}
    [[nodiscard]] const DealShare &share() const { return m_share; }
    [[nodiscard]] RowKind kind() const override { return RowKind::Deal; }
    [[nodiscard]] Unit unit() const override { return m_unit; }
    [[nodiscard]] domain::Currency currency() const override { return m_columns->directory()->baseCurrency; }
    [[nodiscard]] std::int64_t contribution(std::uint32_t deal) const override { return m_share.of(deal).value_or(0); }
    [[nodiscard]] domain::Uuid recordId(std::uint32_t deal) const override { return m_columns->data().ids[deal]; }
    [[nodiscard]] Cell cell(std::uint32_t deal, RowColumn column) const override;
    [[nodiscard]] QString nameOf(RowColumn column, std::int64_t ordinal) const override;

private:
    [[nodiscard]] Cell stateCell(std::uint32_t deal, RowColumn column) const;

    PipelineColumnsPtr m_columns;
    DealShare m_share;
    Unit m_unit;
};

Cell DealSource::cell(std::uint32_t deal, RowColumn column) const {
    const PipelineData &data = m_columns->data();
    switch (column) {
    case RowColumn::Title:
        return Cell::ofText(data.titles.at(deal));
    case RowColumn::SourceRef:
        return Cell::ofText(data.sourceRefs.at(deal));
    case RowColumn::Account:
        return Cell::name(data.account[deal]);
    case RowColumn::Owner:
        return Cell::name(data.owner[deal]);
    case RowColumn::Team:
        return Cell::name(data.directory->people[data.owner[deal]].team);
    case RowColumn::Region:
        return Cell::name(data.region[deal]);
    case RowColumn::Product:
        return Cell::name(data.product[deal]);
    case RowColumn::Source:
        return Cell::name(data.source[deal]);
    case RowColumn::CreatedOn:
        return Cell::date(data.createdOn[deal]);
    case RowColumn::ExpectedClose:
        return Cell::date(data.expectedClose[deal]);
    case RowColumn::Stage:
    case RowColumn::Amount:
    case RowColumn::ClosedOn:
    case RowColumn::Probability:
        return stateCell(deal, column);
    default:
        return {};
    }
}

/// As of the slice's date, like the figure itself.
Cell DealSource::stateCell(std::uint32_t deal, RowColumn column) const {
    const DealState state = m_share.query().state(deal);
    if (state.stage == NoStage)
        return {};
    const bool open = m_share.query().outcome(state.stage) == StageOutcome::Open;
    const std::int64_t own = m_columns->data().probability[deal];
    switch (column) {
    case RowColumn::Stage:
        return Cell::ranked(state.stage);
    case RowColumn::Amount:
        return Cell::money(state.amount);
    case RowColumn::ClosedOn:
        return open || state.closeDay == Undated ? Cell() : Cell::date(toDays(state.closeDay));
    default:
        return open ? Cell::integer(own >= 0 ? own : m_columns->directory()->stages[state.stage].probability) : Cell();
    }
}

QString DealSource::nameOf(RowColumn column, std::int64_t ordinal) const {
    const Directory &directory = *m_columns->directory();
    const auto at = static_cast<std::size_t>(ordinal);
    switch (column) {
    case RowColumn::Account:
        return directory.accounts[at].name;
    case RowColumn::Owner:
        return directory.people[at].name;
    case RowColumn::Team:
        return directory.teams[at].name;
    case RowColumn::Region:
        return directory.regions[at];
    case RowColumn::Product:
        return directory.products[at].name;
    case RowColumn::Source:
        return m_columns->data().sources[static_cast<qsizetype>(at)];
    case RowColumn::Stage:
        return directory.stages[at].name;
    default:
        return {};
    }
}

} // namespace

RowsPtr dealRows(PipelineColumnsPtr columns, const Slice &slice, const FigureId &figure) {
    const auto source = std::make_shared<DealSource>(std::move(columns), slice, plain(figure));
    const PipelineData &data = source->share().query().data();
    // By the run's first deal, so that the deals come in their order whichever thread found them.
    std::map<std::size_t, std::vector<std::uint32_t>> found;
    std::mutex mutex;
    data.workers->forParts(data.dealCount(), [&](std::size_t, std::size_t first, std::size_t last) {
        std::vector<std::uint32_t> run;
        for (std::size_t deal = first; deal < last; ++deal)
            if (source->share().of(deal))
                run.push_back(static_cast<std::uint32_t>(deal));
        const std::lock_guard lock(mutex);
        found[first] = std::move(run);
    });
    std::vector<std::uint32_t> records;
    for (const auto &[first, run] : found)
        records.insert(records.end(), run.begin(), run.end());
    records.shrink_to_fit();
    return std::make_shared<TableRows>(source, std::move(records));
}

bool isPipelineBucket(const PipelineColumns &columns, const FigureId &figure) {
    const auto bucket = static_cast<std::size_t>(figure.bucket);
    switch (figure.metric) {
    case Metric::SnapshotCount:
    case Metric::SnapshotValue:
        return bucket < columns.directory()->stages.size();
    case Metric::SourceCount:
    case Metric::SourceValue:
        return bucket < columns.data().sourceOrder.size();
    case Metric::CohortEntered:
    case Metric::CohortAdvanced:
    case Metric::CohortLost:
    case Metric::CohortOpen:
    case Metric::CohortConversion:
        return bucket < cohortSteps(*columns.directory());
    case Metric::ChangeValue:
    case Metric::ChangeCount:
        return bucket < ChangeStepCount;
    case Metric::DwellCount:
    case Metric::DwellEnded:
    case Metric::DwellOpen:
        return bucket < static_cast<std::size_t>(columns.directory()->openStages);
    default:
        return figure.bucket == -1;
    }
}

} // namespace plumbline::analytics
