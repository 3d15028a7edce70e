#include "acts.h"
#include "allocating.h"
#include "decisions.h"

namespace plumbline::domain {
namespace {

bool isAllocatable(FactKind kind)
{
    return kind == FactKind::Receipt || kind == FactKind::CreditNote || kind == FactKind::WriteOff;
}

} // namespace

Result<Changes> decideOne(AllocateReceipt &&allocate, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, FinanceStaff, u"allocate_receipt"));
    PLUMBLINE_TRY_ASSIGN(const Fact from, lookUpPresent(view, allocate.from));
    if (!isAllocatable(from.kind) || from.reverses)
        return fail(errors::NotAllocatable, from.document);
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    Allocating allocating(view, from, notAfter(today, allocate.on));
    PLUMBLINE_TRY(allocating.begin());
    for (const AllocateReceipt::Part &part : allocate.parts)
        PLUMBLINE_TRY(allocating.set(part));
    return allocating.takeChanges();
}

Result<Changes> decideOne(TakeBackAllocation &&takeBack, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, FinanceStaff, u"take_back_allocation"));
    PLUMBLINE_TRY_ASSIGN(const Allocation allocation, lookUpPresent(view, takeBack.allocation));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    PLUMBLINE_TRY_ASSIGN(const Allocation reversal, reversalOf(allocation, takeBack.reversal, today, view));
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(reversal), view));
    return changes;
}

} // namespace plumbline::domain
