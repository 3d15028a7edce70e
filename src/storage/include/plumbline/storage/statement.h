#pragma once

#include "plumbline/domain/id.h"
#include "plumbline/storage/connection.h"

#include <QByteArray>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace plumbline::storage {

/// Whether a scan goes on to the next row.
enum class Scan { Continue, Stop };

/// Bytes that are a blob, not a text.
using Bytes = std::span<const std::uint8_t>;
[[nodiscard]] inline Bytes bytesOf(const QByteArray &array) {
    return {reinterpret_cast<const std::uint8_t *>(array.constData()), static_cast<std::size_t>(array.size())};
}

/// A prepared statement whose counts are known when it is first run: the base of Statement, and what stores use
/// whose SQL is made from descriptions. Prepared on first use and kept. From `Connection::prepare`.
class PreparedStatement {
public:
    virtual ~PreparedStatement();
    PreparedStatement(const PreparedStatement &) = delete;
    PreparedStatement &operator=(const PreparedStatement &) = delete;

    /// Prepares it where needed. Running it inside its own scan throws InvariantError.
    [[nodiscard]] virtual Result<void> begin() = 0;
    /// Whether there is a row now; after the last one the statement is at rest.
    [[nodiscard]] virtual Result<bool> step() = 0;
    virtual void rest() noexcept = 0;
    /// Before `step`: exactly one row has to change, else the error is RowMissing with the detail `entity id`.
    /// Unlike `changedRows` it also holds within a Batch. `entity` outlives the statement.
    virtual void expectRow(const char *entity, const domain::Uuid &id) = 0;

    /// Parameters count from 0. Texts and bytes given by view have to live until `rest`.
    void bind(int parameter, std::nullopt_t /*absent*/) { bindAbsent(parameter); }
    void bind(int parameter, std::int64_t value) { bindInteger(parameter, value); }
    void bind(int parameter, std::int32_t value) { bindInteger(parameter, value); }
    void bind(int parameter, std::string_view text) { bindText(parameter, text); }
    void bind(int parameter, const QString &text) { bindCopy(parameter, text); }
    void bind(int parameter, Bytes bytes) { bindBytes(parameter, bytes); }
    void bind(int parameter, const domain::Uuid &id) { bindBytes(parameter, Bytes(id.bytes())); }
    template <typename T>
    void bind(int parameter, const std::optional<T> &value) {
        if (value)
            bind(parameter, *value);
        else
            bindAbsent(parameter);
    }

    /// Columns count from 0; views live until the next step.
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual Bytes bytes(int column) const = 0;
    template <typename T>
    [[nodiscard]] T value(int column) const;

protected:
    PreparedStatement() = default;

private:
    virtual void bindAbsent(int parameter) = 0;
    virtual void bindInteger(int parameter, std::int64_t value) = 0;
    virtual void bindText(int parameter, std::string_view text) = 0;
    virtual void bindCopy(int parameter, const QString &text) = 0;
    virtual void bindBytes(int parameter, Bytes bytes) = 0;
};

template <typename T>
T PreparedStatement::value(int column) const {
    if constexpr (std::is_same_v<T, std::int64_t>) {
        return integer(column);
    } else if constexpr (std::is_same_v<T, std::int32_t>) {
        return static_cast<std::int32_t>(integer(column));
    } else if constexpr (std::is_same_v<T, std::string_view>) {
        return text(column);
    } else if constexpr (std::is_same_v<T, QString>) {
        const std::string_view view = text(column);
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    } else if constexpr (std::is_same_v<T, Bytes>) {
        return bytes(column);
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        const Bytes view = bytes(column);
        return QByteArray(reinterpret_cast<const char *>(view.data()), static_cast<qsizetype>(view.size()));
    } else if constexpr (std::is_same_v<T, domain::Uuid>) {
        const Bytes view = bytes(column);
        return domain::Uuid::fromBytes(view.data(), view.size());
    } else {
        using Held = typename T::value_type; // an optional
        return isNull(column) ? T() : T(value<Held>(column));
    }
}

/// A row of a statement with `Columns` columns; asking for another column does not compile.
template <int Columns>
class Row {
public:
    explicit Row(const PreparedStatement &statement) : m_statement(statement) {}
    template <int Column, typename T>
    requires(Column >= 0 && Column < Columns) [[nodiscard]] T get() const { return m_statement.value<T>(Column); }
    template <int Column>
    requires(Column >= 0 && Column < Columns) [[nodiscard]] bool isNull() const { return m_statement.isNull(Column); }

private:
    const PreparedStatement &m_statement;
};

/// SQL, in the words of `inDialect`, with the number of its parameters and columns in its type: binding or reading another
/// number does not compile.
template <int Parameters, int Columns = 0>
class Statement {
public:
    Statement(Connection &connection, const char *sql, Rows rows = Rows::Few)
        : m_statement(connection.prepare(inDialect(sql, connection.dialect()), Parameters, Columns, rows)) {}

    /// Runs it to its end and ignores its rows.
    template <typename... P>
    requires(sizeof...(P) == Parameters) [[nodiscard]] Result<void> run(const P &...parameters) {
        return each([](const Row<Columns> &) { return Scan::Continue; }, parameters...);
    }

    /// `row(const Row<Columns> &)` returns Scan for every row.
    template <typename F, typename... P>
    requires(sizeof...(P) == Parameters) [[nodiscard]] Result<void> each(F &&row, const P &...parameters) {
        PLUMBLINE_TRY(m_statement->begin());
        const Rest rest{*m_statement};
        int index = 0;
        (m_statement->bind(index++, parameters), ...);
        const Row<Columns> current(*m_statement);
        while (true) {
            PLUMBLINE_TRY_ASSIGN(const bool has, m_statement->step());
            if (!has || row(current) == Scan::Stop)
                return {};
        }
    }

    /// What `read(const Row<Columns> &)` makes of the first row; nothing when there is none.
    template <typename F, typename... P>
    requires(sizeof...(P) == Parameters) [[nodiscard]] auto first(F &&read, const P &...parameters)
        -> Result<std::optional<std::invoke_result_t<F, const Row<Columns> &>>> {
        std::optional<std::invoke_result_t<F, const Row<Columns> &>> found;
        PLUMBLINE_TRY(each(
            [&](const Row<Columns> &row) {
                found = read(row);
                return Scan::Stop;
            },
            parameters...));
        return found;
    }

    /// The first column of the first row.
    template <typename T, typename... P>
    requires(sizeof...(P) == Parameters && Columns >= 1) [[nodiscard]] Result<std::optional<T>> value(const P &...parameters) {
        return first([](const Row<Columns> &row) { return row.template get<0, T>(); }, parameters...);
    }

private:
    struct Rest {
        PreparedStatement &statement;
        ~Rest() { statement.rest(); }
    };
    std::unique_ptr<PreparedStatement> m_statement;
};

} // namespace plumbline::storage
