#include "actjson.h"

namespace plumbline::ctl {

using domain::Command;
using domain::EntityKind;
using domain::Result;

namespace {

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

Result<Command> postDocument(JsonFields &fields, const Stance &stance) {
    domain::PostDocument act;
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, fields.uuidOrNew(name("id")));
    PLUMBLINE_TRY_ASSIGN(act.files, filesOf(fields, stance, EntityKind::Fact, id));
    PLUMBLINE_TRY_ASSIGN(const auto instalments, fields.optionalArray(name("instalments")));
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::Fact));
    record.id = id;
    // The rate says what it is in base currency; the act does not look at what stands here.
    setIfAbsent(record, u"rate_micro", std::int64_t{1'000'000});
    setIfAbsent(record, u"base_amount", valueOf(record, u"amount"));
    for (const QJsonValue &each : instalments.value_or(QJsonArray())) {
        JsonFields part(each.toObject(), *stance.ports.ids);
        PLUMBLINE_TRY_ASSIGN(auto row, part.record(EntityKind::Instalment));
        PLUMBLINE_TRY(part.finish());
        setIn(row, u"invoice", id);
        setIfAbsent(row, u"base_amount", valueOf(row, u"amount"));
        setIfAbsent(row, u"disputed", std::int64_t{0});
        PLUMBLINE_TRY_ASSIGN(act.instalments.emplace_back(), entityOf<domain::Instalment>(std::move(row)));
    }
    PLUMBLINE_TRY_ASSIGN(act.document, entityOf<domain::Fact>(std::move(record)));
    return act;
}

Result<Command> takeBackAllocation(JsonFields &fields, const Stance & /*stance*/) {
    domain::TakeBackAllocation act;
    PLUMBLINE_TRY_ASSIGN(act.allocation, fields.id<domain::Allocation>(name("allocation")));
    PLUMBLINE_TRY_ASSIGN(act.reversal, fields.idOrNew<domain::Allocation>(name("reversal")));
    return act;
}

Result<Command> reverseDocument(JsonFields &fields, const Stance & /*stance*/) {
    domain::ReverseDocument act;
    PLUMBLINE_TRY_ASSIGN(act.document, fields.id<domain::Fact>(name("document")));
    PLUMBLINE_TRY_ASSIGN(act.reversal, fields.idOrNew<domain::Fact>(name("reversal")));
    return act;
}

Result<Command> requestWriteOff(JsonFields &fields, const Stance & /*stance*/) {
    domain::RequestWriteOff act;
    PLUMBLINE_TRY_ASSIGN(act.request, fields.idOrNew<domain::WriteOffRequest>(name("request")));
    PLUMBLINE_TRY_ASSIGN(act.instalment, fields.id<domain::Instalment>(name("instalment")));
    PLUMBLINE_TRY_ASSIGN(act.amount, fields.money(name("amount")));
    PLUMBLINE_TRY_ASSIGN(act.reason, fields.token<domain::WriteOffReason>(name("reason")));
    return act;
}

/// What is open is what stands here, unless it is said.
Result<Command> decideWriteOff(JsonFields &fields, const Stance &stance) {
    domain::DecideWriteOff act;
    PLUMBLINE_TRY_ASSIGN(act.request, fields.id<domain::WriteOffRequest>(name("request")));
    PLUMBLINE_TRY_ASSIGN(act.decision, fields.token<domain::ApprovalDecision>(name("decision")));
    PLUMBLINE_TRY_ASSIGN(act.comment, fields.optionalText(name("comment")));
    if (fields.has(name("open"))) {
        PLUMBLINE_TRY_ASSIGN(act.open, fields.money(name("open")));
        return act;
    }
    PLUMBLINE_TRY_ASSIGN(const auto request, entityHere(*stance.reader, act.request));
    PLUMBLINE_TRY_ASSIGN(act.open, domain::openOf(request.instalment, *stance.reader));
    return act;
}

Result<Command> recordChase(JsonFields &fields, const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(const domain::Date day, today(stance));
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::DunningAction));
    setIfAbsent(record, u"on", day);
    PLUMBLINE_TRY_ASSIGN(auto chase, entityOf<domain::DunningAction>(std::move(record)));
    return domain::RecordChase{std::move(chase)};
}

Result<Command> recordPromise(JsonFields &fields, const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(const domain::Date day, today(stance));
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::PromiseToPay));
    setIfAbsent(record, u"made_on", day);
    PLUMBLINE_TRY_ASSIGN(auto promise, entityOf<domain::PromiseToPay>(std::move(record)));
    return domain::RecordPromise{std::move(promise)};
}

} // namespace

const std::map<QString, FromJson> &moneyActs() {
    static const std::map<QString, FromJson> all{{name("record_receipt"), recordReceipt},
                                                 {name("allocate_receipt"), allocateReceipt},
                                                 {name("post_document"), postDocument},
                                                 {name("take_back_allocation"), takeBackAllocation},
                                                 {name("reverse_document"), reverseDocument},
                                                 {name("request_write_off"), requestWriteOff},
                                                 {name("decide_write_off"), decideWriteOff},
                                                 {name("record_chase"), recordChase},
                                                 {name("record_promise"), recordPromise}};
    return all;
}

} // namespace plumbline::ctl
