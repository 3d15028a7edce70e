#include "commitments/commitmentsmodel.h"

#include "approvals/approvalwords.h"

namespace plumbline::pages {

using workspace::CommitmentShown;

QString headingOf(const CommitmentShown &shown)
{
    //: What is promised, and the customer: "Rebate · Aurora".
    return CommitmentsModel::tr("%1 · %2").arg(kindText(shown.commitment.kind), shown.account);
}

QString standingOf(const CommitmentShown &shown)
{
    if (shown.isOverdue)
        return CommitmentsModel::tr("Overdue");
    if (const domain::ApprovalStep *next = shown.next())
        //: %1 is a role such as "Finance".
        return CommitmentsModel::tr("Waits for: %1").arg(roleText(next->role));
    return shown.commitment.state == domain::CommitmentState::Open ? CommitmentsModel::tr("In force") : stateText(shown.commitment.state);
}

kit::Tone toneOf(const CommitmentShown &shown)
{
    using domain::CommitmentState;
    switch (shown.commitment.state) {
    case CommitmentState::Open: return shown.isOverdue ? kit::Tone::Bad : kit::Tone::Neutral;
    case CommitmentState::Broken: return kit::Tone::Bad;
    case CommitmentState::Fulfilled: return kit::Tone::Good;
    case CommitmentState::Submitted: return kit::Tone::Watch;
    case CommitmentState::Cancelled:
    case CommitmentState::Refused: break;
    }
    return kit::Tone::Neutral;
}

std::span<const RowColumnSpec> CommitmentsModel::columns() const
{
    using kit::ColumnKind;
    static constexpr std::array Columns{RowColumnSpec{"what", ColumnKind::Text, 16},           RowColumnSpec{"liability", ColumnKind::Money, 13},
                                        RowColumnSpec{"due", ColumnKind::Date, 11},            RowColumnSpec{"state", ColumnKind::Flag, 12},
                                        RowColumnSpec{"deal", ColumnKind::Text, 18, false},    RowColumnSpec{"by", ColumnKind::Text, 12, false},
                                        RowColumnSpec{"department", ColumnKind::Text, 12, false}, RowColumnSpec{"next", ColumnKind::Text, 12, false}};
    return Columns;
}

QString CommitmentsModel::header(int column) const
{
    switch (column) {
    case What: return tr("Promise");
    case Liability: return tr("Liability");
    case Due: return tr("Due");
    case State: return tr("State");
    case Deal: return tr("Deal");
    case By: return tr("Promised by");
    case Department: return tr("To be kept by");
    case Next: return tr("Waits for");
    default: return {};
    }
}

QString CommitmentsModel::text(const CommitmentShown &row, int column) const
{
    switch (column) {
    case What: return headingOf(row);
    case Liability: return kit::Format().moneyWithCurrency(row.commitment.liability);
    case Due: return kit::Format().date(row.commitment.due_date);
    case State: return standingOf(row);
    case Deal: return row.deal;
    case By: return row.promisedBy;
    case Department: return row.commitment.department.value_or(QString());
    case Next: return row.next() ? roleText(row.next()->role) : QString();
    default: return {};
    }
}

domain::Value CommitmentsModel::value(const CommitmentShown &row, int column) const
{
    if (column == Liability)
        return row.commitment.liability;
    if (column == Due)
        return row.commitment.due_date;
    return text(row, column);
}

kit::Tone CommitmentsModel::tone(const CommitmentShown &row, int column) const
{
    return column == State ? toneOf(row) : kit::Tone::Neutral;
}

} // namespace plumbline::pages
