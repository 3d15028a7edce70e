#pragma once

#include "plumbline/demonstration/generate.h"
#include "plumbline/domain/entities.h"

#include <map>
#include <unordered_set>

namespace plumbline::tests {

/// A demonstration organisation with every record as its struct.
struct Generated {
    std::vector<demonstration::Step> steps;
    std::vector<domain::Record> records;

    [[nodiscard]] static Generated make(const demonstration::Options &options)
    {
        Generated made;
        demonstration::generate(options, [&](demonstration::Step &&step) {
            for (const domain::Change &change : changesOf(step.command))
                made.records.push_back(std::get<domain::Created>(change).after);
            made.steps.push_back(std::move(step));
            return true;
        });
        return made;
    }

    [[nodiscard]] static const domain::Changes &changesOf(const domain::Command &command)
    {
        if (const auto *founding = std::get_if<domain::FoundOrganisation>(&command))
            return founding->changes;
        return std::get<domain::ImportRecords>(command).changes;
    }

    template<typename Entity>
    [[nodiscard]] std::vector<Entity> all() const
    {
        std::vector<Entity> entities;
        for (const domain::Record &record : records)
            if (record.kind == Entity::Kind)
                entities.push_back(domain::fromRecord<Entity>(record).value());
        return entities;
    }
    template<typename Entity>
    [[nodiscard]] std::map<domain::Id<Entity>, Entity> byId() const
    {
        std::map<domain::Id<Entity>, Entity> entities;
        for (Entity &entity : all<Entity>())
            entities.emplace(entity.id, std::move(entity));
        return entities;
    }
};

} // namespace plumbline::tests
