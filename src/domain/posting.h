#pragma once

#include "plumbline/domain/entities.h"
#include "plumbline/domain/view.h"

/// What every document that is posted goes through.
namespace plumbline::domain {

/// The document with its rate frozen and its amount in base currency; in the organisation's own currency the rate is 1,000,000.
/// Errors: AmountNotPositive, AmountOverflow.
[[nodiscard]] Result<Fact> withFrozenRate(Fact fact, const View &view);
/// Whether its account has no document of this kind and number that counts: one that was reversed does not, so that it can be
/// posted again as it should have been. Errors: DocumentExists.
[[nodiscard]] Result<void> refuseRepeated(const Fact &fact, const View &view);

} // namespace plumbline::domain
