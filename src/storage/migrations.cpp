#include "plumbline/storage/migrations.h"

#include "plumbline/storage/statement.h"
#include "plumbline/storage/transaction.h"
#include "plumbline/storage/tableshape.h"

#include <map>

namespace plumbline::storage {
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

constexpr const char *AllFields = R"(SELECT entity, number, name, type, indexed FROM described_field)";

struct Statements {
    explicit Statements(Connection &connection)
        : all(connection, AllFields),
          put(connection, R"(INSERT INTO described_field (entity, number, name, type, indexed) VALUES ($1, $2, $3, $4, $5)
                             ON CONFLICT (entity, number) DO UPDATE SET name = excluded.name, indexed = excluded.indexed)") {}
    Statement<0, 5> all;
    Statement<5> put;
};

constexpr const char *CatalogueTable = R"(CREATE TABLE IF NOT EXISTS described_field (
    entity {text} NOT NULL,
    number {integer} NOT NULL,
    name {text} NOT NULL,
    type {text} NOT NULL,
    indexed {integer} NOT NULL,
    PRIMARY KEY (entity, number)){keyed})";

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

Result<Catalogue> readCatalogue(Statement<0, 5> &all) {
    Catalogue known;
    PLUMBLINE_TRY(all.each([&](const Row<5> &row) {
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

bool isIndexed(const FieldDescription &field, Indexes indexes) {
    return field.spec.index == domain::Index::Yes || (field.spec.index == domain::Index::Hub && indexes == Indexes::Hub);
}

Result<void> followField(Connection &connection, const TableShape &table, int index, const KnownField *known, Indexes indexes) {
    const FieldDescription &field = table.description().fields.at(static_cast<std::size_t>(index));
    const bool indexed = isIndexed(field, indexes);
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

Result<void> createEntity(Connection &connection, const TableShape &table, Indexes indexes) {
    PLUMBLINE_TRY(connection.execute(table.createTable().c_str()));
    for (int index = 0; index < static_cast<int>(table.description().fields.size()); ++index)
        if (isIndexed(table.description().fields[static_cast<std::size_t>(index)], indexes))
            PLUMBLINE_TRY(connection.execute(table.createIndex(index).c_str()));
    return {};
}

std::vector<const EntityDescription *> everyEntity() {
    std::vector<const EntityDescription *> entities;
    for (const domain::EntityKind kind : domain::allEntities())
        entities.push_back(&domain::describe(kind));
    return entities;
}

bool isAsDescribed(const Catalogue &known, const EntityDescription &entity, Indexes indexes) {
    return std::ranges::all_of(entity.fields, [&](const FieldDescription &field) {
        const auto found = known.find({entity.name, field.number});
        return found != known.end() && found->second.name == field.name && found->second.type == catalogueType(field) &&
               found->second.indexed == isIndexed(field, indexes);
    });
}

Result<void> followEntity(Connection &connection, Statements &statements, const Catalogue &known,
                          const EntityDescription &entity, Indexes indexes) {
    const TableShape table(entity, connection.dialect());
    const bool isNew = std::ranges::none_of(known, [&](const auto &each) { return each.first.first == entity.name; });
    if (isNew)
        PLUMBLINE_TRY(createEntity(connection, table, indexes));
    for (int index = 0; index < static_cast<int>(entity.fields.size()); ++index) {
        const FieldDescription &field = entity.fields[static_cast<std::size_t>(index)];
        const auto found = known.find({entity.name, field.number});
        const KnownField now{field.name, catalogueType(field), isIndexed(field, indexes)};
        if (found != known.end() && found->second.name == now.name && found->second.type == now.type &&
            found->second.indexed == now.indexed)
            continue;
        if (!isNew)
            PLUMBLINE_TRY(followField(connection, table, index, found == known.end() ? nullptr : &found->second, indexes));
        PLUMBLINE_TRY(statements.put.run(std::string_view(entity.name), std::int64_t{field.number}, std::string_view(now.name),
                                         std::string_view(now.type), std::int64_t{now.indexed ? 1 : 0}));
    }
    return {};
}

} // namespace

Result<void> migrate(Connection &connection, std::span<const Migration> migrations) {
    const int today = migrations.empty() ? 0 : migrations.back().version;
    PLUMBLINE_TRY_ASSIGN(const int found, connection.schemaVersion());
    if (found > today)
        return fail(errors::NewerSchema, QString::number(found));
    if (found == today)
        return {};
    PLUMBLINE_TRY_ASSIGN(Transaction transaction, Transaction::beginWrite(connection));
    PLUMBLINE_TRY(connection.lockSchema());
    // Another program may have been first.
    PLUMBLINE_TRY_ASSIGN(const int locked, connection.schemaVersion());
    if (locked > today)
        return fail(errors::NewerSchema, QString::number(locked));
    for (const Migration &migration : migrations) {
        if (migration.version <= locked)
            continue;
        const char *const own = connection.dialect().engine == Engine::Sqlite ? migration.sqlite : migration.postgres;
        PLUMBLINE_TRY(connection.execute(inDialect(migration.sql, connection.dialect()).c_str()));
        PLUMBLINE_TRY(connection.execute(own));
    }
    if (locked < today)
        PLUMBLINE_TRY(connection.setSchemaVersion(today));
    return transaction.commit();
}

Result<void> followDescriptions(Connection &connection, std::span<const EntityDescription *const> entities, Indexes indexes) {
    PLUMBLINE_TRY_ASSIGN(Transaction transaction, Transaction::beginWrite(connection));
    PLUMBLINE_TRY(connection.lockSchema());
    PLUMBLINE_TRY(connection.execute(inDialect(CatalogueTable, connection.dialect()).c_str()));
    Statements statements(connection);
    PLUMBLINE_TRY_ASSIGN(const Catalogue known, readCatalogue(statements.all));
    PLUMBLINE_TRY(refuseNewer(known, entities));
    for (const EntityDescription *entity : entities)
        PLUMBLINE_TRY(followEntity(connection, statements, known, *entity, indexes));
    return transaction.commit();
}

Result<void> followDescriptions(Connection &connection, Indexes indexes) {
    return followDescriptions(connection, everyEntity(), indexes);
}

Result<bool> followsDescriptions(Connection &connection, Indexes indexes) {
    Statement<0, 5> all(connection, AllFields);
    PLUMBLINE_TRY_ASSIGN(const Catalogue known, readCatalogue(all));
    const auto entities = everyEntity();
    PLUMBLINE_TRY(refuseNewer(known, entities));
    return std::ranges::all_of(entities,
                               [&](const EntityDescription *entity) { return isAsDescribed(known, *entity, indexes); });
}

} // namespace plumbline::storage
