#include "hubview.h"

#include <cstring>

namespace plumbline::hub {
namespace {

using domain::EntityKind;
using domain::Record;
using domain::RecordKey;
using domain::Result;

/// Beyond this all are let go, and those that are still asked for come back.
constexpr std::size_t RowsKept = 50'000;

/// Few rows, read whole by nearly every decision, seldom written.
bool isLittle(EntityKind kind) {
    return kind == EntityKind::Organisation || kind == EntityKind::Team || kind == EntityKind::User || kind == EntityKind::Stage ||
           kind == EntityKind::Delegation || kind == EntityKind::Product;
}

} // namespace

std::size_t HubView::Hashed::operator()(const RecordKey &key) const noexcept {
    // The end of an id is random.
    std::size_t hash = 0;
    std::memcpy(&hash, key.second.bytes().data() + 8, sizeof(hash));
    return hash ^ static_cast<std::size_t>(key.first);
}

HubView::Row &HubView::keep(const RecordKey &key, Row row) const {
    if (m_known.size() >= RowsKept)
        m_known.clear();
    return m_known.insert_or_assign(key, std::move(row)).first->second;
}

Result<HubView::Row *> HubView::row(const RecordKey &key) const {
    if (const auto known = m_known.find(key); known != m_known.end())
        return &known->second;
    Row read;
    PLUMBLINE_TRY(m_rows.forEachOf(key.first, std::span(&key.second, 1), [&](Record record, std::int64_t revision) {
        read = {std::move(record), revision, {}};
    }));
    return &keep(key, std::move(read));
}

Result<std::optional<Record>> HubView::find(EntityKind kind, const domain::Uuid &id) const {
    PLUMBLINE_TRY_ASSIGN(const Row *const known, row({kind, id}));
    return known->record;
}

Result<std::vector<Record>> HubView::where(EntityKind kind, int field, const domain::Value &value) const {
    if (!isLittle(kind))
        return EntityView::where(kind, field, value);
    PLUMBLINE_TRY_ASSIGN(std::vector<Record> records, all(kind));
    std::erase_if(records, [&](const Record &record) { return record.values.at(static_cast<std::size_t>(field)) != value; });
    return records;
}

Result<std::vector<Record>> HubView::all(EntityKind kind) const {
    if (!isLittle(kind))
        return EntityView::all(kind);
    const auto known = m_all.find(kind);
    if (known != m_all.end())
        return known->second;
    PLUMBLINE_TRY_ASSIGN(auto records, EntityView::all(kind));
    return m_all.emplace(kind, std::move(records)).first->second;
}

Result<std::optional<ledger::Position>> HubView::revision(const RecordKey &key) const {
    PLUMBLINE_TRY_ASSIGN(const Row *const known, row(key));
    return known->record ? std::optional(known->revision) : std::nullopt;
}

Result<Place> HubView::place(const RecordKey &key) const {
    PLUMBLINE_TRY_ASSIGN(Row *const known, row(key));
    if (!known->place) {
        // What is not there is filed nowhere.
        Place place;
        if (known->record) {
            PLUMBLINE_TRY_ASSIGN(place, m_access.place(key.first, key.second));
        }
        known->place.emplace(place);
    }
    return *known->place;
}

Result<void> HubView::expect(EntityKind kind, std::span<const domain::Uuid> ids) const {
    std::vector<domain::Uuid> unknown;
    for (const domain::Uuid &id : ids)
        if (!m_known.contains({kind, id}))
            unknown.push_back(id);
    std::ranges::sort(unknown);
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
    if (m_known.size() + unknown.size() > RowsKept)
        m_known.clear();
    PLUMBLINE_TRY(m_rows.forEachOf(kind, unknown, [&](Record record, std::int64_t revision) {
        const RecordKey key{kind, record.id};
        m_known.insert_or_assign(key, Row{std::move(record), revision, {}});
    }));
    return m_access.forEachPlace(kind, unknown, [&](const domain::Uuid &id, const std::optional<domain::TeamId> &team) {
        if (const auto known = m_known.find({kind, id}); known != m_known.end())
            known->second.place.emplace(Place(std::in_place, team));
    });
}

const ScopeVersion *HubView::scopeOn(domain::Date today, domain::UserId user) const {
    const auto known = m_scopes.find(user);
    return today == m_scopesOn && known != m_scopes.end() ? &known->second : nullptr;
}

void HubView::keepScope(domain::Date today, const ScopeVersion &scope) {
    if (today != m_scopesOn)
        m_scopes.clear();
    m_scopesOn = today;
    m_scopes.insert_or_assign(scope.scope.user, scope);
}

void HubView::wrote(const domain::Change &change, ledger::Position revision) {
    const RecordKey key{domain::entityOf(change), domain::recordOf(change)};
    if (isLittle(key.first)) {
        m_all.erase(key.first);
        m_scopes.clear();
    }
    if (const auto *created = std::get_if<domain::Created>(&change)) {
        static_cast<void>(keep(key, {created->after, revision, Place()}));
    } else if (std::holds_alternative<domain::Removed>(change)) {
        // Where it was filed is asked once more, before it is taken from there.
        if (const auto known = m_known.find(key); known != m_known.end())
            known->second = {std::nullopt, 0, known->second.place};
    } else if (const auto known = m_known.find(key); known != m_known.end() && known->second.record) {
        for (const domain::FieldChange &field : std::get<domain::Updated>(change).fields)
            known->second.record->values.at(static_cast<std::size_t>(field.field)) = field.after;
        known->second.revision = revision;
    } else {
        m_known.erase(key);
    }
}

void HubView::filed(const RecordKey &key, const Place &place) {
    if (const auto known = m_known.find(key); known != m_known.end())
        known->second.place.emplace(place);
}

void HubView::forget() {
    m_known.clear();
    m_all.clear();
    m_scopes.clear();
}

} // namespace plumbline::hub
