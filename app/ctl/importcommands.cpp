#include "command.h"
#include "output.h"
#include "words.h"

#include "plumbline/intake/columnmapping.h"
#include "plumbline/intake/errors.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline::ctl {
namespace {

QJsonObject objectIn(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson()).trimmed();
}

constexpr QLatin1StringView Decisions("decisions");

/// An answer nobody has filled in is none.
QString withoutBlanks(const QString &mapping)
{
    QJsonObject object = objectIn(mapping);
    if (!object.value(Decisions).isObject())
        return mapping;
    QJsonObject decisions = object.value(Decisions).toObject();
    for (const QString &subject : decisions.keys()) {
        QJsonObject answers = decisions.value(subject).toObject();
        for (const QString &name : answers.keys())
            if (answers.value(name) == QString())
                answers.remove(name);
        if (decisions.value(subject).isObject())
            decisions.insert(subject, answers);
    }
    object.insert(Decisions, decisions);
    return textOf(object);
}

/// The mapping with a place for every answer that is needed: the likely one where a name is close, else blank.
QString withQuestions(const workspace::ImportPreview &preview)
{
    QJsonObject object = objectIn(preview.mapping);
    QJsonObject decisions = object.value(Decisions).toObject();
    for (const auto &question : preview.questions) {
        if (!question.decision.isEmpty())
            continue;
        QJsonObject answers = decisions.value(question.subject).toObject();
        answers.insert(question.unknown, question.likely);
        decisions.insert(question.subject, answers);
    }
    if (!decisions.isEmpty())
        object.insert(Decisions, decisions);
    return textOf(object);
}

domain::Result<QString> readMapping(const Options &options, workspace::Workspace &workspace)
{
    const QString path = options.value(QStringLiteral("mapping"));
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return domain::fail(intake::errors::FileUnreadable, path);
        return withoutBlanks(QString::fromUtf8(file.readAll()));
    }
    if (!options.isSet(QStringLiteral("template")))
        return QString();
    const QString name = options.value(QStringLiteral("template"));
    PLUMBLINE_TRY_ASSIGN(const auto templates, wait(workspace.importTemplates()));
    for (const workspace::StoredTemplate &stored : templates)
        if (stored.name == name)
            return stored.mapping;
    return domain::fail(workspace::errors::UnknownTemplate, name);
}

QJsonObject previewJson(const workspace::ImportPreview &preview)
{
    QJsonArray questions;
    for (const auto &question : preview.questions)
        questions.append(QJsonObject{{QStringLiteral("subject"), question.subject}, {QStringLiteral("unknown"), question.unknown},
                                     {QStringLiteral("rows"), static_cast<qint64>(question.rows)},
                                     {QStringLiteral("suggestion"), question.suggestion},
                                     {QStringLiteral("decision"), question.decision},
                                     {QStringLiteral("likely"), question.likely},
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
            {QStringLiteral("waiting"), static_cast<qint64>(preview.waiting)},
            {QStringLiteral("questions"), questions}, {QStringLiteral("refusals"), refusals}};
}

void printPreview(const workspace::ImportPreview &preview)
{
    printLine(Words::tr("%1, %2: read %3 rows; would create %4 and update %5 records.").arg(preview.target, preview.encoding)
                  .arg(preview.rowsRead).arg(preview.wouldCreate).arg(preview.wouldUpdate));
    if (preview.waiting > 0)
        printLine(Words::tr("%1 rows wait for an answer.").arg(preview.waiting));
    for (const auto &question : preview.questions)
        printLine(Words::tr("unknown %1 “%2” in %3 rows: %4 (choices: %5)").arg(question.subject, question.unknown).arg(question.rows)
                      .arg(question.decision.isEmpty() ? Words::tr("has to be decided") : question.decision, question.choices.join(QStringLiteral(", "))));
    for (const auto &refusal : preview.refusals)
        printLine(Words::tr("line %1 refused: %2").arg(refusal.line).arg(workspace::refusalText(refusal.reason, refusal.value)));
}

Exit dryRun(workspace::Workspace &workspace, const workspace::ImportRequest &request, const Options &options)
{
    const auto preview = wait(workspace.previewImport(request));
    if (!preview)
        return failed(preview.error());
    if (options.isSet(QStringLiteral("print-mapping"))) {
        printLine(withQuestions(*preview));
        return Exit::Done;
    }
    if (preview->problem)
        return failed(*preview->problem);
    if (options.isSet(QStringLiteral("json")))
        printLine(textOf(previewJson(*preview)));
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
            {QStringLiteral("position"), outcome.entry ? QJsonValue(static_cast<qint64>(outcome.entry->position)) : QJsonValue()},
            {QStringLiteral("operations"), static_cast<qint64>(outcome.operations)}};
        printLine(textOf(object));
        return;
    }
    printLine(Words::tr("Read %1 rows: created %2 and updated %3 records, %4 rows unchanged, %5 refused, %6 without an account.")
                  .arg(outcome.rowsRead).arg(outcome.created).arg(outcome.updated).arg(outcome.unchanged).arg(outcome.refused)
                  .arg(outcome.unattributed));
    if (outcome.operations > 1)
        printLine(Words::tr("It is more than the hub takes at once and went into %1 operations, each building on the one before.")
                      .arg(outcome.operations));
    if (!outcome.refusalsPath.isEmpty())
        printLine(Words::tr("The refused rows and why are in %1.").arg(outcome.refusalsPath));
}

