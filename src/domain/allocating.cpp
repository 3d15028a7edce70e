#include "allocating.h"

#include "acts.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

/// The sum of what reverses this document: nothing or less than nothing. Reversals are documents of the same account.
Result<Money> reversedOf(const Fact &fact, const View &view)
{
    Money sum(0, fact.amount.currency());
    if (!fact.account)
        return sum;
    PLUMBLINE_TRY_ASSIGN(const auto facts, lookUpWhere<Fact>(view, u"account", fact.account->uuid()));
    for (const Fact &each : facts) {
        if (each.reverses != fact.id || each.amount.currency() != sum.currency())
            continue;
        PLUMBLINE_TRY_ASSIGN(sum, sum.add(each.amount));
    }
    return sum;
}

Result<void> addAllocations(const Instalment &instalment, Money &allocated, Money &base, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const auto allocations, lookUpWhere<Allocation>(view, u"instalment", instalment.id.uuid()));
    for (const Allocation &allocation : allocations) {
        PLUMBLINE_TRY_ASSIGN(allocated, allocated.add(allocation.amount));
        PLUMBLINE_TRY_ASSIGN(base, base.add(allocation.base_amount));
    }
    return {};
}

Result<Money> leftOfInvoice(const Instalment &instalment, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const Fact invoice, lookUpPresent(view, instalment.invoice));
    PLUMBLINE_TRY_ASSIGN(Money left, reversedOf(invoice, view));
    PLUMBLINE_TRY_ASSIGN(const auto instalments, lookUpWhere<Instalment>(view, u"invoice", invoice.id.uuid()));
    Money allocated(0, left.currency());
    for (const Instalment &each : instalments) {
        Money base(0, each.base_amount.currency());
        PLUMBLINE_TRY(addAllocations(each, allocated, base, view));
        PLUMBLINE_TRY_ASSIGN(left, left.add(each.amount));
    }
    return left.subtract(allocated);
}

} // namespace

Allocating::Allocating(const View &view, Fact from, Date on, Changes besides)
    : m_view(view), m_from(std::move(from)), m_on(on), m_besides(std::move(besides))
{
}

Result<void> Allocating::begin()
{
    PLUMBLINE_TRY_ASSIGN(const Money reversed, reversedOf(m_from, m_view));
    PLUMBLINE_TRY_ASSIGN(m_left, m_from.amount.add(reversed));
    PLUMBLINE_TRY_ASSIGN(const auto earlier, lookUpWhere<Allocation>(m_view, u"from", m_from.id.uuid()));
    for (const Allocation &allocation : earlier) {
        PLUMBLINE_TRY_ASSIGN(m_left, m_left.subtract(allocation.amount));
    }
    return {};
}

Result<void> Allocating::set(const AllocateReceipt::Part &part)
{
    if (part.amount.minor() <= 0)
        return fail(errors::AmountNotPositive, nameOfField<Allocation>(u"amount"));
    PLUMBLINE_TRY_ASSIGN(Target * target, targetOf(part.instalment));
    if (part.amount.currency() != m_left.currency() || part.amount.currency() != target->instalment.amount.currency())
        return fail(errors::CurrencyMismatch, part.amount.currency().code());
    if (part.amount > m_left)
        return fail(errors::AllocationExceedsSource, m_left.plain());
    PLUMBLINE_TRY_ASSIGN(const Money open, target->instalment.amount.subtract(target->allocated));
    if (part.amount > std::min(open, target->invoiceLeft))
        return fail(errors::AllocationExceedsInstalment, std::min(open, target->invoiceLeft).plain());
    return put(part, *target);
}

