#include "commandjson.h"

#include "command.h"
#include "jsonfields.h"
#include "words.h"

#include "plumbline/domain/errors.h"
#include "plumbline/domain/valuetext.h"

#include <QJsonArray>

#include <map>

namespace plumbline::ctl {

using domain::Command;
using domain::EntityKind;
using domain::Result;

namespace {

constexpr auto name = [](const char *text) { return QString::fromLatin1(text); };

template <typename Entity>
Result<Entity> entityHere(const replica::Reader &reader, domain::Id<Entity> id) {
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(Entity::Kind, id.uuid()));
    if (!record)
        return domain::fail(domain::errors::RecordNotFound, id.toString());
    return domain::fromRecord<Entity>(*record);
}

Result<domain::Date> today(const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(const auto organisations, stance.reader->all(EntityKind::Organisation));
    if (organisations.empty())
        return domain::fail(domain::errors::RecordNotFound);
    PLUMBLINE_TRY_ASSIGN(const auto organisation, domain::fromRecord<domain::Organisation>(organisations.front()));
    return domain::businessDate(stance.ports.clock->now(), organisation.time_zone);
}

template <typename Entity>
Result<Entity> entityOf(domain::Record record) {
    PLUMBLINE_TRY(domain::validate(record));
    return domain::fromRecord<Entity>(record);
}

/// The actor, where the record does not say who.
void fillIn(domain::Record &record, QStringView field, const Stance &stance) {
    auto &value = record.values.at(static_cast<std::size_t>(domain::describe(record.kind).indexOf(field)));
    if (domain::isAbsent(value))
        value = stance.actor.user.uuid();
}

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

/// By its id or its name.
Result<domain::StageId> stageNamed(const QString &text, const Stance &stance) {
    if (const auto id = domain::Uuid::parse(text))
        return domain::StageId(*id);
    PLUMBLINE_TRY_ASSIGN(const auto records, stance.reader->all(EntityKind::Stage));
    for (const domain::Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(const auto stage, domain::fromRecord<domain::Stage>(record));
        if (stage.name == text)
            return stage.id;
    }
    return misuse(Words::tr("There is no stage “%1”.").arg(text));
}

Result<Command> advanceStage(JsonFields &fields, const Stance &stance) {
    domain::AdvanceStage act;
    PLUMBLINE_TRY_ASSIGN(act.deal, fields.id<domain::Deal>(name("deal")));
    PLUMBLINE_TRY_ASSIGN(const auto from, fields.optionalText(name("from")));
    PLUMBLINE_TRY_ASSIGN(const auto deal, entityHere(*stance.reader, act.deal));
    act.from = deal.stage;
    if (from) {
        PLUMBLINE_TRY_ASSIGN(act.from, stageNamed(*from, stance));
    }
    PLUMBLINE_TRY_ASSIGN(const QString to, fields.text(name("to")));
    PLUMBLINE_TRY_ASSIGN(act.to, stageNamed(to, stance));
    PLUMBLINE_TRY_ASSIGN(act.change, fields.idOrNew<domain::StageChange>(name("change")));
    PLUMBLINE_TRY_ASSIGN(act.on, fields.optionalDate(name("on")));
    return act;
}

Result<Command> recordReceipt(JsonFields &fields, const Stance &stance) {
    domain::RecordReceipt act;
    PLUMBLINE_TRY_ASSIGN(act.receipt, fields.idOrNew<domain::Fact>(name("receipt")));
    PLUMBLINE_TRY_ASSIGN(act.account, fields.id<domain::Account>(name("account")));
    PLUMBLINE_TRY_ASSIGN(act.document, fields.text(name("document")));
    PLUMBLINE_TRY_ASSIGN(const auto date, fields.optionalDate(name("date")));
    PLUMBLINE_TRY_ASSIGN(act.date, date ? Result<domain::Date>(*date) : today(stance));
    PLUMBLINE_TRY_ASSIGN(act.amount, fields.money(name("amount")));
    PLUMBLINE_TRY_ASSIGN(const auto rate, fields.optionalText(name("rate_micro")));
    if (rate) {
        bool isNumber = false;
        act.rateMicro = rate->toLongLong(&isNumber);
        if (!isNumber || act.rateMicro < 1)
            return misuse(Words::tr("“%1” has to be a whole number above zero.").arg(name("rate_micro")));
    }
    PLUMBLINE_TRY_ASSIGN(act.sourceRef, fields.optionalText(name("source_ref")));
    return act;
}

Result<Command> allocateReceipt(JsonFields &fields, const Stance &stance) {
    domain::AllocateReceipt act;
    PLUMBLINE_TRY_ASSIGN(act.from, fields.id<domain::Fact>(name("from")));
    PLUMBLINE_TRY_ASSIGN(const auto parts, fields.optionalArray(name("parts")));
    for (const QJsonValue &each : parts.value_or(QJsonArray())) {
        JsonFields part(each.toObject(), *stance.ports.ids);
        domain::AllocateReceipt::Part read;
        PLUMBLINE_TRY_ASSIGN(read.allocation, part.idOrNew<domain::Allocation>(name("allocation")));
        PLUMBLINE_TRY_ASSIGN(read.instalment, part.id<domain::Instalment>(name("instalment")));
        PLUMBLINE_TRY_ASSIGN(read.amount, part.money(name("amount")));
        PLUMBLINE_TRY(part.finish());
        act.parts.push_back(read);
    }
    if (act.parts.empty())
        return misuse(Words::tr("“%1” is missing.").arg(name("parts")));
    PLUMBLINE_TRY_ASSIGN(act.on, fields.optionalDate(name("on")));
    return act;
}

Result<Command> submitCommitment(JsonFields &fields, const Stance &stance) {
    domain::SubmitCommitment act;
    PLUMBLINE_TRY_ASSIGN(act.commitment, fields.idOrNew<domain::Commitment>(name("commitment")));
    PLUMBLINE_TRY_ASSIGN(act.account, fields.id<domain::Account>(name("account")));
    PLUMBLINE_TRY_ASSIGN(act.deal, fields.optionalId<domain::Deal>(name("deal")));
    PLUMBLINE_TRY_ASSIGN(act.kind, fields.token<domain::CommitmentKind>(name("kind")));
    PLUMBLINE_TRY_ASSIGN(const auto by, fields.optionalText(name("promised_by")));
    act.promisedBy = stance.actor.user;
    if (by) {
        PLUMBLINE_TRY_ASSIGN(act.promisedBy, fields.id<domain::User>(name("promised_by")));
    }
    PLUMBLINE_TRY_ASSIGN(const auto on, fields.optionalDate(name("promised_on")));
    PLUMBLINE_TRY_ASSIGN(act.promisedOn, on ? Result<domain::Date>(*on) : today(stance));
    PLUMBLINE_TRY_ASSIGN(const QString due, fields.text(name("due_date")));
    PLUMBLINE_TRY_ASSIGN(act.dueDate, isoDate(due));
    PLUMBLINE_TRY_ASSIGN(act.liability, fields.money(name("liability")));
    PLUMBLINE_TRY_ASSIGN(act.effectiveCondition, fields.optionalText(name("effective_condition")));
    PLUMBLINE_TRY_ASSIGN(act.department, fields.optionalText(name("department")));
    PLUMBLINE_TRY_ASSIGN(const auto steps, fields.optionalArray(name("steps")));
    for (const QJsonValue &step : steps.value_or(QJsonArray())) {
        PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, domain::Uuid::parse(step.toString()));
        act.steps.emplace_back(id);
    }
    while (!steps && act.steps.size() < domain::stepsFor(act.kind).size())
        act.steps.emplace_back(stance.ports.ids->next());
    return act;
}

