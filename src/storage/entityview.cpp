#include "plumbline/storage/entityview.h"

namespace plumbline::storage {

using domain::EntityKind;
using domain::Record;

Result<std::optional<Record>> EntityView::find(EntityKind kind, const domain::Uuid &id) const {
    return m_entities.find(kind, id);
}

Result<std::vector<Record>> EntityView::where(EntityKind kind, int field, const domain::Value &value) const {
    std::vector<Record> records;
    PLUMBLINE_TRY(m_entities.forEachWhere(kind, field, value, [&](const Record &record) {
        records.push_back(record);
        return Scan::Continue;
    }));
    return records;
}

Result<std::vector<Record>> EntityView::all(EntityKind kind) const {
    std::vector<Record> records;
    PLUMBLINE_TRY(m_entities.forEach(kind, [&](const Record &record, std::int64_t) {
        records.push_back(record);
        return Scan::Continue;
    }));
    return records;
}

} // namespace plumbline::storage
