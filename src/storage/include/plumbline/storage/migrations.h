#pragma once

#include "plumbline/domain/description.h"
#include "plumbline/storage/connection.h"

#include <span>

/// How a database comes to today's schema. Tables that are not entities change by numbered migrations; the entities' tables
/// follow their descriptions, as the catalogue kept in the database (`described_field`) differs from them.
namespace plumbline::storage {

struct Migration {
    /// From 1, without gaps.
    int version;
    /// For both engines, in the words of `inDialect`. Any number of statements.
    const char *sql;
    /// What only one engine needs, after that: triggers, settings.
    const char *sqlite = "";
    const char *postgres = "";
};

/// Runs what the database lacks in one transaction, which also sets its version (`user_version` on SQLite, the table
/// `schema_version` on PostgreSQL). Programs that start together on one server do it one after another.
/// Errors: NewerSchema (detail: the database's version), and the connection's.
[[nodiscard]] Result<void> migrate(Connection &connection, std::span<const Migration> migrations);

/// For whom the indexes are.
enum class Indexes {
    /// Index::Yes.
    Replica,
    /// Index::Yes and Index::Hub.
    Hub
};

/// Makes or alters the entities' tables in one transaction: new entities and fields are added, renamed fields (same number)
/// renamed, indexes made or dropped. A field that changed its type throws InvariantError.
/// Errors: NewerSchema when the database knows fields that `entities` do not (detail: `entity.field`).
[[nodiscard]] Result<void> followDescriptions(Connection &connection, std::span<const domain::EntityDescription *const> entities,
                                              Indexes indexes = Indexes::Replica);
/// The same for every entity of the product.
[[nodiscard]] Result<void> followDescriptions(Connection &connection, Indexes indexes = Indexes::Replica);
/// Whether `followDescriptions` would leave every entity's table as it is. Nothing is written.
/// Errors: NewerSchema as there.
[[nodiscard]] Result<bool> followsDescriptions(Connection &connection, Indexes indexes = Indexes::Replica);

} // namespace plumbline::storage
