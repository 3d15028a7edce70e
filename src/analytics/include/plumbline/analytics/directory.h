#pragma once

#include "plumbline/domain/entities/pipeline.h"

#include <memory>
#include <unordered_map>
#include <vector>

/// The small tables both column sets refer to by ordinal. Ordinal 0 of each is "none", with an empty key and name.
namespace plumbline::analytics {

using Ordinal = std::uint32_t;

struct TeamEntry {
    domain::Uuid id;
    QString name;
    Ordinal region = 0;
};

struct PersonEntry {
    domain::Uuid id;
    QString name;
    domain::Role role = domain::Role::Salesperson;
    Ordinal team = 0;
    /// The team's; 0 where there is none.
    Ordinal region = 0;
    std::optional<domain::Date> joinedOn, leftOn;
    std::optional<std::int64_t> salesFte;
};

struct AccountEntry {
    domain::Uuid id;
    QString name;
    Ordinal region = 0;
    Ordinal owner = 0;
    /// Group companies share it; 0 for none.
    Ordinal group = 0;
    QString creditRating;
};

struct ProductEntry {
    domain::Uuid id;
    QString name;
};

struct StageEntry {
    domain::Uuid id;
    QString name;
    domain::StageOutcome outcome = domain::StageOutcome::Open;
    std::int64_t rank = 0;
    /// Basis points.
    std::int64_t probability = 0;
};

/// Immutable once built; shared by all columns.
class Directory {
public:
    domain::Currency baseCurrency;
    std::vector<TeamEntry> teams;
    std::vector<PersonEntry> people;
    std::vector<AccountEntry> accounts;
    std::vector<ProductEntry> products;
    std::vector<QString> regions;
    /// In the order of the funnel: open ones by rank, won, then lost ones. There is no ordinal for "none" here.
    std::vector<StageEntry> stages;
    /// How many of the stages are open ones, and open or won.
    int openStages = 0;
    int rankedStages = 0;

    /// 0 where the id is nil or not known.
    [[nodiscard]] Ordinal person(const domain::Uuid &id) const { return lookUp(m_people, id); }
    [[nodiscard]] Ordinal team(const domain::Uuid &id) const { return lookUp(m_teams, id); }
    [[nodiscard]] Ordinal account(const domain::Uuid &id) const { return lookUp(m_accounts, id); }
    [[nodiscard]] Ordinal product(const domain::Uuid &id) const { return lookUp(m_products, id); }
    /// -1 where the id is not known.
    [[nodiscard]] int stage(const domain::Uuid &id) const {
        const auto found = m_stages.find(id);
        return found == m_stages.end() ? -1 : found->second;
    }
    /// The team's region of the owner, else the account's.
    [[nodiscard]] Ordinal regionOf(Ordinal owner, Ordinal account) const {
        return people[owner].region != 0 ? people[owner].region : accounts[account].region;
    }

private:
    friend class DirectoryBuilder;
    using Lookup = std::unordered_map<domain::Uuid, Ordinal>;
    static Ordinal lookUp(const Lookup &lookup, const domain::Uuid &id) {
        const auto found = lookup.find(id);
        return found == lookup.end() ? 0 : found->second;
    }
    Lookup m_people, m_teams, m_accounts, m_products;
    std::unordered_map<domain::Uuid, int> m_stages;
};
using DirectoryPtr = std::shared_ptr<const Directory>;

/// Takes the records in any order.
class DirectoryBuilder {
public:
    explicit DirectoryBuilder(domain::Currency baseCurrency) : m_currency(baseCurrency) {}
    void add(const domain::Team &team) { m_teams.push_back(team); }
    void add(const domain::User &user) { m_users.push_back(user); }
    void add(const domain::Account &account) { m_accounts.push_back(account); }
    void add(const domain::Product &product) { m_products.push_back(product); }
    void add(const domain::Stage &stage) { m_stages.push_back(stage); }
    /// Errors: analytics.too_many_stages.
    [[nodiscard]] domain::Result<DirectoryPtr> build() const;

private:
    domain::Currency m_currency;
    std::vector<domain::Team> m_teams;
    std::vector<domain::User> m_users;
    std::vector<domain::Account> m_accounts;
    std::vector<domain::Product> m_products;
    std::vector<domain::Stage> m_stages;
};

} // namespace plumbline::analytics
