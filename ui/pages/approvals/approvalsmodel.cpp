#include "approvals/approvalsmodel.h"

#include "approvals/approvalwords.h"

namespace plumbline::pages {

namespace {

using workspace::ApprovalShown;

std::optional<domain::Date> dueOf(const ApprovalShown &row)
{
    return row.commitment ? std::optional(row.commitment->commitment.due_date) : row.writeOff->dueDate;
}

} // namespace

void ApprovalsModel::setSentBack(std::set<domain::Uuid> ids)
{
    m_sentBack = std::move(ids);
    tellAll();
}

std::span<const RowColumnSpec> ApprovalsModel::columns() const
{
    static constexpr std::array Columns{RowColumnSpec{"what", kit::ColumnKind::Text, 20}, RowColumnSpec{"amount", kit::ColumnKind::Money, 14},
                                        RowColumnSpec{"by", kit::ColumnKind::Text, 11, false}, RowColumnSpec{"due", kit::ColumnKind::Date, 11},
                                        RowColumnSpec{"state", kit::ColumnKind::Flag, 12, false}};
    return Columns;
}

QString ApprovalsModel::header(int column) const
{
    switch (column) {
    case What: return tr("Request");
    case Amount: return tr("Amount");
    case By: return tr("Asked by");
    case Due: return tr("Due");
    case Mark: return tr("State");
    default: return {};
    }
}

QString ApprovalsModel::text(const ApprovalShown &row, int column) const
{
    const kit::Format format;
    switch (column) {
    case What: return headingOf(row);
    case Amount: return format.moneyWithCurrency(row.amount);
    case By: return row.isOwn ? tr("You") : row.requestedBy;
    case Due: return format.date(dueOf(row));
    case Mark:
        if (row.state != domain::ApprovalState::Waiting)
            return stateText(row.state);
        if (m_sentBack.contains(row.id))
            return tr("Came back");
        return row.isOwn ? tr("Your own") : tr("Waiting");
    default: return {};
    }
}

domain::Value ApprovalsModel::value(const ApprovalShown &row, int column) const
{
    if (column == Amount)
        return row.amount;
    if (column == Due)
        return dueOf(row) ? domain::Value(*dueOf(row)) : domain::Value();
    return text(row, column);
}

kit::Tone ApprovalsModel::tone(const ApprovalShown &row, int column) const
{
    if (column != Mark && column != What)
        return kit::Tone::Neutral;
    if (row.state == domain::ApprovalState::Waiting)
        return m_sentBack.contains(row.id) ? kit::Tone::Watch : row.whyNot ? kit::Tone::Info : kit::Tone::Neutral;
    return row.state == domain::ApprovalState::Approved ? kit::Tone::Good : kit::Tone::Bad;
}

} // namespace plumbline::pages
