#include "plumbline/storage/sqlite/statement.h"

#include "sqlcipher.h"

#include <utility>

namespace plumbline::storage::sqlite {
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

class FileStatement final : public PreparedStatement {
public:
    FileStatement(Connection &connection, std::string sql, int parameters, int columns)
        : m_connection(connection),
          m_sql(std::move(sql)),
          m_parameters(parameters),
          m_columns(columns) {}
    ~FileStatement() override { sqlite3_finalize(m_statement); }
    FileStatement(const FileStatement &) = delete;
    FileStatement &operator=(const FileStatement &) = delete;

    [[nodiscard]] Result<void> begin() override;
    [[nodiscard]] Result<bool> step() override;
    void rest() noexcept override;
    void expectRow(const char *entity, const domain::Uuid &id) override {
        m_entity = entity;
        m_id = id;
    }

    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] Bytes bytes(int column) const override;

private:
    void bindAbsent(int parameter) override;
    void bindInteger(int parameter, std::int64_t value) override;
    void bindText(int parameter, std::string_view text) override;
    void bindCopy(int parameter, const QString &text) override;
    void bindBytes(int parameter, Bytes bytes) override;
    [[nodiscard]] Result<void> prepare();

    Connection &m_connection;
    std::string m_sql;
    int m_parameters;
    int m_columns;
    sqlite3_stmt *m_statement = nullptr;
    bool m_running = false;
    const char *m_entity = nullptr;
    domain::Uuid m_id;
};

Result<void> FileStatement::prepare() {
    const int code = sqlite3_prepare_v3(m_connection.handle(), m_sql.c_str(), static_cast<int>(m_sql.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(m_connection.error(code));
    if (sqlite3_bind_parameter_count(m_statement) != m_parameters || sqlite3_column_count(m_statement) != m_columns)
        throw domain::InvariantError("another number of parameters or columns than declared: " + m_sql);
    // `$2` is a name to this engine and takes the next free place: it has to come second.
    for (int parameter = 1; parameter <= m_parameters; ++parameter) {
        const char *const name = sqlite3_bind_parameter_name(m_statement, parameter);
        if (name != nullptr && std::string_view(name + 1) != std::to_string(parameter))
            throw domain::InvariantError("parameters in another order than their numbers: " + m_sql);
    }
    return {};
}

Result<void> FileStatement::begin() {
    if (m_running)
        throw domain::InvariantError("a statement run inside its own scan: " + m_sql);
    if (m_statement == nullptr)
        PLUMBLINE_TRY(prepare());
    m_running = true;
    return {};
}

Result<bool> FileStatement::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        return tl::unexpected(m_connection.error(code));
    if (m_entity != nullptr && m_connection.changedRows() != 1)
        return domain::fail(errors::RowMissing, QLatin1StringView(m_entity) + u' ' + m_id.toString());
    return false;
}

void FileStatement::rest() noexcept {
    sqlite3_reset(m_statement);
    m_entity = nullptr;
    m_running = false;
}

void FileStatement::bindAbsent(int parameter) {
    expectOk(sqlite3_bind_null(m_statement, parameter + 1));
}

void FileStatement::bindInteger(int parameter, std::int64_t value) {
    expectOk(sqlite3_bind_int64(m_statement, parameter + 1, value));
}

void FileStatement::bindText(int parameter, std::string_view text) {
    expectOk(sqlite3_bind_text64(m_statement, parameter + 1, text.empty() ? Empty : text.data(), text.size(), SQLITE_STATIC,
                                 SQLITE_UTF8));
}

void FileStatement::bindCopy(int parameter, const QString &text) {
    const QByteArray utf8 = text.toUtf8();
    expectOk(sqlite3_bind_text64(m_statement, parameter + 1, utf8.isNull() ? Empty : utf8.constData(),
                                 static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void FileStatement::bindBytes(int parameter, Bytes bytes) {
    if (bytes.empty())
        expectOk(sqlite3_bind_zeroblob(m_statement, parameter + 1, 0));
    else
        expectOk(sqlite3_bind_blob64(m_statement, parameter + 1, bytes.data(), bytes.size(), SQLITE_STATIC));
}

bool FileStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t FileStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view FileStatement::text(int column) const {
    const unsigned char *const start = sqlite3_column_text(m_statement, column);
    return {reinterpret_cast<const char *>(start), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Bytes FileStatement::bytes(int column) const {
    const auto *const start = static_cast<const std::uint8_t *>(sqlite3_column_blob(m_statement, column));
    return {start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

} // namespace

std::unique_ptr<PreparedStatement> Connection::prepare(std::string sql, int parameters, int columns, Rows /*rows*/) {
    return std::make_unique<FileStatement>(*this, std::move(sql), parameters, columns);
}

} // namespace plumbline::storage::sqlite
