#include "actjson.h"

namespace plumbline::ctl {

using domain::Command;
using domain::EntityKind;
using domain::Result;

namespace {

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
    if (fields.has(name("reason"))) {
        PLUMBLINE_TRY_ASSIGN(act.reason, fields.token<domain::LossReason>(name("reason")));
    }
    return act;
}

Result<Command> recordKeyEvent(JsonFields &fields, const Stance &stance) {
    domain::RecordKeyEvent act;
    PLUMBLINE_TRY_ASSIGN(const domain::Date day, today(stance));
    PLUMBLINE_TRY_ASSIGN(const auto on, fields.optionalDate(name("on")));
    // The files stand beside the event's fields.
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, fields.uuidOrNew(name("id")));
    PLUMBLINE_TRY_ASSIGN(act.files, filesOf(fields, stance, EntityKind::KeyEvent, id));
    PLUMBLINE_TRY_ASSIGN(auto record, fields.record(EntityKind::KeyEvent));
    record.id = id;
    setIn(record, u"on", on.value_or(day));
    setIn(record, u"at", stance.ports.clock->now());
    setIfAbsent(record, u"by", stance.actor.user.uuid());
    PLUMBLINE_TRY_ASSIGN(act.event, entityOf<domain::KeyEvent>(std::move(record)));
    return act;
}

/// Those named, or all the actor has not seen.
Result<Command> seeNotices(JsonFields &fields, const Stance &stance) {
    domain::SeeNotices act;
    PLUMBLINE_TRY_ASSIGN(const auto notices, fields.optionalArray(name("notices")));
    for (const QJsonValue &each : notices.value_or(QJsonArray())) {
        PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, domain::Uuid::parse(each.toString()));
        act.notices.emplace_back(id);
    }
    if (notices)
        return act;
    const auto &description = domain::describe<domain::Notice>();
    PLUMBLINE_TRY_ASSIGN(const auto own, stance.reader->where(EntityKind::Notice, description.indexOf(u"to_user"), stance.actor.user.uuid()));
    for (const domain::Record &record : own)
        if (domain::isAbsent(record.values.at(static_cast<std::size_t>(description.indexOf(u"seen_at")))))
            act.notices.emplace_back(record.id);
    return act;
}

Result<Command> publishDocument(JsonFields &fields, const Stance &stance) {
    domain::PublishDocument act;
    PLUMBLINE_TRY_ASSIGN(act.document, fields.idOrNew<domain::Document>(name("document")));
    PLUMBLINE_TRY_ASSIGN(act.files, filesOf(fields, stance, EntityKind::Document, act.document.uuid()));
    PLUMBLINE_TRY_ASSIGN(act.title, fields.text(name("title")));
    PLUMBLINE_TRY_ASSIGN(const auto before, stance.reader->find(EntityKind::Document, act.document.uuid()));
    if (before) {
        PLUMBLINE_TRY_ASSIGN(const auto document, domain::fromRecord<domain::Document>(*before));
        act.version = document.version + 1;
    }
    return act;
}

Result<Command> acknowledgeDocument(JsonFields &fields, const Stance &stance) {
    domain::AcknowledgeDocument act;
    PLUMBLINE_TRY_ASSIGN(act.acknowledgement, fields.idOrNew<domain::Acknowledgement>(name("acknowledgement")));
    PLUMBLINE_TRY_ASSIGN(act.document, fields.id<domain::Document>(name("document")));
    PLUMBLINE_TRY_ASSIGN(const auto document, entityHere(*stance.reader, act.document));
    act.version = document.version;
    return act;
}

Result<Command> setGate(JsonFields &fields, const Stance &stance) {
    domain::SetGate act;
    PLUMBLINE_TRY_ASSIGN(act.gate.id, fields.idOrNew<domain::StageGate>(name("id")));
    PLUMBLINE_TRY_ASSIGN(const QString stage, fields.text(name("stage")));
    PLUMBLINE_TRY_ASSIGN(act.gate.stage, stageNamed(stage, stance));
    if (fields.has(name("event"))) {
        PLUMBLINE_TRY_ASSIGN(act.gate.event, fields.token<domain::KeyEventType>(name("event")));
    }
    PLUMBLINE_TRY_ASSIGN(act.gate.document, fields.optionalId<domain::Document>(name("document")));
    return act;
}

Result<Command> liftGate(JsonFields &fields, const Stance & /*stance*/) {
    PLUMBLINE_TRY_ASSIGN(const auto gate, fields.id<domain::StageGate>(name("gate")));
    return domain::LiftGate{gate};
}

} // namespace

const std::map<QString, FromJson> &salesActs() {
    static const std::map<QString, FromJson> all{{name("advance_stage"), advanceStage},
                                                 {name("record_key_event"), recordKeyEvent},
                                                 {name("see_notices"), seeNotices},
                                                 {name("publish_document"), publishDocument},
                                                 {name("acknowledge_document"), acknowledgeDocument},
                                                 {name("set_gate"), setGate},
                                                 {name("lift_gate"), liftGate}};
    return all;
}

} // namespace plumbline::ctl
