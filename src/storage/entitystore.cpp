#include "plumbline/storage/entitystore.h"

#include "plumbline/storage/tableshape.h"
#include "rowcodec.h"

#include <cstdint>

namespace plumbline::storage {
namespace {

using domain::EntityKind;
using domain::Record;
using domain::Uuid;

/// Rows asked for at once; the last id stands in for those that are missing.
constexpr std::size_t IdsAtOnce = 64;

struct Resting {
    PreparedStatement &statement;
    ~Resting() { statement.rest(); }
};

} // namespace

/// One entity's statements, each prepared when first needed.
struct EntityStore::Table {
    using Prepared = std::unique_ptr<PreparedStatement>;

    Table(Connection &connection, EntityKind kind)
        : shape(domain::describe(kind), connection.dialect()),
          reader(shape.description()),
          findRow(connection.prepare(shape.selectRow(), 1, shape.selectedColumns())),
          findRows(connection.prepare(shape.selectRows(IdsAtOnce), IdsAtOnce, shape.selectedColumns())),
          allRows(connection.prepare(shape.selectAll(), 0, shape.selectedColumns(), Rows::Many)),
          rowsAfter(connection.prepare(shape.selectAfter(), 1, shape.selectedColumns(), Rows::Many)),
          countRows(connection.prepare(shape.countRows(), 0, 1)),
          revision(connection.prepare(shape.selectRevision(), 1, 1)),
          lastId(connection.prepare(shape.selectLastId(), 0, 1)),
          insertRow(connection.prepare(shape.insertRow(), shape.selectedColumns(), 0)),
          removeRow(connection.prepare(shape.removeRow(), 1, 0)) {}

