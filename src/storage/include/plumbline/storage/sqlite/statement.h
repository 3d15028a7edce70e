#pragma once

#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/statement.h"

namespace plumbline::storage::sqlite {

using storage::Bytes;
using storage::bytesOf;
using storage::PreparedStatement;
using storage::Row;
using storage::Scan;
using storage::Statement;

} // namespace plumbline::storage::sqlite
