#include "conflictreading.h"

#include "plumbline/domain/valuetext.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::workspace {

using namespace domain;

namespace {

tl::unexpected<Error> unreadable(const QString &text)
{
    return fail(errors::ValueUnreadable, text);
}

/// In the currency the field has now, or the organisation's where it has none.
Result<Value> amountTyped(const QString &text, const Dispute &dispute, const replica::Reader &reader)
{
    Currency currency;
    const Value current = dispute.current();
    if (const auto *money = std::get_if<Money>(&current)) {
        currency = money->currency();
    } else {
        PLUMBLINE_TRY_ASSIGN(const auto organisations, reader.all(EntityKind::Organisation));
        for (const Record &record : organisations)
            if (const auto organisation = fromRecord<Organisation>(record))
                currency = Currency::parse(organisation->base_currency).value_or(Currency());
    }
    const auto money = Money::parse(text, currency);
    return money ? Result<Value>(*money) : unreadable(text);
}

Result<Value> recordTyped(const QString &text, EntityKind kind, const replica::Reader &reader)
{
    if (const auto id = Uuid::parse(text)) {
        PLUMBLINE_TRY_ASSIGN(const auto found, reader.find(kind, *id));
        return found ? Result<Value>(*id) : unreadable(text);
    }
    std::vector<Uuid> named;
    Texts texts(reader);
    PLUMBLINE_TRY(reader.forEach(kind, [&](const Record &record) {
        if (texts.titleOf(kind, record.id).compare(text, Qt::CaseInsensitive) == 0)
            named.push_back(record.id);
        return named.size() > 1 ? replica::Continue::No : replica::Continue::Yes;
    }));
    return named.size() == 1 ? Result<Value>(named.front()) : unreadable(text);
}

Result<Value> tokenTyped(const QString &text, const FieldDescription &field)
{
    for (const std::string_view each : field.tokens()) {
        const QString token = QString::fromLatin1(each.data(), static_cast<qsizetype>(each.size()));
        if (text == token || text.compare(tokenLabel(token), Qt::CaseInsensitive) == 0)
            return Value(token);
    }
    return unreadable(text);
}

} // namespace

Result<Value> valueTyped(const QString &typed, const Dispute &dispute, const replica::Reader &reader)
{
    const FieldDescription &field = dispute.description();
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return field.spec.presence == Presence::Optional ? Result<Value>(Value()) : unreadable(typed);
    switch (field.type) {
    case FieldType::Text: return Value(text);
    case FieldType::Money: return amountTyped(text, dispute, reader);
    case FieldType::Reference: return recordTyped(text, field.references, reader);
    case FieldType::Token: return tokenTyped(text, field);
    case FieldType::Date: {
        const auto date = Date::parse(text);
        return date ? Result<Value>(*date) : unreadable(text);
    }
    case FieldType::Integer:
    case FieldType::Boolean:
    case FieldType::Instant: break;
    }
    const auto value = fromValueText(text, field);
    return value ? value : Result<Value>(unreadable(text));
}

} // namespace plumbline::workspace
