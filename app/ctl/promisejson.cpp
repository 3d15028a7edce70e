#include "actjson.h"

namespace plumbline::ctl {

using domain::Command;
using domain::EntityKind;
using domain::Result;

namespace {

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
    PLUMBLINE_TRY_ASSIGN(act.files, filesOf(fields, stance, EntityKind::Commitment, act.commitment.uuid()));
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

Result<Command> closeCommitment(JsonFields &fields, const Stance &stance) {
    domain::CloseCommitment act;
    PLUMBLINE_TRY_ASSIGN(act.commitment, fields.id<domain::Commitment>(name("commitment")));
    PLUMBLINE_TRY_ASSIGN(act.end, fields.token<domain::CommitmentEnd>(name("end")));
    PLUMBLINE_TRY_ASSIGN(act.on, fields.optionalDate(name("on")));
    PLUMBLINE_TRY_ASSIGN(act.files, filesOf(fields, stance, EntityKind::Commitment, act.commitment.uuid()));
    return act;
}

Result<Command> withdrawCommitment(JsonFields &fields, const Stance & /*stance*/) {
    PLUMBLINE_TRY_ASSIGN(const auto commitment, fields.id<domain::Commitment>(name("commitment")));
    return domain::WithdrawCommitment{commitment};
}

Result<Command> revokeApproval(JsonFields &fields, const Stance & /*stance*/) {
    domain::RevokeApproval act;
    PLUMBLINE_TRY_ASSIGN(act.step, fields.id<domain::ApprovalStep>(name("step")));
    PLUMBLINE_TRY_ASSIGN(act.reason, fields.text(name("reason")));
    return act;
}

Result<Command> changeTerms(JsonFields &fields, const Stance & /*stance*/) {
    domain::ChangeTerms act;
    PLUMBLINE_TRY_ASSIGN(act.deal, fields.id<domain::Deal>(name("deal")));
    PLUMBLINE_TRY_ASSIGN(act.commitment, fields.id<domain::Commitment>(name("commitment")));
    if (fields.has(name("amount"))) {
        PLUMBLINE_TRY_ASSIGN(act.amount, fields.money(name("amount")));
    }
    PLUMBLINE_TRY_ASSIGN(act.serviceEnd, fields.optionalDate(name("service_end")));
    return act;
}

Result<Command> offerHandover(JsonFields &fields, const Stance &stance) {
    domain::OfferHandover act;
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, fields.uuidOrNew(name("id")));
    PLUMBLINE_TRY_ASSIGN(act.files, filesOf(fields, stance, EntityKind::Handover, id));
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::Handover));
    record.id = id;
    setIfAbsent(record, u"offered_by", stance.actor.user.uuid());
    setIfAbsent(record, u"offered_at", stance.ports.clock->now());
    setIfAbsent(record, u"state", domain::toToken(domain::HandoverState::Offered));
    setIfAbsent(record, u"confirmed_twice", std::int64_t{0});
    PLUMBLINE_TRY_ASSIGN(act.handover, entityOf<domain::Handover>(std::move(record)));
    return act;
}

Result<Command> acceptHandover(JsonFields &fields, const Stance &stance) {
    domain::AcceptHandover act;
    PLUMBLINE_TRY_ASSIGN(act.handover, fields.id<domain::Handover>(name("handover")));
    if (fields.has(name("confirmed"))) {
        PLUMBLINE_TRY_ASSIGN(act.confirmed, fields.token<domain::AcceptHandover::Confirmed>(name("confirmed")));
    }
    PLUMBLINE_TRY_ASSIGN(act.files, filesOf(fields, stance, EntityKind::Handover, act.handover.uuid()));
    return act;
}

Result<Command> returnHandover(JsonFields &fields, const Stance & /*stance*/) {
    domain::ReturnHandover act;
    PLUMBLINE_TRY_ASSIGN(act.handover, fields.id<domain::Handover>(name("handover")));
    PLUMBLINE_TRY_ASSIGN(act.reason, fields.text(name("reason")));
    return act;
}

} // namespace

const std::map<QString, FromJson> &promiseActs() {
    static const std::map<QString, FromJson> all{{name("submit_commitment"), submitCommitment},
                                                 {name("approve"), approve},
                                                 {name("close_commitment"), closeCommitment},
                                                 {name("withdraw_commitment"), withdrawCommitment},
                                                 {name("revoke_approval"), revokeApproval},
                                                 {name("change_terms"), changeTerms},
                                                 {name("offer_handover"), offerHandover},
                                                 {name("accept_handover"), acceptHandover},
                                                 {name("return_handover"), returnHandover}};
    return all;
}

} // namespace plumbline::ctl