domain::Result<workspace::ImportRequest> requestOf(const Options &options)
{
    const QString target = options.value(QStringLiteral("target"));
    if (options.isSet(QStringLiteral("target")) && !domain::fromToken<intake::ImportTarget>(target))
        return misuse(Words::tr("There is no target “%1”: deals, accounts, products, people, invoices or documents.").arg(target));
    const QString encoding = options.value(QStringLiteral("encoding"));
    if (options.isSet(QStringLiteral("encoding")) && !domain::fromToken<intake::Encoding>(encoding))
        return misuse(Words::tr("There is no encoding “%1”: utf-8, utf-16le, utf-16be, gb18030 or windows-1252.").arg(encoding));
    QString separator = options.value(QStringLiteral("separator"));
    if (separator == u"\\t" || separator == u"tab")
        separator = u'\t';
    if (options.isSet(QStringLiteral("separator")) && separator.size() != 1)
        return misuse(Words::tr("--separator takes one character, or tab."));
    workspace::ImportRequest request;
    request.path = options.positional().constFirst();
    request.target = target;
    request.refusalsPath = options.value(QStringLiteral("refusals"));
    if (options.isSet(QStringLiteral("strict")))
        request.refusals = workspace::ImportRequest::Refusals::AbortAll;
    request.encoding = encoding;
    request.separator = separator;
    request.sheet = options.value(QStringLiteral("sheet"));
    return request;
}

domain::Result<void> saveTemplate(workspace::Workspace &workspace, const workspace::ImportRequest &request, const QString &name)
{
    PLUMBLINE_TRY_ASSIGN(const auto preview, wait(workspace.previewImport(request)));
    return wait(workspace.saveImportTemplate(name, preview.mapping));
}

void addImportOptions(Options &options)
{
    options.addPositional(QStringLiteral("FILE"), Words::tr("The file."));
    options.add({QStringLiteral("target"), Words::tr("deals, accounts, products, people, invoices or documents; guessed from the headers when not given."), QStringLiteral("TARGET")});
    options.add({QStringLiteral("mapping"), Words::tr("A JSON file that says which column is what, as --print-mapping prints it."), QStringLiteral("FILE")});
    options.add({QStringLiteral("template"), Words::tr("The same, saved in the replica under this name."), QStringLiteral("NAME")});
    options.add({QStringLiteral("save-template"), Words::tr("Save the mapping used in the replica under this name."), QStringLiteral("NAME")});
    options.add({QStringLiteral("encoding"), Words::tr("utf-8, utf-16le, utf-16be, gb18030 or windows-1252; as the file looks when not given."), QStringLiteral("ENCODING")});
    options.add({QStringLiteral("separator"), Words::tr("The character between the cells; as the file looks when not given."), QStringLiteral("CHARACTER")});
    options.add({QStringLiteral("sheet"), Words::tr("The sheet of a spreadsheet; the first one when not given."), QStringLiteral("NAME")});
    options.add({QStringLiteral("refusals"), Words::tr("Where refused rows go; beside the file when not given."), QStringLiteral("FILE")});
    options.add(QCommandLineOption(QStringLiteral("strict"), Words::tr("Import nothing when any row is refused.")));
    options.add(QCommandLineOption(QStringLiteral("dry-run"), Words::tr("Say what would happen and write nothing.")));
    options.add(QCommandLineOption(QStringLiteral("print-mapping"), Words::tr("Print the mapping that would be used and write nothing.")));
    options.add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    options.exclude(QStringLiteral("mapping"), QStringLiteral("template"));
    options.exclude(QStringLiteral("dry-run"), QStringLiteral("print-mapping"));
}

Exit import(const QStringList &arguments)
{
    Options options(QStringLiteral("import"), Words::tr("Brings a CSV or XLSX file in, in one transaction. Importing it again changes nothing."));
    addImportOptions(options);
    if (const auto end = options.parse(arguments))
        return *end;
    auto request = requestOf(options);
    if (!request)
        return failed(request.error());
    const bool previews = options.isSet(QStringLiteral("dry-run")) || options.isSet(QStringLiteral("print-mapping"));
    auto opened = Opened::open(options, previews ? Access::Reading : Access::Writing);
    if (!opened)
        return failed(opened.error());
    workspace::Workspace &workspace = (*opened)->workspace();
    const auto mapping = readMapping(options, workspace);
    if (!mapping)
        return failed(mapping.error());
    request->mapping = *mapping;
    if (previews)
        return dryRun(workspace, *request, options);
    if (const QString name = options.value(QStringLiteral("save-template")); !name.isEmpty())
        if (const auto saved = saveTemplate(workspace, *request, name); !saved)
            return failed(saved.error());
    const auto outcome = wait(workspace.import(*request));
    if (!outcome)
        return failed(outcome.error());
    printOutcome(*outcome, options);
    return Exit::Done;
}

} // namespace

std::vector<CommandLine> importCommands()
{
    return {{QStringLiteral("import"), QStringLiteral("FILE [--target T] [--mapping FILE] [--dry-run]"), Words::tr("bring a file in"), import}};
}

} // namespace plumbline::ctl
