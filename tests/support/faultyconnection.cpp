#include "support/faultyconnection.h"

#include "plumbline/storage/transaction.h"

#include <csignal>
#include <stdexcept>
#include <unistd.h>

namespace plumbline::tests {
namespace {

using domain::Result;
using storage::PreparedStatement;

class FaultyStatement final : public PreparedStatement {
public:
    FaultyStatement(std::unique_ptr<PreparedStatement> real, StatementFaults &faults, std::int64_t process)
        : m_real(std::move(real)), m_faults(faults), m_process(process) {}

    Result<void> begin() override {
        m_isFirst = true;
        return m_real->begin();
    }
    Result<bool> step() override {
        if (!std::exchange(m_isFirst, false))
            return m_real->step();
        return m_faults.pass(m_process, [this] { return m_real->step(); });
    }
    void rest() noexcept override { m_real->rest(); }
    void expectRow(const char *entity, const domain::Uuid &id) override { m_real->expectRow(entity, id); }
    bool isNull(int column) const override { return m_real->isNull(column); }
    std::int64_t integer(int column) const override { return m_real->integer(column); }
    std::string_view text(int column) const override { return m_real->text(column); }
    storage::Bytes bytes(int column) const override { return m_real->bytes(column); }

private:
    void bindAbsent(int parameter) override { m_real->bind(parameter, std::nullopt); }
    void bindInteger(int parameter, std::int64_t value) override { m_real->bind(parameter, value); }
    void bindText(int parameter, std::string_view text) override { m_real->bind(parameter, text); }
    void bindCopy(int parameter, const QString &text) override { m_real->bind(parameter, text); }
    void bindBytes(int parameter, storage::Bytes bytes) override { m_real->bind(parameter, bytes); }

    std::unique_ptr<PreparedStatement> m_real;
    StatementFaults &m_faults;
    std::int64_t m_process;
    bool m_isFirst = false;
};

class FaultyConnection final : public storage::Connection {
public:
    FaultyConnection(std::unique_ptr<Connection> real, StatementFaults &faults)
        : m_real(std::move(real)), m_faults(faults), m_process(m_real->scalar("SELECT pg_backend_pid()").value()->toLongLong()) {}

    const storage::Dialect &dialect() const override { return m_real->dialect(); }
    std::unique_ptr<PreparedStatement> prepare(std::string sql, int parameters, int columns, storage::Rows rows) override {
        return std::make_unique<FaultyStatement>(m_real->prepare(std::move(sql), parameters, columns, rows), m_faults, m_process);
    }
    Result<void> execute(const char *sql) override {
        return m_faults.pass(m_process, [&] { return m_real->execute(sql); });
    }
    Result<std::optional<QString>> scalar(const char *sql) override {
        return m_faults.pass(m_process, [&] { return m_real->scalar(sql); });
    }
    std::int64_t changedRows() override { return m_real->changedRows(); }
    bool inTransaction() const override { return m_real->inTransaction(); }
    Result<void> checkReferences() override { return m_real->checkReferences(); }
    Result<int> schemaVersion() override { return m_real->schemaVersion(); }
    Result<void> setSchemaVersion(int version) override { return m_real->setSchemaVersion(version); }
    Result<void> lockSchema() override { return m_real->lockSchema(); }

private:
    void startBatch() override { m_batch.emplace(*m_real); }
    Result<void> endBatch() override {
        auto done = m_faults.pass(m_process, [this] { return m_batch->finish(); });
        m_batch.reset();
        return done;
    }

    std::unique_ptr<Connection> m_real;
    StatementFaults &m_faults;
    std::int64_t m_process;
    std::optional<storage::Batch> m_batch;
};

} // namespace

void StatementFaults::failAt(std::int64_t statement, StatementFault fault) {
    m_statements = 0;
    m_failsAt = statement;
    m_fault = fault;
    m_struck = false;
}

std::optional<StatementFault> StatementFaults::next() {
    if (++m_statements != m_failsAt)
        return std::nullopt;
    m_struck = true;
    if (m_fault == StatementFault::Kill)
        ::kill(::getpid(), SIGKILL);
    return m_fault;
}

void StatementFaults::end(std::int64_t process) {
    storage::Statement<1, 1> terminate(*m_servant, "SELECT CAST(pg_terminate_backend(CAST($1 AS integer), 10000) AS integer)");
    if (const auto ended = terminate.value<std::int64_t>(process); !ended || *ended != 1)
        throw std::runtime_error("a connection that can't be ended");
}

std::unique_ptr<storage::Connection> StatementFaults::over(std::unique_ptr<storage::Connection> connection) {
    return std::make_unique<FaultyConnection>(std::move(connection), *this);
}

} // namespace plumbline::tests