Result<Command> approve(JsonFields &fields, const Stance &stance) {
    domain::Approve act;
    PLUMBLINE_TRY_ASSIGN(act.step, fields.id<domain::ApprovalStep>(name("step")));
    PLUMBLINE_TRY_ASSIGN(act.decision, fields.token<domain::ApprovalDecision>(name("decision")));
    PLUMBLINE_TRY_ASSIGN(act.reason, fields.optionalText(name("reason")));
    PLUMBLINE_TRY_ASSIGN(const auto premise, fields.optionalText(name("premise")));
    if (premise) {
        PLUMBLINE_TRY_ASSIGN(act.premise, domain::premiseFromText(*premise));
        return act;
    }
    PLUMBLINE_TRY_ASSIGN(const auto step, entityHere(*stance.reader, act.step));
    PLUMBLINE_TRY_ASSIGN(const auto commitment, entityHere(*stance.reader, step.commitment));
    PLUMBLINE_TRY_ASSIGN(const domain::Date day, today(stance));
    PLUMBLINE_TRY_ASSIGN(const auto scope, domain::scopeOf(stance.actor.user, *stance.reader, day));
    PLUMBLINE_TRY_ASSIGN(act.premise, domain::premiseOf(commitment, *stance.reader, scope));
    return act;
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
    fillIn(record, u"from_user", stance);
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
    fillIn(record, u"added_by", stance);
    PLUMBLINE_TRY_ASSIGN(auto attachment, entityOf<domain::Attachment>(std::move(record)));
    return domain::AttachFile{std::move(attachment)};
}

using FromJson = Result<Command> (*)(JsonFields &, const Stance &);

const std::map<QString, FromJson> &readers() {
    static const std::map<QString, FromJson> all{{name("patch_field"), patchField},
                                                 {name("advance_stage"), advanceStage},
                                                 {name("record_receipt"), recordReceipt},
                                                 {name("allocate_receipt"), allocateReceipt},
                                                 {name("submit_commitment"), submitCommitment},
                                                 {name("approve"), approve},
                                                 {name("resolve_conflict"), resolveConflict},
                                                 {name("grant_role"), grantRole},
                                                 {name("add_user"), addUser},
                                                 {name("delegate"), delegate},
                                                 {name("end_delegation"), endDelegation},
                                                 {name("revoke_device"), revokeDevice},
                                                 {name("attach_file"), attachFile}};
    return all;
}

} // namespace

Result<Command> commandFromJson(const QString &command, const QJsonObject &object, const Stance &stance) {
    const auto found = readers().find(command);
    if (found == readers().end()) {
        QStringList names;
        for (const auto &[each, read] : readers())
            names << each;
        return misuse(Words::tr("There is no act “%1”: there are %2.").arg(command, names.join(QStringLiteral(", "))));
    }
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
