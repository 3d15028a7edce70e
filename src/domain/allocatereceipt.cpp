#include "acts.h"
#include "decisions.h"

#include <map>

namespace plumbline::domain {
namespace {

bool isAllocatable(FactKind kind)
{
    return kind == FactKind::Receipt || kind == FactKind::CreditNote || kind == FactKind::WriteOff;
}

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

/// An instalment and what is set against it so far.
struct Target {
    Instalment instalment;
    Money allocated;
    Money allocatedBase;
    /// What is left of its invoice, over all of its instalments.
    Money invoiceLeft;
};

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

class Allocating {
public:
    Allocating(const View &view, const Fact &from, Date on) : m_view(view), m_from(from), m_on(on) {}

    Result<void> begin()
    {
        PLUMBLINE_TRY_ASSIGN(const Money reversed, reversedOf(m_from, m_view));
        PLUMBLINE_TRY_ASSIGN(m_left, m_from.amount.add(reversed));
        PLUMBLINE_TRY_ASSIGN(const auto earlier, lookUpWhere<Allocation>(m_view, u"from", m_from.id.uuid()));
        for (const Allocation &allocation : earlier) {
            PLUMBLINE_TRY_ASSIGN(m_left, m_left.subtract(allocation.amount));
        }
        return {};
    }

    Result<void> set(const AllocateReceipt::Part &part)
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

    [[nodiscard]] Changes takeChanges() { return std::move(m_changes); }

private:
    Result<Target *> targetOf(InstalmentId id)
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

    Result<void> put(const AllocateReceipt::Part &part, Target &target)
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
        PLUMBLINE_TRY_ASSIGN(m_changes.emplace_back(), creationOf(toRecord(allocation), m_view));
        return {};
    }

    const View &m_view;
    const Fact &m_from;
    Date m_on;
    Money m_left;
    std::map<InstalmentId, Target> m_targets;
    Changes m_changes;
};

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

} // namespace plumbline::domain
