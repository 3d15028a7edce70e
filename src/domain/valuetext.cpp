#include "plumbline/domain/valuetext.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

/// Before days and instants outside of the years that can be written: the bare count follows.
constexpr char16_t Counted = u'@';
constexpr Date FirstDay(0, 1, 1);
constexpr Date LastDay(9999, 12, 31);

QString counted(std::int64_t count)
{
    return QString(QChar(Counted)) + QString::number(count);
}

struct ToValueText {
    QString operator()(Date date) const
    {
        return FirstDay <= date && date <= LastDay ? date.toIso() : counted(date.days());
    }
    QString operator()(Instant instant) const
    {
        const auto day = std::chrono::floor<std::chrono::days>(instant);
        return FirstDay.sysDays() <= day && day <= LastDay.sysDays() ? toIso(instant) : counted(instant.time_since_epoch().count());
    }
    template<typename Held>
    QString operator()(const Held &held) const
    {
        return toPlainText(Value(held));
    }
};

std::optional<std::int64_t> readNumber(QStringView text)
{
    bool read = false;
    const qlonglong number = text.toLongLong(&read);
    return read && QString::number(number) == text ? std::optional<std::int64_t>(number) : std::nullopt;
}

std::optional<std::int64_t> readCount(QStringView text)
{
    return text.startsWith(Counted) ? readNumber(text.mid(1)) : std::nullopt;
}

std::optional<Date> readDate(QStringView text)
{
    if (const auto count = readCount(text); count && static_cast<std::int32_t>(*count) == *count)
        return Date::fromDays(static_cast<std::int32_t>(*count));
    const auto date = Date::parse(text, DateOrder::YearMonthDay);
    return date ? std::optional(*date) : std::nullopt;
}

/// `2026-11-23T08:05:09.000001Z`
std::optional<Instant> readInstant(QStringView text)
{
    if (const auto count = readCount(text))
        return Instant(std::chrono::microseconds(*count));
    const auto date = Date::parse(text.left(10), DateOrder::YearMonthDay);
    constexpr qsizetype Length = 27;
    if (!date || text.size() != Length)
        return std::nullopt;
    const auto at = [&](qsizetype from, qsizetype length) { return text.mid(from, length).toLongLong(); };
    return Instant(date->sysDays()) + std::chrono::hours(at(11, 2)) + std::chrono::minutes(at(14, 2)) + std::chrono::seconds(at(17, 2))
        + std::chrono::microseconds(at(20, 6));
}

std::optional<Money> readMoney(QStringView text)
{
    const qsizetype space = text.lastIndexOf(u' ');
    const auto currency = Currency::parse(text.mid(space + 1));
    if (space < 0 || !currency)
        return std::nullopt;
    const auto money = Money::parse(text.left(space), *currency, NumberStyle::PointDecimal);
    return money ? std::optional(*money) : std::nullopt;
}

template<typename Held>
Value orAbsent(std::optional<Held> held)
{
    return held ? Value(std::move(*held)) : Value();
}

Value readValue(const QString &text, FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Boolean:
        return orAbsent(readNumber(text));
    case FieldType::Text:
    case FieldType::Token:
        return text;
    case FieldType::Date:
        return orAbsent(readDate(text));
    case FieldType::Instant:
        return orAbsent(readInstant(text));
    case FieldType::Money:
        return orAbsent(readMoney(text));
    case FieldType::Reference:
        if (const auto id = Uuid::parse(text))
            return *id;
        break;
    }
    return {};
}

} // namespace

std::optional<QString> toValueText(const Value &value)
{
    if (isAbsent(value))
        return std::nullopt;
    return std::visit(ToValueText(), value);
}

Result<Value> fromValueText(const std::optional<QString> &text, const FieldDescription &field)
{
    if (!text)
        return Value();
    Value value = readValue(*text, field.type);
    // What was read has to be written the same way: nothing passes that only looks like a value.
    if (toValueText(value) != text)
        return fail(errors::ValueTextUnreadable, *text);
    const auto isText = [&](std::string_view token) { return *text == QLatin1StringView(token.data(), static_cast<qsizetype>(token.size())); };
    if (field.type == FieldType::Token && std::ranges::none_of(field.tokens(), isText))
        return fail(errors::TokenUnknown, *text);
    return value;
}

} // namespace plumbline::domain
