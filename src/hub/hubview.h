#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/storage/entityview.h"

#include <map>

namespace plumbline::hub {

/// The hub's tables as decisions look at them. People and the little tables are asked for by every decision, so they are
/// kept; whoever writes says so.
class HubView final : public storage::EntityView {
public:
    using EntityView::EntityView;

    [[nodiscard]] domain::Result<std::optional<domain::Record>> find(domain::EntityKind kind, const domain::Uuid &id) const override;
    [[nodiscard]] domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                                    const domain::Value &value) const override;
    [[nodiscard]] domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override;

    /// A row of this kind was written.
    void changed(domain::EntityKind kind);
    /// Anything may have been: another hub wrote, or a transaction was rolled back.
    void forget();

private:
    mutable std::map<std::pair<domain::EntityKind, domain::Uuid>, std::optional<domain::Record>> m_found;
    mutable std::map<domain::EntityKind, std::vector<domain::Record>> m_all;
};

} // namespace plumbline::hub
