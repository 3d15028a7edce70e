#include "replicaexisting.h"

namespace plumbline::workspace {

using namespace domain;

Result<std::vector<Record>> ReplicaExisting::all(EntityKind kind) const
{
    std::vector<Record> records;
    PLUMBLINE_TRY(m_reader.forEach(kind, [&](const Record &record) {
        records.push_back(record);
        return replica::Continue::Yes;
    }));
    return records;
}

Result<std::vector<Record>> ReplicaExisting::where(EntityKind kind, int field, std::span<const Value> values) const
{
    if (!m_empty.contains(kind)) {
        PLUMBLINE_TRY_ASSIGN(const std::int64_t count, m_reader.count(kind));
        m_empty[kind] = count == 0;
    }
    if (m_empty.at(kind))
        return {};
    return m_reader.where(kind, field, values);
}

} // namespace plumbline::workspace
