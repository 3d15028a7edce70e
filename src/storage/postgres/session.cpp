#include "session.h"

#include <cstdlib>

namespace plumbline::storage::postgres {
namespace {

using domain::Error;

/// Few enough that neither side's buffers fill while the other waits.
constexpr std::size_t SentAtMost = 512;

bool isError(const PGresult *answer) {
    switch (PQresultStatus(answer)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
    case PGRES_PIPELINE_SYNC:
        return false;
    default:
        return true;
    }
}

} // namespace

Session::Session(std::unique_ptr<PGconn, Finished> connection, std::string schema)
    : m_connection(std::move(connection)),
      m_schema(std::move(schema)) {
    if (PQenterPipelineMode(handle()) != 1)
        throw domain::InvariantError("a connection that is not idle");
}

bool Session::inTransaction() const {
    const PGTransactionStatusType status = PQtransactionStatus(handle());
    return !isLost() && status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
}

std::int64_t Session::changedRows() const {
    if (m_batching)
        throw domain::InvariantError("how many rows changed is not known within a batch");
    return m_changed;
}

/// What can't be sent or answered ends the connection, even where the library has not noticed yet that the server is gone.
Error Session::lost() {
    m_pending.clear();
    m_lost = true;
    return Error{errors::ConnectionLost};
}

Error Session::told(const PGresult *answer) {
    return PQresultErrorField(answer, PG_DIAG_SQLSTATE) == nullptr ? lost() : errorOf(answer);
}

Result<void> Session::sent(int accepted, Expected expected) {
    if (accepted != 1)
        return tl::unexpected(lost());
    m_pending.push_back(expected);
    return {};
}

Result<const Prepared *> Session::prepared(const std::string &sql) {
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        return &known->second;
    Prepared made{std::to_string(m_prepared.size() + 1), {}, {}};
    PLUMBLINE_TRY(sent(PQsendPrepare(handle(), made.name.c_str(), sql.c_str(), 0, nullptr), {}));
    PLUMBLINE_TRY(sent(PQsendDescribePrepared(handle(), made.name.c_str()), {}));
    PLUMBLINE_TRY_ASSIGN(const Answer described, settle());
    for (int parameter = 0; parameter < PQnparams(described.get()); ++parameter)
        made.parameters.push_back(PQparamtype(described.get(), parameter));
    for (int column = 0; column < PQnfields(described.get()); ++column)
        made.columns.push_back(PQftype(described.get(), column));
    return &m_prepared.emplace(sql, std::move(made)).first->second;
}

Result<void> Session::send(const Prepared &statement, const Parameters &parameters, const char *entity,
                           const domain::Uuid &id) {
    if (m_doomed)
        return tl::unexpected(*m_doomed);
    return sent(PQsendQueryPrepared(handle(), statement.name.c_str(), static_cast<int>(parameters.values.size()),
                                    parameters.values.data(), parameters.lengths.data(), parameters.formats.data(), 1),
                {entity, id});
}

Result<void> Session::send(const char *sql, const Parameters &parameters, const std::vector<Oid> &types) {
    if (m_doomed)
        return tl::unexpected(*m_doomed);
    return sent(PQsendQueryParams(handle(), sql, static_cast<int>(parameters.values.size()), types.data(),
                                  parameters.values.data(), parameters.lengths.data(), parameters.formats.data(), 1),
                {});
}

Answer Session::readOne() {
    Answer answer(PQgetResult(handle()));
    // Each statement's answers end with none.
    while (answer && !isLost()) {
        const Answer more(PQgetResult(handle()));
        if (!more)
            break;
    }
    return answer;
}

Result<Answer> Session::settle() {
    const std::vector<Expected> pending = std::exchange(m_pending, {});
    if (isLost() || PQpipelineSync(handle()) != 1)
        return tl::unexpected(lost());
    Answer last;
    // The first that went wrong: what the engine refused, or a row that was not there.
    Answer refused;
    const Expected *missing = nullptr;
    for (const Expected &expected : pending) {
        last = readOne();
        if (!last)
            return tl::unexpected(refused ? told(refused.get()) : lost());
        if (refused || missing != nullptr)
            continue;
        if (isError(last.get())) {
            refused = std::move(last);
            continue;
        }
        m_changed = std::strtoll(PQcmdTuples(last.get()), nullptr, 10);
        if (expected.entity != nullptr && m_changed != 1)
            missing = &expected;
    }
    // The synchronisation's own answer, which has no end of its own. Only when all is read may an error be thrown.
    const Answer synchronised(PQgetResult(handle()));
    if (refused)
        return tl::unexpected(told(refused.get()));
    if (!synchronised || PQresultStatus(synchronised.get()) != PGRES_PIPELINE_SYNC)
        return tl::unexpected(lost());
    if (missing != nullptr)
        return domain::fail(errors::RowMissing, QLatin1StringView(missing->entity) + u' ' + missing->id.toString());
    return last;
}

Result<void> Session::settleIfMany() {
    if (m_pending.size() >= SentAtMost)
        PLUMBLINE_TRY(settle());
    return {};
}

Result<void> Session::one(const char *sql) {
    PLUMBLINE_TRY(send(sql, {}, {}));
    if (m_batching)
        return settleIfMany();
    PLUMBLINE_TRY_ASSIGN(const Answer answer, settle());
    // Committing what failed rolls it back and is no error to the engine.
    if (std::string_view(sql) == "COMMIT" && std::string_view(PQcmdStatus(answer.get())) == "ROLLBACK")
        throw domain::InvariantError("a transaction committed although a statement of it failed");
    return {};
}

/// What was sent since an error is skipped, and a rollback among it would be too: the answers come first. An error from
/// before the savepoint is not undone by it and stays until the batch ends.
Result<void> Session::rollBack(const char *sql) {
    std::optional<Error> before;
    if (m_batching && !m_doomed) {
        if (auto settled = settle(); !settled)
            before = std::move(settled).error();
    }
    if (m_doomed && std::string_view(sql) != "ROLLBACK")
        return tl::unexpected(*m_doomed);
    m_doomed.reset();
    const int accepted = PQsendQueryParams(handle(), sql, 0, nullptr, nullptr, nullptr, nullptr, 1);
    PLUMBLINE_TRY(sent(accepted, {}));
    try {
        auto done = settle();
        if (!done)
            m_doomed = before ? *before : done.error();
    } catch (const domain::InvariantError &) {
        // No such savepoint: it was never reached.
        if (!before)
            throw;
        m_doomed = std::move(before);
    }
    if (m_doomed)
        return tl::unexpected(*m_doomed);
    return {};
}

Result<void> Session::execute(const char *sql) {
    const std::string_view text(sql);
    if (m_batching && text == "COMMIT")
        throw domain::InvariantError("a transaction committed before its batch was finished");
    if (text.starts_with("ROLLBACK"))
        return rollBack(sql);
    for (const std::string_view control : {"BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"})
        if (text.starts_with(control) && text.find(';') == std::string_view::npos)
            return one(sql);
    if (!m_pending.empty())
        PLUMBLINE_TRY(settle());
    // Several statements in one text go by the simple protocol only.
    if (isLost() || PQexitPipelineMode(handle()) != 1)
        return tl::unexpected(lost());
    const Answer answer(PQexec(handle(), sql));
    const bool failed = !answer || isError(answer.get());
    PQenterPipelineMode(handle());
    if (failed)
        return tl::unexpected(answer ? told(answer.get()) : lost());
    m_changed = std::strtoll(PQcmdTuples(answer.get()), nullptr, 10);
    return {};
}

/// As text, whatever the column's type.
Result<std::optional<QString>> Session::scalar(const char *sql) {
    if (m_doomed)
        return tl::unexpected(*m_doomed);
    PLUMBLINE_TRY(sent(PQsendQueryParams(handle(), sql, 0, nullptr, nullptr, nullptr, nullptr, 0), {}));
    PLUMBLINE_TRY_ASSIGN(const Answer answer, settle());
    if (PQntuples(answer.get()) == 0)
        return std::optional<QString>();
    return QString::fromUtf8(PQgetvalue(answer.get(), 0, 0), PQgetlength(answer.get(), 0, 0));
}

Result<void> Session::close(const std::string &cursor) {
    if (isLost() || m_doomed || PQtransactionStatus(handle()) == PQTRANS_INERROR)
        return {};
    PLUMBLINE_TRY(send(std::string("CLOSE ").append(cursor).c_str(), {}, {}));
    if (!m_batching)
        PLUMBLINE_TRY(settle());
    return {};
}

void Session::startBatch() {
    if (m_batching || !inTransaction())
        throw domain::InvariantError("a batch stands in a transaction, and in no other batch");
    m_batching = true;
}

Result<void> Session::endBatch() {
    m_batching = false;
    if (m_doomed)
        return tl::unexpected(*std::exchange(m_doomed, std::nullopt));
    if (!m_pending.empty())
        PLUMBLINE_TRY(settle());
    return {};
}

} // namespace plumbline::storage::postgres
