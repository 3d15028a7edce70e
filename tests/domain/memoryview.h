#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/domain/entities.h"

#include <map>

namespace plumbline::tests {

/// A state in memory that decisions look at and changes are applied to.
class MemoryView final : public domain::View {
public:
    [[nodiscard]] domain::Result<std::optional<domain::Record>> find(domain::EntityKind kind, const domain::Uuid &id) const override
    {
        const auto found = m_records.find({kind, id});
        return found == m_records.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field, const domain::Value &value) const override
    {
        std::vector<domain::Record> found;
        for (const auto &[key, record] : m_records)
            if (key.first == kind && record.values.at(static_cast<std::size_t>(field)) == value)
                found.push_back(record);
        return found;
    }
    [[nodiscard]] domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override
    {
        std::vector<domain::Record> found;
        for (const auto &[key, record] : m_records)
            if (key.first == kind)
                found.push_back(record);
        return found;
    }
    [[nodiscard]] const std::map<std::pair<domain::EntityKind, domain::Uuid>, domain::Record> &records() const { return m_records; }

    template<typename Entity>
    void put(const Entity &entity)
    {
        m_records[{Entity::Kind, entity.id.uuid()}] = domain::toRecord(entity);
    }

    void apply(const domain::Changes &changes)
    {
        for (const domain::Change &change : changes) {
            const std::pair key(domain::entityOf(change), domain::recordOf(change));
            if (const auto *created = std::get_if<domain::Created>(&change))
                m_records.emplace(key, created->after);
            else if (const auto *updated = std::get_if<domain::Updated>(&change))
                for (const domain::FieldChange &field : updated->fields)
                    m_records.at(key).values.at(static_cast<std::size_t>(field.field)) = field.after;
            else
                m_records.erase(key);
        }
    }

    friend bool operator==(const MemoryView &a, const MemoryView &b) { return a.m_records == b.m_records; }

private:
    std::map<std::pair<domain::EntityKind, domain::Uuid>, domain::Record> m_records;
};

} // namespace plumbline::tests
