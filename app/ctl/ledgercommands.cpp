#include "audit.h"
#include "command.h"
#include "words.h"

#include "plumbline/domain/errors.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::ctl {

using domain::Result;

namespace {

QString kindName(workspace::ChangeKind kind)
{
    switch (kind) {
    case workspace::ChangeKind::Created: return QStringLiteral("created");
    case workspace::ChangeKind::Updated: return QStringLiteral("updated");
    case workspace::ChangeKind::Removed: return QStringLiteral("removed");
    }
    throw domain::InvariantError("a change without a kind");
}

constexpr std::int64_t Most = 1'000'000'000;

Result<ledger::Position> positionFrom(const QString &written)
{
    bool isNumber = false;
    const ledger::Position position = written.toLongLong(&isNumber);
    if (!isNumber || position < 1)
        return misuse(Words::tr("“%1” is not a ledger position, a whole number from 1.").arg(written));
    return position;
}

/// The ledger has no such entry: not a record somebody removed.
Exit failedAt(std::optional<ledger::Position> position, const domain::Error &error)
{
    if (position && error.code == domain::errors::RecordNotFound) {
        printError(Words::tr("There is no operation %1 in the ledger.").arg(*position));
        return Exit::Failed;
    }
    return failed(error);
}

Exit undo(const QStringList &arguments)
{
    Options options(QStringLiteral("undo"), Words::tr("Takes an operation back, as a new operation; your newest without a position."));
    options.addPositional(QStringLiteral("POSITION"), Words::tr("The operation's ledger position."), Occurs::Optionally);
    if (const auto end = options.parse(arguments))
        return *end;
    std::optional<ledger::Position> position;
    if (!options.positional().isEmpty()) {
        const auto read = positionFrom(options.positional().constFirst());
        if (!read)
            return failed(read.error());
        position = *read;
    }
    auto opened = Opened::open(options, Access::Writing);
    if (!opened)
        return failed(opened.error());
    const auto undone = wait((*opened)->workspace().undo(position));
    if (!undone)
        return failedAt(position, undone.error());
    printLine(Words::tr("Took back operation %1; that is operation %2.").arg(undone->undoes.value_or(0)).arg(undone->position));
    return Exit::Done;
}

Exit changes(const QStringList &arguments)
{
    Options options(QStringLiteral("changes"), Words::tr("Prints what an operation changed, field by field, before and after."));
    options.addPositional(QStringLiteral("POSITION"), Words::tr("The operation's ledger position."));
    options.add({QStringLiteral("offset"), Words::tr("Skip this many changes."), QStringLiteral("N")});
    options.add({QStringLiteral("limit"), Words::tr("At most this many changes; 1000 when not given."), QStringLiteral("N")});
    options.addFormats();
    if (const auto end = options.parse(arguments))
        return *end;
    const auto position = positionFrom(options.positional().constFirst());
    const auto offset = options.number(QStringLiteral("offset"), 0, Most);
    const auto limit = options.number(QStringLiteral("limit"), 1, Most);
    if (!position || !offset || !limit)
        return failed(!position ? position.error() : !offset ? offset.error() : limit.error());
    auto opened = Opened::open(options, Access::Reading);
    if (!opened)
        return failed(opened.error());
    const auto found = wait((*opened)->workspace().auditChanges(*position, offset->value_or(0), limit->value_or(1000)));
    if (!found)
        return failedAt(*position, found.error());
    printChanges(*found, formatOf(options));
    return Exit::Done;
}

Exit history(const QStringList &arguments)
{
    Options options(QStringLiteral("history"), Words::tr("Prints everything that happened to one record, newest first."));
    options.addPositional(QStringLiteral("ENTITY"), Words::tr("deal, account, fact …"));
    options.addPositional(QStringLiteral("ID"), Words::tr("The record's id, as `show --json` prints it."));
    options.addFormats();
    if (const auto end = options.parse(arguments))
        return *end;
    const auto entity = domain::entityNamed(options.positional().at(0));
    const auto id = domain::Uuid::parse(options.positional().at(1));
    if (!entity)
        return failed(misuse(Words::tr("There is no kind of record “%1”.").arg(options.positional().at(0))).value());
    if (!id)
        return failed(misuse(workspace::errorText(id.error())).value());
    auto opened = Opened::open(options, Access::Reading);
    if (!opened)
        return failed(opened.error());
    const auto found = wait((*opened)->workspace().history(*entity, *id));
    if (!found)
        return failed(found.error());
    if (found->empty())
        return failed({domain::errors::RecordNotFound, id->toString()});
    printChanges(*found, formatOf(options));
    return Exit::Done;
}

Exit search(const QStringList &arguments)
{
    Options options(QStringLiteral("search"), Words::tr("Finds records by words in their names, titles and numbers."));
    options.addPositional(QStringLiteral("TEXT"), Words::tr("What to look for."), Occurs::Repeatedly);
    options.add({QStringLiteral("limit"), Words::tr("At most this many; 50 when not given."), QStringLiteral("N")});
    options.addFormats();
    if (const auto end = options.parse(arguments))
        return *end;
    const auto limit = options.number(QStringLiteral("limit"), 1, Most);
    if (!limit)
        return failed(limit.error());
    auto opened = Opened::open(options, Access::Reading);
    if (!opened)
        return failed(opened.error());
    const auto found = wait((*opened)->workspace().search(options.positional().join(u' '), static_cast<int>(limit->value_or(50))));
    if (!found)
        return failed(found.error());
    TablePrinter table(formatOf(options), {{QStringLiteral("entity"), Words::tr("Entity")}, {QStringLiteral("title"), Words::tr("Title")},
                                           {QStringLiteral("subtitle"), Words::tr("Of")}, {QStringLiteral("id"), Words::tr("Id")}});
    for (const auto &hit : *found)
        table.row({QString::fromLatin1(domain::describe(hit.entity).name), hit.title, hit.subtitle, hit.record.toString()});
    return Exit::Done;
}

} // namespace

