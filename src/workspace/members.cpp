#include "workspace_p.h"

#include "plumbline/domain/entities.h"

#include <set>

/// Whom and what a filter may name.
namespace plumbline::workspace {

using namespace domain;

namespace {

template<typename Entity>
Result<std::vector<analytics::Member>> named(const replica::Reader &reader)
{
    std::vector<analytics::Member> members;
    PLUMBLINE_TRY(reader.forEach(Entity::Kind, [&](const Record &record) {
        if (const auto entity = fromRecord<Entity>(record))
            members.push_back({entity->id.uuid().toString(), entity->name});
        return replica::Continue::Yes;
    }));
    return members;
}

template<typename Entity>
Result<void> addRegions(const replica::Reader &reader, std::set<QString> &regions)
{
    return reader.forEach(Entity::Kind, [&](const Record &record) {
        if (const auto entity = fromRecord<Entity>(record); entity && entity->region)
            regions.insert(*entity->region);
        return replica::Continue::Yes;
    });
}

Result<std::vector<analytics::Member>> everyRegion(const replica::Reader &reader)
{
    std::set<QString> regions;
    PLUMBLINE_TRY(addRegions<Team>(reader, regions));
    PLUMBLINE_TRY(addRegions<Account>(reader, regions));
    std::vector<analytics::Member> members;
    for (const QString &region : regions)
        members.push_back({region, region});
    return members;
}

} // namespace

Pending<std::vector<analytics::Member>> Workspace::everyMember(analytics::Dimension dimension)
{
    using Members = std::vector<analytics::Member>;
    using analytics::Dimension;
    if (dimension == Dimension::Source)
        return members(dimension);
    return d->read<Members>([dimension](Session &, const replica::Reader &reader) -> Result<Members> {
        switch (dimension) {
        case Dimension::Owner: return named<User>(reader);
        case Dimension::Team: return named<Team>(reader);
        case Dimension::Product: return named<Product>(reader);
        case Dimension::Account: return named<Account>(reader);
        case Dimension::Region: return everyRegion(reader);
        case Dimension::Source: break;
        }
        throw InvariantError("a dimension without members");
    });
}

} // namespace plumbline::workspace
