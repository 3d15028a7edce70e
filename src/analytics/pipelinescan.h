#pragma once

#include "pipelinequery.h"

namespace plumbline::analytics {

struct CohortSums {
    std::int64_t entered = 0, advanced = 0, lost = 0, immature = 0, skipped = 0, regressed = 0;
};

/// Everything the pipeline page shows, summed in one pass over the deals.
struct PipelineSums {
    std::vector<std::int64_t> stageCount, stageValue, sourceCount, sourceValue;
    std::int64_t weighted = 0, won = 0, lost = 0, wonValue = 0, withoutAccount = 0, undated = 0;
    /// Of the open deals.
    std::int64_t openWithoutAccount = 0, openWithoutAmount = 0;
    /// By the stage it starts from.
    std::vector<CohortSums> cohort;
};

[[nodiscard]] PipelineSums scanPipeline(const PipelineQuery &query);

/// How many steps the cohort has: one from each open stage that has a stage after it.
[[nodiscard]] std::size_t cohortSteps(const Directory &directory);

} // namespace plumbline::analytics
