#include "plumbline/storage/dialect.h"

#include "plumbline/domain/error.h"

namespace plumbline::storage {
namespace {

const char *wordOf(std::string_view name, const Dialect &dialect) {
    const std::pair<std::string_view, const char *> words[]{
        {"integer", dialect.integer}, {"text", dialect.text}, {"blob", dialect.blob},
        {"id", dialect.id},           {"date", dialect.date}, {"boolean", dialect.boolean},
        {"instant", dialect.instant}, {"keyed", dialect.keyed}, {"strict", dialect.strict},
        {"locked", dialect.locked}};
    for (const auto &[known, word] : words)
        if (known == name)
            return word;
    throw domain::InvariantError("no such word in any dialect: " + std::string(name));
}

} // namespace

const Dialect &sqliteDialect() {
    static constexpr Dialect dialect{Engine::Sqlite,
                                     "INTEGER",
                                     "TEXT",
                                     "BLOB",
                                     "BLOB",
                                     "INTEGER",
                                     "INTEGER",
                                     "INTEGER",
                                     " STRICT, WITHOUT ROWID",
                                     " STRICT",
                                     "",
                                     "BEGIN IMMEDIATE",
                                     "BEGIN DEFERRED"};
    return dialect;
}

const Dialect &postgresDialect() {
    // The collation keeps texts in the order of their bytes whatever the server's language, as SQLite does.
    static constexpr Dialect dialect{Engine::Postgres,
                                     "BIGINT",
                                     "TEXT COLLATE \"C\"",
                                     "BYTEA",
                                     "UUID",
                                     "BOOLEAN",
                                     "DATE",
                                     "TIMESTAMPTZ",
                                     "",
                                     "",
                                     " FOR UPDATE",
                                     "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
                                     "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
    return dialect;
}

std::string inDialect(std::string_view sql, const Dialect &dialect) {
    std::string said;
    while (true) {
        const std::size_t start = sql.find('{');
        said += sql.substr(0, start);
        if (start == std::string_view::npos)
            return said;
        const std::size_t end = sql.find('}', start);
        if (end == std::string_view::npos)
            throw domain::InvariantError("a bracket that does not end");
        said += wordOf(sql.substr(start + 1, end - start - 1), dialect);
        sql.remove_prefix(end + 1);
    }
}

} // namespace plumbline::storage
