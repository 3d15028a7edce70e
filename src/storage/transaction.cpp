#include "plumbline/storage/transaction.h"

namespace plumbline::storage {

Result<Transaction> Transaction::beginWrite(Connection &connection) {
    PLUMBLINE_TRY(connection.execute(connection.dialect().beginWrite));
    return Transaction(connection);
}

Result<Transaction> Transaction::beginRead(Connection &connection) {
    PLUMBLINE_TRY(connection.execute(connection.dialect().beginRead));
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

Result<Savepoint> Savepoint::begin(Connection &connection) {
    PLUMBLINE_TRY(connection.execute("SAVEPOINT part"));
    return Savepoint(connection);
}

Result<void> Savepoint::keep() {
    if (m_connection == nullptr)
        throw domain::InvariantError("a savepoint kept twice");
    PLUMBLINE_TRY(m_connection->execute("RELEASE SAVEPOINT part"));
    m_connection = nullptr;
    return {};
}

Savepoint::~Savepoint() {
    if (m_connection == nullptr || !m_connection->inTransaction())
        return;
    static_cast<void>(m_connection->execute("ROLLBACK TO SAVEPOINT part"));
    static_cast<void>(m_connection->execute("RELEASE SAVEPOINT part"));
}

Batch::Batch(Connection &connection) : m_connection(&connection) {
    connection.startBatch();
}

Result<void> Batch::finish() {
    if (m_connection == nullptr)
        throw domain::InvariantError("a batch finished twice");
    return std::exchange(m_connection, nullptr)->endBatch();
}

Batch::~Batch() {
    // Its transaction is not committed by whoever leaves without asking how it went.
    if (m_connection != nullptr)
        static_cast<void>(m_connection->endBatch());
}

} // namespace plumbline::storage
