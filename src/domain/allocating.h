#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/domain/entities.h"

#include <map>

namespace plumbline::domain {

/// Sets parts of one document against instalments, never beyond what is left of either.
class Allocating {
public:
    /// `from` is in the view, or among `besides`, which come with the same act.
    Allocating(const View &view, Fact from, Date on, Changes besides = {});

    [[nodiscard]] Result<void> begin();
    /// Errors: AmountNotPositive, CurrencyMismatch, AllocationExceedsSource, AllocationExceedsInstalment, IdTaken.
    [[nodiscard]] Result<void> set(const AllocateReceipt::Part &part);
    /// What is left of the document.
    [[nodiscard]] Money left() const { return m_left; }
    [[nodiscard]] Changes takeChanges() { return std::move(m_changes); }

private:
    struct Target {
        Instalment instalment;
        /// Set against it so far.
        Money allocated;
        Money allocatedBase;
        /// What is left of its invoice, over all of its instalments.
        Money invoiceLeft;
    };
    [[nodiscard]] Result<Target *> targetOf(InstalmentId id);
    [[nodiscard]] Result<void> put(const AllocateReceipt::Part &part, Target &target);

    const View &m_view;
    Fact m_from;
    Date m_on;
    Changes m_besides;
    Money m_left;
    std::map<InstalmentId, Target> m_targets;
    Changes m_changes;
};

/// The allocation that takes this one back today. Errors: AlreadyReversed.
[[nodiscard]] Result<Allocation> reversalOf(const Allocation &allocation, AllocationId id, Date today, const View &view);

} // namespace plumbline::domain
