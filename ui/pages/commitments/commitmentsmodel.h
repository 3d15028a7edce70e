#pragma once

#include "parts/shownrows.h"

#include "plumbline/workspace/promises.h"

namespace plumbline::pages {

/// Promises to customers, what is due first on top.
class CommitmentsModel final : public ShownRows<workspace::CommitmentShown> {
    Q_OBJECT
public:
    enum Column { What, Liability, Due, State, Deal, By, Department, Next, ColumnCount };
    explicit CommitmentsModel(QObject *parent) : ShownRows(parent) {}

protected:
    [[nodiscard]] std::span<const RowColumnSpec> columns() const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] domain::Uuid keyOf(const workspace::CommitmentShown &row) const override { return row.commitment.id.uuid(); }
    [[nodiscard]] QString text(const workspace::CommitmentShown &row, int column) const override;
    [[nodiscard]] domain::Value value(const workspace::CommitmentShown &row, int column) const override;
    [[nodiscard]] kit::Tone tone(const workspace::CommitmentShown &row, int column) const override;
};

/// "Rebate · Aurora"
[[nodiscard]] QString headingOf(const workspace::CommitmentShown &shown);
/// "Overdue", "Waits for: Finance", "Fulfilled"
[[nodiscard]] QString standingOf(const workspace::CommitmentShown &shown);
[[nodiscard]] kit::Tone toneOf(const workspace::CommitmentShown &shown);

} // namespace plumbline::pages
