#pragma once

#include "plumbline/domain/date.h"
#include "random.h"

#include <vector>

namespace plumbline::demonstration {

/// The days of a span as often as business falls on them: fewer at weekends and about the Spring Festival, more before
/// quarters and the year end, and more of everything as the company grows.
class Seasons {
public:
    Seasons(domain::Date first, domain::Date last);
    [[nodiscard]] domain::Date draw(Random &random) const;

private:
    domain::Date m_first;
    std::vector<std::int64_t> m_upTo;
};

} // namespace plumbline::demonstration
