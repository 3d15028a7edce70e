#include "plumbline/storage/tableshape.h"

namespace plumbline::storage {
namespace {

using domain::FieldDescription;
using domain::FieldType;

/// Fields are called `on` and `from`, so every name is quoted.
std::string quoted(std::string_view name) {
    return '"' + std::string(name) + '"';
}

std::string currencyName(std::string_view name) {
    return std::string(name) + "_currency";
}

const char *typeName(FieldType type, const Dialect &dialect) {
    switch (type) {
    case FieldType::Text:
    case FieldType::Token:
        return dialect.text;
    case FieldType::Reference:
        return dialect.id;
    case FieldType::Boolean:
        return dialect.boolean;
    case FieldType::Date:
        return dialect.date;
    case FieldType::Instant:
        return dialect.instant;
    default:
        return dialect.integer;
    }
}

/// What rows from before a required field read as; empty where it may be absent.
std::string defaultOf(const FieldDescription &field, std::string_view entity, const Dialect &dialect) {
    if (field.spec.presence == domain::Presence::Optional)
        return {};
    switch (field.type) {
    case FieldType::Integer:
        return " DEFAULT 0";
    case FieldType::Boolean:
        return dialect.engine == Engine::Postgres ? " DEFAULT FALSE" : " DEFAULT 0";
    case FieldType::Text:
        return " DEFAULT ''";
    case FieldType::Token:
        return " DEFAULT '" + std::string(field.tokens().front()) + "'";
    default:
        throw domain::InvariantError("a field added to " + std::string(entity) + " has to be optional: " + field.name);
    }
}

} // namespace

TableShape::TableShape(const domain::EntityDescription &description, const Dialect &dialect)
    : m_description(&description),
      m_dialect(&dialect) {
    for (const FieldDescription &field : description.fields)
        m_selectedColumns += field.type == FieldType::Money ? 2 : 1;
}

std::vector<std::string> TableShape::columnsOf(int field) const {
    const FieldDescription &described = m_description->fields.at(static_cast<std::size_t>(field));
    if (described.type == FieldType::Money)
        return {quoted(described.name), quoted(currencyName(described.name))};
    return {quoted(described.name)};
}

int TableShape::updateParameters(std::span<const int> fields) const {
    std::size_t count = 2;
    for (const int field : fields)
        count += columnsOf(field).size();
    return static_cast<int>(count);
}

std::string TableShape::quotedTable() const {
    return quoted(m_description->name);
}

std::string TableShape::indexName(int field) const {
    return quoted(std::string(m_description->name) + "_by_" + m_description->fields.at(static_cast<std::size_t>(field)).name);
}

std::string TableShape::referenceName(const std::string &field) const {
    return quoted(std::string(m_description->name) + '.' + field);
}

std::string TableShape::parameter(int number) {
    return '$' + std::to_string(number);
}

/// The definition of a field's first column; the second column of an amount is always its currency's code.
std::string TableShape::columnDefinitions(int field) const {
    const FieldDescription &described = m_description->fields.at(static_cast<std::size_t>(field));
    std::string sql = quoted(described.name) + ' ' + typeName(described.type, *m_dialect);
    if (described.type == FieldType::Boolean && m_dialect->engine == Engine::Sqlite)
        sql += " CHECK (" + quoted(described.name) + " IN (0, 1))";
    // Only PostgreSQL says which reference was broken, by this name.
    if (described.type == FieldType::Reference && m_dialect->engine == Engine::Postgres)
        sql += " CONSTRAINT " + referenceName(described.name);
    if (described.type == FieldType::Reference)
        sql += " REFERENCES " + quoted(domain::describe(described.references).name) + "(\"id\") DEFERRABLE INITIALLY DEFERRED";
    return sql;
}

std::string TableShape::createTable() const {
    std::string sql = "CREATE TABLE " + quotedTable() + " (\"id\" " + m_dialect->id + " NOT NULL PRIMARY KEY";
    if (m_dialect->engine == Engine::Sqlite)
        sql += " CHECK (length(\"id\") = 16)";
    sql += std::string(", \"revision\" ") + m_dialect->integer + " NOT NULL";
    for (int field = 0; field < static_cast<int>(m_description->fields.size()); ++field) {
        sql += ", " + columnDefinitions(field);
        if (const auto columns = columnsOf(field); columns.size() == 2)
            sql += ", " + columns[1] + ' ' + m_dialect->text + " CHECK ((" + columns[0] + " IS NULL) = (" + columns[1] +
                   " IS NULL))";
    }
    return sql + ", \"extra\" " + m_dialect->blob + ")" + m_dialect->keyed;
}

std::vector<std::string> TableShape::addField(int field) const {
    const FieldDescription &described = m_description->fields.at(static_cast<std::size_t>(field));
    const std::string add = "ALTER TABLE " + quotedTable() + " ADD COLUMN ";
    std::vector<std::string> statements{add + columnDefinitions(field) + defaultOf(described, m_description->name, *m_dialect)};
    if (described.type == FieldType::Money)
        statements.push_back(add + columnsOf(field)[1] + ' ' + m_dialect->text);
    return statements;
}

std::vector<std::string> TableShape::renameField(int field, const std::string &formerName) const {
    const std::string rename = "ALTER TABLE " + quotedTable() + " RENAME COLUMN ";
    const auto columns = columnsOf(field);
    std::vector<std::string> statements{rename + quoted(formerName) + " TO " + columns[0]};
    if (columns.size() == 2)
        statements.push_back(rename + quoted(currencyName(formerName)) + " TO " + columns[1]);
    const FieldDescription &described = m_description->fields.at(static_cast<std::size_t>(field));
    if (described.type == FieldType::Reference && m_dialect->engine == Engine::Postgres)
        statements.push_back("ALTER TABLE " + quotedTable() + " RENAME CONSTRAINT " + referenceName(formerName) + " TO " +
                             referenceName(described.name));
    return statements;
}

std::string TableShape::createIndex(int field) const {
    return "CREATE INDEX " + indexName(field) + " ON " + quotedTable() + " (" + columnsOf(field)[0] + ")";
}

std::string TableShape::dropIndex(int field) const {
    return "DROP INDEX IF EXISTS " + indexName(field);
}

std::string TableShape::selectColumns() const {
    std::string sql = R"("id", "revision")";
    for (int field = 0; field < static_cast<int>(m_description->fields.size()); ++field)
        for (const std::string &column : columnsOf(field))
            sql += ", " + column;
    return sql;
}

std::string TableShape::insertRow() const {
    std::string sql = "INSERT INTO " + quotedTable() + " (" + selectColumns() + ") VALUES (" + parameter(1);
    for (int number = 2; number <= m_selectedColumns; ++number)
        sql += ", " + parameter(number);
    return sql + ")";
}

std::string TableShape::updateFields(std::span<const int> fields) const {
    std::string sql = "UPDATE " + quotedTable() + " SET \"revision\" = " + parameter(1);
    int number = 2;
    for (const int field : fields)
        for (const std::string &column : columnsOf(field))
            sql += ", " + column + " = " + parameter(number++);
    return sql + " WHERE \"id\" = " + parameter(number);
}

std::string TableShape::removeRow() const {
    return "DELETE FROM " + quotedTable() + " WHERE \"id\" = " + parameter(1);
}

std::string TableShape::selectRow() const {
    return "SELECT " + selectColumns() + " FROM " + quotedTable() + " WHERE \"id\" = " + parameter(1);
}

std::string TableShape::selectRows(int count) const {
    std::string sql = "SELECT " + selectColumns() + " FROM " + quotedTable() + " WHERE \"id\" IN (" + parameter(1);
    for (int number = 2; number <= count; ++number)
        sql += ", " + parameter(number);
    return sql + ")";
}

std::string TableShape::selectAll() const {
    return "SELECT " + selectColumns() + " FROM " + quotedTable() + " ORDER BY \"id\"";
}

std::string TableShape::selectAfter() const {
    return "SELECT " + selectColumns() + " FROM " + quotedTable() + " WHERE \"id\" > " + parameter(1) + " ORDER BY \"id\"";
}

std::string TableShape::selectRevision() const {
    return "SELECT \"revision\" FROM " + quotedTable() + " WHERE \"id\" = " + parameter(1);
}

std::string TableShape::selectLastId() const {
    return "SELECT \"id\" FROM " + quotedTable() + " ORDER BY \"id\" DESC LIMIT 1";
}

std::string TableShape::countRows() const {
    return "SELECT count(*) FROM " + quotedTable();
}

std::string TableShape::selectIdByField(int field) const {
    return "SELECT \"id\" FROM " + quotedTable() + " WHERE " + columnsOf(field)[0] + " = " + parameter(1) +
           " ORDER BY \"id\" LIMIT 1";
}

std::string TableShape::selectByField(int field) const {
    return "SELECT " + selectColumns() + " FROM " + quotedTable() + " WHERE " + columnsOf(field)[0] + " = " + parameter(1) +
           " ORDER BY \"id\"";
}

std::string TableShape::selectBrokenReference(int field) const {
    const FieldDescription &described = m_description->fields.at(static_cast<std::size_t>(field));
    const std::string column = quotedTable() + '.' + columnsOf(field)[0];
    return "SELECT \"id\" FROM " + quotedTable() + " WHERE " + column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " +
           quoted(domain::describe(described.references).name) + " AS parent WHERE parent.\"id\" = " + column + ") LIMIT 1";
}

} // namespace plumbline::storage
