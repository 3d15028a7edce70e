#pragma once

#include "outboxstore.h"
#include "plumbline/storage/sqlite/entitystore.h"
#include "settingstore.h"

namespace plumbline::replica {

/// What the state of an enrolled replica is read from.
struct SyncSources {
    SettingStore &settings;
    OutboxStore &outbox;
    storage::sqlite::EntityStore &entities;
};
[[nodiscard]] domain::Result<SyncState> syncStateOf(const SyncSources &sources);
} // namespace plumbline::replica
