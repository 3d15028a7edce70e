#pragma once

#include "plumbline/storage/connection.h"

#include "plumbline/domain/id.h"

#include <chrono>
#include <vector>

/// PostgreSQL 15 or later, in UTF-8.
///
/// Each organisation has a schema of its own, `org_` and its id, and a connection sees one. The organisation is so the
/// first part of every table's and every index's name instead of the first column of every key: all SQL is the same as on
/// SQLite, no statement can reach another organisation's rows by forgetting a condition, keys stay small, a migration
/// locks one organisation, and one leaves by DROP SCHEMA. Ordering stays per organisation, since its head row lives in its
/// schema. Sharding stays per organisation too: Citus distributes whole schemas (`citus.enable_schema_for_sharding`), and
/// without it a schema is moved to another server by dump and restore; references never cross schemas, so neither
/// needs new code.
namespace plumbline::storage::postgres {

struct Options {
    /// `postgresql://…` or libpq's `name=value` pairs; it may hold a password, and no error repeats it.
    QByteArray address;
    domain::Uuid organisation;
    std::chrono::milliseconds connectTimeout{5'000};
    /// How long one statement may take (then: Interrupted), and wait for a lock (then: Busy).
    std::chrono::milliseconds statementTimeout{30'000};
    std::chrono::milliseconds lockTimeout{5'000};
};

enum class Access {
    /// Makes the organisation's schema; fails when it is there.
    Create,
    ReadWrite
};

struct Notification {
    QString channel;
    QByteArray payload;
    friend bool operator==(const Notification &, const Notification &) = default;
};

class Session;

/// The organisations that have a schema on this server. `options.organisation` plays no part.
/// Errors: CannotOpen, ConnectionLost.
[[nodiscard]] Result<std::vector<domain::Uuid>> organisations(const Options &options);

class Connection final : public storage::Connection {
public:
    /// Errors: CannotOpen (detail: `no_answer`, `starting`, `refused`, `not_an_address`, `no_schema`, `schema_exists`),
    /// PragmaRefused where a setting did not take.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Options &options, Access access);
    ~Connection() override;

    [[nodiscard]] const Dialect &dialect() const override { return postgresDialect(); }
    [[nodiscard]] std::unique_ptr<PreparedStatement> prepare(std::string sql, int parameters, int columns,
                                                             Rows rows = Rows::Few) override;
    [[nodiscard]] Result<void> execute(const char *sql) override;
    [[nodiscard]] Result<std::optional<QString>> scalar(const char *sql) override;
    [[nodiscard]] std::int64_t changedRows() override;
    [[nodiscard]] bool inTransaction() const override;
    [[nodiscard]] Result<void> checkReferences() override;
    [[nodiscard]] Result<int> schemaVersion() override;
    [[nodiscard]] Result<void> setSchemaVersion(int version) override;
    [[nodiscard]] Result<void> lockSchema() override;

    /// After ConnectionLost: nothing runs on it any more; open another.
    [[nodiscard]] bool isLost() const;

    // Channels belong to the organisation: others on the same server hear nothing of them. Names are lower case, to 20 letters.
    [[nodiscard]] Result<void> listen(const char *channel);
    /// Heard by every listener when the transaction commits, or at once outside of one.
    [[nodiscard]] Result<void> notify(const char *channel, const QByteArray &payload);
    /// What came since the last call, oldest first; waits for the first as long as said. Outside of transactions only.
    /// Errors: ConnectionLost.
    [[nodiscard]] Result<std::vector<Notification>> waitForNotifications(std::chrono::milliseconds timeout);
    /// For a poller: readable when there may be notifications.
    [[nodiscard]] int socketDescriptor() const;

private:
    explicit Connection(std::unique_ptr<Session> session);
    void startBatch() override;
    [[nodiscard]] Result<void> endBatch() override;

    std::unique_ptr<Session> m_session;
};

} // namespace plumbline::storage::postgres
