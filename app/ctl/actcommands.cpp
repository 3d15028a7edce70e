#include "commandjson.h"
#include "output.h"
#include "synccommands.h"
#include "words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace plumbline::ctl {

using domain::Result;

namespace {

constexpr qint64 LargestAct = 16 << 20;

/// What was done: where it stands, and for an approval what it was decided on.
QJsonObject told(const std::optional<ledger::Entry> &entry, const QJsonValue &premise) {
    QJsonObject object{{QStringLiteral("changed"), entry.has_value()}};
    if (!entry)
        return object;
    object.insert(QStringLiteral("command"), entry->kind);
    object.insert(QStringLiteral("operation"), entry->operation.toString());
    object.insert(QStringLiteral("created"), static_cast<qint64>(entry->created));
    object.insert(QStringLiteral("updated"), static_cast<qint64>(entry->updated));
    object.insert(QStringLiteral("removed"), static_cast<qint64>(entry->removed));
    object.insert(QStringLiteral("waits"), entry->position == 0);
    if (entry->position > 0)
        object.insert(QStringLiteral("position"), static_cast<qint64>(entry->position));
    else
        object.insert(QStringLiteral("sequence"), static_cast<qint64>(entry->deviceSequence));
    if (!premise.isNull())
        object.insert(QStringLiteral("premise"), premise);
    return object;
}

Result<QJsonObject> executeOn(HeldReplica &held, domain::Command command) {
    const auto *approval = std::get_if<domain::Approve>(&command);
    const QJsonValue premise = approval ? QJsonValue(domain::toText(approval->premise)) : QJsonValue(QJsonValue::Null);
    const QJsonObject made = madeBy(command);
    PLUMBLINE_TRY_ASSIGN(const auto entry, held.replica->execute(std::move(command), held.replica->owner()));
    QJsonObject object = told(entry, premise);
    for (auto each = made.begin(); entry && each != made.end(); ++each)
        object.insert(each.key(), each.value());
    return object;
}

Exit printDone(const Result<QJsonObject> &done, Format format) {
    if (!done)
        return failedHere(done.error());
    if (format == Format::Json)
        printLine(QString::fromUtf8(QJsonDocument(*done).toJson(QJsonDocument::Compact)));
    else if (!done->value(QStringLiteral("changed")).toBool())
        printLine(Words::tr("Nothing had to change."));
    else if (done->value(QStringLiteral("waits")).toBool())
        printLine(Words::tr("Done here; operation %1 of this device waits for the hub.")
                      .arg(done->value(QStringLiteral("sequence")).toInteger()));
    else
        printLine(Words::tr("Done, as operation %1 of the ledger.").arg(done->value(QStringLiteral("position")).toInteger()));
    return Exit::Done;
}

/// The value as it was given: absent with --empty.
Result<std::optional<QString>> valueGiven(const Options &options, const std::optional<QString> &value) {
    const bool empty = options.isSet(QStringLiteral("empty"));
    if (empty == value.has_value())
        return misuse(Words::tr("Say one value, or --empty for none."));
    return value;
}

Result<QJsonObject> patchBy(const Options &options) {
    const QStringList given = options.positional();
    PLUMBLINE_TRY_ASSIGN(const auto text, valueGiven(options, given.size() > 3 ? std::optional(given.at(3)) : std::nullopt));
    const auto kind = domain::entityNamed(given.at(0));
    if (!kind)
        return misuse(Words::tr("There is no entity “%1”.").arg(given.at(0)));
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, domain::Uuid::parse(given.at(1)));
    PLUMBLINE_TRY_ASSIGN(const int field, fieldNamed(*kind, given.at(2)));
    PLUMBLINE_TRY_ASSIGN(domain::Value value,
                         valueFrom(text, domain::describe(*kind).fields.at(static_cast<std::size_t>(field))));
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::open(options, Access::Writing));
    PLUMBLINE_TRY_ASSIGN(domain::Value base, valueHere(*held->reader, *kind, id, field));
    return executeOn(*held, domain::PatchField{*kind, id, field, std::move(base), std::move(value)});
}

Exit patch(const QStringList &arguments) {
    Options options(QStringLiteral("patch"), Words::tr("Sets one field of one record, from the value that stands here."));
    options.addPositional(QStringLiteral("ENTITY"), Words::tr("deal, account, fact …"));
    options.addPositional(QStringLiteral("ID"), Words::tr("The record's id, as `show --json` prints it."));
    options.addPositional(QStringLiteral("FIELD"), Words::tr("The field's name, as title or expected_close."));
    options.addPositional(QStringLiteral("VALUE"), Words::tr("The value: a text, 2026-11-23, 1234.50 CNY, a number or an id."),
                          Occurs::Optionally);
    options.add(QCommandLineOption(QStringLiteral("empty"), Words::tr("Leave it without a value.")));
    options.add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    if (const auto end = options.parse(arguments))
        return *end;
    return printDone(patchBy(options), formatOf(options));
}

