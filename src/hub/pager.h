#pragma once

#include "orderer.h"

namespace plumbline::hub {

/// For whom a page is made.
struct Reading {
    ledger::DeviceId device;
    ScopeVersion scope;
    /// The life of the ledger that is running.
    ledger::EpochId epoch;
    /// As in wire::Pull.
    std::int64_t waitingFrom = 0;
};

/// Entries at hand: all behind a position, up to where the ledger ends.
struct Recent {
    ledger::Position after = 0;
    std::vector<JournalEntry> entries;
};

/// What devices may know, read from one committed state; inside the caller's read transaction.
class Pager {
public:
    /// `recent` spares reading them.
    Pager(Stores &stores, ledger::Position head, const Recent *recent = nullptr)
        : m_stores(stores),
          m_head(head),
          m_recent(recent) {}

    /// Everything between the cursor and the head, in parts that fit frames; or that the device has to scan.
    [[nodiscard]] Result<std::variant<std::vector<wire::Page>, wire::ScanNeeded>> pages(const wire::Cursor &from, const Reading &reading);
    [[nodiscard]] Result<wire::ScanBatch> scan(const wire::ScanPoint &from, const Reading &reading);
    [[nodiscard]] Result<wire::History> history(const wire::HistoryRequest &request, const Reading &reading);
    /// Every row of a scope, in order of kind and id.
    [[nodiscard]] Result<std::vector<ledger::Row>> everything(const domain::Scope &scope);

private:
    /// A row that a page is about: whether the device may have it from before, as far as teams say, and whether it left its scope.
    struct Concern {
        bool had = false;
        bool left = false;
        /// Filed under a team that is not the device's: there is nothing to read.
        bool isOutside = false;
    };
    struct Collected {
        std::map<domain::RecordKey, Concern> concerns;
        std::vector<JournalEntry> read;
        std::span<const JournalEntry> entries;
    };
    [[nodiscard]] Result<Collected> collect(const wire::Cursor &from, const domain::Scope &before, const domain::Scope &now);
    [[nodiscard]] Result<void> addRescoped(const domain::Scope &before, const domain::Scope &now, Collected &collected);
    [[nodiscard]] Result<std::optional<ledger::Row>> rowFor(const domain::RecordKey &key, const domain::Scope &scope);
    [[nodiscard]] Result<std::optional<wire::SeenEntry>> seenBy(const JournalEntry &journal, const Reading &reading);
    [[nodiscard]] Result<bool> mayKnow(const domain::Change &change, const JournalEntry &journal, const domain::Scope &scope);

    Stores &m_stores;
    ledger::Position m_head;
    const Recent *m_recent;
    /// Of the rows a page is about: whether they are in it, so that its entries need not ask again.
    std::map<domain::RecordKey, bool> m_isInPage;
};

} // namespace plumbline::hub
