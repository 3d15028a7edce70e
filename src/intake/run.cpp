#include "run.h"

#include "plumbline/intake/errors.h"

namespace plumbline::intake {

using domain::fail;
using domain::Result;

namespace {

constexpr std::size_t BatchSize = 1000;

std::unique_ptr<RowPlanner> makePlanner(Workbench &bench) {
    switch (bench.mapping.target) {
    case ImportTarget::Deals:
        return makeDealPlanner(bench);
    case ImportTarget::Invoices:
    case ImportTarget::Documents:
        return makeFactPlanner(bench);
    case ImportTarget::Accounts:
    case ImportTarget::Products:
    case ImportTarget::People:
        break;
    }
    return makeRecordPlanner(bench);
}

RefusalReason reasonOf(RowFault fault) {
    switch (fault) {
    case RowFault::TooFewCells:
        return RefusalReason::TooFewCells;
    case RowFault::TooManyCells:
        return RefusalReason::TooManyCells;
    case RowFault::QuoteNotClosed:
        return RefusalReason::QuoteNotClosed;
    case RowFault::NotText:
    case RowFault::None:
        break;
    }
    return RefusalReason::NotText;
}

QStringList textsOf(const TableRow &row) {
    QStringList texts;
    for (const std::string_view cell : row.cells)
        texts.append(toText(cell));
    return texts;
}

} // namespace

Run::Run(TableSource &source, const ColumnMapping &mapping, const ImportContext &context, ChangeWriter::Keep keep, Limits limits)
    : m_source(source),
      m_mapping(mapping),
      m_bench{mapping, context, CellReaders(mapping, source.headers()), ChangeWriter(context.ids, keep)},
      m_limits(limits),
      m_batch(BatchSize),
      m_texts(BatchSize) {}

Result<void> Run::go(const RunControl &control) {
    PLUMBLINE_TRY(checkMapping(m_mapping, m_source.headers()));
    PLUMBLINE_TRY(m_source.rewind());
    m_planner = makePlanner(m_bench);
    PLUMBLINE_TRY(m_planner->prepare());
    bool more = true;
    while (more) {
        if (control.stop.stop_requested())
            return fail(errors::Cancelled);
        PLUMBLINE_TRY_ASSIGN(more, fill());
        PLUMBLINE_TRY(planBatch());
        if (control.progress)
            control.progress(m_source.position(), m_source.size());
    }
    countNamed();
    return {};
}

Result<bool> Run::fill() {
    m_filled = 0;
    while (m_filled < BatchSize) {
        PLUMBLINE_TRY_ASSIGN(const bool found, m_source.next(m_row));
        if (!found)
            return false;
        keep(m_row, m_filled++);
    }
    return true;
}

void Run::keep(const TableRow &row, std::size_t place) {
    std::string &text = m_texts[place];
    text.clear();
    for (const std::string_view cell : row.cells)
        text.append(cell);
    TableRow &kept = m_batch[place];
    kept.line = row.line;
    kept.fault = row.fault;
    kept.cells.clear();
    std::size_t at = 0;
    for (const std::string_view cell : row.cells) {
        kept.cells.push_back(std::string_view(text).substr(at, cell.size()));
        at += cell.size();
    }
}

Result<void> Run::planBatch() {
    const std::span<const TableRow> rows(m_batch.data(), m_filled);
    PLUMBLINE_TRY(m_planner->begin(rows));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].fault != RowFault::None) {
            count(rows[i], {RowOutcome::Refused, CellProblem{reasonOf(rows[i].fault), {}, {}}});
            continue;
        }
        PLUMBLINE_TRY_ASSIGN(const RowResult result, m_planner->plan(rows[i], i));
        count(rows[i], result);
    }
    return {};
}

void Run::count(const TableRow &row, const RowResult &result) {
    Counts &counts = preview.counts;
    ++counts.rows;
    counts.unattributed += result.unattributed ? 1 : 0;
    PreviewRow *shown = nullptr;
    if (preview.rows.size() < m_limits.rows) {
        preview.rows.push_back({row.line, result.outcome, textsOf(row), std::nullopt});
        shown = &preview.rows.back();
    }
    switch (result.outcome) {
    case RowOutcome::Created:
        ++counts.created;
        break;
    case RowOutcome::Updated:
        ++counts.updated;
        break;
    case RowOutcome::Unchanged:
        ++counts.unchanged;
        break;
    case RowOutcome::Waiting:
        ++counts.waiting;
        break;
    case RowOutcome::Refused:
        refuse(row, *result.problem, shown);
        break;
    }
}

void Run::refuse(const TableRow &row, const CellProblem &problem, PreviewRow *shown) {
    ++preview.counts.refused;
    ++preview.counts.reasons[problem.reason];
    Refusal refusal{row.line, problem.reason, problem.column, problem.value, {}};
    noteProblem(refusal);
    if (shown == nullptr && preview.refusals.size() >= m_limits.refusals)
        return;
    refusal.cells = textsOf(row);
    if (shown != nullptr)
        shown->refusal = refusal;
    if (preview.refusals.size() < m_limits.refusals)
        preview.refusals.push_back(std::move(refusal));
}

void Run::noteProblem(const Refusal &refusal) {
    const auto found = std::find_if(preview.problems.begin(), preview.problems.end(), [&](const ColumnProblem &problem) {
        return problem.column == refusal.column && problem.reason == refusal.reason;
    });
    if (found == preview.problems.end())
        preview.problems.push_back({refusal.column, refusal.reason, 1, refusal.value, refusal.line});
    else
        ++found->rows;
}

void Run::countNamed() {
    preview.counts.named = m_planner->created();
    for (const NameResolver *names : m_planner->resolvers())
        if (names->createdCount() > 0)
            preview.counts.named[names->entity()] += names->createdCount();
}

std::vector<Question> Run::questions() const {
    std::vector<Question> all;
    for (const NameResolver *names : m_planner->resolvers())
        for (Question &question : std::vector<Question>(names->questions()))
            all.push_back(std::move(question));
    return all;
}

} // namespace plumbline::intake
