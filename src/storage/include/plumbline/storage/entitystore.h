#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/storage/statement.h"

#include <map>

namespace plumbline::storage {

/// Records of every described entity in their tables. Whoever writes opens the transaction. Within a Batch a write's error
/// may be told by a later call.
class EntityStore {
public:
    explicit EntityStore(Connection &connection);
    ~EntityStore();
    EntityStore(const EntityStore &) = delete;
    EntityStore &operator=(const EntityStore &) = delete;

    [[nodiscard]] Result<std::optional<domain::Record>> find(domain::EntityKind kind, const domain::Uuid &id);
    /// Those of these rows that are there, in no order, some dozens with one statement; the callback may not use this store.
    [[nodiscard]] Result<void> forEachOf(domain::EntityKind kind, std::span<const domain::Uuid> ids,
                                         const std::function<void(domain::Record, std::int64_t revision)> &row);
    /// In id order; the callback says whether to go on.
    [[nodiscard]] Result<void> forEach(domain::EntityKind kind,
                                       const std::function<Scan(const domain::Record &, std::int64_t revision)> &row);
    /// The rows behind `after` in id order, from the first where it is absent.
    [[nodiscard]] Result<void> forEachAfter(domain::EntityKind kind, const std::optional<domain::Uuid> &after,
                                            const std::function<Scan(const domain::Record &, std::int64_t revision)> &row);
    [[nodiscard]] Result<std::int64_t> count(domain::EntityKind kind);
    /// The ledger position of the row's last change; nothing when there is no row.
    [[nodiscard]] Result<std::optional<std::int64_t>> revision(domain::EntityKind kind, const domain::Uuid &id);
    /// The greatest id of the entity's rows; nothing when it has none.
    [[nodiscard]] Result<std::optional<domain::Uuid>> lastId(domain::EntityKind kind);
    /// The first record, in id order, whose text or token field has this value.
    [[nodiscard]] Result<std::optional<domain::Uuid>> findByText(domain::EntityKind kind, int field, const QString &text);
    /// Every record whose text, token, date or reference field has this value, in id order; fast where the field is indexed.
    [[nodiscard]] Result<void> forEachWhere(domain::EntityKind kind, int field, const domain::Value &value,
                                            const std::function<Scan(const domain::Record &)> &row);

    /// Errors: Constraint when the id is taken.
    [[nodiscard]] Result<void> insert(const domain::Record &record, std::int64_t revision);
    /// Sets the fields to their `after`. Errors: RowMissing.
    [[nodiscard]] Result<void> update(const domain::Updated &change, std::int64_t revision);
    /// Errors: RowMissing.
    [[nodiscard]] Result<void> remove(domain::EntityKind kind, const domain::Uuid &id);

    /// The first reference that points nowhere, as `entity.field`; for when the engine's own check was off or only says "somewhere".
    [[nodiscard]] Result<std::optional<QString>> brokenReference();

private:
    struct Table;
    [[nodiscard]] Table &table(domain::EntityKind kind);

    Connection &m_connection;
    std::map<domain::EntityKind, std::unique_ptr<Table>> m_tables;
};

} // namespace plumbline::storage
