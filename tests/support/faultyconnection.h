#pragma once

#include "plumbline/storage/statement.h"

/// A connection to a real database whose statements a test may let fail, each in turn.
namespace plumbline::tests {

enum class StatementFault {
    /// The process is killed instead of the statement.
    Kill,
    /// The server has ended the connection before it.
    Lose,
    /// It takes effect, and the connection is gone before anybody hears so.
    LoseAnswer
};

/// When which statement fails; shared by the connections that are made while it lives.
class StatementFaults {
public:
    /// The `statement`-th from now on (1: the next).
    void failAt(std::int64_t statement, StatementFault fault);
    void repair() { m_failsAt = -1; }
    [[nodiscard]] bool struck() const { return m_struck; }

    /// `connection` with these faults; on PostgreSQL only.
    [[nodiscard]] std::unique_ptr<storage::Connection> over(std::unique_ptr<storage::Connection> connection);
    /// A connection that ends others.
    void setServant(std::unique_ptr<storage::Connection> servant) { m_servant = std::move(servant); }

    /// What `run` does, or what becomes of it. For the connections made by `over`.
    template <typename Run>
    auto pass(std::int64_t process, Run run) -> decltype(run()) {
        const std::optional<StatementFault> fault = next();
        if (fault == StatementFault::Lose)
            end(process);
        auto done = run();
        if (fault == StatementFault::LoseAnswer) {
            end(process);
            return domain::fail(storage::errors::ConnectionLost);
        }
        return done;
    }

private:
    [[nodiscard]] std::optional<StatementFault> next();
    void end(std::int64_t process);

    std::unique_ptr<storage::Connection> m_servant;
    std::int64_t m_statements = 0;
    std::int64_t m_failsAt = -1;
    StatementFault m_fault = StatementFault::Kill;
    bool m_struck = false;
};

} // namespace plumbline::tests