Result<std::pair<domain::ConflictChoice, std::optional<QString>>> choiceGiven(const Options &options) {
    const bool mine = options.isSet(QStringLiteral("mine"));
    const bool theirs = options.isSet(QStringLiteral("theirs"));
    const bool value = options.isSet(QStringLiteral("value"));
    const bool empty = options.isSet(QStringLiteral("empty"));
    if (int(mine) + int(theirs) + int(value) + int(empty) != 1)
        return misuse(Words::tr("Say one of --mine, --theirs, --value and --empty."));
    if (mine || theirs)
        return std::pair(mine ? domain::ConflictChoice::Mine : domain::ConflictChoice::Theirs, std::optional<QString>());
    return std::pair(domain::ConflictChoice::Edited,
                     value ? std::optional(options.value(QStringLiteral("value"))) : std::nullopt);
}

Result<QJsonObject> resolveBy(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto choice, choiceGiven(options));
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid conflict, domain::Uuid::parse(options.positional().constFirst()));
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::openEnrolled(options, Access::Writing));
    PLUMBLINE_TRY_ASSIGN(auto command, resolutionOf(*held->reader, domain::ConflictId(conflict), choice.first, choice.second));
    return executeOn(*held, std::move(command));
}

Exit resolve(const QStringList &arguments) {
    Options options(QStringLiteral("resolve"), Words::tr("Chooses between the values of a conflict."));
    options.addPositional(QStringLiteral("CONFLICT"), Words::tr("The conflict's id, as `conflicts` prints it."));
    options.add(QCommandLineOption(QStringLiteral("mine"), Words::tr("Set the value that lost.")));
    options.add(QCommandLineOption(QStringLiteral("theirs"), Words::tr("Leave the value that came first.")));
    options.add({QStringLiteral("value"), Words::tr("Set this value instead."), QStringLiteral("VALUE")});
    options.add(QCommandLineOption(QStringLiteral("empty"), Words::tr("Leave it without a value.")));
    options.add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    if (const auto end = options.parse(arguments))
        return *end;
    return printDone(resolveBy(options), formatOf(options));
}

Result<QJsonObject> fieldsGiven(const QString &path) {
    QFile file(path);
    const bool isOpen = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return misuse(Words::tr("%1 can’t be read.").arg(path));
    const auto document = QJsonDocument::fromJson(file.read(LargestAct));
    if (!document.isObject())
        return misuse(Words::tr("%1 does not hold a JSON object.").arg(path));
    return document.object();
}

Result<QJsonObject> doBy(const Options &options) {
    if (!options.isSet(QStringLiteral("json")))
        return misuse(Words::tr("Say where the act's fields are: --json and a file, or - for standard input."));
    PLUMBLINE_TRY_ASSIGN(const QJsonObject fields, fieldsGiven(options.value(QStringLiteral("json"))));
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::open(options, Access::Writing));
    const Stance stance{held->replica->owner(), held->reader.get(), held->ports.ports()};
    PLUMBLINE_TRY_ASSIGN(auto command, commandFromJson(options.positional().constFirst(), fields, stance));
    return executeOn(*held, std::move(command));
}

Exit act(const QStringList &arguments) {
    Options options(QStringLiteral("do"), Words::tr("Does any act, by its fields as JSON, and prints what came of it as JSON."));
    options.addPositional(
        QStringLiteral("COMMAND"),
        Words::tr("One of: %1.").arg(actNames().join(QStringLiteral(", "))));
    options.add({QStringLiteral("json"), Words::tr("Read the act's fields from this file, or from standard input: -."),
                 QStringLiteral("FILE")});
    if (const auto end = options.parse(arguments))
        return *end;
    return printDone(doBy(options), Format::Json);
}

} // namespace

std::vector<CommandLine> actCommands() {
    return {{QStringLiteral("resolve"), QStringLiteral("CONFLICT --mine | --theirs | --value VALUE | --empty"),
             Words::tr("choose between the values of a conflict"), resolve},
            {QStringLiteral("patch"), QStringLiteral("ENTITY ID FIELD VALUE"), Words::tr("set one field of a record"), patch},
            {QStringLiteral("do"), QStringLiteral("COMMAND --json FILE|-"), Words::tr("do any act by its fields"), act}};
}

} // namespace plumbline::ctl
