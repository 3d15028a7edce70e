#pragma once

#include "plumbline/workspace/workspace.h"

/// What the director's funnel asks beside the pipeline's own page. Rows behind its figures are asked for as all others are, by
/// `Workspace::rows` with the same slice.
namespace plumbline::workspace {

class FunnelDesk {
public:
    explicit FunnelDesk(Workspace &workspace) : m_workspace(workspace) {}

    /// From `slice.since` to the slice's day. Errors: workspace.locked.
    [[nodiscard]] Pending<Shown<analytics::PipelineChange>> change(const analytics::Slice &slice);
    /// In the product's calendar of working days. Errors: workspace.locked.
    [[nodiscard]] Pending<Shown<analytics::DwellPage>> dwell(const analytics::Slice &slice);
    /// The ledger position before anything that was recorded after `day`, in the organisation's time zone; nothing where nothing
    /// was. Errors: workspace.locked.
    [[nodiscard]] Pending<std::optional<ledger::Position>> positionAfter(domain::Date day);

private:
    Workspace &m_workspace;
};

} // namespace plumbline::workspace
