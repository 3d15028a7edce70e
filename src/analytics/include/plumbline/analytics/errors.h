#pragma once

#include "plumbline/domain/error.h"

/// What may go wrong in analytics. Figures themselves never fail: what can't be had is absent and says what is missing.
namespace plumbline::analytics::errors {

using domain::ErrorCode;

/// No figure has this name, or it has no rows of its own; detail: the figure's text form.
inline constexpr ErrorCode UnknownFigure{"analytics.unknown_figure"};
/// More stages than a funnel may have; detail: how many there are.
inline constexpr ErrorCode TooManyStages{"analytics.too_many_stages"};
/// The amounts together leave 64 bits, so that no sum of them could be trusted; detail: which ones.
inline constexpr ErrorCode AmountsTooLarge{"analytics.amounts_too_large"};

} // namespace plumbline::analytics::errors
