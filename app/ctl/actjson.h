#pragma once

#include "command.h"
#include "commandjson.h"
#include "jsonfields.h"
#include "words.h"

#include "plumbline/domain/errors.h"

#include <QJsonArray>

#include <map>

/// What reading acts from JSON has in common, and the readers of each kind of act.
namespace plumbline::ctl {

constexpr auto name = [](const char *text) { return QString::fromLatin1(text); };

template <typename Entity>
domain::Result<Entity> entityHere(const replica::Reader &reader, domain::Id<Entity> id) {
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(Entity::Kind, id.uuid()));
    if (!record)
        return domain::fail(domain::errors::RecordNotFound, id.toString());
    return domain::fromRecord<Entity>(*record);
}

template <typename Entity>
domain::Result<Entity> entityOf(domain::Record record) {
    PLUMBLINE_TRY(domain::validate(record));
    return domain::fromRecord<Entity>(record);
}

/// The business day of now.
[[nodiscard]] domain::Result<domain::Date> today(const Stance &stance);
[[nodiscard]] const domain::Value &valueOf(const domain::Record &record, QStringView field);
void setIn(domain::Record &record, QStringView field, domain::Value value);
void setIfAbsent(domain::Record &record, QStringView field, domain::Value value);
/// The act's files, hung on the record it makes or is about.
[[nodiscard]] domain::Result<std::vector<domain::Attachment>> filesOf(JsonFields &fields, const Stance &stance,
                                                                      domain::EntityKind kind, const domain::Uuid &id);

using FromJson = domain::Result<domain::Command> (*)(JsonFields &, const Stance &);
/// By the act's name.
[[nodiscard]] const std::map<QString, FromJson> &salesActs();
[[nodiscard]] const std::map<QString, FromJson> &moneyActs();
[[nodiscard]] const std::map<QString, FromJson> &promiseActs();

} // namespace plumbline::ctl
