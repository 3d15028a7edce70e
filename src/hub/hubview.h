#pragma once

#include "accessstore.h"
#include "plumbline/domain/commands.h"
#include "plumbline/storage/entityview.h"

#include <unordered_map>

namespace plumbline::hub {

/// The hub's tables as decisions and pages look at them. Rows that were read or written of late are kept with their revision
/// and their team, and so are the little tables and people's scopes, which every decision asks for: on a server each reading
/// would be a round trip. Whoever writes says so; whoever begins a transaction says where the ledger stands in it.
class HubView final : public storage::EntityView {
public:
    HubView(storage::EntityStore &entities, AccessStore &access) : EntityView(entities), m_rows(entities), m_access(access) {}

    [[nodiscard]] domain::Result<std::optional<domain::Record>> find(domain::EntityKind kind, const domain::Uuid &id) const override;
    [[nodiscard]] domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                                    const domain::Value &value) const override;
    [[nodiscard]] domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override;

    [[nodiscard]] domain::Result<std::optional<ledger::Position>> revision(const domain::RecordKey &key) const;
    [[nodiscard]] domain::Result<Place> place(const domain::RecordKey &key) const;
    /// These will be asked for: some dozens with one statement.
    [[nodiscard]] domain::Result<void> expect(domain::EntityKind kind, std::span<const domain::Uuid> ids) const;
    /// The person's latest scope, where it was kept on this day.
    [[nodiscard]] const ScopeVersion *scopeOn(domain::Date today, domain::UserId user) const;
    void keepScope(domain::Date today, const ScopeVersion &scope);

    /// A row was written like this, and stands at this revision.
    void wrote(const domain::Change &change, ledger::Position revision);
    void filed(const domain::RecordKey &key, const Place &place);
    /// Where the ledger ended when all this was read; -1 where nothing was.
    [[nodiscard]] ledger::Position standsAt() const { return m_head; }
    void setStandsAt(ledger::Position head) { m_head = head; }
    /// Anything may have been written: a transaction or a part of it was rolled back.
    void forget();

private:
    struct Row {
        /// Nothing where there is no such row.
        std::optional<domain::Record> record;
        ledger::Position revision = 0;
        /// Nothing where it was not asked for yet.
        std::optional<Place> place;
    };
    struct Hashed {
        std::size_t operator()(const domain::RecordKey &key) const noexcept;
    };
    [[nodiscard]] domain::Result<Row *> row(const domain::RecordKey &key) const;
    [[nodiscard]] Row &keep(const domain::RecordKey &key, Row row) const;

    storage::EntityStore &m_rows;
    AccessStore &m_access;
    ledger::Position m_head = -1;
    mutable std::unordered_map<domain::RecordKey, Row, Hashed> m_known;
    mutable std::map<domain::EntityKind, std::vector<domain::Record>> m_all;
    domain::Date m_scopesOn;
    std::map<domain::UserId, ScopeVersion> m_scopes;
};

} // namespace plumbline::hub
