#include "plumbline/storage/sqlite/migrations.h"

#include "plumbline/storage/sqlite/statement.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "plumbline/storage/tableshape.h"

#include <map>

namespace plumbline::storage::sqlite {
namespace {

using domain::EntityDescription;
using domain::fail;
using domain::FieldDescription;

struct KnownField {
    std::string name;
    std::string type;
    bool indexed;
};

/// By entity's name and field's number.
using Catalogue = std::map<std::pair<std::string, int>, KnownField>;

struct Statements {
    explicit Statements(Connection &connection)
        : all(connection, R"(SELECT entity, number, name, type, indexed FROM described_field)"),
          put(connection, R"(INSERT INTO described_field (entity, number, name, type, indexed) VALUES (?1, ?2, ?3, ?4, ?5)
                             ON CONFLICT (entity, number) DO UPDATE SET name = excluded.name, indexed = excluded.indexed)") {}
    Statement<0, 5> all;
    Statement<5> put;
};

constexpr const char *CatalogueTable = R"(CREATE TABLE IF NOT EXISTS described_field (
    entity TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    indexed INTEGER NOT NULL,
    PRIMARY KEY (entity, number)) STRICT, WITHOUT ROWID)";

std::string catalogueType(const FieldDescription &field) {
    switch (field.type) {
    case domain::FieldType::Integer:
        return "integer";
    case domain::FieldType::Boolean:
        return "boolean";
    case domain::FieldType::Text:
        return "text";
    case domain::FieldType::Token:
        return "token";
    case domain::FieldType::Date:
        return "date";
    case domain::FieldType::Instant:
        return "instant";
    case domain::FieldType::Money:
        return "money";
    case domain::FieldType::Reference:
        return std::string("reference ") + domain::describe(field.references).name;
    }
    throw domain::InvariantError("a field type without a name");
}

Result<Catalogue> readCatalogue(Statements &statements) {
    Catalogue known;
    PLUMBLINE_TRY(statements.all.each([&](const Row<5> &row) {
        known[{std::string(row.get<0, std::string_view>()), row.get<1, std::int32_t>()}] = {
            std::string(row.get<2, std::string_view>()), std::string(row.get<3, std::string_view>()),
            row.get<4, std::int64_t>() != 0};
        return Scan::Continue;
    }));
    return known;
}

Result<void> executeAll(Connection &connection, const std::vector<std::string> &statements) {
    for (const std::string &sql : statements)
        PLUMBLINE_TRY(connection.execute(sql.c_str()));
    return {};
}

/// The file may know nothing that the program does not: writing it would drop what the newer version keeps there.
Result<void> refuseNewer(const Catalogue &known, std::span<const EntityDescription *const> entities) {
    for (const auto &field : known) {
        const auto &[name, number] = field.first;
        const auto entity = std::ranges::find(entities, name, &EntityDescription::name);
        if (entity == entities.end() || (*entity)->indexOfNumber(number) < 0)
            return fail(errors::NewerSchema, QString::fromStdString(name + '.' + field.second.name));
    }
    return {};
}

Result<void> followField(Connection &connection, const TableShape &table, int index, const KnownField *known) {
    const FieldDescription &field = table.description().fields.at(static_cast<std::size_t>(index));
    const bool indexed = field.spec.index == domain::Index::Yes;
    if (known != nullptr) {
        if (known->type != catalogueType(field))
            throw domain::InvariantError("a field changed its type; give the new one its own number: " + known->name);
        if (known->name != field.name)
            PLUMBLINE_TRY(executeAll(connection, table.renameField(index, known->name)));
    } else {
        PLUMBLINE_TRY(executeAll(connection, table.addField(index)));
    }
    if (known != nullptr && known->indexed && !indexed)
        return connection.execute(table.dropIndex(index).c_str());
    if (indexed && (known == nullptr || !known->indexed))
        return connection.execute(table.createIndex(index).c_str());
    return {};
}

Result<void> createEntity(Connection &connection, const TableShape &table) {
    PLUMBLINE_TRY(connection.execute(table.createTable().c_str()));
    for (int index = 0; index < static_cast<int>(table.description().fields.size()); ++index)
        if (table.description().fields[static_cast<std::size_t>(index)].spec.index == domain::Index::Yes)
            PLUMBLINE_TRY(connection.execute(table.createIndex(index).c_str()));
    return {};
}

Result<void> followEntity(Connection &connection, Statements &statements, const Catalogue &known,
                          const EntityDescription &entity) {
    const TableShape table(entity, sqliteDialect());
    const bool isNew = std::ranges::none_of(known, [&](const auto &each) { return each.first.first == entity.name; });
    if (isNew)
        PLUMBLINE_TRY(createEntity(connection, table));
    for (int index = 0; index < static_cast<int>(entity.fields.size()); ++index) {
        const FieldDescription &field = entity.fields[static_cast<std::size_t>(index)];
        const auto found = known.find({entity.name, field.number});
        const KnownField now{field.name, catalogueType(field), field.spec.index == domain::Index::Yes};
        if (found != known.end() && found->second.name == now.name && found->second.type == now.type &&
            found->second.indexed == now.indexed)
            continue;
        if (!isNew)
            PLUMBLINE_TRY(followField(connection, table, index, found == known.end() ? nullptr : &found->second));
        PLUMBLINE_TRY(statements.put.run(std::string_view(entity.name), std::int64_t{field.number}, std::string_view(now.name),
                                         std::string_view(now.type), std::int64_t{now.indexed ? 1 : 0}));
    }
    return {};
}

} // namespace

Result<void> migrate(Connection &connection, std::span<const Migration> migrations) {
    const auto version = [&]() -> Result<int> {
        PLUMBLINE_TRY_ASSIGN(const std::optional<QString> text, connection.scalar("PRAGMA user_version"));
        return text.value_or(QString()).toInt();
    };
    PLUMBLINE_TRY_ASSIGN(const int found, version());
    if (found > (migrations.empty() ? 0 : migrations.back().version))
        return fail(errors::NewerSchema, QString::number(found));
    for (const Migration &migration : migrations) {
        if (migration.version <= found)
            continue;
        PLUMBLINE_TRY_ASSIGN(Transaction transaction, Transaction::beginWrite(connection));
        PLUMBLINE_TRY(connection.execute(migration.sql));
        PLUMBLINE_TRY_ASSIGN(const int reached, version());
        if (reached != migration.version)
            throw domain::InvariantError("a migration that does not set its version");
        PLUMBLINE_TRY(transaction.commit());
    }
    return {};
}

Result<void> followDescriptions(Connection &connection, std::span<const EntityDescription *const> entities) {
    PLUMBLINE_TRY_ASSIGN(Transaction transaction, Transaction::beginWrite(connection));
    PLUMBLINE_TRY(connection.execute(CatalogueTable));
    Statements statements(connection);
    PLUMBLINE_TRY_ASSIGN(const Catalogue known, readCatalogue(statements));
    PLUMBLINE_TRY(refuseNewer(known, entities));
    for (const EntityDescription *entity : entities)
        PLUMBLINE_TRY(followEntity(connection, statements, known, *entity));
    return transaction.commit();
}

Result<void> followDescriptions(Connection &connection) {
    std::vector<const EntityDescription *> entities;
    for (const domain::EntityKind kind : domain::allEntities())
        entities.push_back(&domain::describe(kind));
    return followDescriptions(connection, entities);
}

} // namespace plumbline::storage::sqlite
