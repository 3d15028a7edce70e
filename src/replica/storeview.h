#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/storage/sqlite/entitystore.h"

namespace plumbline::replica {

/// The tables as a decision looks at them.
class StoreView final : public domain::View {
public:
    explicit StoreView(storage::sqlite::EntityStore &entities) : m_entities(entities) {}
    [[nodiscard]] domain::Result<std::optional<domain::Record>> find(domain::EntityKind kind,
                                                                     const domain::Uuid &id) const override {
        return m_entities.find(kind, id);
    }
    [[nodiscard]] domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                                    const domain::Value &value) const override {
        std::vector<domain::Record> records;
        PLUMBLINE_TRY(m_entities.forEachWhere(kind, field, value, [&](const domain::Record &record) {
            records.push_back(record);
            return storage::sqlite::Scan::Continue;
        }));
        return records;
    }
    [[nodiscard]] domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override {
        std::vector<domain::Record> records;
        PLUMBLINE_TRY(m_entities.forEach(kind, [&](const domain::Record &record, std::int64_t) {
            records.push_back(record);
            return storage::sqlite::Scan::Continue;
        }));
        return records;
    }

private:
    storage::sqlite::EntityStore &m_entities;
};

} // namespace plumbline::replica
