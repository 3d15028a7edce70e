#pragma once

#include "session.h"

#include <functional>

namespace plumbline::workspace {

/// Executes acts one after another on the writer thread and keeps up with what they change, so that the columns show it without
/// being loaded again.
class Acting {
public:
    Acting(Session &session, const domain::Clock &clock) : m_session(session), m_clock(clock), m_columns(session.columns()) {}

    using Done = domain::Result<std::optional<ledger::Entry>>;
    /// `how` executes it. Errors: those of `how`.
    [[nodiscard]] Done execute(const domain::Command &act, const std::function<Done()> &how);

    /// With everything that was executed; nothing where they have to be loaded.
    [[nodiscard]] std::shared_ptr<const ColumnSet> takeColumns() { return std::move(m_columns); }

private:
    [[nodiscard]] std::optional<domain::Changes> decided(const domain::Command &act) const;

    Session &m_session;
    const domain::Clock &m_clock;
    std::shared_ptr<const ColumnSet> m_columns;
};

} // namespace plumbline::workspace
