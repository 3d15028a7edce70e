#include "audit.h"
#include "command.h"

#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::ctl {
namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ctl", source);
}

QString kindName(workspace::ChangeKind kind)
{
    switch (kind) {
    case workspace::ChangeKind::Created: return QStringLiteral("created");
    case workspace::ChangeKind::Updated: return QStringLiteral("updated");
    case workspace::ChangeKind::Removed: return QStringLiteral("removed");
    }
    throw domain::InvariantError("a change without a kind");
}

Format formatOf(const Options &options)
{
    return options.isSet(QStringLiteral("json")) ? Format::Json : options.isSet(QStringLiteral("csv")) ? Format::Csv : Format::Text;
}

void addFormats(Options &options)
{
    options.add(QCommandLineOption(QStringLiteral("json"), text("Print JSON.")));
    options.add(QCommandLineOption(QStringLiteral("csv"), text("Print CSV.")));
}

Exit undo(const QStringList &arguments)
{
    Options options(QStringLiteral("undo"), text("Takes an operation back, as a new operation; your newest without a position."));
    options.addPositional(QStringLiteral("POSITION"), text("The operation's ledger position."), QStringLiteral("[POSITION]"));
    if (const auto end = options.parse(arguments))
        return *end;
    std::optional<ledger::Position> position;
    if (options.positional().size() > 1) {
        bool isNumber = false;
        position = options.positional().at(1).toLongLong(&isNumber);
        if (!isNumber)
            return misused(text("undo takes a ledger position, a whole number."));
    }
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    const auto undone = wait((*opened)->workspace().undo(position));
    if (!undone)
        return failed(undone.error());
    printLine(text("Took back operation %1; that is operation %2.").arg(undone->undoes.value_or(0)).arg(undone->position));
    return Exit::Done;
}

Exit changes(const QStringList &arguments)
{
    Options options(QStringLiteral("changes"), text("Prints what an operation changed, field by field, before and after."));
    options.addPositional(QStringLiteral("POSITION"), text("The operation's ledger position."));
    options.add({QStringLiteral("offset"), text("Skip this many changes."), QStringLiteral("N"), QStringLiteral("0")});
    options.add({QStringLiteral("limit"), text("At most this many changes."), QStringLiteral("N"), QStringLiteral("1000")});
    addFormats(options);
    if (const auto end = options.parse(arguments))
        return *end;
    bool isNumber = false;
    const ledger::Position position = options.positional().value(1).toLongLong(&isNumber);
    if (!isNumber)
        return misused(text("changes takes a ledger position, a whole number."));
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    const auto found = wait((*opened)->workspace().auditChanges(position, options.value(QStringLiteral("offset")).toLongLong(),
                                                                options.value(QStringLiteral("limit")).toLongLong()));
    if (!found)
        return failed(found.error());
    printChanges(*found, formatOf(options));
    return Exit::Done;
}

Exit history(const QStringList &arguments)
{
    Options options(QStringLiteral("history"), text("Prints everything that happened to one record, newest first."));
    options.addPositional(QStringLiteral("ENTITY"), text("deal, account, fact …"));
    options.addPositional(QStringLiteral("ID"), text("The record's id, as `show --json` prints it."));
    addFormats(options);
    if (const auto end = options.parse(arguments))
        return *end;
    const auto entity = domain::entityNamed(options.positional().value(1));
    if (!entity)
        return failed(entity.error());
    const auto id = domain::Uuid::parse(options.positional().value(2));
    if (!id)
        return failed(id.error());
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    const auto found = wait((*opened)->workspace().history(*entity, *id));
    if (!found)
        return failed(found.error());
    printChanges(*found, formatOf(options));
    return Exit::Done;
}

Exit search(const QStringList &arguments)
{
    Options options(QStringLiteral("search"), text("Finds records by words in their names, titles and numbers."));
    options.addPositional(QStringLiteral("TEXT"), text("What to look for."));
    options.add({QStringLiteral("limit"), text("At most this many."), QStringLiteral("N"), QStringLiteral("50")});
    addFormats(options);
    if (const auto end = options.parse(arguments))
        return *end;
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    const auto found = wait((*opened)->workspace().search(options.positional().mid(1).join(u' '), options.value(QStringLiteral("limit")).toInt()));
    if (!found)
        return failed(found.error());
    TablePrinter table(formatOf(options), {{QStringLiteral("entity"), text("Entity")}, {QStringLiteral("title"), text("Title")},
                                           {QStringLiteral("subtitle"), text("Of")}, {QStringLiteral("id"), text("Id")}});
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
            PLUMBLINE_TRY_ASSIGN(filter.entity, domain::entityNamed(value));
        } else {
            return domain::fail(workspace::errors::UnknownFilter, each);
        }
    }
    return filter;
}

void printAudit(const workspace::AuditPage &page, Format format)
{
    TablePrinter table(format, {{QStringLiteral("position"), text("Position")}, {QStringLiteral("made_at"), text("When")},
                                {QStringLiteral("actor"), text("Who")}, {QStringLiteral("kind"), text("What")},
                                {QStringLiteral("subject"), text("Subject")}, {QStringLiteral("entity"), text("Entity")},
                                {QStringLiteral("created"), text("Created")}, {QStringLiteral("updated"), text("Updated")},
                                {QStringLiteral("removed"), text("Removed")}, {QStringLiteral("undoes"), text("Undoes")},
                                {QStringLiteral("undone_by"), text("Undone by")}});
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
    TablePrinter table(format, {{QStringLiteral("position"), text("Position")}, {QStringLiteral("made_at"), text("When")},
                                {QStringLiteral("actor"), text("Who")}, {QStringLiteral("change"), text("Change")},
                                {QStringLiteral("entity"), text("Entity")}, {QStringLiteral("record"), text("Record")},
                                {QStringLiteral("title"), text("Title")}, {QStringLiteral("field"), text("Field")},
                                {QStringLiteral("before"), text("Before")}, {QStringLiteral("after"), text("After")}});
    for (const auto &change : changes)
        for (const auto &field : change.fields)
            table.row({static_cast<qint64>(change.entry.position), domain::toIso(change.entry.madeAt), change.actor, kindName(change.kind),
                       QString::fromLatin1(domain::describe(change.entity).name), change.record.toString(), change.title, field.field,
                       field.before, field.after});
}

std::vector<CommandLine> ledgerCommands()
{
    return {{QStringLiteral("changes"), QStringLiteral("POSITION"), text("print what an operation changed"), changes},
            {QStringLiteral("history"), QStringLiteral("ENTITY ID"), text("print a record's history"), history},
            {QStringLiteral("search"), QStringLiteral("TEXT"), text("find records"), search},
            {QStringLiteral("undo"), QStringLiteral("[POSITION]"), text("take an operation back"), undo}};
}

} // namespace plumbline::ctl
