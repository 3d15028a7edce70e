#pragma once

#include "plumbline/domain/description.h"
#include "plumbline/storage/statement.h"

#include <map>

namespace plumbline::storage {

/// Binds values as the columns TableShape gives them. Texts are encoded into one buffer that outlives the step, which
/// spares the engine a copy of each.
class ValueBinder {
public:
    /// Makes room for this text; all of a row's before its first bind, since views into the buffer would move.
    void startRow() { m_needed = m_used = 0; }
    void reserve(const domain::Value &value);
    /// Binds the value's one or two columns from `parameter` on and returns the next one.
    [[nodiscard]] int bind(PreparedStatement &statement, int parameter, domain::FieldType type, const domain::Value &value);

private:
    [[nodiscard]] std::string_view encode(const QString &text);
    [[nodiscard]] std::string_view codeOf(domain::Currency currency);

    std::string m_buffer;
    std::size_t m_needed = 0;
    std::size_t m_used = 0;
    // Few, and their addresses stay while others come.
    std::map<domain::Currency, std::string> m_codes;
};

/// Reads records whose first column is the id, the second the revision and the others the fields'.
class RecordReader {
public:
    explicit RecordReader(const domain::EntityDescription &description) : m_description(description) {}
    [[nodiscard]] domain::Record read(const PreparedStatement &row);

private:
    [[nodiscard]] domain::Value readValue(const PreparedStatement &row, int column, domain::FieldType type);
    [[nodiscard]] domain::Currency currencyOf(std::string_view code);

    const domain::EntityDescription &m_description;
    // Most rows of a table are in one currency.
    domain::Currency m_currency;
    std::string m_code = "XXX";
};

} // namespace plumbline::storage
