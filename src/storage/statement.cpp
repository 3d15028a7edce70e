#include "plumbline/storage/sqlite/statement.h"

#include "sqlcipher.h"

namespace plumbline::storage::sqlite {

PreparedStatement::PreparedStatement(Connection &connection, std::string sql, int parameters, int columns)
    : m_connection(connection),
      m_sql(std::move(sql)),
      m_parameters(parameters),
      m_columns(columns) {}

PreparedStatement::~PreparedStatement() {
    sqlite3_finalize(m_statement);
}

PreparedStatement::PreparedStatement(PreparedStatement &&other) noexcept
    : m_connection(other.m_connection),
      m_sql(std::move(other.m_sql)),
      m_parameters(other.m_parameters),
      m_columns(other.m_columns),
      m_statement(std::exchange(other.m_statement, nullptr)),
      m_running(std::exchange(other.m_running, false)) {}

Result<void> PreparedStatement::begin() {
    if (m_running)
        throw domain::InvariantError("a statement run inside its own scan: " + m_sql);
    if (m_statement == nullptr) {
        const int code = sqlite3_prepare_v3(m_connection.handle(), m_sql.c_str(), static_cast<int>(m_sql.size() + 1),
                                            SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
        if (code != SQLITE_OK)
            return tl::unexpected(m_connection.error(code));
        if (sqlite3_bind_parameter_count(m_statement) != m_parameters || sqlite3_column_count(m_statement) != m_columns)
            throw domain::InvariantError("another number of parameters or columns than declared: " + m_sql);
    }
    m_running = true;
    return {};
}

Result<bool> PreparedStatement::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::unexpected(m_connection.error(code));
}

void PreparedStatement::rest() noexcept {
    sqlite3_reset(m_statement);
    m_running = false;
}

namespace {

/// Binding fails only for a wrong index or while rows are being read: both are errors of the program.
void expectOk(int code) {
    if (code == SQLITE_NOMEM)
        throw std::bad_alloc();
    if (code != SQLITE_OK)
        throw domain::InvariantError("a parameter could not be bound");
}

/// A view without an address would bind NULL instead of an empty text.
constexpr char Empty[] = "";

} // namespace

void PreparedStatement::bind(int parameter, std::nullopt_t /*absent*/) {
    expectOk(sqlite3_bind_null(m_statement, parameter + 1));
}

void PreparedStatement::bind(int parameter, std::int64_t value) {
    expectOk(sqlite3_bind_int64(m_statement, parameter + 1, value));
}

void PreparedStatement::bind(int parameter, std::string_view text) {
    expectOk(sqlite3_bind_text64(m_statement, parameter + 1, text.empty() ? Empty : text.data(), text.size(), SQLITE_STATIC,
                                 SQLITE_UTF8));
}

void PreparedStatement::bind(int parameter, const QString &text) {
    const QByteArray utf8 = text.toUtf8();
    expectOk(sqlite3_bind_text64(m_statement, parameter + 1, utf8.isNull() ? Empty : utf8.constData(),
                                 static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void PreparedStatement::bind(int parameter, Bytes bytes) {
    if (bytes.empty())
        expectOk(sqlite3_bind_zeroblob(m_statement, parameter + 1, 0));
    else
        expectOk(sqlite3_bind_blob64(m_statement, parameter + 1, bytes.data(), bytes.size(), SQLITE_STATIC));
}

bool PreparedStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t PreparedStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view PreparedStatement::text(int column) const {
    const unsigned char *const start = sqlite3_column_text(m_statement, column);
    return {reinterpret_cast<const char *>(start), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Bytes PreparedStatement::bytes(int column) const {
    const auto *const start = static_cast<const std::uint8_t *>(sqlite3_column_blob(m_statement, column));
    return {start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

} // namespace plumbline::storage::sqlite
