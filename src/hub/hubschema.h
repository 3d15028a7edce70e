#pragma once

#include "plumbline/storage/migrations.h"

namespace plumbline::hub {

/// The hub's own tables and the entities' tables, as of today. Errors: those of migrate and followDescriptions.
[[nodiscard]] domain::Result<void> bringToToday(storage::Connection &connection);

} // namespace plumbline::hub
