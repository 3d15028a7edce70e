#include "changequery.h"

#include "figures.h"
#include "plumbline/analytics/columns.h"

namespace plumbline::analytics {

PipelineChange pipelineChange(const Columns &columns, const Slice &slice) {
    const ChangeSums sums = sumChange(ChangeQuery(columns.pipeline->data(), slice));
    PipelineChange page;
    page.since = slice.since.value_or(Since{slice.asOf, slice.asKnown});
    for (std::size_t step = 0; step < page.steps.size(); ++step) {
        const int bucket = static_cast<int>(step);
        page.steps[step] = {static_cast<ChangeStep>(step), plainFigure(Metric::ChangeValue, Unit::Money, sums.values[step], bucket),
                            plainFigure(Metric::ChangeCount, Unit::Count, sums.counts[step], bucket)};
    }
    return page;
}

} // namespace plumbline::analytics
