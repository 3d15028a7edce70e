#include "handovers/handoversmodel.h"

#include "commitments/commitmentsmodel.h"

#include "plumbline/domain/ports.h"
#include "plumbline/domain/token.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::pages {

using domain::HandoverState;

QString standingOf(const DeliveryRow &row)
{
    if (row.handover)
        return workspace::tokenLabel(domain::toToken(row.handover->handover.state));
    if (row.task->isOverdue)
        return HandoversModel::tr("Overdue");
    return row.task->task.state == domain::TaskState::Waiting ? HandoversModel::tr("Not approved yet") : HandoversModel::tr("To be kept");
}

kit::Tone toneOf(const DeliveryRow &row)
{
    if (row.task)
        return row.task->isOverdue ? kit::Tone::Bad : kit::Tone::Neutral;
    switch (row.handover->handover.state) {
    case HandoverState::Accepted: return kit::Tone::Good;
    case HandoverState::Returned: return kit::Tone::Bad;
    case HandoverState::Offered: break;
    }
    return kit::Tone::Watch;
}

std::span<const RowColumnSpec> HandoversModel::columns() const
{
    using kit::ColumnKind;
    static constexpr std::array Columns{RowColumnSpec{"what", ColumnKind::Text, 15}, RowColumnSpec{"customer", ColumnKind::Text, 13},
                                        RowColumnSpec{"when", ColumnKind::Date, 11}, RowColumnSpec{"state", ColumnKind::Flag, 12},
                                        RowColumnSpec{"by", ColumnKind::Text, 12, false}};
    return Columns;
}

QString HandoversModel::header(int column) const
{
    switch (column) {
    case What: return tr("What");
    case Customer: return tr("Customer");
    case When: return tr("Offered or due");
    case State: return tr("State");
    case By: return tr("From");
    default: return {};
    }
}

domain::Uuid HandoversModel::keyOf(const DeliveryRow &row) const
{
    return row.handover ? row.handover->handover.id.uuid() : row.task->task.id.uuid();
}

domain::Date HandoversModel::dayOf(const DeliveryRow &row) const
{
    return row.handover ? domain::businessDate(row.handover->handover.offered_at, m_timeZone) : row.task->task.due_date;
}

QString HandoversModel::text(const DeliveryRow &row, int column) const
{
    switch (column) {
    case What: return row.handover ? row.handover->deal : headingOf(row.task->promise);
    case Customer: return row.handover ? row.handover->account : row.task->promise.account;
    case When: return kit::Format().date(dayOf(row));
    case State: return standingOf(row);
    case By: return row.handover ? row.handover->offeredBy : row.task->promise.promisedBy;
    default: return {};
    }
}

domain::Value HandoversModel::value(const DeliveryRow &row, int column) const
{
    return column == When ? domain::Value(dayOf(row)) : domain::Value(text(row, column));
}

kit::Tone HandoversModel::tone(const DeliveryRow &row, int column) const
{
    return column == State ? toneOf(row) : kit::Tone::Neutral;
}

} // namespace plumbline::pages
