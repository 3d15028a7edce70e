#include "jsonfields.h"

#include "command.h"
#include "commandjson.h"
#include "words.h"

#include <QJsonArray>

namespace plumbline::ctl {
namespace {

domain::FieldDescription fieldOf(domain::FieldType type) {
    domain::FieldDescription field{};
    field.type = type;
    return field;
}

} // namespace

bool JsonFields::has(const QString &name) const {
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

domain::Result<std::optional<QString>> JsonFields::optionalText(const QString &name) {
    m_asked.insert(name);
    if (!has(name))
        return std::nullopt;
    const QJsonValue value = m_object.value(name);
    if (value.isString())
        return value.toString();
    constexpr double Largest = 9'007'199'254'740'992.0;
    const double number = value.toDouble();
    if (value.isDouble() && std::abs(number) < Largest && number == std::trunc(number))
        return QString::number(value.toInteger());
    return misuse(Words::tr("“%1” has to be a text or a whole number.").arg(name));
}

domain::Result<QString> JsonFields::text(const QString &name) {
    PLUMBLINE_TRY_ASSIGN(auto read, optionalText(name));
    if (!read)
        return misuse(Words::tr("“%1” is missing.").arg(name));
    return std::move(*read);
}

domain::Result<domain::Uuid> JsonFields::uuid(const QString &name) {
    PLUMBLINE_TRY_ASSIGN(const QString read, text(name));
    return domain::Uuid::parse(read);
}

domain::Result<domain::Uuid> JsonFields::uuidOrNew(const QString &name) {
    m_asked.insert(name);
    return has(name) ? uuid(name) : domain::Result<domain::Uuid>(m_ids.next());
}

domain::Result<std::optional<domain::Date>> JsonFields::optionalDate(const QString &name) {
    PLUMBLINE_TRY_ASSIGN(const auto read, optionalText(name));
    if (!read)
        return std::nullopt;
    PLUMBLINE_TRY_ASSIGN(const domain::Date date, isoDate(*read));
    return date;
}

domain::Result<domain::Money> JsonFields::money(const QString &name) {
    PLUMBLINE_TRY_ASSIGN(const QString read, text(name));
    PLUMBLINE_TRY_ASSIGN(const domain::Value value, valueFrom(read, fieldOf(domain::FieldType::Money)));
    return std::get<domain::Money>(value);
}

domain::Result<std::optional<QJsonArray>> JsonFields::optionalArray(const QString &name) {
    m_asked.insert(name);
    if (!has(name))
        return std::nullopt;
    if (!m_object.value(name).isArray())
        return misuse(Words::tr("“%1” has to be a list.").arg(name));
    return m_object.value(name).toArray();
}

domain::Result<domain::Record> JsonFields::record(domain::EntityKind kind) {
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, uuidOrNew(QStringLiteral("id")));
    domain::Record record{kind, id, {}};
    for (const domain::FieldDescription &field : domain::describe(kind).fields) {
        PLUMBLINE_TRY_ASSIGN(const auto read, optionalText(QString::fromLatin1(field.name)));
        PLUMBLINE_TRY_ASSIGN(auto value, valueFrom(read, field));
        record.values.push_back(std::move(value));
    }
    return record;
}

domain::Result<void> JsonFields::finish() const {
    for (const QString &name : m_object.keys())
        if (!m_asked.contains(name))
            return misuse(Words::tr("It has no field “%1”.").arg(name));
    return {};
}

} // namespace plumbline::ctl
