#pragma once

#include "plumbline/domain/entities/pipeline.h"

namespace plumbline::domain {

enum class FactKind : std::uint8_t { Contract, Order, Invoice, Receipt, CreditNote, Refund, WriteOff, Cost, Expense, Stock, Payable };
template<>
struct Tokens<FactKind> {
    static constexpr std::array<std::pair<FactKind, std::string_view>, 11> names{{
        {FactKind::Contract, "contract"}, {FactKind::Order, "order"}, {FactKind::Invoice, "invoice"},
        {FactKind::Receipt, "receipt"}, {FactKind::CreditNote, "credit_note"}, {FactKind::Refund, "refund"},
        {FactKind::WriteOff, "write_off"}, {FactKind::Cost, "cost"}, {FactKind::Expense, "expense"},
        {FactKind::Stock, "stock"}, {FactKind::Payable, "payable"}}};
};

/// A row of the single fact table: append-only, never edited; corrections reverse and repost. Amounts are positive in the
/// direction of their kind (a receipt of 100 is +100); a reversal carries the opposite sign and `reverses`.
/// Stock and payable are balances at the end of `date`; all other kinds are movements on it.
struct Fact {
    PLUMBLINE_ENTITY(Fact, Fact, "fact", QT_TRANSLATE_NOOP("Entity", "Documents"));
    PLUMBLINE_FIELD(1, FactKind, kind, .label = QT_TRANSLATE_NOOP("Field", "Kind"), .read = Everyone)
    PLUMBLINE_FIELD(2, std::optional<AccountId>, account, .label = QT_TRANSLATE_NOOP("Field", "Account"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(3, std::optional<DealId>, deal, .label = QT_TRANSLATE_NOOP("Field", "Deal"), .read = Everyone)
    PLUMBLINE_FIELD(4, std::optional<UserId>, owner, .label = QT_TRANSLATE_NOOP("Field", "Owner"), .read = Everyone, .index = Index::Hub)
    PLUMBLINE_FIELD(5, QString, document, .label = QT_TRANSLATE_NOOP("Field", "Document number"), .read = Everyone, .search = Search::Yes)
    PLUMBLINE_FIELD(6, Date, date, .label = QT_TRANSLATE_NOOP("Field", "Date"), .read = Everyone)
    PLUMBLINE_FIELD(7, std::optional<Date>, due_date, .label = QT_TRANSLATE_NOOP("Field", "Due date"), .read = Everyone)
    PLUMBLINE_FIELD(8, Money, amount, .label = QT_TRANSLATE_NOOP("Field", "Amount"), .read = Everyone)
    /// Millionths of a unit of base currency for one unit of the document's, frozen when it was written.
    PLUMBLINE_FIELD(9, std::int64_t, rate_micro, .label = QT_TRANSLATE_NOOP("Field", "Rate"), .read = Everyone)
    PLUMBLINE_FIELD(10, Money, base_amount, .label = QT_TRANSLATE_NOOP("Field", "Amount in base currency"), .read = Everyone)
    PLUMBLINE_FIELD(11, std::optional<Money>, tax, .label = QT_TRANSLATE_NOOP("Field", "Tax"), .read = Everyone)
    /// For costs and expenses: what they were for; `acquisition` counts towards new-customer cost.
    PLUMBLINE_FIELD(12, std::optional<QString>, category, .label = QT_TRANSLATE_NOOP("Field", "Category"), .read = Everyone)
    PLUMBLINE_FIELD(13, std::optional<Id<Fact>>, reverses, .label = QT_TRANSLATE_NOOP("Field", "Reverses"), .read = Everyone)
    PLUMBLINE_FIELD(14, std::optional<QString>, source_ref, .label = QT_TRANSLATE_NOOP("Field", "Source number"), .read = Everyone, .index = Index::Yes)
};
using FactId = Id<Fact>;

/// One amount of an invoice with its due date.
struct Instalment {
    PLUMBLINE_ENTITY(Instalment, Instalment, "instalment", QT_TRANSLATE_NOOP("Entity", "Instalments"));
    PLUMBLINE_FIELD(1, FactId, invoice, .label = QT_TRANSLATE_NOOP("Field", "Invoice"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, std::optional<Date>, due_date, .label = QT_TRANSLATE_NOOP("Field", "Due date"), .read = Everyone)
    PLUMBLINE_FIELD(3, Money, amount, .label = QT_TRANSLATE_NOOP("Field", "Amount"), .read = Everyone)
    PLUMBLINE_FIELD(4, Money, base_amount, .label = QT_TRANSLATE_NOOP("Field", "Amount in base currency"), .read = Everyone)
    PLUMBLINE_FIELD(5, bool, disputed, .label = QT_TRANSLATE_NOOP("Field", "Disputed"), .read = Everyone, .patch = FinanceStaff)
};
using InstalmentId = Id<Instalment>;

/// Part of a receipt, credit note or write-off set against an instalment, on a date.
struct Allocation {
    PLUMBLINE_ENTITY(Allocation, Allocation, "allocation", QT_TRANSLATE_NOOP("Entity", "Allocations"));
    /// The receipt, credit note or write-off.
    PLUMBLINE_FIELD(1, FactId, from, .label = QT_TRANSLATE_NOOP("Field", "From"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, InstalmentId, instalment, .label = QT_TRANSLATE_NOOP("Field", "Instalment"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(3, Date, on, .label = QT_TRANSLATE_NOOP("Field", "Date"), .read = Everyone)
    PLUMBLINE_FIELD(4, Money, amount, .label = QT_TRANSLATE_NOOP("Field", "Amount"), .read = Everyone)
    /// At the instalment's rate, so that an instalment paid in full is zero in base currency too.
    PLUMBLINE_FIELD(5, Money, base_amount, .label = QT_TRANSLATE_NOOP("Field", "Amount in base currency"), .read = Everyone)
    /// The allocation this one takes back, with the opposite sign.
    PLUMBLINE_FIELD(6, std::optional<Id<Allocation>>, reverses, .label = QT_TRANSLATE_NOOP("Field", "Reverses"), .read = Everyone)
};
using AllocationId = Id<Allocation>;

enum class WriteOffReason : std::uint8_t { Uncollectable, SmallBalance, Goodwill, DisputeSettled };
template<>
struct Tokens<WriteOffReason> {
    static constexpr std::array<std::pair<WriteOffReason, std::string_view>, 4> names{
        {{WriteOffReason::Uncollectable, "uncollectable"}, {WriteOffReason::SmallBalance, "small_balance"},
         {WriteOffReason::Goodwill, "goodwill"}, {WriteOffReason::DisputeSettled, "dispute_settled"}}};
};

} // namespace plumbline::domain
