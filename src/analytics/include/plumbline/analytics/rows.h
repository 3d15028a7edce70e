#pragma once

#include "plumbline/analytics/figure.h"
#include "plumbline/domain/value.h"

#include <memory>
#include <vector>

namespace plumbline::analytics {

/// What a row is; decides its columns.
enum class RowKind : std::uint8_t { Deal, ReceivableItem, Fact, Person };

/// The columns of lists. Each row kind has its own subset, in `columnsOf`.
enum class RowColumn : std::uint8_t {
    Title,
    Account,
    Owner,
    Team,
    Region,
    Product,
    Source,
    Stage,
    Amount,
    CreatedOn,
    ExpectedClose,
    ClosedOn,
    Probability,
    SourceRef,
    Document,
    FactKind,
    Date,
    DueDate,
    DaysOverdue,
    Outstanding,
    AgeingColumn,
    Disputed,
    OverSixtyDays,
    CreditRating,
    LastChase,
    PromisedFor,
    Category,
    Name,
    Role,
    JoinedOn,
    LeftOn,
    SalesFte,
    /// A document's own amount in its own currency, where that is not the base currency.
    OriginalAmount,
    Contribution,
};

[[nodiscard]] std::vector<RowColumn> columnsOf(RowKind kind);

/// The rows a figure was made from: immutable, cheap to hold, safe to read from any thread. Cells are made on demand, so a
/// list of a million rows costs four bytes a row until it is looked at. The contributions add up to the figure.
class Rows {
public:
    virtual ~Rows() = default;
    [[nodiscard]] virtual RowKind kind() const = 0;
    [[nodiscard]] virtual std::size_t size() const = 0;
    /// Texts, Dates, Money (base currency but for OriginalAmount), integers; absent where there is nothing.
    [[nodiscard]] virtual domain::Value cell(std::size_t row, RowColumn column) const = 0;
    /// What the row adds to the figure, in `unit()`.
    [[nodiscard]] virtual std::int64_t contribution(std::size_t row) const = 0;
    [[nodiscard]] virtual Unit unit() const = 0;
    /// Added up when it is first asked for: on a worker's thread, for long lists.
    [[nodiscard]] virtual std::int64_t total() const = 0;
    /// The record behind the row (deal, instalment or fact, user).
    [[nodiscard]] virtual domain::Uuid recordId(std::size_t row) const = 0;
    /// The same rows in another order; stable, absent values last.
    enum class Order { Ascending, Descending };
    [[nodiscard]] virtual std::shared_ptr<const Rows> sortedBy(RowColumn column, Order order) const = 0;
    /// Those whose text cells contain `text`, ignoring case.
    [[nodiscard]] virtual std::shared_ptr<const Rows> containing(const QString &text) const = 0;
};
using RowsPtr = std::shared_ptr<const Rows>;

} // namespace plumbline::analytics
