#include "pipelinescan.h"

#include "figures.h"
#include "plumbline/analytics/columns.h"

namespace plumbline::analytics {

namespace {

void fillTotals(PipelinePage &page, const PipelineQuery &query, const PipelineSums &sums) {
    std::int64_t openCount = 0;
    std::int64_t openValue = 0;
    for (std::size_t stage = 0; stage < sums.stageCount.size(); ++stage)
        if (query.outcome(static_cast<std::uint8_t>(stage)) == domain::StageOutcome::Open) {
            openCount += sums.stageCount[stage];
            openValue += sums.stageValue[stage];
        }
    page.openCount = plainFigure(Metric::OpenCount, Unit::Count, openCount);
    page.openValue = plainFigure(Metric::OpenValue, Unit::Money, openValue);
    page.weighted = plainFigure(Metric::WeightedPipeline, Unit::Money, sums.weighted);
    page.winRate = ratioFigure(Metric::WinRate, Unit::BasisPoints,
                               {.numerator = sums.won, .denominator = sums.won + sums.lost, .scale = 10000});
    page.wonValue = plainFigure(Metric::WonValue, Unit::Money, sums.wonValue);
    page.wonCount = plainFigure(Metric::WonCount, Unit::Count, sums.won);
    page.lostCount = plainFigure(Metric::LostCount, Unit::Count, sums.lost);
    page.unattributedAccounts = plainFigure(Metric::UnattributedAccountCount, Unit::Count, sums.withoutAccount);
    page.openWithoutAccount = plainFigure(Metric::OpenWithoutAccountCount, Unit::Count, sums.openWithoutAccount);
    page.openWithoutAmount = plainFigure(Metric::OpenWithoutAmountCount, Unit::Count, sums.openWithoutAmount);
    page.undated = plainFigure(Metric::UndatedCount, Unit::Count, sums.undated);
}

CohortStep stepOf(const CohortSums &sums, int from) {
    CohortStep step;
    step.fromStage = from;
    step.toStage = from + 1;
    step.entered = plainFigure(Metric::CohortEntered, Unit::Count, sums.entered, from);
    step.advanced = plainFigure(Metric::CohortAdvanced, Unit::Count, sums.advanced, from);
    step.lost = plainFigure(Metric::CohortLost, Unit::Count, sums.lost, from);
    step.open = plainFigure(Metric::CohortOpen, Unit::Count, sums.entered - sums.advanced - sums.lost, from);
    step.conversion = ratioFigure(Metric::CohortConversion, Unit::BasisPoints,
                                  {.numerator = sums.advanced, .denominator = sums.entered, .scale = 10000}, from);
    if (sums.entered > 0 && sums.skipped == sums.entered) {
        // Nobody is known to have stood in the stage: what came to the next one did not come from here.
        step.conversion.value.reset();
        step.conversion.missing = {MissingInput::StageDates};
    }
    step.immature = sums.immature;
    step.skipped = sums.skipped;
    step.regressed = sums.regressed;
    return step;
}

} // namespace

PipelinePage pipelinePage(const Columns &columns, const Slice &slice) {
    const PipelineData &data = columns.pipeline->data();
    const PipelineQuery query(data, slice);
    const PipelineSums sums = scanPipeline(query);
    PipelinePage page;
    fillTotals(page, query, sums);
    for (std::size_t stage = 0; stage < data.directory->stages.size(); ++stage) {
        const StageEntry &entry = data.directory->stages[stage];
        const int bucket = static_cast<int>(stage);
        page.stages.push_back({entry.id.toString(), entry.name, entry.outcome == domain::StageOutcome::Won,
                               entry.outcome == domain::StageOutcome::Lost,
                               plainFigure(Metric::SnapshotCount, Unit::Count, sums.stageCount[stage], bucket),
                               plainFigure(Metric::SnapshotValue, Unit::Money, sums.stageValue[stage], bucket)});
    }
    for (std::size_t step = 0; step < sums.cohort.size(); ++step)
        page.cohort.push_back(stepOf(sums.cohort[step], static_cast<int>(step)));
    for (std::size_t at = 0; at < data.sourceOrder.size(); ++at) {
        const Ordinal source = data.sourceOrder[at];
        const QString name = data.sources[static_cast<qsizetype>(source)];
        const int bucket = static_cast<int>(at);
        page.sources.push_back({{name, name},
                                plainFigure(Metric::SourceCount, Unit::Count, sums.sourceCount[source], bucket),
                                plainFigure(Metric::SourceValue, Unit::Money, sums.sourceValue[source], bucket)});
    }
    return page;
}

} // namespace plumbline::analytics
