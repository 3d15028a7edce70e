#include "acting.h"

#include "postedcolumns.h"

namespace plumbline::workspace {

using namespace domain;

/// Nothing where it is refused, or is not worth it: many rows are loaded as fast as they are added.
std::optional<Changes> Acting::decided(const Command &act) const
{
    if (!m_columns || std::holds_alternative<ImportRecords>(act))
        return std::nullopt;
    const auto lease = m_session.lease();
    if (!lease)
        return std::nullopt;
    auto changes = decide(act, **lease, m_session.actor(), m_clock);
    return changes ? std::optional(std::move(*changes)) : std::nullopt;
}

Acting::Done Acting::execute(const Command &act, const std::function<Done()> &how)
{
    // Asked first, of the state it will be decided on: no other thread writes.
    const auto changes = decided(act);
    auto entry = how();
    if (!entry || !*entry)
        return entry;
    const auto columns = std::exchange(m_columns, nullptr);
    const auto lease = m_session.lease();
    if (changes && columns && lease)
        if (auto after = columnsAfter(*columns, *changes, **lease, (*entry)->position))
            m_columns = std::move(*after);
    return entry;
}

} // namespace plumbline::workspace
