#pragma once

#include "plumbline/storage/sqlite/connection.h"

namespace plumbline::storage::sqlite {

/// Rolls back when it goes out of scope uncommitted.
class Transaction {
public:
    /// Takes the write lock at once, so that nothing read inside can be stale by the time it writes.
    [[nodiscard]] static Result<Transaction> beginWrite(Connection &connection);
    /// Everything read inside is one committed state.
    [[nodiscard]] static Result<Transaction> beginRead(Connection &connection);
    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    /// Errors: ForeignKey, Full, Io, Busy; the transaction is then still open and rolls back.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

} // namespace plumbline::storage::sqlite
