#include "changesformat.h"

namespace plumbline::ledger::format {

const Schema &schema()
{
    static const Schema made = [] {
        Schema all;
        for (const domain::EntityKind kind : domain::allEntities()) {
            Schema::Entity &entity = all.entities.at(static_cast<std::size_t>(kind));
            entity.description = &domain::describe(kind);
            entity.byNumber.fill(-1);
            for (std::size_t i = 0; i < entity.description->fields.size(); ++i)
                entity.byNumber.at(static_cast<std::size_t>(entity.description->fields[i].number)) = static_cast<std::int8_t>(i);
        }
        return all;
    }();
    return made;
}

Type typeOf(domain::FieldType type)
{
    switch (type) {
    case domain::FieldType::Integer:
    case domain::FieldType::Boolean:
        return Type::Integer;
    case domain::FieldType::Text:
    case domain::FieldType::Token:
        return Type::Text;
    case domain::FieldType::Date:
        return Type::Date;
    case domain::FieldType::Instant:
        return Type::Instant;
    case domain::FieldType::Money:
        return Type::Money;
    case domain::FieldType::Reference:
        return Type::Uuid;
    }
    throw domain::InvariantError("a field type without a form in bytes");
}

} // namespace plumbline::ledger::format
