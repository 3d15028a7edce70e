#include "plumbline/intake/plan.h"

#include "plumbline/intake/errors.h"
#include "run.h"

#include <limits>

namespace plumbline::intake {

using domain::fail;
using domain::Result;

namespace {

/// `owner: Ann, Bob; product: GTXPro`
QString namesOfPending(const std::vector<Question> &questions) {
    std::map<QString, QStringList> names;
    for (const Question &question : questions)
        if (question.pending)
            names[question.column].append(question.name);
    QStringList parts;
    for (const auto &[column, each] : names)
        parts.append(QStringLiteral("%1: %2").arg(column, each.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral("; "));
}

} // namespace

bool Preview::canPlan() const {
    return std::none_of(questions.begin(), questions.end(), [](const Question &question) { return question.pending; });
}

Result<Preview> preview(TableSource &source, const ColumnMapping &mapping, const ImportContext &context,
                        const RunControl &control, std::size_t keepRows, std::size_t keepRefusals) {
    Run run(source, mapping, context, ChangeWriter::Keep::CountsOnly, {keepRows, keepRefusals});
    PLUMBLINE_TRY(run.go(control));
    run.preview.questions = run.questions();
    return std::move(run.preview);
}

Result<Plan> plan(TableSource &source, const FileIdentity &file, const ColumnMapping &mapping, const ImportContext &context,
                  const RunControl &control) {
    Run run(source, mapping, context, ChangeWriter::Keep::Changes, {0, std::numeric_limits<std::size_t>::max()});
    PLUMBLINE_TRY(run.go(control));
    if (const QString pending = namesOfPending(run.questions()); !pending.isEmpty())
        return fail(errors::UnansweredQuestions, pending);
    return Plan{{file.name, file.hash, run.takeChanges()}, std::move(run.preview.counts), std::move(run.preview.refusals)};
}

} // namespace plumbline::intake
