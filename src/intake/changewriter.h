#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/field.h"
#include "plumbline/domain/ports.h"
#include "plumbline/intake/plan.h"

namespace plumbline::intake {

/// Gathers the changes of an import in order, or only counts them.
class ChangeWriter {
public:
    enum class Keep { Changes, CountsOnly };
    ChangeWriter(domain::IdSource &ids, Keep keep) : m_ids(ids), m_keep(keep) {}

    /// A preview's ids never leave it, so they need not be unique in the world and cost nothing.
    [[nodiscard]] domain::Uuid newId();
    template <typename Entity>
    void create(const Entity &entity) {
        if (m_keep == Keep::Changes)
            m_changes.emplace_back(domain::Created{domain::toRecord(entity)});
    }
    void create(domain::Record record);
    /// Writes the fields in which `after` differs from `before`; says whether there are any.
    bool update(const domain::Record &before, const domain::Record &after);
    [[nodiscard]] domain::Changes take() { return std::move(m_changes); }

private:
    domain::IdSource &m_ids;
    Keep m_keep;
    std::uint64_t m_counter = 0;
    domain::Changes m_changes;
};

} // namespace plumbline::intake
