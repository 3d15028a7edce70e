#include "actjson.h"

namespace plumbline::ctl {

using domain::EntityKind;
using domain::Result;

Result<domain::Date> today(const Stance &stance) {
    PLUMBLINE_TRY_ASSIGN(const auto organisations, stance.reader->all(EntityKind::Organisation));
    if (organisations.empty())
        return domain::fail(domain::errors::RecordNotFound);
    PLUMBLINE_TRY_ASSIGN(const auto organisation, domain::fromRecord<domain::Organisation>(organisations.front()));
    return domain::businessDate(stance.ports.clock->now(), organisation.time_zone);
}

const domain::Value &valueOf(const domain::Record &record, QStringView field) {
    return record.values.at(static_cast<std::size_t>(domain::describe(record.kind).indexOf(field)));
}

void setIn(domain::Record &record, QStringView field, domain::Value value) {
    record.values.at(static_cast<std::size_t>(domain::describe(record.kind).indexOf(field))) = std::move(value);
}

void setIfAbsent(domain::Record &record, QStringView field, domain::Value value) {
    if (domain::isAbsent(valueOf(record, field)))
        setIn(record, field, std::move(value));
}

Result<std::vector<domain::Attachment>> filesOf(JsonFields &fields, const Stance &stance, EntityKind kind, const domain::Uuid &id) {
    std::vector<domain::Attachment> files;
    PLUMBLINE_TRY_ASSIGN(const auto listed, fields.optionalArray(name("files")));
    for (const QJsonValue &each : listed.value_or(QJsonArray())) {
        JsonFields file(each.toObject(), *stance.ports.ids);
        PLUMBLINE_TRY_ASSIGN(auto record, file.record(EntityKind::Attachment));
        PLUMBLINE_TRY(file.finish());
        setIn(record, u"record_kind", QString::fromLatin1(domain::describe(kind).name));
        setIn(record, u"record", id.toString());
        setIfAbsent(record, u"added_by", stance.actor.user.uuid());
        PLUMBLINE_TRY_ASSIGN(files.emplace_back(), entityOf<domain::Attachment>(std::move(record)));
    }
    return files;
}

} // namespace plumbline::ctl
