#pragma once

#include "plumbline/workspace/customercash.h"
#include "plumbline/workspace/workspace.h"

/// What finance does all day: marking money that came in, and everything around what a customer owes. Acts of a single step go
/// through Workspace::act; a document with its allocation is made of two.
namespace plumbline::workspace {

/// A document that was written, and why it was not set against anything where that was refused: the document stands then.
struct CashRecorded {
    domain::FactId document;
    std::optional<domain::Error> notAllocated;
};

class CashDesk {
public:
    explicit CashDesk(Workspace &workspace) : m_workspace(workspace) {}

    /// Customers whose name contains the text, those that begin with it first; at most `limit`.
    [[nodiscard]] Pending<std::vector<analytics::Member>> customers(const QString &text, int limit);
    /// Errors: domain.record_not_found.
    [[nodiscard]] Pending<CustomerCash> customer(domain::AccountId account);
    /// The customer of an instalment's invoice. Errors: domain.record_not_found.
    [[nodiscard]] Pending<domain::AccountId> customerOf(domain::InstalmentId instalment);

    /// Two operations: a RecordReceipt or PostDocument, then what of it is set against instalments, where that is anything.
    /// Errors: those of the first; nothing is written then.
    [[nodiscard]] Pending<CashRecorded> record(const domain::Command &document, const domain::AllocateReceipt &allocation);

private:

    Workspace &m_workspace;
};

} // namespace plumbline::workspace
