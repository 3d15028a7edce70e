#pragma once

#include "plumbline/analytics/figure.h"
#include "slicetables.h"

namespace plumbline::analytics {

[[nodiscard]] bool hasBuckets(Metric metric);

[[nodiscard]] Figure plainFigure(Metric metric, Unit unit, std::int64_t value, int bucket = -1);

/// What a ratio is made of: numerator × scale ÷ denominator.
struct Quotient {
    std::int64_t numerator = 0;
    Unit numeratorUnit = Unit::Count;
    std::int64_t denominator = 0;
    Unit denominatorUnit = Unit::Count;
    std::int64_t scale = 1;
};
[[nodiscard]] Figure ratioFigure(Metric metric, Unit unit, Quotient quotient, int bucket = -1);

} // namespace plumbline::analytics
