#pragma once

#include "plumbline/domain/description.h"

/// The macros entities are written with, and the traits that take a member to a Value and back. Included by entities only.
namespace plumbline::domain {

template<int Number>
struct FieldNumber {};

inline constexpr int MaxFieldNumber = 40;

template<typename T>
struct FieldTraits;

template<typename T, FieldType Type>
struct PlainTraits {
    static constexpr FieldType type = Type;
    static constexpr EntityKind references = EntityKind::None;
    static constexpr bool optional = false;
    static Value toValue(const T &member) { return member; }
    static Result<void> fromValue(T &member, const Value &value)
    {
        if (const auto *held = std::get_if<T>(&value)) {
            member = *held;
            return {};
        }
        return fail(errors::ValueTypeMismatch);
    }
    static std::span<const std::string_view> tokens() { return {}; }
};

template<>
struct FieldTraits<std::int64_t> : PlainTraits<std::int64_t, FieldType::Integer> {};
template<>
struct FieldTraits<QString> : PlainTraits<QString, FieldType::Text> {};
template<>
struct FieldTraits<Date> : PlainTraits<Date, FieldType::Date> {};
template<>
struct FieldTraits<Instant> : PlainTraits<Instant, FieldType::Instant> {};
template<>
struct FieldTraits<Money> : PlainTraits<Money, FieldType::Money> {};

template<>
struct FieldTraits<bool> {
    static constexpr FieldType type = FieldType::Boolean;
    static constexpr EntityKind references = EntityKind::None;
    static constexpr bool optional = false;
    static Value toValue(bool member) { return std::int64_t{member ? 1 : 0}; }
    static Result<void> fromValue(bool &member, const Value &value)
    {
        const auto *held = std::get_if<std::int64_t>(&value);
        if (held == nullptr)
            return fail(errors::ValueTypeMismatch);
        member = *held != 0;
        return {};
    }
    static std::span<const std::string_view> tokens() { return {}; }
};

template<Tokenised Enum>
struct FieldTraits<Enum> {
    static constexpr FieldType type = FieldType::Token;
    static constexpr EntityKind references = EntityKind::None;
    static constexpr bool optional = false;
    static Value toValue(Enum member) { return toToken(member); }
    static Result<void> fromValue(Enum &member, const Value &value)
    {
        const auto *held = std::get_if<QString>(&value);
        if (held == nullptr)
            return fail(errors::ValueTypeMismatch);
        PLUMBLINE_TRY_ASSIGN(member, fromToken<Enum>(*held));
        return {};
    }
    static std::span<const std::string_view> tokens()
    {
        static const std::vector<std::string_view> texts = [] {
            std::vector<std::string_view> all;
            for (const auto &[value, text] : Tokens<Enum>::names)
                all.push_back(text);
            return all;
        }();
        return texts;
    }
};

template<typename Entity>
struct FieldTraits<Id<Entity>> {
    static constexpr FieldType type = FieldType::Reference;
    static constexpr EntityKind references = Entity::Kind;
    static constexpr bool optional = false;
    static Value toValue(const Id<Entity> &member) { return member.uuid(); }
    static Result<void> fromValue(Id<Entity> &member, const Value &value)
    {
        const auto *held = std::get_if<Uuid>(&value);
        if (held == nullptr)
            return fail(errors::ValueTypeMismatch);
        member = Id<Entity>(*held);
        return {};
    }
    static std::span<const std::string_view> tokens() { return {}; }
};

template<typename T>
struct FieldTraits<std::optional<T>> {
    static constexpr FieldType type = FieldTraits<T>::type;
    static constexpr EntityKind references = FieldTraits<T>::references;
    static constexpr bool optional = true;
    static Value toValue(const std::optional<T> &member) { return member ? FieldTraits<T>::toValue(*member) : Value(); }
    static Result<void> fromValue(std::optional<T> &member, const Value &value)
    {
        if (isAbsent(value)) {
            member.reset();
            return {};
        }
        T held{};
        PLUMBLINE_TRY(FieldTraits<T>::fromValue(held, value));
        member = std::move(held);
        return {};
    }
    static std::span<const std::string_view> tokens() { return FieldTraits<T>::tokens(); }
};

template<typename Entity, int Number>
concept HasField = requires { Entity::fieldSpec(FieldNumber<Number>{}); };

template<typename Entity, int Number>
void appendField(std::vector<FieldDescription> &fields)
{
    if constexpr (HasField<Entity, Number>) {
        constexpr auto member = Entity::fieldMember(FieldNumber<Number>{});
        using Member = std::remove_reference_t<decltype(std::declval<Entity &>().*member)>;
        using Traits = FieldTraits<Member>;
        FieldSpec spec = Entity::fieldSpec(FieldNumber<Number>{});
        if constexpr (!Traits::optional)
            spec.presence = Presence::Required;
        fields.push_back(FieldDescription{
            Number, Entity::fieldName(FieldNumber<Number>{}), Traits::type, Traits::references, spec,
            [](const void *entity) {
                return Traits::toValue(static_cast<const Entity *>(entity)->*member);
            },
            [](void *entity, const Value &value) {
                return Traits::fromValue(static_cast<Entity *>(entity)->*member, value);
            },
            &Traits::tokens});
    }
}

template<typename Entity, int... Numbers>
EntityDescription makeDescription(std::integer_sequence<int, Numbers...> /*numbers*/)
{
    EntityDescription description{Entity::Kind, Entity::EntityName, Entity::EntityLabel, {}};
    (appendField<Entity, Numbers + 1>(description.fields), ...);
    return description;
}

template<typename Entity>
const EntityDescription &describe()
{
    static const EntityDescription description
        = makeDescription<Entity>(std::make_integer_sequence<int, MaxFieldNumber>());
    return description;
}

template<typename Entity>
[[nodiscard]] Record toRecord(const Entity &entity)
{
    Record record{Entity::Kind, entity.id.uuid(), {}};
    record.values.reserve(describe<Entity>().fields.size());
    for (const FieldDescription &field : describe<Entity>().fields)
        record.values.push_back(field.get(&entity));
    return record;
}

/// Errors: ValueTypeMismatch, TokenUnknown. A record of another entity throws InvariantError.
template<typename Entity>
[[nodiscard]] Result<Entity> fromRecord(const Record &record)
{
    const EntityDescription &description = describe<Entity>();
    if (record.kind != Entity::Kind || record.values.size() != description.fields.size())
        throw InvariantError("a record of another entity");
    Entity entity;
    entity.id = Id<Entity>(record.id);
    for (std::size_t i = 0; i < description.fields.size(); ++i)
        if (auto set = description.fields[i].set(&entity, record.values[i]); !set)
            return fail(set.error().code, description.qualifiedName(static_cast<int>(i)));
    return entity;
}

} // namespace plumbline::domain

/// Opens an entity: its kind, its table's name and its plural label.
#define PLUMBLINE_ENTITY(Entity, kind, name, label)                                             \
    static constexpr ::plumbline::domain::EntityKind Kind = ::plumbline::domain::EntityKind::kind; \
    static constexpr const char *EntityName = name;                                            \
    static constexpr const char *EntityLabel = label;                                          \
    using Self = Entity;                                                                       \
    ::plumbline::domain::Id<Entity> id

/// One field, one line: PLUMBLINE_FIELD(number, Type, member, .label = …, .read = …, .patch = …, …).
#define PLUMBLINE_FIELD(number, Type, member, ...)                                              \
    Type member{};                                                                             \
    static constexpr ::plumbline::domain::FieldSpec fieldSpec(::plumbline::domain::FieldNumber<number>) { return {__VA_ARGS__}; } \
    static constexpr const char *fieldName(::plumbline::domain::FieldNumber<number>) { return #member; } \
    static constexpr auto fieldMember(::plumbline::domain::FieldNumber<number>) { return &Self::member; }
