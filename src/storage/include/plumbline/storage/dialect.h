#pragma once

#include <string>
#include <string_view>

/// What the engines write differently. All other SQL is written once and runs on both, under these rules: parameters are
/// `$1`, `$2` … and appear in that order first; sums are `CAST(sum(…) AS {integer})`; texts are compared, not ordered,
/// where the order matters to anyone but a program (it is the order of their bytes).
namespace plumbline::storage {

enum class Engine { Sqlite, Postgres };

struct Dialect {
    Engine engine;
    // Types of columns. Whatever they are, they are bound and read as integers, texts, bytes and ids: a day is its number
    // since 1970-01-01, an instant its microseconds since then, a truth 0 or 1.
    const char *integer;
    const char *text;
    const char *blob;
    const char *id;
    const char *boolean;
    const char *date;
    const char *instant;
    /// After the closing bracket of CREATE TABLE, where rows are kept in the order of the primary key, and where not.
    const char *keyed;
    const char *strict;
    /// After a SELECT that nobody may overtake until the transaction's end.
    const char *locked;
    const char *beginWrite;
    const char *beginRead;
};

[[nodiscard]] const Dialect &sqliteDialect();
[[nodiscard]] const Dialect &postgresDialect();

/// `{integer}`, `{text}`, `{blob}`, `{id}`, `{boolean}`, `{date}`, `{instant}`, `{keyed}`, `{strict}` and `{locked}` replaced by
/// what the engine says. Another name in such brackets throws InvariantError.
[[nodiscard]] std::string inDialect(std::string_view sql, const Dialect &dialect);

} // namespace plumbline::storage
