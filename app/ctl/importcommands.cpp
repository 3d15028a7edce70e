#include "command.h"

#include "plumbline/domain/errors.h"
#include "plumbline/intake/errors.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline::ctl {
namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ctl", source);
}

domain::Result<QString> readMapping(const Options &options, workspace::Workspace &workspace)
{
    const QString path = options.value(QStringLiteral("mapping"));
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return domain::fail(intake::errors::FileUnreadable, path);
        return QString::fromUtf8(file.readAll());
    }
    const QString name = options.value(QStringLiteral("template"));
    if (name.isEmpty())
        return QString();
    PLUMBLINE_TRY_ASSIGN(const auto templates, wait(workspace.importTemplates()));
    for (const workspace::StoredTemplate &stored : templates)
        if (stored.name == name)
            return stored.mapping;
    return domain::fail(domain::errors::RecordNotFound, name);
}

QJsonObject previewJson(const workspace::ImportPreview &preview)
{
    QJsonArray questions;
    for (const auto &question : preview.questions)
        questions.append(QJsonObject{{QStringLiteral("subject"), question.subject}, {QStringLiteral("unknown"), question.unknown},
                                     {QStringLiteral("rows"), static_cast<qint64>(question.rows)},
                                     {QStringLiteral("suggestion"), question.suggestion},
                                     {QStringLiteral("decision"), question.decision},
                                     {QStringLiteral("choices"), QJsonArray::fromStringList(question.choices)}});
    QJsonArray refusals;
    for (const auto &refusal : preview.refusals)
        refusals.append(QJsonObject{{QStringLiteral("line"), static_cast<qint64>(refusal.line)}, {QStringLiteral("reason"), refusal.reason},
                                    {QStringLiteral("value"), refusal.value}});
    return {{QStringLiteral("target"), preview.target}, {QStringLiteral("encoding"), preview.encoding},
            {QStringLiteral("separator"), preview.separator}, {QStringLiteral("rows"), static_cast<qint64>(preview.rowsRead)},
            {QStringLiteral("would_create"), static_cast<qint64>(preview.wouldCreate)},
            {QStringLiteral("would_update"), static_cast<qint64>(preview.wouldUpdate)},
            {QStringLiteral("unchanged"), static_cast<qint64>(preview.unchanged)},
            {QStringLiteral("unattributed"), static_cast<qint64>(preview.unattributed)},
            {QStringLiteral("refused"), static_cast<qint64>(preview.refused)},
            {QStringLiteral("questions"), questions}, {QStringLiteral("refusals"), refusals}};
}

void printPreview(const workspace::ImportPreview &preview)
{
    printLine(text("%1, %2: read %3 rows; would create %4 and update %5 records.").arg(preview.target, preview.encoding)
                  .arg(preview.rowsRead).arg(preview.wouldCreate).arg(preview.wouldUpdate));
    for (const auto &question : preview.questions)
        printLine(text("unknown %1 “%2” in %3 rows: %4 (choices: %5)").arg(question.subject, question.unknown).arg(question.rows)
                      .arg(question.decision.isEmpty() ? text("has to be decided") : question.decision, question.choices.join(QStringLiteral(", "))));
    for (const auto &refusal : preview.refusals)
        printLine(text("line %1 refused: %2").arg(refusal.line).arg(workspace::refusalText(refusal.reason, refusal.value)));
}

Exit dryRun(workspace::Workspace &workspace, const workspace::ImportRequest &request, const Options &options)
{
    const auto preview = wait(workspace.previewImport(request));
    if (!preview)
        return failed(preview.error());
    if (options.isSet(QStringLiteral("print-mapping")))
        printLine(preview->mapping);
    else if (options.isSet(QStringLiteral("json")))
        printLine(QString::fromUtf8(QJsonDocument(previewJson(*preview)).toJson()).trimmed());
    else
        printPreview(*preview);
    return Exit::Done;
}

