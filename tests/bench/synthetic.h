#pragma once

#include "plumbline/analytics/columns.h"

namespace plumbline::bench {

/// A made-up pipeline as large as asked for, the same every time: two years of deals with five stage changes each, some of
/// them reopened, regressing or undated.
class SyntheticPipeline {
public:
    explicit SyntheticPipeline(std::int64_t deals);
    [[nodiscard]] const analytics::Columns &columns() const { return m_columns; }
    [[nodiscard]] std::int64_t buildMilliseconds() const { return m_buildMilliseconds; }

private:
    analytics::Columns m_columns;
    std::int64_t m_buildMilliseconds = 0;
};

} // namespace plumbline::bench
