#include "plumbline/domain/description.h"
#include "plumbline/domain/entities.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

constexpr std::array Kinds{
    EntityKind::Organisation, EntityKind::Team, EntityKind::User, EntityKind::Account, EntityKind::Product,
    EntityKind::Stage, EntityKind::Deal, EntityKind::StageChange, EntityKind::Fact, EntityKind::Instalment,
    EntityKind::Allocation, EntityKind::DunningAction, EntityKind::PromiseToPay, EntityKind::Commitment,
    EntityKind::ImportTemplate, EntityKind::Device, EntityKind::Delegation, EntityKind::Conflict, EntityKind::ApprovalStep,
    EntityKind::Attachment, EntityKind::KeyEvent, EntityKind::Notice, EntityKind::Document, EntityKind::Acknowledgement,
    EntityKind::StageGate, EntityKind::WriteOffRequest, EntityKind::DeliveryTask, EntityKind::Handover};

bool holds(const Value &value, FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Boolean:
        return std::holds_alternative<std::int64_t>(value);
    case FieldType::Text:
    case FieldType::Token:
        return std::holds_alternative<QString>(value);
    case FieldType::Date:
        return std::holds_alternative<Date>(value);
    case FieldType::Instant:
        return std::holds_alternative<Instant>(value);
    case FieldType::Money:
        return std::holds_alternative<Money>(value);
    case FieldType::Reference:
        return std::holds_alternative<Uuid>(value);
    }
    return false;
}

/// Days that can be written: of the years 0 to 9999.
bool isWritable(Date date)
{
    constexpr Date first(0, 1, 1);
    constexpr Date last(9999, 12, 31);
    return first <= date && date <= last;
}

bool isWritable(const Value &value)
{
    if (const auto *date = std::get_if<Date>(&value))
        return isWritable(*date);
    const auto *instant = std::get_if<Instant>(&value);
    if (instant == nullptr)
        return true;
    constexpr std::chrono::seconds first{-62'167'219'200};
    constexpr std::chrono::seconds end{253'402'300'800};
    return first <= instant->time_since_epoch() && instant->time_since_epoch() < end;
}

} // namespace

const EntityDescription &describe(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Organisation: return describe<Organisation>();
    case EntityKind::Team: return describe<Team>();
    case EntityKind::User: return describe<User>();
    case EntityKind::Account: return describe<Account>();
    case EntityKind::Product: return describe<Product>();
    case EntityKind::Stage: return describe<Stage>();
    case EntityKind::Deal: return describe<Deal>();
    case EntityKind::StageChange: return describe<StageChange>();
    case EntityKind::Fact: return describe<Fact>();
    case EntityKind::Instalment: return describe<Instalment>();
    case EntityKind::Allocation: return describe<Allocation>();
    case EntityKind::DunningAction: return describe<DunningAction>();
    case EntityKind::PromiseToPay: return describe<PromiseToPay>();
    case EntityKind::Commitment: return describe<Commitment>();
    case EntityKind::ImportTemplate: return describe<ImportTemplate>();
    case EntityKind::Conflict: return describe<Conflict>();
    case EntityKind::ApprovalStep: return describe<ApprovalStep>();
    case EntityKind::Device: return describe<Device>();
    case EntityKind::Delegation: return describe<Delegation>();
    case EntityKind::Attachment: return describe<Attachment>();
    case EntityKind::KeyEvent: return describe<KeyEvent>();
    case EntityKind::Notice: return describe<Notice>();
    case EntityKind::Document: return describe<Document>();
    case EntityKind::Acknowledgement: return describe<Acknowledgement>();
    case EntityKind::StageGate: return describe<StageGate>();
    case EntityKind::WriteOffRequest: return describe<WriteOffRequest>();
    case EntityKind::DeliveryTask: return describe<DeliveryTask>();
    case EntityKind::Handover: return describe<Handover>();
    case EntityKind::None: break;
    }
    throw InvariantError("an entity without a description");
}

std::span<const EntityKind> allEntities()
{
    return Kinds;
}

Result<EntityKind> entityNamed(QStringView name)
{
    const auto found = std::ranges::find_if(Kinds, [&](EntityKind kind) { return name == QLatin1StringView(describe(kind).name); });
    if (found == Kinds.end())
        return fail(errors::RecordNotFound, name.toString());
    return *found;
}

int EntityDescription::indexOf(QStringView fieldName) const
{
    const auto found = std::ranges::find_if(fields, [&](const FieldDescription &f) { return fieldName == QLatin1StringView(f.name); });
    return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

int EntityDescription::indexOfNumber(int number) const
{
    const auto found = std::ranges::find(fields, number, &FieldDescription::number);
    return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

QString EntityDescription::qualifiedName(int index) const
{
    return QLatin1StringView(name) + u'.' + QLatin1StringView(fields.at(static_cast<std::size_t>(index)).name);
}

Result<void> validate(const Record &record)
{
    const EntityDescription &description = describe(record.kind);
    if (record.values.size() != description.fields.size())
        throw InvariantError("a record with another number of fields than its description");
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const FieldDescription &field = description.fields[i];
        const Value &value = record.values[i];
        if (isAbsent(value)) {
            if (field.spec.presence == Presence::Required)
                return fail(errors::RequiredFieldMissing, description.qualifiedName(static_cast<int>(i)));
            continue;
        }
        if (!holds(value, field.type))
            return fail(errors::ValueTypeMismatch, description.qualifiedName(static_cast<int>(i)));
        if (!isWritable(value))
            return fail(errors::DateUnreadable, description.qualifiedName(static_cast<int>(i)));
        if (field.type == FieldType::Token) {
            const QString &token = std::get<QString>(value);
            const bool known = std::ranges::any_of(field.tokens(), [&](std::string_view text) {
                return token == QLatin1StringView(text.data(), static_cast<qsizetype>(text.size()));
            });
            if (!known)
                return fail(errors::TokenUnknown, token);
        }
    }
    return {};
}

} // namespace plumbline::domain
