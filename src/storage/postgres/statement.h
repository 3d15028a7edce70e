#pragma once

#include "encoding.h"

namespace plumbline::storage::postgres {

class ServerStatement final : public PreparedStatement {
public:
    ServerStatement(Session &session, std::string sql, int parameters, int columns, Rows rows);
    ~ServerStatement() override;
    ServerStatement(const ServerStatement &) = delete;
    ServerStatement &operator=(const ServerStatement &) = delete;

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
    void set(int parameter, const char *value, std::size_t length);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> run();
    [[nodiscard]] Result<void> probe();
    [[nodiscard]] Result<void> openCursor();
    [[nodiscard]] Result<void> fetch();
    [[nodiscard]] Oid typeOf(int column) const { return m_prepared->columns[static_cast<std::size_t>(column)]; }

    Session &m_session;
    std::string m_sql;
    int m_parameters;
    int m_columns;
    Rows m_rows;
    const Prepared *m_prepared = nullptr;
    bool m_running = false;
    bool m_ran = false;
    /// A value that its type can't hold was bound; the statement fails instead of running.
    bool m_refused = false;

    Parameters m_bound;
    std::vector<Encoded> m_integers;
    std::vector<QByteArray> m_copies;
    const char *m_entity = nullptr;
    domain::Uuid m_id;

    Answer m_answer;
    int m_row = 0;
    std::string m_cursor;
};

} // namespace plumbline::storage::postgres
