#pragma once

#include "plumbline/domain/entities/approvals.h"
#include "plumbline/domain/suggestallocations.h"

#include <vector>

/// How one customer stands: what is owed, what came in, and what was said about it. Plain values, as of now.
namespace plumbline::workspace {

/// Something of an invoice is left to be paid. The instalments of an invoice together are never more than is left of it.
struct OpenInstalment {
    domain::OpenItem item;
    domain::FactId invoice;
    domain::Date invoiced;
    domain::Money amount;
    /// Asked to be written off, and not decided yet.
    std::optional<domain::Money> writeOffAsked;
};

/// An invoice, receipt, credit note or write-off that stands: neither reversed nor a reversal.
struct CashDocument {
    domain::FactId id;
    domain::FactKind kind{};
    QString document;
    domain::Date date;
    domain::Money amount;
    /// What of a receipt or credit note is set against nothing; nothing for other kinds.
    domain::Money left;
};

/// An allocation that stands: neither taken back nor one that takes back.
struct AllocationShown {
    domain::AllocationId id;
    domain::FactId from;
    domain::FactKind fromKind{};
    QString fromDocument;
    QString invoiceDocument;
    domain::InstalmentId instalment;
    domain::Date on;
    domain::Money amount;
};

struct WriteOffAsked {
    domain::WriteOffRequestId id;
    QString invoiceDocument;
    domain::Money amount;
    domain::WriteOffReason reason{};
    QString requestedBy;
    domain::Date requestedOn;
    domain::ApprovalState state{};
};

struct ChaseShown {
    domain::Date on;
    std::int64_t level = 0;
    QString by;
    /// Empty: about everything the customer owes.
    QString invoiceDocument;
};

struct PromiseShown {
    domain::Date madeOn;
    domain::Date dueDate;
    domain::Money amount;
    QString invoiceDocument;
};

/// Lists are newest first but for `open`, which is oldest due first.
struct CustomerCash {
    domain::AccountId account;
    QString name;
    QString owner;
    QString creditRating;
    std::vector<OpenInstalment> open;
    std::vector<CashDocument> documents;
    std::vector<AllocationShown> allocations;
    std::vector<WriteOffAsked> writeOffs;
    std::vector<ChaseShown> chases;
    std::vector<PromiseShown> promises;
    domain::Currency baseCurrency;
    /// What the customer's newest document in each other currency was converted at, in millionths.
    std::vector<std::pair<domain::Currency, std::int64_t>> rates;
};

} // namespace plumbline::workspace
