#pragma once

#include "plumbline/domain/entities/promises.h"
#include "plumbline/domain/scope.h"

namespace plumbline::domain {

/// The amounts an approver decides on. An approval takes effect only where they are still the same.
struct Premise {
    /// Of the commitment itself.
    Money liability;
    /// The deal's amount in base currency; absent without a deal.
    std::optional<Money> deal;
    /// What the deal has cost so far, in base currency: the margin is the deal less this, and less the liability afterwards. Absent
    /// without a deal, and for those who may not see what things cost.
    std::optional<Money> cost;
    /// What the account owes, in base currency: its instalments without what is allocated to them, less reversed invoices.
    Money receivables;
    /// What is promised to the account and in force: one amount for each currency, in the order of their codes.
    std::vector<Money> commitments;
    friend bool operator==(const Premise &, const Premise &) = default;
};

/// The premise of a commitment as a person of this scope sees it: rows outside of the scope are not in it, so that the hub
/// finds the same amounts as the person's replica. Errors: RecordNotFound, AmountOverflow and those of the view.
[[nodiscard]] Result<Premise> premiseOf(const Commitment &commitment, const View &view, const Scope &scope);

/// `liability=1000.00 CNY; deal=50000.00 CNY; cost=30000.00 CNY; receivables=0.00 CNY; commitments=20.00 CNY+5.00 USD`;
/// a cost that is absent is left out.
[[nodiscard]] QString toText(const Premise &premise);
/// The inverse of toText. Errors: PremiseUnreadable.
[[nodiscard]] Result<Premise> premiseFromText(QStringView text);
/// The parts in which `now` differs from `seen`, as `receivables: 0.00 CNY > 120.00 CNY`; empty when they are equal.
[[nodiscard]] QString differenceOf(const Premise &seen, const Premise &now);

} // namespace plumbline::domain
