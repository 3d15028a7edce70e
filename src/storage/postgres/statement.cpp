#include "statement.h"

namespace plumbline::storage::postgres {
namespace {

/// A round trip each; a batch of rows stands in memory.
constexpr int RowsPerFetch = 1000;

/// A null pointer would be an absent value instead of an empty one.
constexpr char Empty[] = "";

} // namespace

ServerStatement::ServerStatement(Session &session, std::string sql, int parameters, int columns, Rows rows)
    : m_session(session),
      m_sql(std::move(sql)),
      m_parameters(parameters),
      m_columns(columns),
      m_rows(rows) {}

ServerStatement::~ServerStatement() = default;

/// A scan is prepared as its first rows, and one more to know whether they were all: most scans end there.
Result<void> ServerStatement::prepare() {
    const std::string probe = "SELECT * FROM (" + m_sql + ") AS scan LIMIT " + std::to_string(RowsPerFetch + 1);
    PLUMBLINE_TRY_ASSIGN(const Prepared *const prepared, m_session.prepared(m_rows == Rows::Many ? probe : m_sql));
    const auto count = static_cast<std::size_t>(m_parameters);
    if (prepared->parameters.size() != count || prepared->columns.size() != static_cast<std::size_t>(m_columns))
        throw domain::InvariantError("another number of parameters or columns than declared: " + m_sql);
    for (const std::vector<Oid> *const types : {&prepared->parameters, &prepared->columns})
        for (const Oid type : *types)
            if (!isKnown(type))
                throw domain::InvariantError("a value of type " + std::to_string(type) + ", which wants a CAST: " + m_sql);
    m_bound.values.assign(count, nullptr);
    m_bound.lengths.assign(count, 0);
    m_bound.formats.assign(count, 1);
    m_integers.resize(count);
    m_copies.resize(count);
    m_prepared = prepared;
    return {};
}

Result<void> ServerStatement::begin() {
    if (m_running)
        throw domain::InvariantError("a statement run inside its own scan: " + m_sql);
    if (m_prepared == nullptr)
        PLUMBLINE_TRY(prepare());
    m_running = true;
    return {};
}

Result<bool> ServerStatement::step() {
    if (!m_ran) {
        m_ran = true;
        if (m_refused)
            return domain::fail(errors::ValueRefused);
        PLUMBLINE_TRY(m_rows == Rows::Many ? probe() : run());
    } else {
        ++m_row;
    }
    if (!m_answer)
        return false;
    if (m_row < PQntuples(m_answer.get()))
        return true;
    if (m_cursor.empty() || PQntuples(m_answer.get()) < RowsPerFetch)
        return false;
    PLUMBLINE_TRY(fetch());
    return PQntuples(m_answer.get()) > 0;
}

Result<void> ServerStatement::run() {
    PLUMBLINE_TRY(m_session.send(*m_prepared, m_bound, m_entity, m_id));
    if (m_columns == 0 && m_session.isBatching())
        return m_session.settleIfMany();
    PLUMBLINE_TRY_ASSIGN(m_answer, m_session.settle());
    return {};
}

Result<void> ServerStatement::probe() {
    PLUMBLINE_TRY(run());
    return PQntuples(m_answer.get()) <= RowsPerFetch ? Result<void>() : openCursor();
}

Result<void> ServerStatement::openCursor() {
    const std::string name = m_session.nextCursor();
    // Outside of a transaction the server keeps the rows itself.
    const std::string declare =
        "DECLARE " + name + (m_session.inTransaction() ? " NO SCROLL CURSOR FOR " : " NO SCROLL CURSOR WITH HOLD FOR ") + m_sql;
    PLUMBLINE_TRY(m_session.send(declare.c_str(), m_bound, m_prepared->parameters));
    m_cursor = name;
    return fetch();
}

Result<void> ServerStatement::fetch() {
    const std::string sql = "FETCH " + std::to_string(RowsPerFetch) + " FROM " + m_cursor;
    PLUMBLINE_TRY(m_session.send(sql.c_str(), {}, {}));
    m_row = 0;
    auto settled = m_session.settle();
    if (!settled) {
        // A transaction that failed has no cursors left, and without one it was never opened.
        m_cursor.clear();
        return tl::unexpected(std::move(settled).error());
    }
    m_answer = std::move(*settled);
    return {};
}

void ServerStatement::rest() noexcept {
    if (!m_cursor.empty()) {
        // Waits for no answer of its own in a batch; a failure shows with the next statement.
        static_cast<void>(m_session.close(m_cursor));
        m_cursor.clear();
    }
    m_answer.reset();
    std::ranges::fill(m_bound.values, nullptr);
    m_row = 0;
    m_ran = false;
    m_refused = false;
    m_entity = nullptr;
    m_running = false;
}

void ServerStatement::set(int parameter, const char *value, std::size_t length) {
    // The protocol counts a value's bytes with 31 bits.
    if (length > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        m_refused = true;
        return;
    }
    const auto at = static_cast<std::size_t>(parameter);
    m_bound.values.at(at) = value == nullptr ? Empty : value;
    m_bound.lengths[at] = static_cast<int>(length);
}

void ServerStatement::bindAbsent(int parameter) {
    m_bound.values.at(static_cast<std::size_t>(parameter)) = nullptr;
}

void ServerStatement::bindInteger(int parameter, std::int64_t value) {
    const auto at = static_cast<std::size_t>(parameter);
    Encoded &into = m_integers.at(at);
    const std::optional<int> length = encode(m_prepared->parameters[at], value, into);
    if (length)
        set(parameter, into.data(), static_cast<std::size_t>(*length));
    else
        m_refused = true;
}

void ServerStatement::bindText(int parameter, std::string_view text) {
    if (!isText(m_prepared->parameters.at(static_cast<std::size_t>(parameter))))
        throw domain::InvariantError("a text bound where the engine takes another type: " + m_sql);
    set(parameter, text.data(), text.size());
}

void ServerStatement::bindCopy(int parameter, const QString &text) {
    QByteArray &copy = m_copies.at(static_cast<std::size_t>(parameter));
    copy = text.toUtf8();
    bindText(parameter, {copy.constData(), static_cast<std::size_t>(copy.size())});
}

void ServerStatement::bindBytes(int parameter, Bytes bytes) {
    if (!isBytes(m_prepared->parameters.at(static_cast<std::size_t>(parameter))))
        throw domain::InvariantError("bytes bound where the engine takes another type: " + m_sql);
    set(parameter, reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

bool ServerStatement::isNull(int column) const {
    return PQgetisnull(m_answer.get(), m_row, column) != 0;
}

std::int64_t ServerStatement::integer(int column) const {
    return isNull(column) ? 0 : decode(typeOf(column), PQgetvalue(m_answer.get(), m_row, column));
}

std::string_view ServerStatement::text(int column) const {
    if (!isText(typeOf(column)))
        throw domain::InvariantError("a text read where the engine gives another type: " + m_sql);
    return {PQgetvalue(m_answer.get(), m_row, column), static_cast<std::size_t>(PQgetlength(m_answer.get(), m_row, column))};
}

Bytes ServerStatement::bytes(int column) const {
    if (!isBytes(typeOf(column)))
        throw domain::InvariantError("bytes read where the engine gives another type: " + m_sql);
    return {reinterpret_cast<const std::uint8_t *>(PQgetvalue(m_answer.get(), m_row, column)),
            static_cast<std::size_t>(PQgetlength(m_answer.get(), m_row, column))};
}

} // namespace plumbline::storage::postgres