domain::Result<replica::EntryFilter> auditFilter(const QStringList &filters)
{
    replica::EntryFilter filter;
    for (const QString &each : filters) {
        const QString value = each.section(u'=', 1);
        if (each.startsWith(u"kind=")) {
            filter.kind = value;
        } else if (each.startsWith(u"entity=")) {
            const auto entity = domain::entityNamed(value);
            if (!entity)
                return misuse(workspace::errorText({workspace::errors::UnknownFilter, each}));
            filter.entity = *entity;
        } else {
            return misuse(Words::tr("There is no filter “%1” of the audit: kind= and an act, or entity= and a kind of record.").arg(each));
        }
    }
    return filter;
}

void printAudit(const workspace::AuditPage &page, Format format)
{
    TablePrinter table(format, {{QStringLiteral("position"), Words::tr("Position")}, {QStringLiteral("made_at"), Words::tr("When")},
                                {QStringLiteral("actor"), Words::tr("Who")}, {QStringLiteral("kind"), Words::tr("What")},
                                {QStringLiteral("subject"), Words::tr("Subject")}, {QStringLiteral("entity"), Words::tr("Entity")},
                                {QStringLiteral("created"), Words::tr("Created")}, {QStringLiteral("updated"), Words::tr("Updated")},
                                {QStringLiteral("removed"), Words::tr("Removed")}, {QStringLiteral("undoes"), Words::tr("Undoes")},
                                {QStringLiteral("undone_by"), Words::tr("Undone by")}});
    const auto number = [](std::int64_t value) { return QJsonValue(static_cast<qint64>(value)); };
    const auto maybe = [&](std::optional<ledger::Position> value) { return value ? number(*value) : QJsonValue(); };
    for (const auto &row : page.rows) {
        const ledger::Entry &entry = row.entry;
        const QString entity = entry.entity == domain::EntityKind::None ? QString() : QString::fromLatin1(domain::describe(entry.entity).name);
        table.row({number(entry.position), domain::toIso(entry.madeAt), row.actor, entry.kind, entry.subject, entity,
                   number(entry.created), number(entry.updated), number(entry.removed), maybe(entry.undoes), maybe(row.undoneBy)});
    }
}

void printChanges(const std::vector<workspace::AuditChange> &changes, Format format)
{
    TablePrinter table(format, {{QStringLiteral("position"), Words::tr("Position")}, {QStringLiteral("made_at"), Words::tr("When")},
                                {QStringLiteral("actor"), Words::tr("Who")}, {QStringLiteral("change"), Words::tr("Change")},
                                {QStringLiteral("entity"), Words::tr("Entity")}, {QStringLiteral("record"), Words::tr("Record")},
                                {QStringLiteral("title"), Words::tr("Title")}, {QStringLiteral("field"), Words::tr("Field")},
                                {QStringLiteral("before"), Words::tr("Before")}, {QStringLiteral("after"), Words::tr("After")}});
    for (const auto &change : changes)
        for (const auto &field : change.fields)
            table.row({static_cast<qint64>(change.entry.position), domain::toIso(change.entry.madeAt), change.actor, kindName(change.kind),
                       QString::fromLatin1(domain::describe(change.entity).name), change.record.toString(), change.title, field.field,
                       field.before, field.after});
}

std::vector<CommandLine> ledgerCommands()
{
    return {{QStringLiteral("changes"), QStringLiteral("POSITION"), Words::tr("print what an operation changed"), changes},
            {QStringLiteral("history"), QStringLiteral("ENTITY ID"), Words::tr("print a record's history"), history},
            {QStringLiteral("search"), QStringLiteral("TEXT"), Words::tr("find records"), search},
            {QStringLiteral("undo"), QStringLiteral("[POSITION]"), Words::tr("take an operation back"), undo}};
}

} // namespace plumbline::ctl
