#pragma once

#include "plumbline/storage/dialect.h"
#include "plumbline/storage/errors.h"

#include <cstdint>
#include <memory>
#include <optional>

/// Stores are written over this layer once and run on SQLite (always as SQLCipher) and on PostgreSQL.
namespace plumbline::storage {

using domain::Result;

class PreparedStatement;

/// How much a statement reads.
enum class Rows {
    /// Its rows fit in memory: one round trip to a server.
    Few,
    /// A scan of any length: they come a thousand at a time, and other statements may run between them.
    Many
};

/// One connection to one organisation's data, used by one thread at a time. Statements, stores and transactions on it do
/// not outlive it.
class Connection {
public:
    virtual ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virtual const Dialect &dialect() const = 0;
    /// Nothing is asked of the engine before it is first run; counts other than the SQL's own throw InvariantError then.
    [[nodiscard]] virtual std::unique_ptr<PreparedStatement> prepare(std::string sql, int parameters, int columns,
                                                                     Rows rows = Rows::Few) = 0;
    /// Runs statements without parameters or rows: schema and transactions.
    [[nodiscard]] virtual Result<void> execute(const char *sql) = 0;
    /// The first column of the first row, for settings and counts without parameters; nothing when there is no row.
    [[nodiscard]] virtual Result<std::optional<QString>> scalar(const char *sql) = 0;
    /// Rows changed by the last statement; within a Batch nobody knows yet, and it throws InvariantError.
    [[nodiscard]] virtual std::int64_t changedRows() = 0;
    [[nodiscard]] virtual bool inTransaction() const = 0;

    /// Whether every reference written in this transaction points to a row by now, as commit would ask. Cheap.
    /// Errors: ForeignKey; within a Batch also those of its earlier statements.
    [[nodiscard]] virtual Result<void> checkReferences() = 0;

    /// The number of the last migration; 0 for an empty database.
    [[nodiscard]] virtual Result<int> schemaVersion() = 0;
    [[nodiscard]] virtual Result<void> setSchemaVersion(int version) = 0;
    /// In a write transaction: nobody else changes the schema until its end.
    [[nodiscard]] virtual Result<void> lockSchema() = 0;

protected:
    Connection() = default;

private:
    friend class Batch;
    /// Where statements without columns need not be waited for one by one.
    virtual void startBatch() = 0;
    [[nodiscard]] virtual Result<void> endBatch() = 0;
};

} // namespace plumbline::storage
