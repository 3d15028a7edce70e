#pragma once

#include "plumbline/storage/entitystore.h"
#include "plumbline/storage/sqlite/statement.h"

namespace plumbline::storage::sqlite {

using storage::EntityStore;

} // namespace plumbline::storage::sqlite
