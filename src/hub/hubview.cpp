#include "hubview.h"

namespace plumbline::hub {
namespace {

using domain::EntityKind;
using domain::Record;
using domain::Result;

/// Few rows, read by nearly every decision, seldom written.
bool isKept(EntityKind kind) {
    return kind == EntityKind::Organisation || kind == EntityKind::Team || kind == EntityKind::User || kind == EntityKind::Stage ||
           kind == EntityKind::Delegation || kind == EntityKind::Product;
}

} // namespace

Result<std::optional<Record>> HubView::find(EntityKind kind, const domain::Uuid &id) const {
    if (!isKept(kind))
        return EntityView::find(kind, id);
    const auto known = m_found.find({kind, id});
    if (known != m_found.end())
        return known->second;
    PLUMBLINE_TRY_ASSIGN(auto found, EntityView::find(kind, id));
    return m_found.emplace(std::pair(kind, id), std::move(found)).first->second;
}

Result<std::vector<Record>> HubView::where(EntityKind kind, int field, const domain::Value &value) const {
    if (!isKept(kind))
        return EntityView::where(kind, field, value);
    PLUMBLINE_TRY_ASSIGN(std::vector<Record> records, all(kind));
    std::erase_if(records, [&](const Record &record) { return record.values.at(static_cast<std::size_t>(field)) != value; });
    return records;
}

Result<std::vector<Record>> HubView::all(EntityKind kind) const {
    if (!isKept(kind))
        return EntityView::all(kind);
    const auto known = m_all.find(kind);
    if (known != m_all.end())
        return known->second;
    PLUMBLINE_TRY_ASSIGN(auto records, EntityView::all(kind));
    return m_all.emplace(kind, std::move(records)).first->second;
}

void HubView::changed(EntityKind kind) {
    if (!isKept(kind))
        return;
    m_all.erase(kind);
    std::erase_if(m_found, [kind](const auto &each) { return each.first.first == kind; });
}

void HubView::forget() {
    m_found.clear();
    m_all.clear();
}

} // namespace plumbline::hub
