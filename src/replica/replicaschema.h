#pragma once

#include "plumbline/storage/sqlite/migrations.h"

namespace plumbline::replica {

/// Every version of the replica's own tables, oldest first. A released one never changes.
[[nodiscard]] std::span<const storage::sqlite::Migration> replicaMigrations();

/// Brings a replica's file to today's schema, its entities' tables included.
[[nodiscard]] domain::Result<void> bringToToday(storage::sqlite::Connection &connection);

} // namespace plumbline::replica