    TableShape shape;
    ValueBinder binder;
    RecordReader reader;
    Prepared findRow;
    Prepared findRows;
    Prepared allRows;
    Prepared rowsAfter;
    Prepared countRows;
    Prepared revision;
    Prepared lastId;
    Prepared insertRow;
    Prepared removeRow;
    // Imports change the same few sets of fields again and again.
    std::map<std::vector<int>, Prepared> updates;
    std::map<int, Prepared> findByField;
    std::map<int, Prepared> rowsByField;
    std::map<int, Prepared> broken;
};

EntityStore::EntityStore(Connection &connection) : m_connection(connection) {}

EntityStore::~EntityStore() = default;

EntityStore::Table &EntityStore::table(EntityKind kind) {
    std::unique_ptr<Table> &found = m_tables[kind];
    if (!found)
        found = std::make_unique<Table>(m_connection, kind);
    return *found;
}

Result<std::optional<Record>> EntityStore::find(EntityKind kind, const Uuid &id) {
    Table &of = table(kind);
    PLUMBLINE_TRY(of.findRow->begin());
    const Resting resting{*of.findRow};
    of.findRow->bind(0, id);
    PLUMBLINE_TRY_ASSIGN(const bool has, of.findRow->step());
    if (!has)
        return std::optional<Record>();
    return of.reader.read(*of.findRow);
}

Result<void> EntityStore::forEachOf(EntityKind kind, std::span<const Uuid> ids,
                                    const std::function<void(Record, std::int64_t)> &row) {
    Table &of = table(kind);
    for (; !ids.empty(); ids = ids.subspan(std::min(ids.size(), IdsAtOnce))) {
        PreparedStatement &statement = ids.size() == 1 ? *of.findRow : *of.findRows;
        PLUMBLINE_TRY(statement.begin());
        const Resting resting{statement};
        for (std::size_t i = 0; i < (ids.size() == 1 ? 1 : IdsAtOnce); ++i)
            statement.bind(static_cast<int>(i), ids[std::min(i, ids.size() - 1)]);
        while (true) {
            PLUMBLINE_TRY_ASSIGN(const bool has, statement.step());
            if (!has)
                break;
            row(of.reader.read(statement), statement.integer(1));
        }
    }
    return {};
}

Result<void> EntityStore::forEach(EntityKind kind, const std::function<Scan(const Record &, std::int64_t)> &row) {
    Table &of = table(kind);
    PLUMBLINE_TRY(of.allRows->begin());
    const Resting resting{*of.allRows};
    while (true) {
        PLUMBLINE_TRY_ASSIGN(const bool has, of.allRows->step());
        if (!has || row(of.reader.read(*of.allRows), of.allRows->integer(1)) == Scan::Stop)
            return {};
    }
}

Result<void> EntityStore::forEachAfter(EntityKind kind, const std::optional<Uuid> &after,
                                       const std::function<Scan(const Record &, std::int64_t)> &row) {
    if (!after)
        return forEach(kind, row);
    Table &of = table(kind);
    PLUMBLINE_TRY(of.rowsAfter->begin());
    const Resting resting{*of.rowsAfter};
    of.rowsAfter->bind(0, *after);
    while (true) {
        PLUMBLINE_TRY_ASSIGN(const bool has, of.rowsAfter->step());
        if (!has || row(of.reader.read(*of.rowsAfter), of.rowsAfter->integer(1)) == Scan::Stop)
            return {};
    }
}

Result<std::int64_t> EntityStore::count(EntityKind kind) {
    Table &of = table(kind);
    PLUMBLINE_TRY(of.countRows->begin());
    const Resting resting{*of.countRows};
    PLUMBLINE_TRY(of.countRows->step());
    return of.countRows->integer(0);
}

Result<std::optional<std::int64_t>> EntityStore::revision(EntityKind kind, const Uuid &id) {
    Table &of = table(kind);
    PLUMBLINE_TRY(of.revision->begin());
    const Resting resting{*of.revision};
    of.revision->bind(0, id);
    PLUMBLINE_TRY_ASSIGN(const bool has, of.revision->step());
    return has ? std::optional(of.revision->integer(0)) : std::nullopt;
}

Result<std::optional<Uuid>> EntityStore::lastId(EntityKind kind) {
    Table &of = table(kind);
    PLUMBLINE_TRY(of.lastId->begin());
    const Resting resting{*of.lastId};
    PLUMBLINE_TRY_ASSIGN(const bool has, of.lastId->step());
    return has ? std::optional(of.lastId->value<Uuid>(0)) : std::nullopt;
}

Result<std::optional<Uuid>> EntityStore::findByText(EntityKind kind, int field, const QString &text) {
    Table &of = table(kind);
    auto known = of.findByField.find(field);
    if (known == of.findByField.end())
        known = of.findByField.try_emplace(field, m_connection.prepare(of.shape.selectIdByField(field), 1, 1)).first;
    PreparedStatement &statement = *known->second;
    PLUMBLINE_TRY(statement.begin());
    const Resting resting{statement};
    statement.bind(0, text);
    PLUMBLINE_TRY_ASSIGN(const bool has, statement.step());
    return has ? std::optional(statement.value<Uuid>(0)) : std::nullopt;
}

Result<void> EntityStore::forEachWhere(EntityKind kind, int field, const domain::Value &value,
                                       const std::function<Scan(const Record &)> &row) {
    Table &of = table(kind);
    auto known = of.rowsByField.find(field);
    if (known == of.rowsByField.end())
        known = of.rowsByField
                    .try_emplace(field, m_connection.prepare(of.shape.selectByField(field), 1, of.shape.selectedColumns(), Rows::Many))
                    .first;
    PreparedStatement &statement = *known->second;
    PLUMBLINE_TRY(statement.begin());
    const Resting resting{statement};
    of.binder.startRow();
    of.binder.reserve(value);
    const domain::FieldType type = of.shape.description().fields.at(static_cast<std::size_t>(field)).type;
    if (type == domain::FieldType::Money)
        throw domain::InvariantError("amounts are not looked up");
    static_cast<void>(of.binder.bind(statement, 0, type, value));
    while (true) {
        PLUMBLINE_TRY_ASSIGN(const bool has, statement.step());
        if (!has || row(of.reader.read(statement)) == Scan::Stop)
            return {};
    }
}

Result<void> EntityStore::insert(const Record &record, std::int64_t revision) {
    Table &of = table(record.kind);
    const auto &fields = of.shape.description().fields;
    if (record.values.size() != fields.size())
        throw domain::InvariantError("a record with another number of fields than its description");
    PLUMBLINE_TRY(of.insertRow->begin());
    const Resting resting{*of.insertRow};
    of.binder.startRow();
    for (const domain::Value &value : record.values)
        of.binder.reserve(value);
    of.insertRow->bind(0, record.id);
    of.insertRow->bind(1, revision);
    int parameter = 2;
    for (std::size_t i = 0; i < fields.size(); ++i)
        parameter = of.binder.bind(*of.insertRow, parameter, fields[i].type, record.values[i]);
    PLUMBLINE_TRY(of.insertRow->step());
    return {};
}

Result<void> EntityStore::update(const domain::Updated &change, std::int64_t revision) {
    Table &of = table(change.kind);
    std::vector<int> fields;
    fields.reserve(change.fields.size());
    of.binder.startRow();
    for (const domain::FieldChange &field : change.fields) {
        fields.push_back(field.field);
        of.binder.reserve(field.after);
    }
    auto known = of.updates.find(fields);
    if (known == of.updates.end())
        known = of.updates
                    .try_emplace(fields, m_connection.prepare(of.shape.updateFields(fields), of.shape.updateParameters(fields), 0))
                    .first;
    PreparedStatement &statement = *known->second;
    PLUMBLINE_TRY(statement.begin());
    const Resting resting{statement};
    statement.bind(0, revision);
    int parameter = 1;
    for (const domain::FieldChange &field : change.fields)
        parameter = of.binder.bind(statement, parameter,
                                   of.shape.description().fields.at(static_cast<std::size_t>(field.field)).type, field.after);
    statement.bind(parameter, change.id);
    statement.expectRow(of.shape.description().name, change.id);
    PLUMBLINE_TRY(statement.step());
    return {};
}

Result<void> EntityStore::remove(EntityKind kind, const Uuid &id) {
    Table &of = table(kind);
    PLUMBLINE_TRY(of.removeRow->begin());
    const Resting resting{*of.removeRow};
    of.removeRow->bind(0, id);
    of.removeRow->expectRow(of.shape.description().name, id);
    PLUMBLINE_TRY(of.removeRow->step());
    return {};
}

Result<std::optional<QString>> EntityStore::brokenReference() {
    for (const EntityKind kind : domain::allEntities()) {
        Table &of = table(kind);
        const auto &fields = of.shape.description().fields;
        for (int field = 0; field < static_cast<int>(fields.size()); ++field) {
            if (fields[static_cast<std::size_t>(field)].type != domain::FieldType::Reference)
                continue;
            auto known = of.broken.find(field);
            if (known == of.broken.end())
                known = of.broken.try_emplace(field, m_connection.prepare(of.shape.selectBrokenReference(field), 0, 1)).first;
            PLUMBLINE_TRY(known->second->begin());
            const Resting resting{*known->second};
            PLUMBLINE_TRY_ASSIGN(const bool broken, known->second->step());
            if (broken)
                return std::optional(of.shape.description().qualifiedName(field));
        }
    }
    return std::optional<QString>();
}

} // namespace plumbline::storage
