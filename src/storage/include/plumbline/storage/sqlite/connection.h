#pragma once

#include "plumbline/storage/connection.h"

#include <span>

struct sqlite3;

/// The SQLite engine, always as SQLCipher: there is no unencrypted file.
namespace plumbline::storage::sqlite {

using domain::Result;

inline constexpr int PageSize = 16384;

enum class Access {
    /// Makes the file; fails when it is there.
    Create,
    ReadWrite,
    /// Reads only; the files beside the database are still written, since readers register in them. On media that can't be
    /// written to the file is taken as it stands.
    ReadOnly
};

/// One connection, used by one thread at a time. The settings DESIGN section 6 asks for are set and read back on opening:
/// 16 KiB pages with HMAC-SHA256, WAL, full synchronisation, temporary data in memory, no memory mapping, deleted content
/// overwritten, foreign keys enforced.
class Connection final : public storage::Connection {
public:
    /// `key` is the raw 256-bit key. Errors: NotADatabase, Corrupt, CannotOpen, ReadOnly, Full, Io, Busy, PragmaRefused.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, std::span<const std::uint8_t> key,
                                                                  Access access);
    ~Connection() override;

    [[nodiscard]] const Dialect &dialect() const override { return sqliteDialect(); }
    [[nodiscard]] std::unique_ptr<PreparedStatement> prepare(std::string sql, int parameters, int columns,
                                                             Rows rows = Rows::Few) override;
    [[nodiscard]] Result<void> execute(const char *sql) override;
    [[nodiscard]] Result<std::optional<QString>> scalar(const char *sql) override;
    [[nodiscard]] std::int64_t changedRows() override;
    [[nodiscard]] bool inTransaction() const override;
    [[nodiscard]] Result<void> checkReferences() override;
    [[nodiscard]] Result<int> schemaVersion() override;
    [[nodiscard]] Result<void> setSchemaVersion(int version) override;
    [[nodiscard]] Result<void> lockSchema() override { return {}; }

    /// Whether a commit waits for the disk. What is committed without waiting goes there with the next commit that does; a power
    /// cut before takes it back, whole and the latest first. Outside of transactions. Errors: PragmaRefused.
    enum class Commits { Durable, WithTheNext };
    [[nodiscard]] Result<void> setCommits(Commits commits);

    /// The typed error of a result code of this connection.
    [[nodiscard]] domain::Error error(int code) const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    Connection(sqlite3 *handle, QString path) : m_handle(handle), m_path(std::move(path)) {}
    [[nodiscard]] Result<void> unlock(std::span<const std::uint8_t> key);
    enum class Log { WriteAhead, None };
    [[nodiscard]] Result<void> configure(Access access, Log log);
    void startBatch() override {}
    [[nodiscard]] Result<void> endBatch() override { return {}; }

    sqlite3 *m_handle;
    QString m_path;
};

} // namespace plumbline::storage::sqlite
