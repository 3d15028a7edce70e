#pragma once

#include "plumbline/storage/migrations.h"
#include "plumbline/storage/sqlite/connection.h"

namespace plumbline::storage::sqlite {

using storage::followDescriptions;
using storage::followsDescriptions;
using storage::migrate;
using storage::Migration;

} // namespace plumbline::storage::sqlite
