#pragma once

#include "column.h"
#include "pipelinedata.h"
#include "plumbline/analytics/receivablescolumns.h"
#include "reductions.h"

#include <array>

namespace plumbline::analytics {

/// A document. Owner: its own, else its deal's, else its account's. Account: its own, else its deal's.
struct FactColumns {
    Column<domain::Uuid> id;
    Column<domain::FactKind> kind;
    Column<Ordinal> account, owner, product, source, region;
    /// What the document itself says.
    Column<Ordinal> ownAccount, ownOwner;
    Column<std::int32_t> date, dueDate;
    /// Minor units of the base currency; `amount` in the document's own.
    Column<std::int64_t> baseAmount, amount;
    Column<domain::Currency> currency;
    Column<std::int64_t> rateMicro;
    Column<Ordinal> category;
    Column<std::uint8_t> acquisition;
    Column<std::uint32_t> deal;
    Column<std::uint32_t> reverses;
    /// The document of the same kind a chain of reversals stands on; the document itself where it reverses none.
    Column<std::uint32_t> root;
    Column<std::uint32_t> revision;
    Texts documents, sourceRefs;
};

/// What is owed: an instalment, or what of an invoice no instalment covers.
struct ItemColumns {
    Column<std::uint32_t> fact;
    Column<std::int32_t> dueDate;
    Column<std::int64_t> baseAmount;
    Column<std::uint8_t> disputed;
    /// The instalment, or the invoice where there is none.
    Column<domain::Uuid> id;
    Reductions reductions;
};

/// Receipts, credit notes and write-offs: what of them is set against instalments.
struct CreditColumns {
    Column<std::uint32_t> fact;
    /// Whether what is left has to be told from differences of rates: every use is in the credit's own currency, and not
    /// all amounts are the same in base currency.
    Column<std::uint8_t> revalued;
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
    std::array<Column<std::uint32_t>, 11> ofKind;
    ItemColumns items;
    CreditColumns credits;
    /// Refunds paid out: they use up what is left of credits.
    Column<std::uint32_t> refunds;
    ContactColumns chases, promises;
    /// How many rows from the first on are in ascending order: of ids of facts, of facts of items, of facts of credits.
    struct Sorted {
        std::size_t facts = 0, items = 0, credits = 0;
    } sorted;

    [[nodiscard]] std::size_t factCount() const { return facts.id.size(); }
    [[nodiscard]] const Column<std::uint32_t> &factsOf(domain::FactKind kind) const {
        return ofKind.at(static_cast<std::size_t>(kind));
    }
    [[nodiscard]] std::size_t memoryBytes() const;
};

} // namespace plumbline::analytics
