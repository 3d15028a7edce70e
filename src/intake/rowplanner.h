#pragma once

#include "changewriter.h"
#include "nameresolver.h"
#include "rowidentity.h"

namespace plumbline::intake {

/// What all planners of rows work with.
struct Workbench {
    const ColumnMapping &mapping;
    const ImportContext &context;
    CellReaders readers;
    ChangeWriter writer;
};

struct RowResult {
    RowOutcome outcome{};
    std::optional<CellProblem> problem = {};
    bool unattributed = false;
};

/// Turns the rows of one target into changes.
class RowPlanner {
public:
    virtual ~RowPlanner() = default;
    RowPlanner(const RowPlanner &) = delete;
    RowPlanner &operator=(const RowPlanner &) = delete;

    [[nodiscard]] virtual domain::Result<void> prepare() = 0;
    /// Looks at rows that are about to be planned, so that what exists of them is read at once.
    [[nodiscard]] virtual domain::Result<void> begin(std::span<const TableRow> batch) = 0;
    /// `index` is the row's place in the batch; rows with a fault are left out.
    [[nodiscard]] virtual domain::Result<RowResult> plan(const TableRow &row, std::size_t index) = 0;
    [[nodiscard]] virtual std::vector<const NameResolver *> resolvers() const = 0;
    /// Records created beside the rows' own and the resolvers' names.
    [[nodiscard]] virtual std::map<domain::EntityKind, std::int64_t> created() const { return {}; }

protected:
    explicit RowPlanner(Workbench &bench) : m_bench(bench) {}

    [[nodiscard]] const TargetColumn &column(QStringView key) const { return *columnOf(m_bench.mapping.target, key); }
    [[nodiscard]] CellReader &reader(QStringView key) { return m_bench.readers.of(key); }
    /// The currency of a row's amounts: its own, else the mapping's, else the organisation's.
    [[nodiscard]] Cell<domain::Currency> currencyOf(const TableRow &row);
    /// Millionths of base currency for one of `currency`; a problem where none is known.
    [[nodiscard]] Cell<std::int64_t> rateOf(const TableRow &row, domain::Currency currency);
    /// The cell as a value of the column's field, for every type but names.
    [[nodiscard]] Cell<domain::Value> valueOf(CellReader &reader, const TableRow &row, domain::Currency currency);

    Workbench &m_bench;
    domain::Currency m_defaultCurrency;
};

/// The index of a field that is described for certain.
template <typename Entity>
[[nodiscard]] std::size_t fieldOf(QStringView name) {
    const int index = domain::describe<Entity>().indexOf(name);
    if (index < 0)
        throw domain::InvariantError("a field that is not described");
    return static_cast<std::size_t>(index);
}

[[nodiscard]] std::unique_ptr<RowPlanner> makeRecordPlanner(Workbench &bench);
[[nodiscard]] std::unique_ptr<RowPlanner> makeDealPlanner(Workbench &bench);
[[nodiscard]] std::unique_ptr<RowPlanner> makeFactPlanner(Workbench &bench);

} // namespace plumbline::intake

/// Reads a cell into a variable declared as named, or leaves the function with the cell's problem.
#define PLUMBLINE_CELL(declaration, expression)                                                                                  \
    auto PLUMBLINE_TRY_JOIN(plumblineCell, __LINE__) = (expression);                                                             \
    if (!PLUMBLINE_TRY_JOIN(plumblineCell, __LINE__))                                                                            \
        return tl::unexpected(std::move(PLUMBLINE_TRY_JOIN(plumblineCell, __LINE__)).error());                                   \
    declaration = std::move(*PLUMBLINE_TRY_JOIN(plumblineCell, __LINE__))
