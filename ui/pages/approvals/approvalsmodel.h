#pragma once

#include "parts/shownrows.h"

#include "plumbline/workspace/promises.h"

namespace plumbline::pages {

/// What waits for a signature, or what was signed.
class ApprovalsModel final : public ShownRows<workspace::ApprovalShown> {
    Q_OBJECT
public:
    enum Column { What, Amount, By, Due, Mark, ColumnCount };
    explicit ApprovalsModel(QObject *parent) : ShownRows(parent) {}

    /// Those the person had decided, and that came back because their amounts changed.
    void setSentBack(std::set<domain::Uuid> ids);

protected:
    [[nodiscard]] std::span<const RowColumnSpec> columns() const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] domain::Uuid keyOf(const workspace::ApprovalShown &row) const override { return row.id; }
    [[nodiscard]] QString text(const workspace::ApprovalShown &row, int column) const override;
    [[nodiscard]] domain::Value value(const workspace::ApprovalShown &row, int column) const override;
    [[nodiscard]] kit::Tone tone(const workspace::ApprovalShown &row, int column) const override;

private:
    std::set<domain::Uuid> m_sentBack;
};

} // namespace plumbline::pages
