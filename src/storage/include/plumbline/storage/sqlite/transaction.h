#pragma once

#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/transaction.h"

namespace plumbline::storage::sqlite {

using storage::Savepoint;
using storage::Transaction;

} // namespace plumbline::storage::sqlite
