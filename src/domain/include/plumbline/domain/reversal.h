#pragma once

#include "plumbline/domain/entities/receivables.h"

namespace plumbline::domain {

/// The source number of the document that reverses this one: how it is found where there is no account to look under.
[[nodiscard]] QString reversalRef(FactId document);

} // namespace plumbline::domain
