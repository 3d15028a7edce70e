#pragma once

#include "plumbline/workspace/customerdesk.h"

#include "columnset.h"
#include "texts.h"

/// What a customer's page is read from, within one snapshot.
namespace plumbline::workspace {

/// Nothing where there is none, or it is outside of what the person may have.
template<typename Entity>
[[nodiscard]] domain::Result<std::optional<Entity>> found(const replica::Reader &reader, domain::Id<Entity> id)
{
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(Entity::Kind, id.uuid()));
    if (!record)
        return std::optional<Entity>();
    return domain::fromRecord<Entity>(*record).map([](Entity &&entity) { return std::optional(std::move(entity)); });
}

/// Those whose field, an indexed one, is one of the values.
template<typename Entity>
[[nodiscard]] domain::Result<std::vector<Entity>> foundWhere(const replica::Reader &reader, QStringView field,
                                                             const std::vector<domain::Value> &values)
{
    PLUMBLINE_TRY_ASSIGN(const auto records, reader.where(Entity::Kind, domain::describe<Entity>().indexOf(field), std::span(values)));
    std::vector<Entity> entities;
    entities.reserve(records.size());
    for (const domain::Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(Entity entity, domain::fromRecord<Entity>(record));
        entities.push_back(std::move(entity));
    }
    return entities;
}

/// Ids of entities as values to look for.
template<typename Entities>
[[nodiscard]] std::vector<domain::Value> idsOf(const Entities &entities)
{
    std::vector<domain::Value> ids;
    for (const auto &each : entities)
        ids.emplace_back(each.id.uuid());
    return ids;
}

/// Collects what happened with one customer.
class TimelineReading {
public:
    TimelineReading(const replica::Reader &reader, const ColumnSet &columns, QString timeZone);
    [[nodiscard]] domain::Result<std::vector<TimelineItem>> of(domain::AccountId account);

private:
    using Kind = TimelineItem::Kind;
    TimelineItem &add(Kind kind, domain::Date on, domain::EntityKind entity, const domain::Uuid &record);
    [[nodiscard]] QString person(const std::optional<domain::UserId> &user);
    [[nodiscard]] QString deal(const std::optional<domain::DealId> &deal);
    [[nodiscard]] domain::Result<void> addDeals(domain::AccountId account);
    [[nodiscard]] domain::Result<void> addDocuments(domain::AccountId account);
    [[nodiscard]] domain::Result<void> addAllocations(const std::vector<domain::Fact> &documents);
    [[nodiscard]] domain::Result<void> addContacts(domain::AccountId account);
    [[nodiscard]] domain::Result<void> addCommitments(domain::AccountId account);
    [[nodiscard]] domain::Result<void> addFiles();

    const replica::Reader &m_reader;
    const ColumnSet &m_columns;
    QString m_timeZone;
    Texts m_texts;
    std::vector<TimelineItem> m_items;
    /// What files may hang on, and what it is called.
    std::vector<std::pair<domain::Uuid, QString>> m_holders;
};

} // namespace plumbline::workspace
