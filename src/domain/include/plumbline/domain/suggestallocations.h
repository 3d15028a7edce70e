#pragma once

#include "plumbline/domain/entities/receivables.h"

#include <span>

/// How money that came in may be set against what its customer owes: a proposal with its reasons, for a person to change. Whether
/// it may be done is decided by AllocateReceipt alone.
namespace plumbline::domain {

/// What is left of one instalment.
struct OpenItem {
    InstalmentId instalment;
    /// The invoice's number.
    QString document;
    std::optional<Date> due;
    Money open;
    bool disputed = false;
};

enum class SuggestionReason : std::uint8_t {
    /// The reference names the invoice.
    Named,
    /// Exactly what was left of this one instalment.
    ExactInstalment,
    /// A few of the oldest add up to exactly what was left of the receipt.
    ExactSum,
    /// The oldest due first.
    Oldest,
};

struct SuggestedPart {
    InstalmentId instalment;
    Money amount;
    SuggestionReason reason{};
    friend bool operator==(const SuggestedPart &, const SuggestedPart &) = default;
};

/// Oldest due first; what has no due date last; among equals by number, then by id.
[[nodiscard]] bool isOlder(const OpenItem &a, const OpenItem &b);

/// Parts that are positive, never more than is open of their instalment and together never more than `amount`; each instalment
/// at most once, those of another currency never. What the customer wrote goes before what amounts happen to be: first the
/// instalments of invoices that `reference` names, then for what is left one instalment of exactly that amount, then the fewest
/// of the twelve oldest that add up to it, and else the oldest due first, disputed ones behind all others.
/// The same for the same items, whatever their order.
[[nodiscard]] std::vector<SuggestedPart> suggestAllocations(Money amount, QStringView reference, std::span<const OpenItem> items);

} // namespace plumbline::domain
