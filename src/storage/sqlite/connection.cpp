#include "plumbline/storage/sqlite/connection.h"

#include "sqlcipher.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <array>
#include <cerrno>
#include <string_view>

namespace plumbline::storage::sqlite {
namespace {

using domain::Error;
using domain::ErrorCode;
using domain::fail;

/// A setting, and what it has to read as afterwards.
struct Pragma {
    const char *set;
    const char *get;
    QLatin1StringView expected;
};

/// Before the first page is read. Key derivation plays no part, since the key is given raw.
constexpr std::array CipherPragmas{
    Pragma{"PRAGMA cipher_page_size = 16384", "PRAGMA cipher_page_size", QLatin1StringView("16384")},
    Pragma{"PRAGMA cipher_hmac_algorithm = HMAC_SHA256", "PRAGMA cipher_hmac_algorithm", QLatin1StringView("HMAC_SHA256")},
    Pragma{"PRAGMA cipher_use_hmac = ON", "PRAGMA cipher_use_hmac", QLatin1StringView("1")},
    Pragma{"PRAGMA cipher_plaintext_header_size = 0", "PRAGMA cipher_plaintext_header_size", QLatin1StringView("0")},
};

constexpr Pragma Durable{"PRAGMA synchronous = FULL", "PRAGMA synchronous", QLatin1StringView("2")};
constexpr Pragma WithTheNext{"PRAGMA synchronous = NORMAL", "PRAGMA synchronous", QLatin1StringView("1")};

constexpr std::array ConnectionPragmas{
    Pragma{"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", QLatin1StringView("2")},
    Pragma{"PRAGMA secure_delete = ON", "PRAGMA secure_delete", QLatin1StringView("1")},
    Pragma{"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", QLatin1StringView("1")},
    Durable,
    Pragma{"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", QLatin1StringView("0")},
    Pragma{"PRAGMA busy_timeout = 5000", "PRAGMA busy_timeout", QLatin1StringView("5000")},
    // A large import's WAL does not stay that large.
    Pragma{"PRAGMA journal_size_limit = 67108864", "PRAGMA journal_size_limit", QLatin1StringView("67108864")},
};

constexpr Pragma WriterCache{"PRAGMA cache_size = -131072", "PRAGMA cache_size", QLatin1StringView("-131072")};
constexpr Pragma ReaderCache{"PRAGMA cache_size = -32768", "PRAGMA cache_size", QLatin1StringView("-32768")};
constexpr Pragma WriteAhead{"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", QLatin1StringView("wal")};
constexpr Pragma QueriesOnly{"PRAGMA query_only = ON", "PRAGMA query_only", QLatin1StringView("1")};

Result<void> apply(Connection &connection, const Pragma &pragma) {
    PLUMBLINE_TRY(connection.scalar(pragma.set));
    PLUMBLINE_TRY_ASSIGN(const std::optional<QString> found, connection.scalar(pragma.get));
    if (found.value_or(QString()) != pragma.expected)
        return fail(errors::PragmaRefused, QLatin1StringView(pragma.set) + QStringLiteral(": ") + found.value_or(QString()));
    return {};
}

ErrorCode codeOf(int extended, int systemError) {
    if (systemError == ENOSPC || systemError == EDQUOT)
        return errors::Full;
    if (systemError == EROFS)
        return errors::ReadOnly;
    if (extended == SQLITE_CONSTRAINT_FOREIGNKEY)
        return errors::ForeignKey;
    switch (extended & 0xFF) {
    case SQLITE_NOTADB:
        return errors::NotADatabase;
    case SQLITE_CORRUPT:
        return errors::Corrupt;
    case SQLITE_FULL:
        return errors::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return errors::ReadOnly;
    case SQLITE_CANTOPEN:
        return errors::CannotOpen;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return errors::Busy;
    case SQLITE_CONSTRAINT:
        return errors::Constraint;
    case SQLITE_INTERRUPT:
        return errors::Interrupted;
    default:
        return errors::Io;
    }
}

/// SQLCipher reads a raw key as the text x'…' of its 64 hexadecimal digits; they are wiped with this object.
class RawKeyText {
public:
    explicit RawKeyText(std::span<const std::uint8_t> key) {
        if (key.size() != 32)
            throw domain::InvariantError("a data key that is not 256 bits");
        constexpr std::string_view digits = "0123456789abcdef";
        std::size_t at = 0;
        m_text[at++] = 'x';
        m_text[at++] = '\'';
        for (const std::uint8_t byte : key) {
            m_text[at++] = digits[byte >> 4U];
            m_text[at++] = digits[byte & 15U];
        }
        m_text[at] = '\'';
    }
    ~RawKeyText() {
        for (volatile char &c : m_text)
            c = 0;
    }
    RawKeyText(const RawKeyText &) = delete;
    RawKeyText &operator=(const RawKeyText &) = delete;
    [[nodiscard]] const void *data() const { return m_text.data(); }
    [[nodiscard]] int size() const { return static_cast<int>(m_text.size()); }

private:
    std::array<char, 67> m_text{};
};

/// A file on media nobody writes to, from where nothing was left in a log: neither locks nor shared memory can be made beside it,
/// and neither is needed.
bool standsStill(const QString &path) {
    const QFileInfo folder(QFileInfo(path).absolutePath());
    return folder.exists() && !folder.isWritable() && !QFileInfo::exists(path + QStringLiteral("-wal"));
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, std::span<const std::uint8_t> key, Access access) {
    if (access == Access::Create && QFileInfo::exists(path))
        return fail(errors::CannotOpen, path);
    sqlite3 *handle = nullptr;
    const bool still = access == Access::ReadOnly && standsStill(path);
    const QByteArray name = still ? QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded() + "?immutable=1"
                                  : QFile::encodeName(path);
    const int flags = SQLITE_OPEN_NOMUTEX | (still ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE) |
                      (access == Access::Create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(name.constData(), &handle, flags, nullptr);
    if (handle == nullptr)
        throw std::bad_alloc();
    std::unique_ptr<Connection> connection(new Connection(handle, path));
    sqlite3_extended_result_codes(handle, 1);
    if (code != SQLITE_OK)
        return tl::unexpected(connection->error(code));
    if (access != Access::ReadOnly && sqlite3_db_readonly(handle, "main") == 1)
        return fail(errors::ReadOnly, path);
    PLUMBLINE_TRY(connection->unlock(key));
    PLUMBLINE_TRY(connection->configure(access, still ? Log::None : Log::WriteAhead));
    return connection;
}

Connection::~Connection() {
    // Closes even where a statement outlives its connection by mistake; the file is let go with the last of them.
    sqlite3_close_v2(m_handle);
}

Result<void> Connection::unlock(std::span<const std::uint8_t> key) {
    const RawKeyText text(key);
    const int code = sqlite3_key(m_handle, text.data(), text.size());
    if (code != SQLITE_OK)
        return tl::unexpected(error(code));
    // SQLCipher writes what fails to the error stream by itself; here every failure is an error with a code. A key that comes
    // in starts its log anew, so this stands behind it.
    PLUMBLINE_TRY(scalar("PRAGMA cipher_log_level = NONE"));
    for (const Pragma &pragma : CipherPragmas)
        PLUMBLINE_TRY(apply(*this, pragma));
    return {};
}

Result<void> Connection::configure(Access access, Log log) {
    // The first reading of the file: a wrong key shows here.
    PLUMBLINE_TRY(scalar("SELECT count(*) FROM sqlite_schema"));
    for (const Pragma &pragma : ConnectionPragmas)
        PLUMBLINE_TRY(apply(*this, pragma));
    // An encrypted file is never mapped; the engine answers this one with no row at all.
    PLUMBLINE_TRY_ASSIGN(const std::optional<QString> mapped, scalar("PRAGMA mmap_size = 0"));
    if (mapped.value_or(QStringLiteral("0")) != QLatin1StringView("0"))
        return fail(errors::PragmaRefused, QStringLiteral("mmap_size: ") + *mapped);
    if (log == Log::WriteAhead)
        PLUMBLINE_TRY(apply(*this, WriteAhead));
    PLUMBLINE_TRY(apply(*this, access == Access::ReadOnly ? ReaderCache : WriterCache));
    if (access == Access::ReadOnly)
        PLUMBLINE_TRY(apply(*this, QueriesOnly));
    return {};
}

Result<void> Connection::execute(const char *sql) {
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(error(code));
    return {};
}

Result<std::optional<QString>> Connection::scalar(const char *sql) {
    sqlite3_stmt *raw = nullptr;
    int code = sqlite3_prepare_v2(m_handle, sql, -1, &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> statement(raw, sqlite3_finalize);
    if (code != SQLITE_OK)
        return tl::unexpected(error(code));
    code = sqlite3_step(raw);
    if (code == SQLITE_DONE)
        return std::optional<QString>();
    if (code != SQLITE_ROW)
        return tl::unexpected(error(code));
    const auto *const text = reinterpret_cast<const char *>(sqlite3_column_text(raw, 0));
    std::optional<QString> value = QString::fromUtf8(text, sqlite3_column_bytes(raw, 0));
    // Only to its end does a statement report an error of its later pages.
    while ((code = sqlite3_step(raw)) == SQLITE_ROW) {}
    if (code != SQLITE_DONE)
        return tl::unexpected(error(code));
    return value;
}

Result<void> Connection::setCommits(Commits commits) {
    return apply(*this, commits == Commits::Durable ? Durable : WithTheNext);
}

std::int64_t Connection::changedRows() {
    return sqlite3_changes64(m_handle);
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

Result<void> Connection::checkReferences() {
    int open = 0;
    int highest = 0;
    sqlite3_db_status(m_handle, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
    if (open > 0)
        return fail(errors::ForeignKey);
    return {};
}

Result<int> Connection::schemaVersion() {
    PLUMBLINE_TRY_ASSIGN(const std::optional<QString> version, scalar("PRAGMA user_version"));
    return version.value_or(QString()).toInt();
}

Result<void> Connection::setSchemaVersion(int version) {
    // A pragma takes no parameters.
    return execute(("PRAGMA user_version = " + std::to_string(version)).c_str());
}

Error Connection::error(int code) const {
    if ((code & 0xFF) == SQLITE_NOMEM)
        throw std::bad_alloc();
    const QString words = QString::fromUtf8(sqlite3_errmsg(m_handle));
    if ((code & 0xFF) == SQLITE_MISUSE || (code & 0xFF) == SQLITE_RANGE || (code & 0xFF) == SQLITE_ERROR)
        throw domain::InvariantError("SQLite: " + words.toStdString());
    const bool system = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN;
    return Error{codeOf(code, system ? sqlite3_system_errno(m_handle) : 0), words};
}

} // namespace plumbline::storage::sqlite
