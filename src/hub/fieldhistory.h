#pragma once

#include "journalstore.h"

#include <map>
#include <unordered_map>

namespace plumbline::hub {

/// What the merge law asks of a row's history: who changed a field last, and which other device before that. The history is
/// walked back once for a field; what was found is kept and goes on with what is written, so that many patches of one field
/// from one old base do not walk it again each.
class FieldHistory {
public:
    explicit FieldHistory(JournalStore &journal) : m_journal(journal) {}

    struct Asked {
        domain::RecordKey record;
        int field = 0;
        /// Where the row stands, and what the writer has seen.
        ledger::Position revision = 0;
        ledger::Position base = 0;
        ledger::DeviceId by;
    };
    /// The newest change behind the base that another device made. Errors: Damaged, and the database's.
    [[nodiscard]] domain::Result<std::optional<ledger::UnseenChange>> newestUnseen(const Asked &asked);
    void wrote(const JournalEntry &journal);
    /// Anything may have been written, or taken back.
    void forget();

private:
    struct Made {
        ledger::DeviceId device;
        ledger::UnseenChange change;
    };
    struct Known {
        std::optional<Made> last;
        /// The newest of any other device than that of `last`.
        std::optional<Made> other;
        /// Where the walk back goes on; 0: it is at the end.
        ledger::Position next = 0;
    };
    using Key = std::pair<domain::RecordKey, int>;
    /// An entry with many changes, and where those of each record are: an import is not read again for each of its rows.
    struct Large {
        JournalEntry journal;
        std::map<domain::RecordKey, std::vector<std::size_t>> changes;
    };

    [[nodiscard]] domain::Result<void> goBack(const Key &key, Known &known);
    static void note(Made made, Known &known);
    static void read(const JournalEntry &journal, std::span<const std::size_t> changes, const Key &key, Known &known);

    JournalStore &m_journal;
    std::map<Key, Known> m_known;
    std::optional<Large> m_large;
};

} // namespace plumbline::hub
