#include "plumbline/storage/sqlite/transaction.h"

namespace plumbline::storage::sqlite {

Result<Transaction> Transaction::beginWrite(Connection &connection) {
    PLUMBLINE_TRY(connection.execute("BEGIN IMMEDIATE"));
    return Transaction(connection);
}

Result<Transaction> Transaction::beginRead(Connection &connection) {
    PLUMBLINE_TRY(connection.execute("BEGIN DEFERRED"));
    return Transaction(connection);
}

Result<void> Transaction::commit() {
    if (m_connection == nullptr)
        throw domain::InvariantError("a transaction committed twice");
    PLUMBLINE_TRY(m_connection->execute("COMMIT"));
    m_connection = nullptr;
    return {};
}

Transaction::~Transaction() {
    // An error such as a full disk may have rolled it back already; then there is nothing left to undo.
    if (m_connection != nullptr && m_connection->inTransaction())
        static_cast<void>(m_connection->execute("ROLLBACK"));
}

} // namespace plumbline::storage::sqlite
