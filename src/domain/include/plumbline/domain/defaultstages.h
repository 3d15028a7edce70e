#pragma once

#include "plumbline/domain/entities/pipeline.h"
#include "plumbline/domain/ports.h"

namespace plumbline::domain {

/// The stages a new organisation starts with: Prospecting, Engaging, Won at ranks 0 to 2 and Lost outside the funnel. The
/// English names are stored; how they are shown is a matter of the translation context "Stage".
[[nodiscard]] std::vector<Stage> defaultStages(IdSource &ids);

} // namespace plumbline::domain
