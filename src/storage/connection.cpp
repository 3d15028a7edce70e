#include "plumbline/storage/connection.h"

#include "plumbline/storage/statement.h"

namespace plumbline::storage {

Connection::~Connection() = default;

PreparedStatement::~PreparedStatement() = default;

} // namespace plumbline::storage
