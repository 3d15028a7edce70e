#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/replica/reader.h"

#include <QJsonObject>

/// Acts as people write them for scripts.
namespace plumbline::ctl {

/// What stands around an act: who acts, on what, and when.
struct Stance {
    domain::Actor actor;
    const replica::Reader *reader;
    replica::Ports ports;
};

/// Every act there is a name for, in the order of the alphabet.
[[nodiscard]] QStringList actNames();

/// A command's name and its fields by their names, as {"deal": ID, "to": ID}; amounts are "1234.50 CNY", days 2026-11-23. Left
/// out may be the ids of what the act makes, what can be seen (the stage a deal is at, a conflict's value, the premise of an
/// approval), and whatever is optional. Errors: Misused for a name or a field there is not, and those of reading values.
[[nodiscard]] domain::Result<domain::Command> commandFromJson(const QString &name, const QJsonObject &fields,
                                                              const Stance &stance);

/// The ids an act gave to what it made, by the names its JSON has for them, so that a script can go on with them.
[[nodiscard]] QJsonObject madeBy(const domain::Command &command);

/// The text as a field's value: as in valuetext.h, amounts also without their decimals. Errors: ValueTextUnreadable, TokenUnknown.
[[nodiscard]] domain::Result<domain::Value> valueFrom(const std::optional<QString> &text, const domain::FieldDescription &field);
/// The field of an entity by its name. Errors: Misused.
[[nodiscard]] domain::Result<int> fieldNamed(domain::EntityKind kind, const QString &name);
/// A record's value of a field as it stands here. Errors: RecordNotFound.
[[nodiscard]] domain::Result<domain::Value> valueHere(const replica::Reader &reader, domain::EntityKind kind,
                                                      const domain::Uuid &id, int field);
/// A conflict's record, field and choice as the command wants them; `current` is what stands here. Errors: RecordNotFound.
[[nodiscard]] domain::Result<domain::ResolveConflict> resolutionOf(const replica::Reader &reader, domain::ConflictId conflict,
                                                                   domain::ConflictChoice choice,
                                                                   const std::optional<QString> &value);

} // namespace plumbline::ctl
