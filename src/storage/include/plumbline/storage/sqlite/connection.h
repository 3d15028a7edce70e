#pragma once

#include "plumbline/storage/errors.h"

#include <cstdint>
#include <memory>
#include <span>

struct sqlite3;

/// The SQLite engine, always as SQLCipher: there is no unencrypted file. PostgreSQL stands beside it in its own namespace.
namespace plumbline::storage::sqlite {

using domain::Result;

inline constexpr int PageSize = 16384;

enum class Access {
    /// Makes the file; fails when it is there.
    Create,
    ReadWrite,
    /// Reads only; the files beside the database are still written, since readers register in them.
    ReadOnly
};

/// One connection, used by one thread at a time. The settings DESIGN section 6 asks for are set and read back on opening:
/// 16 KiB pages with HMAC-SHA256, WAL, full synchronisation, temporary data in memory, no memory mapping, deleted content
/// overwritten, foreign keys enforced.
class Connection {
public:
    /// `key` is the raw 256-bit key. Errors: NotADatabase, Corrupt, CannotOpen, ReadOnly, Full, Io, Busy, PragmaRefused.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, std::span<const std::uint8_t> key,
                                                                  Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs statements without parameters or rows: schema and transactions.
    [[nodiscard]] Result<void> execute(const char *sql);
    /// The first column of the first row, for pragmas and counts without parameters; nothing when there is no row.
    [[nodiscard]] Result<std::optional<QString>> scalar(const char *sql) const;
    /// Rows changed by the last statement.
    [[nodiscard]] std::int64_t changedRows() const;
    [[nodiscard]] bool inTransaction() const;
    /// The typed error of a result code of this connection.
    [[nodiscard]] domain::Error error(int code) const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    Connection(sqlite3 *handle, QString path) : m_handle(handle), m_path(std::move(path)) {}
    [[nodiscard]] Result<void> unlock(std::span<const std::uint8_t> key);
    [[nodiscard]] Result<void> configure(Access access);

    sqlite3 *m_handle;
    QString m_path;
};

} // namespace plumbline::storage::sqlite
