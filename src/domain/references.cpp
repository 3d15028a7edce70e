#include "references.h"

namespace plumbline::domain {
namespace {

/// Whether any field of any entity points to this kind; the others need not be remembered.
bool isReferenced(EntityKind kind)
{
    static const std::array<bool, 32> referenced = [] {
        std::array<bool, 32> all{};
        for (const EntityKind each : allEntities())
            for (const FieldDescription &field : describe(each).fields)
                all.at(static_cast<std::size_t>(field.references)) = field.references != EntityKind::None;
        return all;
    }();
    return referenced.at(static_cast<std::size_t>(kind));
}

std::size_t slot(EntityKind kind)
{
    return static_cast<std::size_t>(kind);
}

} // namespace

Result<void> References::addCreated(const Changes &changes)
{
    std::array<std::size_t, Kinds> counts{};
    for (const Change &change : changes)
        if (std::holds_alternative<Created>(change))
            ++counts.at(slot(entityOf(change)));
    for (std::size_t kind = 0; kind < Kinds; ++kind)
        if (counts.at(kind) != 0 && isReferenced(static_cast<EntityKind>(kind)))
            m_created.at(kind).reserve(counts.at(kind));
    for (const Change &change : changes) {
        const auto *created = std::get_if<Created>(&change);
        if (created == nullptr || !isReferenced(created->after.kind))
            continue;
        if (!m_created.at(slot(created->after.kind)).insert(created->after.id).second)
            return fail(errors::Stale, QLatin1StringView(describe(created->after.kind).name));
    }
    return {};
}

Result<void> References::check(const Record &record)
{
    const EntityDescription &description = describe(record.kind);
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (description.fields[i].type == FieldType::Reference)
            PLUMBLINE_TRY(check(description, static_cast<int>(i), record.values[i]));
    return {};
}

Result<void> References::check(const EntityDescription &description, int field, const Value &value)
{
    const FieldDescription &described = description.fields.at(static_cast<std::size_t>(field));
    const auto *id = std::get_if<Uuid>(&value);
    if (described.type != FieldType::Reference || id == nullptr)
        return {};
    PLUMBLINE_TRY_ASSIGN(const bool there, isThere(described.references, *id));
    if (!there)
        return fail(errors::ReferenceBroken, description.qualifiedName(field));
    return {};
}

Result<bool> References::isThere(EntityKind kind, const Uuid &id)
{
    Uuid &last = m_last.at(slot(kind));
    if (id == last && !id.isNil())
        return true;
    bool there = m_created.at(slot(kind)).contains(id);
    if (!there) {
        auto &seen = m_seen.at(slot(kind));
        auto found = seen.find(id);
        if (found == seen.end()) {
            PLUMBLINE_TRY_ASSIGN(const auto record, m_view.find(kind, id));
            found = seen.emplace(id, record.has_value()).first;
        }
        there = found->second;
    }
    if (there)
        last = id;
    return there;
}

} // namespace plumbline::domain
