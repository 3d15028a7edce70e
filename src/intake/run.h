#pragma once

#include "rowplanner.h"

namespace plumbline::intake {

/// One passage through a source: reads rows in batches, has them planned, counts what becomes of them.
class Run {
public:
    struct Limits {
        std::size_t rows;
        std::size_t refusals;
    };
    Run(TableSource &source, const ColumnMapping &mapping, const ImportContext &context, ChangeWriter::Keep keep, Limits limits);

    /// Errors: those of the mapping, the source and what exists; Cancelled.
    [[nodiscard]] domain::Result<void> go(const RunControl &control);
    [[nodiscard]] std::vector<Question> questions() const;

    Preview preview;
    [[nodiscard]] domain::Changes takeChanges() { return m_bench.writer.take(); }

private:
    [[nodiscard]] domain::Result<bool> fill();
    void keep(const TableRow &row, std::size_t place);
    [[nodiscard]] domain::Result<void> planBatch();
    void count(const TableRow &row, const RowResult &result);
    void refuse(const TableRow &row, const CellProblem &problem, PreviewRow *shown);
    void noteProblem(const Refusal &refusal);
    void countNamed();

    TableSource &m_source;
    const ColumnMapping &m_mapping;
    Workbench m_bench;
    Limits m_limits;
    std::unique_ptr<RowPlanner> m_planner;
    /// The rows of a batch and the bytes their cells point into; both are used again for the next one.
    std::vector<TableRow> m_batch;
    std::vector<std::string> m_texts;
    std::size_t m_filled = 0;
    TableRow m_row;
};

} // namespace plumbline::intake
