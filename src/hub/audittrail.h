#pragma once

#include "pager.h"

namespace plumbline::hub {

/// Entries with what proves them, for whom all of them may be shown; inside the caller's read transaction.
class AuditTrail {
public:
    AuditTrail(Stores &stores, ledger::Position head, QString timeZone)
        : m_stores(stores),
          m_head(head),
          m_timeZone(std::move(timeZone)) {}

    /// As much as fits a frame; nothing where the request asks for what no tree of this ledger has.
    [[nodiscard]] Result<std::optional<wire::AuditPart>> read(const wire::AuditRequest &request, const Reading &reading);

private:
    /// Positions that may be meant, rising; and how far they were looked for.
    struct Candidates {
        std::vector<ledger::Position> positions;
        ledger::Position looked = 0;
    };
    [[nodiscard]] Result<Candidates> candidates(const wire::AuditRequest &request);
    [[nodiscard]] Result<std::vector<ledger::Position>> chainOf(const wire::AuditRequest &request, ledger::Position newest);
    [[nodiscard]] bool isMeant(const JournalEntry &journal, const wire::AuditRequest &request) const;
    /// Nothing where not all of it may be shown.
    [[nodiscard]] Result<std::optional<ledger::AuditItem>> itemOf(JournalEntry journal, std::int64_t size, const Reading &reading);
    [[nodiscard]] Result<bool> mayShow(const JournalEntry &journal, const domain::Scope &scope);
    [[nodiscard]] Result<bool> mayShow(const domain::Change &change, const JournalEntry &journal, const domain::Scope &scope);

    Stores &m_stores;
    ledger::Position m_head;
    QString m_timeZone;
};

} // namespace plumbline::hub
