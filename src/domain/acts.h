#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/domain/entities.h"
#include "rules.h"

/// What the decisions of acts on single records have in common.
namespace plumbline::domain {

/// Errors: NotPermitted with the act's name.
[[nodiscard]] Result<void> requireRole(const Actor &actor, Roles roles, QStringView act);
/// The view's organisation; one without a name, in UTC, where there is none.
[[nodiscard]] Result<Organisation> organisationOf(const View &view);
/// The business day of now in the organisation's time zone.
[[nodiscard]] Result<Date> todayOf(const View &view, const Clock &clock);
/// `wanted` where it is not later than today, else today.
[[nodiscard]] Date notAfter(Date today, const std::optional<Date> &wanted);

/// Errors: AmountOverflow.
[[nodiscard]] Result<Money> negated(Money money);

/// A record to be created. Errors: IdTaken, those of `validate`, ReferenceBroken.
[[nodiscard]] Result<Change> creationOf(const Record &record, const View &view, const Changes &besides = {});
/// What differs, or nothing. Errors: those of `validate`.
[[nodiscard]] Result<void> addDifference(Changes &changes, const Record &before, const Record &after);

template<typename Entity>
[[nodiscard]] Result<std::optional<Entity>> lookUp(const View &view, Id<Entity> id)
{
    PLUMBLINE_TRY_ASSIGN(const std::optional<Record> record, view.find(Entity::Kind, id.uuid()));
    if (!record)
        return std::nullopt;
    PLUMBLINE_TRY_ASSIGN(Entity entity, fromRecord<Entity>(*record));
    return entity;
}

/// Errors: RecordNotFound with the entity's name.
template<typename Entity>
[[nodiscard]] Result<Entity> lookUpPresent(const View &view, Id<Entity> id)
{
    PLUMBLINE_TRY_ASSIGN(std::optional<Entity> entity, lookUp(view, id));
    if (!entity)
        return fail(errors::RecordNotFound, entityName(Entity::Kind));
    return std::move(*entity);
}

/// Every record whose field has this value.
template<typename Entity>
[[nodiscard]] Result<std::vector<Entity>> lookUpWhere(const View &view, QStringView field, const Value &value)
{
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> records, view.where(Entity::Kind, describe<Entity>().indexOf(field), value));
    std::vector<Entity> entities;
    entities.reserve(records.size());
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(Entity entity, fromRecord<Entity>(record));
        entities.push_back(std::move(entity));
    }
    return entities;
}

template<typename Entity>
[[nodiscard]] QString nameOfField(QStringView field)
{
    return describe<Entity>().qualifiedName(describe<Entity>().indexOf(field));
}

} // namespace plumbline::domain
