#pragma once

#include "pipelinedata.h"
#include "plumbline/analytics/receivablescolumns.h"

#include <array>

namespace plumbline::analytics {

inline constexpr std::uint32_t NoRecord = UINT32_MAX;

/// A document. Owner: its own, else its deal's, else its account's. Account: its own, else its deal's.
struct FactColumns {
    std::vector<domain::Uuid> id;
    std::vector<domain::FactKind> kind;
    std::vector<Ordinal> account, owner, product, source, region;
    /// What the document itself says.
    std::vector<Ordinal> ownAccount, ownOwner;
    std::vector<std::int32_t> date, dueDate;
    /// Minor units of the base currency; `amount` in the document's own.
    std::vector<std::int64_t> baseAmount, amount;
    std::vector<domain::Currency> currency;
    std::vector<std::int64_t> rateMicro;
    std::vector<Ordinal> category;
    std::vector<std::uint8_t> acquisition;
    std::vector<std::uint32_t> deal;
    std::vector<std::uint32_t> reverses;
    /// The document of the same kind a chain of reversals stands on; the document itself where it reverses none.
    std::vector<std::uint32_t> root;
    std::vector<std::uint32_t> revision;
    Texts documents, sourceRefs;
};

/// Something that lessens an item, or uses up a receipt, from a day and a ledger position on.
struct Reductions {
    /// By owner: where its reductions start; one more at the end.
    std::vector<std::uint32_t> first;
    std::vector<std::int32_t> day;
    std::vector<std::uint32_t> revision;
    std::vector<std::int64_t> baseAmount;
    /// In the currency of the receipt; only where it is `revalued`.
    std::vector<std::int64_t> amount;
    /// Of uses: the item they are set against. NoRecord elsewhere.
    std::vector<std::uint32_t> item;
};

/// What is owed: an instalment, or what of an invoice no instalment covers.
struct ItemColumns {
    std::vector<std::uint32_t> fact;
    std::vector<std::int32_t> dueDate;
    std::vector<std::int64_t> baseAmount;
    std::vector<std::uint8_t> disputed;
    /// The instalment, or the invoice where there is none.
    std::vector<domain::Uuid> id;
    Reductions reductions;
};

/// Receipts, credit notes and write-offs: what of them is set against instalments.
struct CreditColumns {
    std::vector<std::uint32_t> fact;
    /// Whether what is left has to be told from differences of rates: every use is in the credit's own currency, and not
    /// all amounts are the same in base currency.
    std::vector<std::uint8_t> revalued;
    Reductions uses;
};

/// Chases or promises, sorted by account, then day.
struct ContactColumns {
    std::vector<Ordinal> account;
    std::vector<std::int32_t> day;
    std::vector<std::uint32_t> revision;
    /// The invoice it is about, or NoRecord for all of the account's.
    std::vector<std::uint32_t> fact;
    /// Promises only: the day promised, and the amount in base currency where it can be told.
    std::vector<std::int32_t> promisedFor;
    std::vector<std::optional<std::int64_t>> promisedAmount;
};

struct ReceivablesData {
    DirectoryPtr directory;
    PipelineColumnsPtr pipeline;
    WorkersPtr workers;
    QStringList categories;
    FactColumns facts;
    /// Numbers of the facts of each kind.
    std::array<std::vector<std::uint32_t>, 11> ofKind;
    ItemColumns items;
    CreditColumns credits;
    /// Refunds paid out: they use up what is left of credits.
    std::vector<std::uint32_t> refunds;
    ContactColumns chases, promises;

    [[nodiscard]] std::size_t factCount() const { return facts.id.size(); }
    [[nodiscard]] const std::vector<std::uint32_t> &factsOf(domain::FactKind kind) const {
        return ofKind.at(static_cast<std::size_t>(kind));
    }
    [[nodiscard]] std::size_t memoryBytes() const;
};

} // namespace plumbline::analytics
