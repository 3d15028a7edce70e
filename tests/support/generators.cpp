#include "support/generators.h"

namespace plumbline::tests {

using domain::Value;

rc::Gen<QString> anyText()
{
    const auto point = rc::gen::weightedOneOf<char32_t>(
        {{6, rc::gen::inRange<char32_t>(0x20, 0x7F)},
         {3, rc::gen::inRange<char32_t>(0x4E00, 0x9FFF)},
         {1, rc::gen::inRange<char32_t>(0x00, 0xD7FF)},
         {1, rc::gen::inRange<char32_t>(0x1F300, 0x1F6FF)}});
    return rc::gen::map(rc::gen::container<std::u32string>(point),
                        [](const std::u32string &points) { return QString::fromUcs4(points.data(), static_cast<qsizetype>(points.size())); });
}

rc::Gen<domain::Uuid> anyUuid()
{
    return rc::gen::map(rc::gen::container<std::vector<std::uint8_t>>(16, rc::gen::arbitrary<std::uint8_t>()),
                        [](const std::vector<std::uint8_t> &bytes) { return domain::Uuid::fromBytes(bytes.data(), bytes.size()); });
}

namespace {

template<typename T>
rc::Gen<Value> asValue(rc::Gen<T> generator)
{
    return rc::gen::map(std::move(generator), [](T held) { return Value(std::move(held)); });
}

rc::Gen<Value> presentValueOf(const domain::FieldDescription &field)
{
    switch (field.type) {
    case domain::FieldType::Boolean:
        return asValue(rc::gen::inRange<std::int64_t>(0, 2));
    case domain::FieldType::Integer:
        return asValue(rc::gen::arbitrary<std::int64_t>());
    case domain::FieldType::Text:
        return asValue(anyText());
    case domain::FieldType::Token: {
        std::vector<QString> tokens;
        for (const std::string_view token : field.tokens())
            tokens.push_back(QString::fromLatin1(token.data(), static_cast<qsizetype>(token.size())));
        return asValue(rc::gen::elementOf(tokens));
    }
    case domain::FieldType::Date:
        return asValue(rc::gen::map(rc::gen::inRange<std::int32_t>(-200'000, 200'000), &domain::Date::fromDays));
    case domain::FieldType::Instant:
        return asValue(rc::gen::map(rc::gen::inRange<std::int64_t>(-4'000'000'000'000'000, 4'000'000'000'000'000),
                                    [](std::int64_t us) { return domain::Instant(std::chrono::microseconds(us)); }));
    case domain::FieldType::Money:
        return asValue(rc::gen::apply(
            [](std::int64_t minor, const char *code) { return domain::Money(minor, domain::Currency::of(code)); },
            rc::gen::arbitrary<std::int64_t>(), rc::gen::element("CNY", "USD", "EUR", "JPY", "KWD")));
    case domain::FieldType::Reference:
        return asValue(anyUuid());
    }
    throw domain::InvariantError("a field type without random values");
}

rc::Gen<domain::Change> anyUpdateOf(domain::EntityKind kind)
{
    return rc::gen::exec([kind]() -> domain::Change {
        domain::Updated update{kind, *anyUuid(), {}};
        const auto &fields = domain::describe(kind).fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (*rc::gen::arbitrary<bool>())
                update.fields.push_back({static_cast<int>(i), *anyValueOf(fields[i]), *anyValueOf(fields[i])});
        return update;
    });
}

} // namespace

rc::Gen<Value> anyValueOf(const domain::FieldDescription &field)
{
    if (field.spec.presence == domain::Presence::Required)
        return presentValueOf(field);
    return rc::gen::weightedOneOf<Value>({{1, rc::gen::just(Value())}, {2, presentValueOf(field)}});
}

rc::Gen<domain::Record> anyRecordOf(domain::EntityKind kind)
{
    return rc::gen::exec([kind] {
        domain::Record record{kind, *anyUuid(), {}};
        for (const domain::FieldDescription &field : domain::describe(kind).fields)
            record.values.push_back(*anyValueOf(field));
        return record;
    });
}

rc::Gen<domain::Changes> anyChanges()
{
    const std::span<const domain::EntityKind> kinds = domain::allEntities();
    const auto change = rc::gen::mapcat(rc::gen::elementOf(std::vector(kinds.begin(), kinds.end())), [](domain::EntityKind kind) {
        return rc::gen::oneOf(
            rc::gen::map(anyRecordOf(kind), [](domain::Record record) { return domain::Change(domain::Created{std::move(record)}); }),
            rc::gen::map(anyRecordOf(kind), [](domain::Record record) { return domain::Change(domain::Removed{std::move(record)}); }),
            anyUpdateOf(kind));
    });
    return rc::gen::container<domain::Changes>(change);
}

} // namespace plumbline::tests
