#include "plumbline/workspace/funneldesk.h"

#include "workspace_p.h"

#include "plumbline/analytics/columns.h"
#include "plumbline/domain/calendar.h"

#include <QFile>

namespace plumbline::workspace {

using namespace domain;

namespace {

/// The published holidays and make-up working days the product brings along.
const WorkCalendar &workCalendar()
{
    static const WorkCalendar calendar = [] {
        QFile file(QStringLiteral(":/plumbline/calendars/china.csv"));
        if (!file.open(QIODevice::ReadOnly))
            throw InvariantError("the product's calendar is missing");
        return WorkCalendar::parse(file.readAll()).value();
    }();
    return calendar;
}

/// Pure over the columns of the slice's ledger position.
template<typename Page, typename Compute>
Result<Shown<Page>> shownOf(const std::shared_ptr<const ColumnSet> &columns, analytics::Slice slice, const Compute &compute)
{
    slice.asKnown.reset();
    return Shown<Page>{compute(columns->columns, slice), columns->currency, columns->position, slice.asOf, Shown<Page>::Freshness::Current};
}

} // namespace

Pending<Shown<analytics::PipelineChange>> FunnelDesk::change(const analytics::Slice &slice)
{
    using Page = analytics::PipelineChange;
    return m_workspace.d->columnsAs<Shown<Page>>(slice, [slice](const auto &columns) {
        return shownOf<Page>(columns, slice, &analytics::pipelineChange);
    });
}

Pending<Shown<analytics::DwellPage>> FunnelDesk::dwell(const analytics::Slice &slice)
{
    using Page = analytics::DwellPage;
    return m_workspace.d->columnsAs<Shown<Page>>(slice, [slice](const auto &columns) {
        return shownOf<Page>(columns, slice, [](const analytics::Columns &all, const analytics::Slice &asked) {
            return analytics::dwellPage(all, asked, workCalendar());
        });
    });
}

Pending<std::optional<ledger::Position>> FunnelDesk::positionAfter(Date day)
{
    using Position = std::optional<ledger::Position>;
    return m_workspace.d->read<Position>([day](Session &, const replica::Reader &reader) -> Result<Position> {
        replica::EntryFilter later;
        later.made.first = day.plusDays(1);
        later.limit = std::numeric_limits<int>::max();
        PLUMBLINE_TRY_ASSIGN(const auto entries, reader.entries(later));
        Position position;
        for (const ledger::Entry &entry : entries)
            position = std::min(position.value_or(entry.position), entry.position);
        return position ? Position(*position - 1) : std::nullopt;
    });
}

} // namespace plumbline::workspace
