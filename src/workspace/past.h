#pragma once

#include "plumbline/replica/reader.h"

#include <functional>
#include <unordered_map>

namespace plumbline::workspace {

/// Records as they stood at an earlier position of the ledger: what is there now, with everything later taken back. Takes as
/// long as there are later changes, whatever else the replica holds.
class Past {
public:
    /// `goOn` is asked now and then. Within a snapshot of `reader`. Errors: workspace.locked when it says stop.
    [[nodiscard]] static domain::Result<Past> at(ledger::Position position, const replica::Reader &reader,
                                                 const std::function<replica::Continue()> &goOn);
    /// Nothing is taken back.
    [[nodiscard]] static Past now() { return Past(std::numeric_limits<ledger::Position>::max()); }

    /// Whether a row that is there now, changed last at `revision`, stood then as it does now.
    [[nodiscard]] bool keeps(const domain::Uuid &id, ledger::Position revision) const
    {
        return revision <= m_position && (m_otherwise.empty() || !m_otherwise.contains(id));
    }
    /// The same of a row that is made and removed, but never edited.
    [[nodiscard]] bool keepsUnchanging(ledger::Position revision) const { return revision <= m_position; }
    /// Calls `use` with each record that was there then but not as it is now.
    void forEachOther(domain::EntityKind kind, const std::function<void(const domain::Record &)> &use) const;

private:
    explicit Past(ledger::Position position) : m_position(position) {}
    [[nodiscard]] domain::Result<void> takeBack(const ledger::Entry &entry, const replica::Reader &reader,
                                                const std::function<replica::Continue()> &goOn);
    [[nodiscard]] domain::Result<void> takeBack(const domain::Change &change, const replica::Reader &reader);

    ledger::Position m_position;
    /// Rows that stood otherwise then; nothing: they were not there. Rows made since that nothing else happened to are not in
    /// it: their revision says so.
    std::unordered_map<domain::Uuid, std::optional<domain::Record>> m_otherwise;
};

} // namespace plumbline::workspace
