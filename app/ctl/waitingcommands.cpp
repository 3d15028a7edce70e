#include "output.h"
#include "synccommands.h"
#include "words.h"

#include "plumbline/workspace/labels.h"

namespace plumbline::ctl {

using domain::Result;

namespace {

QJsonValue orNull(const std::optional<QString> &text) {
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonValue moment(const std::optional<domain::Instant> &at) {
    return at ? QJsonValue(domain::toIso(*at)) : QJsonValue(QJsonValue::Null);
}

Result<void> printPending(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::openEnrolled(options, Access::Reading));
    PLUMBLINE_TRY_ASSIGN(const auto waiting, held->reader->waiting());
    TablePrinter table(formatOf(options), {{QStringLiteral("sequence"), Words::tr("Number")},
                                           {QStringLiteral("made_at"), Words::tr("When")},
                                           {QStringLiteral("command"), Words::tr("Command")},
                                           {QStringLiteral("subject"), Words::tr("Title")},
                                           {QStringLiteral("id"), Words::tr("Id")},
                                           {QStringLiteral("refused"), Words::tr("Without effect because")}});
    for (const replica::Waiting &each : waiting)
        table.row({static_cast<qint64>(each.operation.deviceSequence), domain::toIso(each.operation.madeAt), each.operation.kind,
                   each.operation.subject, each.operation.id.toString(),
                   each.refused ? QJsonValue(workspace::errorText(*each.refused)) : QJsonValue(QJsonValue::Null)});
    return {};
}

Result<void> printQuarantine(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::openEnrolled(options, Access::Reading));
    PLUMBLINE_TRY_ASSIGN(const auto setAside, held->reader->quarantined());
    TablePrinter table(formatOf(options), {{QStringLiteral("sequence"), Words::tr("Number")},
                                           {QStringLiteral("made_at"), Words::tr("When")},
                                           {QStringLiteral("command"), Words::tr("Command")},
                                           {QStringLiteral("subject"), Words::tr("Title")},
                                           {QStringLiteral("id"), Words::tr("Id")},
                                           {QStringLiteral("reason"), Words::tr("Reason")}});
    for (const replica::Quarantined &each : setAside)
        table.row({static_cast<qint64>(each.operation.deviceSequence), domain::toIso(each.operation.madeAt), each.operation.kind,
                   each.operation.subject, each.operation.id.toString(), each.reason});
    return {};
}

/// A person's name, or their id where they are not there.
Result<QJsonValue> personOf(const replica::Reader &reader, const std::optional<domain::UserId> &id) {
    if (!id)
        return QJsonValue(QJsonValue::Null);
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(domain::EntityKind::User, id->uuid()));
    if (!record)
        return QJsonValue(id->toString());
    PLUMBLINE_TRY_ASSIGN(const auto user, domain::fromRecord<domain::User>(*record));
    return QJsonValue(user.name);
}

QString fieldNameOf(const domain::Conflict &conflict) {
    const auto kind = domain::entityNamed(conflict.record_kind);
    const int index = kind ? domain::describe(*kind).indexOfNumber(static_cast<int>(conflict.field)) : -1;
    return index < 0 ? QString::number(conflict.field)
                     : QString::fromLatin1(domain::describe(*kind).fields.at(static_cast<std::size_t>(index)).name);
}

Result<void> printConflict(TablePrinter &table, const replica::Reader &reader, const domain::Record &record) {
    PLUMBLINE_TRY_ASSIGN(const auto conflict, domain::fromRecord<domain::Conflict>(record));
    PLUMBLINE_TRY_ASSIGN(const auto by, personOf(reader, conflict.by));
    PLUMBLINE_TRY_ASSIGN(const auto theirsBy, personOf(reader, conflict.theirs_by));
    table.row({conflict.id.toString(), domain::toToken(conflict.state), conflict.record_kind, conflict.record,
               fieldNameOf(conflict), orNull(conflict.base), orNull(conflict.mine), orNull(conflict.theirs), by,
               moment(conflict.made_at), theirsBy, moment(conflict.theirs_at)});
    return {};
}

Result<void> printConflicts(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::openEnrolled(options, Access::Reading));
    const bool all = options.isSet(QStringLiteral("all"));
    const int state = domain::describe(domain::EntityKind::Conflict).indexOf(u"state");
    std::vector<domain::Record> conflicts;
    PLUMBLINE_TRY(held->reader->forEach(domain::EntityKind::Conflict, [&](const domain::Record &record) {
        if (all ||
            record.values.at(static_cast<std::size_t>(state)) == domain::Value(domain::toToken(domain::ConflictState::Open)))
            conflicts.push_back(record);
        return replica::Continue::Yes;
    }));
    TablePrinter table(formatOf(options), {{QStringLiteral("id"), Words::tr("Id")},
                                           {QStringLiteral("state"), Words::tr("State")},
                                           {QStringLiteral("entity"), Words::tr("Entity")},
                                           {QStringLiteral("record"), Words::tr("Record")},
                                           {QStringLiteral("field"), Words::tr("Field")},
                                           {QStringLiteral("base"), Words::tr("Before")},
                                           {QStringLiteral("mine"), Words::tr("Mine")},
                                           {QStringLiteral("theirs"), Words::tr("Theirs")},
                                           {QStringLiteral("mine_by"), Words::tr("Mine by")},
                                           {QStringLiteral("mine_at"), Words::tr("Mine at")},
                                           {QStringLiteral("theirs_by"), Words::tr("Theirs by")},
                                           {QStringLiteral("theirs_at"), Words::tr("Theirs at")}});
    for (const domain::Record &each : conflicts)
        PLUMBLINE_TRY(printConflict(table, *held->reader, each));
    return {};
}

Exit ended(const Result<void> &done) {
    return done ? Exit::Done : failedHere(done.error());
}

Exit pending(const QStringList &arguments) {
    Options options(QStringLiteral("pending"), Words::tr("Prints what waits for the hub, oldest first."));
    options.addFormats();
    if (const auto end = options.parse(arguments))
        return *end;
    return ended(printPending(options));
}

Exit conflicts(const QStringList &arguments) {
    Options options(QStringLiteral("conflicts"), Words::tr("Prints the open conflicts: who set what, and from which value."));
    options.add(QCommandLineOption(QStringLiteral("all"), Words::tr("Resolved ones too.")));
    options.addFormats();
    if (const auto end = options.parse(arguments))
        return *end;
    return ended(printConflicts(options));
}

Exit quarantine(const QStringList &arguments) {
    Options options(QStringLiteral("quarantine"),
                    Words::tr("Prints what was set aside because its records were taken away before the hub had it."));
    options.addFormats();
    if (const auto end = options.parse(arguments))
        return *end;
    return ended(printQuarantine(options));
}

} // namespace

std::vector<CommandLine> waitingCommands() {
    return {{QStringLiteral("pending"), QString(), Words::tr("print what waits for the hub"), pending},
            {QStringLiteral("conflicts"), QStringLiteral("[--all]"), Words::tr("print the open conflicts"), conflicts},
            {QStringLiteral("quarantine"), QString(), Words::tr("print what was set aside"), quarantine}};
}

} // namespace plumbline::ctl
