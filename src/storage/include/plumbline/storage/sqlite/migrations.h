#pragma once

#include "plumbline/domain/description.h"
#include "plumbline/storage/sqlite/connection.h"

/// How a file comes to today's schema. Tables that are not entities change by numbered migrations; the entities' tables
/// follow their descriptions, as the catalogue kept in the file (`described_field`) differs from them.
namespace plumbline::storage::sqlite {

struct Migration {
    /// From 1, without gaps.
    int version;
    /// Ends by setting `PRAGMA user_version` to `version`, so that both commit together or not at all.
    const char *sql;
};

/// Runs what the file lacks, one transaction each. Errors: NewerSchema (detail: the file's version), and the connection's.
[[nodiscard]] Result<void> migrate(Connection &connection, std::span<const Migration> migrations);

/// Makes or alters the entities' tables in one transaction: new entities and fields are added, renamed fields (same number)
/// renamed, indexes made or dropped. A field that changed its type throws InvariantError.
/// Errors: NewerSchema when the file knows fields that `entities` do not (detail: `entity.field`).
[[nodiscard]] Result<void> followDescriptions(Connection &connection, std::span<const domain::EntityDescription *const> entities);
/// The same for every entity of the product.
[[nodiscard]] Result<void> followDescriptions(Connection &connection);

} // namespace plumbline::storage::sqlite
