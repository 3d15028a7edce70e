#pragma once

#include "plumbline/storage/connection.h"

#include <utility>

namespace plumbline::storage {

/// Rolls back when it goes out of scope uncommitted.
class Transaction {
public:
    /// On SQLite it takes the write lock at once, so that nothing read inside can be stale by the time it writes. On
    /// PostgreSQL it is READ COMMITTED: who must not be overtaken locks a row first, with SELECT … FOR UPDATE.
    [[nodiscard]] static Result<Transaction> beginWrite(Connection &connection);
    /// Everything read inside is one committed state.
    [[nodiscard]] static Result<Transaction> beginRead(Connection &connection);
    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    /// Errors: ForeignKey, Full, Io, Busy, TryAgain, ConnectionLost; nothing of it is kept then (after ConnectionLost
    /// nobody knows: ask after what it wrote). Inside a Batch it throws InvariantError.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

/// A part of a transaction that can fail alone: on PostgreSQL a statement that fails takes its transaction with it, unless
/// it stood in a savepoint that is rolled back. Rolls back to its start when it goes out of scope unkept. They nest.
class Savepoint {
public:
    [[nodiscard]] static Result<Savepoint> begin(Connection &connection);
    Savepoint(Savepoint &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Savepoint &operator=(Savepoint &&) = delete;
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;
    ~Savepoint();

    [[nodiscard]] Result<void> keep();

private:
    explicit Savepoint(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

/// Many writes of one transaction without waiting for each: while it lives, statements without columns go to a server one
/// after another, and their answers are read when a statement with columns is run, after some hundreds of statements, or at
/// `finish`. So an error may be that of an earlier statement; the transaction (or the savepoint around the batch) then has
/// to be rolled back. On SQLite it changes nothing. Only inside a transaction, and not inside another batch.
class Batch {
public:
    explicit Batch(Connection &connection);
    Batch(const Batch &) = delete;
    Batch &operator=(const Batch &) = delete;
    ~Batch();

    /// Errors: that of the first statement that failed.
    [[nodiscard]] Result<void> finish();

private:
    Connection *m_connection;
};

} // namespace plumbline::storage
