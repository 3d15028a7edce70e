#include "workspace_p.h"

#include "replicaexisting.h"

#include "plumbline/intake/errors.h"
#include "plumbline/intake/plan.h"
#include "plumbline/ledger/attempt.h"
#include "plumbline/replica/errors.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

/// Files coming in: intake reads and plans, the replica's writer executes, and people's choices go between as a mapping.
namespace plumbline::workspace {

using namespace domain;

namespace {

constexpr int SampleCells = 3;
constexpr int PreviewRows = 100;
constexpr std::size_t PreviewRefusals = 200;

/// A file that was opened and the mapping it is read with.
struct OpenedFile {
    std::unique_ptr<intake::TableSource> source;
    intake::ColumnMapping mapping;
    std::vector<QStringList> sample;
};

/// What the request says about reading the file, over what its mapping says. Errors: intake.mapping_unreadable.
Result<void> readAsAsked(const ImportRequest &request, intake::ColumnMapping &mapping)
{
    if (!request.encoding.isEmpty()) {
        const auto encoding = fromToken<intake::Encoding>(request.encoding);
        if (!encoding)
            return fail(intake::errors::MappingUnreadable, QStringLiteral("encoding: %1").arg(request.encoding));
        mapping.encoding = *encoding;
    }
    if (request.separator.size() > 1 || (!request.separator.isEmpty() && request.separator.front().unicode() > 127))
        return fail(intake::errors::MappingUnreadable, QStringLiteral("separator: %1").arg(request.separator));
    if (!request.separator.isEmpty())
        mapping.separator = request.separator.front().toLatin1();
    if (!request.sheet.isEmpty())
        mapping.sheet = request.sheet;
    return {};
}

Result<OpenedFile> openFile(const ImportRequest &request)
{
    OpenedFile file;
    intake::ColumnMapping reading;
    std::optional<intake::ColumnMapping> given;
    if (!request.mapping.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(given, intake::mappingFromJson(request.mapping.toUtf8()));
        reading = *given;
    }
    PLUMBLINE_TRY(readAsAsked(request, reading));
    PLUMBLINE_TRY_ASSIGN(file.source, intake::openTable(request.path, reading.sourceOptions()));
    PLUMBLINE_TRY_ASSIGN(file.sample, intake::sampleRows(*file.source));
    intake::ImportTarget target = given ? given->target : intake::guessTarget(file.source->headers());
    if (!request.target.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(target, fromToken<intake::ImportTarget>(request.target));
    }
    // Another target may be chosen for the same file: how it is read stays.
    file.mapping = given && given->target == target
                       ? std::move(*given)
                       : intake::guessMapping(target, file.source->headers(), file.sample).mapping;
    PLUMBLINE_TRY(intake::settleDateOrders(*file.source, file.sample, file.mapping));
    file.mapping.encoding = reading.encoding;
    file.mapping.separator = reading.separator;
    file.mapping.sheet = reading.sheet;
    return file;
}

/// `use:<name>`, `create`, `blank`, `refuse`, as ImportQuestion has them.
QString decisionText(const intake::Decision &decision, const intake::Question &question)
{
    switch (decision.kind) {
    case intake::DecisionKind::UseExisting: return QStringLiteral("use:") + decision.name;
    case intake::DecisionKind::UseSuggested:
        return question.suggestions.empty() ? QString() : QStringLiteral("use:") + question.suggestions.front().name;
    case intake::DecisionKind::CreateNew: return QStringLiteral("create");
    case intake::DecisionKind::LeaveBlank: return QStringLiteral("blank");
    case intake::DecisionKind::RefuseRows: return QStringLiteral("refuse");
    }
    throw InvariantError("a decision without a text");
}

ImportQuestion questionText(const intake::Question &question)
{
    ImportQuestion text;
    text.subject = question.column;
    text.unknown = question.name;
    text.rows = question.rows;
    if (!question.suggestions.empty())
        text.suggestion = question.suggestions.front().name;
    if (question.preselected && question.preselected->kind == intake::DecisionKind::UseExisting)
        text.likely = decisionText(*question.preselected, question);
    if (question.pending)
        text.decision.clear();
    else if (question.decided)
        text.decision = decisionText(*question.decided, question);
    else if (!question.mustBeAnswered && question.preselected)
        text.decision = decisionText(*question.preselected, question);
    for (const intake::Suggestion &suggestion : question.suggestions)
        text.choices << QStringLiteral("use:") + suggestion.name;
    for (const intake::DecisionKind choice : question.choices)
        if (choice != intake::DecisionKind::UseExisting && choice != intake::DecisionKind::UseSuggested)
            text.choices << decisionText(intake::Decision{choice, {}}, question);
    return text;
}

void describeColumns(const OpenedFile &file, ImportPreview &preview)
{
    const intake::ImportTarget target = file.mapping.target;
    for (const intake::TargetColumn &column : intake::columnsOf(target))
        preview.targetColumns.push_back({column.key, QCoreApplication::translate(column.context, column.label),
                                         column.presence == Presence::Required});
    const QStringList headers = file.source->headers();
    for (qsizetype i = 0; i < headers.size(); ++i) {
        ImportColumn column{headers.at(i), {}, {}};
        for (const auto &[key, source] : file.mapping.columns)
            if (source.header == headers.at(i))
                column.mappedTo = key;
        for (const QStringList &row : file.sample)
            if (column.samples.size() < SampleCells && i < row.size() && !row.at(i).isEmpty())
                column.samples << row.at(i);
        preview.columns.push_back(std::move(column));
    }
    for (const QStringList &row : file.sample)
        if (preview.rows.size() < PreviewRows)
            preview.rows.push_back(row);
}

void describeCounts(const intake::Preview &planned, ImportPreview &preview)
{
    for (const intake::Question &question : planned.questions)
        preview.questions.push_back(questionText(question));
    preview.rowsRead = planned.counts.rows;
    preview.wouldCreate = planned.counts.created;
    preview.wouldUpdate = planned.counts.updated;
    preview.unchanged = planned.counts.unchanged;
    preview.unattributed = planned.counts.unattributed;
    preview.refused = planned.counts.refused;
    preview.waiting = planned.counts.waiting;
    for (const intake::Refusal &refusal : planned.refusals)
        preview.refusals.push_back({refusal.line, toToken(refusal.reason), refusal.value});
}

/// Tells intake to stop when the promise is cancelled or the session ends, and reports `share` of the promise's progress.
template<typename Promise>
intake::RunControl runControl(Promise &promise, const Session &session, std::stop_source &stop, int share)
{
    promise.setProgressRange(0, 1000);
    return {stop.get_token(), [&promise, &session, &stop, share](std::int64_t done, std::int64_t total) {
                if (total > 0)
                    promise.setProgressValue(static_cast<int>(share * done / total));
                if (promise.isCanceled() || session.isStopped())
                    stop.request_stop();
            }};
}

/// Where nothing is said, a name that is free: the list of an earlier import may be half corrected by now.
/// Errors: RefusalsOnSource.
Result<QString> refusalsPathOf(const ImportRequest &request)
{
    if (!request.refusalsPath.isEmpty()) {
        const QFileInfo target(request.refusalsPath);
        if (target.exists() && target.canonicalFilePath() == QFileInfo(request.path).canonicalFilePath())
            return fail(errors::RefusalsOnSource, request.refusalsPath);
        return request.refusalsPath;
    }
    QString path = request.path + QStringLiteral(".refused.csv");
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = request.path + QStringLiteral(".refused-%1.csv").arg(number);
    return path;
}

/// Writes the refused rows into a file that appears when it is committed. Errors: replica.folder_not_writable.
Result<void> writeRefusals(QSaveFile &file, const intake::TableSource &source, const std::vector<intake::Refusal> &refusals)
{
    if (!file.open(QIODevice::WriteOnly))
        return fail(replica::errors::FolderNotWritable, file.fileName());
    return intake::writeRefusals(file, source.headers(), refusals, QCoreApplication::translate("Import", "Reason"),
                                 [](const intake::Refusal &refusal) { return refusalText(toToken(refusal.reason), refusal.value); },
                                 source.traits().separator);
}

ImportOutcome outcomeOf(const intake::Counts &counts)
{
    ImportOutcome outcome;
    outcome.rowsRead = counts.rows;
    outcome.created = counts.created;
    outcome.updated = counts.updated;
    outcome.unchanged = counts.unchanged;
    outcome.refused = counts.refused;
    outcome.unattributed = counts.unattributed;
    return outcome;
}

} // namespace

Pending<ImportPreview> Workspace::previewImport(const ImportRequest &request)
{
    auto session = d->current();
    if (!session)
        return answered<ImportPreview>(fail(errors::Locked));
    return runOn<ImportPreview>(d->reads, [session, request, ids = d->ports.ids, currency = d->currency](auto &promise) -> Result<ImportPreview> {
        PLUMBLINE_TRY_ASSIGN(auto lease, session->lease());
        PLUMBLINE_TRY_ASSIGN(OpenedFile file, openFile(request));
        ImportPreview preview;
        preview.target = toToken(file.mapping.target);
        preview.mapping = QString::fromUtf8(intake::toJson(file.mapping));
        preview.encoding = toToken(file.source->traits().encoding);
        preview.separator = file.source->traits().spreadsheet ? QString() : QString(QLatin1Char(file.source->traits().separator));
        preview.sheets = file.source->traits().sheets;
        preview.sheet = file.source->traits().sheet;
        describeColumns(file, preview);
        // What is not mapped yet is no error of the preview: it is what the person is about to decide.
        if (const auto complete = intake::checkMapping(file.mapping, file.source->headers()); !complete) {
            if (complete.error().code == intake::errors::MappingUnreadable)
                return tl::unexpected(complete.error());
            preview.problem = complete.error();
            return preview;
        }
        std::stop_source stop;
        const ReplicaExisting existing(*lease);
        PLUMBLINE_TRY_ASSIGN(const auto planned,
                             intake::preview(*file.source, file.mapping, {existing, currency, *ids},
                                             runControl(promise, *session, stop, 1000), PreviewRows, PreviewRefusals));
        describeCounts(planned, preview);
        return preview;
    });
}

Pending<ImportOutcome> Workspace::import(const ImportRequest &request)
{
    return d->write<ImportOutcome>([this, request](const auto &session, auto &promise) -> Result<ImportOutcome> {
        PLUMBLINE_TRY_ASSIGN(auto lease, session->lease());
        PLUMBLINE_TRY_ASSIGN(const QString refusalsPath, refusalsPathOf(request));
        PLUMBLINE_TRY_ASSIGN(OpenedFile file, openFile(request));
        PLUMBLINE_TRY_ASSIGN(const QString hash, intake::hashOfFile(request.path));
        const QString name = QFileInfo(request.path).fileName();
        std::stop_source stop;
        const ReplicaExisting existing(*lease);
        constexpr int Planning = 400;
        PLUMBLINE_TRY_ASSIGN(auto plan, intake::plan(*file.source, {name, hash}, file.mapping, {existing, d->currency, *d->ports.ids},
                                                     runControl(promise, *session, stop, Planning)));
        ImportOutcome outcome = outcomeOf(plan.counts);
        QSaveFile refusals(refusalsPath);
        if (!plan.refusals.empty()) {
            PLUMBLINE_TRY(writeRefusals(refusals, *file.source, plan.refusals));
            outcome.refusalsPath = refusals.fileName();
            if (request.refusals == ImportRequest::Refusals::AbortAll) {
                if (!refusals.commit())
                    return fail(replica::errors::FolderNotWritable, refusals.fileName());
                return fail(errors::RowsRefused, QString::number(outcome.refused));
            }
        }
        if (!plan.command.changes.empty()) {
            const auto whole = progressOf(promise, *session);
            auto entries = session->replica().import(std::move(plan.command), session->actor(), name,
                                                     [&whole](std::int64_t done, std::int64_t total) {
                                                         return whole(Planning * total + (1000 - Planning) * done, 1000 * total);
                                                     });
            if (!entries && ledger::isKeptAsAttempt(entries.error()))
                d->attempted(session);
            PLUMBLINE_TRY(entries);
            outcome.operations = std::ssize(*entries);
            if (!entries->empty())
                outcome.entry = std::move(entries->back());
        }
        if (outcome.entry)
            d->committed(session, *outcome.entry);
        // The operation stands, whatever becomes of the list.
        if (!plan.refusals.empty() && !refusals.commit())
            return fail(errors::RefusalsNotWritten, refusals.fileName());
        promise.setProgressValue(1000);
        return outcome;
    });
}

} // namespace plumbline::workspace
