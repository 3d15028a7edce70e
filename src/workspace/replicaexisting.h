#pragma once

#include "plumbline/intake/existing.h"
#include "plumbline/replica/reader.h"

#include <map>

namespace plumbline::workspace {

/// What an import sees of the replica, through one reader.
class ReplicaExisting final : public intake::Existing {
public:
    explicit ReplicaExisting(const replica::Reader &reader) : m_reader(reader) {}

    [[nodiscard]] domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override;
    [[nodiscard]] domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                                    std::span<const domain::Value> values) const override;

private:
    const replica::Reader &m_reader;
    /// Whether an entity has any records, once asked.
    mutable std::map<domain::EntityKind, bool> m_empty;
};

} // namespace plumbline::workspace