void printOutcome(const workspace::ImportOutcome &outcome, const Options &options)
{
    if (options.isSet(QStringLiteral("json"))) {
        const QJsonObject object{
            {QStringLiteral("rows"), static_cast<qint64>(outcome.rowsRead)}, {QStringLiteral("created"), static_cast<qint64>(outcome.created)},
            {QStringLiteral("updated"), static_cast<qint64>(outcome.updated)}, {QStringLiteral("unchanged"), static_cast<qint64>(outcome.unchanged)},
            {QStringLiteral("refused"), static_cast<qint64>(outcome.refused)}, {QStringLiteral("unattributed"), static_cast<qint64>(outcome.unattributed)},
            {QStringLiteral("refusals"), outcome.refusalsPath},
            {QStringLiteral("position"), outcome.entry ? QJsonValue(static_cast<qint64>(outcome.entry->position)) : QJsonValue()}};
        printLine(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
        return;
    }
    printLine(text("Read %1 rows: created %2 and updated %3 records, %4 rows unchanged, %5 refused, %6 without an account.")
                  .arg(outcome.rowsRead).arg(outcome.created).arg(outcome.updated).arg(outcome.unchanged).arg(outcome.refused)
                  .arg(outcome.unattributed));
    if (!outcome.refusalsPath.isEmpty())
        printLine(text("The refused rows and why are in %1.").arg(outcome.refusalsPath));
}

Exit import(const QStringList &arguments)
{
    Options options(QStringLiteral("import"), text("Brings a CSV or XLSX file in, in one transaction. Importing it again changes nothing."));
    options.addPositional(QStringLiteral("FILE"), text("The file."));
    options.add({QStringLiteral("target"), text("deals, accounts, products, people or invoices; guessed from the headers when not given."), QStringLiteral("TARGET")});
    options.add({QStringLiteral("mapping"), text("A JSON file that says which column is what, as --print-mapping prints it."), QStringLiteral("FILE")});
    options.add({QStringLiteral("template"), text("The same, saved in the replica under this name."), QStringLiteral("NAME")});
    options.add({QStringLiteral("save-template"), text("Save the mapping used in the replica under this name."), QStringLiteral("NAME")});
    options.add({QStringLiteral("refusals"), text("Where refused rows go; beside the file when not given."), QStringLiteral("FILE")});
    options.add(QCommandLineOption(QStringLiteral("strict"), text("Import nothing when any row is refused.")));
    options.add(QCommandLineOption(QStringLiteral("dry-run"), text("Say what would happen and write nothing.")));
    options.add(QCommandLineOption(QStringLiteral("print-mapping"), text("Print the mapping that would be used and write nothing.")));
    options.add(QCommandLineOption(QStringLiteral("json"), text("Print JSON.")));
    if (const auto end = options.parse(arguments))
        return *end;
    if (options.positional().size() != 2)
        return misused(text("import needs one file."));
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    workspace::Workspace &workspace = (*opened)->workspace();
    const auto mapping = readMapping(options, workspace);
    if (!mapping)
        return failed(mapping.error());
    workspace::ImportRequest request{options.positional().at(1), options.value(QStringLiteral("target")), *mapping,
                                     options.value(QStringLiteral("refusals")),
                                     options.isSet(QStringLiteral("strict")) ? workspace::ImportRequest::Refusals::AbortAll
                                                                             : workspace::ImportRequest::Refusals::SetAside};
    if (options.isSet(QStringLiteral("dry-run")) || options.isSet(QStringLiteral("print-mapping")))
        return dryRun(workspace, request, options);
    const QString templateName = options.value(QStringLiteral("save-template"));
    if (!templateName.isEmpty()) {
        const auto preview = wait(workspace.previewImport(request));
        if (!preview)
            return failed(preview.error());
        if (const auto saved = wait(workspace.saveImportTemplate(templateName, preview->mapping)); !saved)
            return failed(saved.error());
    }
    const auto outcome = wait(workspace.import(request));
    if (!outcome)
        return failed(outcome.error());
    printOutcome(*outcome, options);
    return Exit::Done;
}

} // namespace

std::vector<CommandLine> importCommands()
{
    return {{QStringLiteral("import"), QStringLiteral("FILE [--target T] [--mapping FILE] [--dry-run]"), text("bring a file in"), import}};
}

} // namespace plumbline::ctl
