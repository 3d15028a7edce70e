#include "actjson.h"

#include "plumbline/domain/valuetext.h"

namespace plumbline::ctl {

using domain::Command;
using domain::EntityKind;
using domain::Result;

namespace {

Result<Command> patchField(JsonFields &fields, const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(const QString entity, fields.text(name("entity")));
    PLUMBLINE_TRY_ASSIGN(const EntityKind kind, domain::entityNamed(entity));
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, fields.uuid(name("id")));
    PLUMBLINE_TRY_ASSIGN(const QString fieldName, fields.text(name("field")));
    PLUMBLINE_TRY_ASSIGN(const int field, fieldNamed(kind, fieldName));
    const auto &description = domain::describe(kind).fields.at(static_cast<std::size_t>(field));
    PLUMBLINE_TRY_ASSIGN(const auto written, fields.optionalText(name("value")));
    PLUMBLINE_TRY_ASSIGN(domain::Value value, valueFrom(written, description));
    const bool says = fields.has(name("base"));
    PLUMBLINE_TRY_ASSIGN(const auto seen, fields.optionalText(name("base")));
    PLUMBLINE_TRY_ASSIGN(domain::Value base, says ? valueFrom(seen, description) : valueHere(*stance.reader, kind, id, field));
    return domain::PatchField{kind, id, field, std::move(base), std::move(value)};
}

Result<Command> resolveConflict(JsonFields &fields, const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(const auto conflict, fields.id<domain::Conflict>(name("conflict")));
    PLUMBLINE_TRY_ASSIGN(const auto choice, fields.token<domain::ConflictChoice>(name("choice")));
    PLUMBLINE_TRY_ASSIGN(const auto value, fields.optionalText(name("value")));
    return resolutionOf(*stance.reader, conflict, choice, value);
}

Result<Command> grantRole(JsonFields &fields, const Stance & /*stance*/) {
    domain::GrantRole act;
    PLUMBLINE_TRY_ASSIGN(act.user, fields.id<domain::User>(name("user")));
    PLUMBLINE_TRY_ASSIGN(act.role, fields.token<domain::Role>(name("role")));
    return act;
}

Result<Command> addUser(JsonFields &fields, const Stance & /*stance*/) {
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::User));
    PLUMBLINE_TRY_ASSIGN(auto user, entityOf<domain::User>(std::move(record)));
    return domain::AddUser{std::move(user)};
}

Result<Command> delegate(JsonFields &fields, const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::Delegation));
    setIfAbsent(record, u"from_user", stance.actor.user.uuid());
    PLUMBLINE_TRY_ASSIGN(auto delegation, entityOf<domain::Delegation>(std::move(record)));
    return domain::Delegate{std::move(delegation)};
}

Result<Command> endDelegation(JsonFields &fields, const Stance & /*stance*/) {
    PLUMBLINE_TRY_ASSIGN(const auto delegation, fields.id<domain::Delegation>(name("delegation")));
    return domain::EndDelegation{delegation};
}

Result<Command> revokeDevice(JsonFields &fields, const Stance & /*stance*/) {
    PLUMBLINE_TRY_ASSIGN(const auto device, fields.id<domain::Device>(name("device")));
    return domain::RevokeDevice{device};
}

Result<Command> attachFile(JsonFields &fields, const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::Attachment));
    setIfAbsent(record, u"added_by", stance.actor.user.uuid());
    PLUMBLINE_TRY_ASSIGN(auto attachment, entityOf<domain::Attachment>(std::move(record)));
    return domain::AttachFile{std::move(attachment)};
}

const std::map<QString, FromJson> &readers() {
    static const std::map<QString, FromJson> all = [] {
        std::map<QString, FromJson> every{{name("patch_field"), patchField},
                                          {name("resolve_conflict"), resolveConflict},
                                          {name("grant_role"), grantRole},
                                          {name("add_user"), addUser},
                                          {name("delegate"), delegate},
                                          {name("end_delegation"), endDelegation},
                                          {name("revoke_device"), revokeDevice},
                                          {name("attach_file"), attachFile}};
        for (const auto *acts : {&salesActs(), &moneyActs(), &promiseActs()})
            every.insert(acts->begin(), acts->end());
        return every;
    }();
    return all;
}

} // namespace

QStringList actNames() {
    QStringList names;
    for (const auto &[each, read] : readers())
        names << each;
    return names;
}

Result<Command> commandFromJson(const QString &command, const QJsonObject &object, const Stance &stance) {
    const auto found = readers().find(command);
    if (found == readers().end())
        return misuse(Words::tr("There is no act “%1”: there are %2.").arg(command, actNames().join(QStringLiteral(", "))));
    JsonFields fields(object, *stance.ports.ids);
    PLUMBLINE_TRY_ASSIGN(Command read, found->second(fields, stance));
    PLUMBLINE_TRY(fields.finish());
    return read;
}

Result<domain::Value> valueFrom(const std::optional<QString> &text, const domain::FieldDescription &field) {
    if (text && field.type == domain::FieldType::Money) {
        const qsizetype space = text->lastIndexOf(u' ');
        const auto currency = domain::Currency::parse(QStringView(*text).mid(space + 1));
        if (space > 0 && currency)
            if (const auto money =
                    domain::Money::parse(QStringView(*text).left(space), *currency, domain::NumberStyle::PointDecimal))
                return *money;
    }
    return domain::fromValueText(text, field);
}

Result<int> fieldNamed(EntityKind kind, const QString &field) {
    const domain::EntityDescription &description = domain::describe(kind);
    const int index = description.indexOf(field);
    if (index < 0)
        return misuse(Words::tr("%1 has no field “%2”.").arg(QString::fromLatin1(description.name), field));
    return index;
}

Result<domain::Value> valueHere(const replica::Reader &reader, EntityKind kind, const domain::Uuid &id, int field) {
    PLUMBLINE_TRY_ASSIGN(auto record, reader.find(kind, id));
    if (!record)
        return domain::fail(domain::errors::RecordNotFound, id.toString());
    return std::move(record->values.at(static_cast<std::size_t>(field)));
}

Result<domain::ResolveConflict> resolutionOf(const replica::Reader &reader, domain::ConflictId id, domain::ConflictChoice choice,
                                             const std::optional<QString> &value) {
    PLUMBLINE_TRY_ASSIGN(const auto conflict, entityHere(reader, id));
    PLUMBLINE_TRY_ASSIGN(const EntityKind kind, domain::entityNamed(conflict.record_kind));
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid record, domain::Uuid::parse(conflict.record));
    const domain::EntityDescription &description = domain::describe(kind);
    const int field = description.indexOfNumber(static_cast<int>(conflict.field));
    if (field < 0)
        return domain::fail(domain::errors::RecordNotFound, conflict.record_kind);
    domain::ResolveConflict act{id, choice, {}, {}};
    PLUMBLINE_TRY_ASSIGN(act.current, valueHere(reader, kind, record, field));
    if (choice == domain::ConflictChoice::Edited) {
        PLUMBLINE_TRY_ASSIGN(act.value, valueFrom(value, description.fields.at(static_cast<std::size_t>(field))));
    }
    return act;
}

} // namespace plumbline::ctl