Result<Allocating::Target *> Allocating::targetOf(InstalmentId id)
{
    const auto known = m_targets.find(id);
    if (known != m_targets.end())
        return &known->second;
    PLUMBLINE_TRY_ASSIGN(const Instalment instalment, lookUpPresent(m_view, id));
    Target target{instalment, Money(0, instalment.amount.currency()), Money(0, instalment.base_amount.currency()), {}};
    PLUMBLINE_TRY(addAllocations(instalment, target.allocated, target.allocatedBase, m_view));
    PLUMBLINE_TRY_ASSIGN(target.invoiceLeft, leftOfInvoice(instalment, m_view));
    for (const auto &[other, each] : m_targets) {
        if (each.instalment.invoice != instalment.invoice)
            continue;
        target.invoiceLeft = each.invoiceLeft;
    }
    return &m_targets.emplace(id, std::move(target)).first->second;
}

Result<void> Allocating::put(const AllocateReceipt::Part &part, Target &target)
{
    const Instalment &instalment = target.instalment;
    PLUMBLINE_TRY_ASSIGN(target.allocated, target.allocated.add(part.amount));
    // Of everything allocated so far rather than of the part, so that roundings never add up and the last part closes.
    PLUMBLINE_TRY_ASSIGN(const Money base,
                         instalment.base_amount.tryScaled(target.allocated.minor(), instalment.amount.minor(), Rounding::HalfEven));
    Allocation allocation;
    allocation.id = part.allocation;
    allocation.from = m_from.id;
    allocation.instalment = instalment.id;
    allocation.on = m_on;
    allocation.amount = part.amount;
    PLUMBLINE_TRY_ASSIGN(allocation.base_amount, base.subtract(target.allocatedBase));
    target.allocatedBase = base;
    PLUMBLINE_TRY_ASSIGN(m_left, m_left.subtract(part.amount));
    for (auto &[id, each] : m_targets) {
        if (each.instalment.invoice != instalment.invoice)
            continue;
        PLUMBLINE_TRY_ASSIGN(each.invoiceLeft, each.invoiceLeft.subtract(part.amount));
    }
    for (const Change &change : m_changes)
        if (recordOf(change) == allocation.id.uuid())
            return fail(errors::IdTaken, entityName(EntityKind::Allocation));
    PLUMBLINE_TRY_ASSIGN(m_changes.emplace_back(), creationOf(toRecord(allocation), m_view, m_besides));
    return {};
}

Result<Allocation> reversalOf(const Allocation &allocation, AllocationId id, Date today, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const auto siblings, lookUpWhere<Allocation>(view, u"instalment", allocation.instalment.uuid()));
    const bool reversed = std::ranges::any_of(siblings, [&](const Allocation &each) { return each.reverses == allocation.id; });
    if (allocation.reverses || reversed)
        return fail(errors::AlreadyReversed, entityName(EntityKind::Allocation));
    Allocation reversal = allocation;
    reversal.id = id;
    reversal.reverses = allocation.id;
    // What was set against a document of a later day is taken back on that day, not before it.
    reversal.on = std::max(today, allocation.on);
    PLUMBLINE_TRY_ASSIGN(reversal.amount, negated(allocation.amount));
    PLUMBLINE_TRY_ASSIGN(reversal.base_amount, negated(allocation.base_amount));
    return reversal;
}

Result<Money> openOf(InstalmentId id, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const Instalment instalment, lookUpPresent(view, id));
    Money allocated(0, instalment.amount.currency());
    Money base(0, instalment.base_amount.currency());
    PLUMBLINE_TRY(addAllocations(instalment, allocated, base, view));
    PLUMBLINE_TRY_ASSIGN(const Money open, instalment.amount.subtract(allocated));
    PLUMBLINE_TRY_ASSIGN(const Money ofInvoice, leftOfInvoice(instalment, view));
    const Money least = std::min(open, ofInvoice);
    return least.isNegative() ? Money(0, least.currency()) : least;
}

Result<Money> unallocatedOf(FactId document, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(Fact fact, lookUpPresent(view, document));
    Allocating allocating(view, std::move(fact), Date());
    PLUMBLINE_TRY(allocating.begin());
    return allocating.left();
}

} // namespace plumbline::domain
