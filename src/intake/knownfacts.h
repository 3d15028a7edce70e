#pragma once

#include "plumbline/domain/entities/receivables.h"
#include "plumbline/intake/existing.h"

#include <unordered_map>

namespace plumbline::intake {

/// A document that is there already, with what became of it.
struct KnownFact {
    domain::Fact fact;
    /// Absent where there is none, or several: then somebody agreed on other terms than a row can tell. Absent for an invoice that
    /// was reversed too: nothing is settled of it any more.
    std::optional<domain::Instalment> instalment;
    /// What has been set against the instalment so far.
    domain::Money allocated;
    domain::Money allocatedBase;
    std::optional<domain::Date> lastAllocation;
};

/// The documents of one batch of rows, read at once.
class KnownFacts {
public:
    /// `refs` are source numbers such as `invoice:0042`; reversals do not count as there.
    [[nodiscard]] domain::Result<void> load(const Existing &existing, const std::vector<domain::Value> &refs);
    [[nodiscard]] const KnownFact *find(const QString &ref) const;

private:
    [[nodiscard]] domain::Result<void> loadInstalments(const Existing &existing);
    [[nodiscard]] domain::Result<void> loadAllocations(const Existing &existing);
    [[nodiscard]] domain::Result<void> setReversedApart(const Existing &existing);

    std::unordered_map<QString, KnownFact> m_facts;
    std::unordered_map<domain::Uuid, KnownFact *> m_byId;
    std::unordered_map<domain::Uuid, KnownFact *> m_byInstalment;
};

/// Invoices without a number that are there already, by what a later row of theirs says again. Whether they were settled or
/// disputed since is no part of that.
class UnnumberedInvoices {
public:
    /// Reads those of the accounts that were not asked for yet.
    [[nodiscard]] domain::Result<void> load(const Existing &existing, const std::vector<domain::Uuid> &accounts);
    /// Source numbers of those that a row with these terms may speak of, the oldest first. Terms the row leaves blank agree.
    [[nodiscard]] std::vector<QString> like(const domain::Fact &row) const;

private:
    std::unordered_map<domain::Uuid, std::vector<domain::Fact>> m_byAccount;
};

} // namespace plumbline::intake
