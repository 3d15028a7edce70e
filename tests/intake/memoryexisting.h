#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/defaultstages.h"
#include "plumbline/domain/entities.h"
#include "plumbline/intake/existing.h"

#include <QSet>

#include <map>

namespace plumbline::tests {

/// An organisation in memory: what an import looks at, and where its changes go.
class MemoryExisting final : public intake::Existing {
public:
    /// With the stages an organisation starts with.
    explicit MemoryExisting(domain::IdSource &ids) {
        for (const domain::Stage &stage : domain::defaultStages(ids))
            add(stage);
    }

    domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override {
        std::vector<domain::Record> records;
        for (const auto &[key, record] : m_records)
            if (key.first == kind)
                records.push_back(record);
        return records;
    }

    domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                      std::span<const domain::Value> values) const override {
        QSet<QString> wanted;
        for (const domain::Value &value : values)
            wanted.insert(domain::toPlainText(value));
        std::vector<domain::Record> records;
        for (const auto &[key, record] : m_records) {
            const domain::Value &held = key.first == kind ? record.values[static_cast<std::size_t>(field)] : domain::Value();
            if (!domain::isAbsent(held) && wanted.contains(domain::toPlainText(held)))
                records.push_back(record);
        }
        return records;
    }

    template <typename Entity>
    void add(const Entity &entity) {
        m_records[{Entity::Kind, entity.id.uuid()}] = domain::toRecord(entity);
    }

    template <typename Entity>
    std::vector<Entity> entities() const {
        std::vector<Entity> found;
        for (const auto &[key, record] : m_records)
            if (key.first == Entity::Kind)
                found.push_back(domain::fromRecord<Entity>(record).value());
        return found;
    }

    /// Applies changes as a replica does; false where a reference points forwards, a value before differs or a record is there already.
    bool apply(const domain::Changes &changes) {
        return std::all_of(changes.begin(), changes.end(), [&](const domain::Change &change) {
            if (const auto *created = std::get_if<domain::Created>(&change))
                return referencesHold(created->after) &&
                       m_records.emplace(std::pair(created->after.kind, created->after.id), created->after).second &&
                       domain::validate(created->after).has_value();
            const auto &updated = std::get<domain::Updated>(change);
            const auto found = m_records.find({updated.kind, updated.id});
            if (found == m_records.end())
                return false;
            for (const domain::FieldChange &field : updated.fields) {
                domain::Value &value = found->second.values[static_cast<std::size_t>(field.field)];
                if (value != field.before)
                    return false;
                value = field.after;
            }
            return referencesHold(found->second);
        });
    }

private:
    bool referencesHold(const domain::Record &record) const {
        const auto &fields = domain::describe(record.kind).fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (const auto *id = std::get_if<domain::Uuid>(&record.values[i]);
                id != nullptr && !m_records.contains({fields[i].references, *id}))
                return false;
        return true;
    }

    std::map<std::pair<domain::EntityKind, domain::Uuid>, domain::Record> m_records;
};

} // namespace plumbline::tests
