#pragma once

#include "plumbline/domain/view.h"
#include "plumbline/storage/entitystore.h"

namespace plumbline::storage {

/// A store's tables as decisions look at them.
class EntityView : public domain::View {
public:
    explicit EntityView(EntityStore &entities) : m_entities(entities) {}

    [[nodiscard]] Result<std::optional<domain::Record>> find(domain::EntityKind kind, const domain::Uuid &id) const override;
    [[nodiscard]] Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                            const domain::Value &value) const override;
    [[nodiscard]] Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override;

private:
    EntityStore &m_entities;
};

} // namespace plumbline::storage
