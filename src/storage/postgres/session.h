#pragma once

#include "plumbline/storage/statement.h"

#include <libpq-fe.h>

#include <unordered_map>
#include <vector>

namespace plumbline::storage::postgres {

struct Finished {
    void operator()(PGresult *result) const { PQclear(result); }
    void operator()(PGconn *connection) const { PQfinish(connection); }
};
using Answer = std::unique_ptr<PGresult, Finished>;

/// A statement the server knows by name, with the types it found for its parameters and columns.
struct Prepared {
    std::string name;
    std::vector<Oid> parameters;
    std::vector<Oid> columns;
};

/// Parameters as libpq takes them, all binary.
struct Parameters {
    std::vector<const char *> values;
    std::vector<int> lengths;
    std::vector<int> formats;
};

/// The typed error of an answer that is one, from its SQLSTATE. Errors of the program throw InvariantError.
[[nodiscard]] domain::Error errorOf(const PGresult *answer);

/// A connection in pipeline mode: every statement is sent, and `settle` reads the answers of all that were. Outside of a
/// batch one settles after each.
class Session {
public:
    Session(std::unique_ptr<PGconn, Finished> connection, std::string schema);

    [[nodiscard]] PGconn *handle() const { return m_connection.get(); }
    [[nodiscard]] const std::string &schema() const { return m_schema; }
    [[nodiscard]] bool isBatching() const { return m_batching; }
    [[nodiscard]] bool isLost() const { return m_lost || PQstatus(handle()) != CONNECTION_OK; }
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] std::int64_t changedRows() const;

    /// Prepared once per connection, however many statements share the SQL.
    [[nodiscard]] Result<const Prepared *> prepared(const std::string &sql);

    /// Sends it without waiting. With an `entity`, exactly one row has to change, else the error is RowMissing.
    [[nodiscard]] Result<void> send(const Prepared &statement, const Parameters &parameters, const char *entity,
                                    const domain::Uuid &id);
    /// One statement that is not kept; `types` are the parameters'.
    [[nodiscard]] Result<void> send(const char *sql, const Parameters &parameters, const std::vector<Oid> &types);
    /// The answer of the last statement sent. Errors: the first one's of all since the last time.
    [[nodiscard]] Result<Answer> settle();
    /// In a batch: settles only when much was sent.
    [[nodiscard]] Result<void> settleIfMany();

    /// Any number of statements without parameters, or one of a transaction.
    [[nodiscard]] Result<void> execute(const char *sql);

    /// As Connection's.
    [[nodiscard]] Result<std::optional<QString>> scalar(const char *sql);

    void startBatch();
    [[nodiscard]] Result<void> endBatch();

    /// Nothing where the transaction that it belonged to is over or failed.
    [[nodiscard]] Result<void> close(const std::string &cursor);
    [[nodiscard]] std::string nextCursor() { return std::string("scan_").append(std::to_string(++m_cursors)); }

private:
    struct Expected {
        const char *entity = nullptr;
        domain::Uuid id;
    };
    [[nodiscard]] Result<void> sent(int accepted, Expected expected);
    [[nodiscard]] Answer readOne();
    [[nodiscard]] domain::Error lost();
    [[nodiscard]] domain::Error told(const PGresult *answer);
    [[nodiscard]] Result<void> one(const char *sql);
    [[nodiscard]] Result<void> rollBack(const char *sql);

    std::unique_ptr<PGconn, Finished> m_connection;
    std::string m_schema;
    std::unordered_map<std::string, Prepared> m_prepared;
    std::vector<Expected> m_pending;
    std::optional<domain::Error> m_doomed;
    std::int64_t m_changed = 0;
    std::int64_t m_cursors = 0;
    bool m_batching = false;
    bool m_lost = false;
};

} // namespace plumbline::storage::postgres
