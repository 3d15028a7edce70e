#pragma once

#include "plumbline/analytics/columns.h"

#include <map>
#include <random>

/// A small organisation as plain records, and random ones for laws.
namespace plumbline::tests {

struct PlainOrganisation {
    domain::Currency base = domain::Currency::of("CNY");
    std::vector<domain::Team> teams;
    std::vector<domain::User> users;
    std::vector<domain::Account> accounts;
    std::vector<domain::Product> products;
    std::vector<domain::Stage> stages;
    std::vector<analytics::DealInput> deals;
    std::vector<analytics::StageChangeInput> changes;
    std::vector<domain::Fact> facts;
    std::vector<domain::Instalment> instalments;
    std::vector<domain::Allocation> allocations;
    std::vector<domain::DunningAction> chases;
    std::vector<domain::PromiseToPay> promises;
    /// Ledger positions of facts and allocations, by id; absent is 0.
    std::map<domain::Uuid, std::int64_t> revisions;

    [[nodiscard]] domain::Uuid nextId();
    domain::Team &addTeam(const QString &name, const std::optional<QString> &region);
    domain::User &addUser(const QString &name, const std::optional<domain::TeamId> &team, std::optional<std::int64_t> salesFte);
    domain::Account &addAccount(const QString &name);
    domain::Product &addProduct(const QString &name);
    domain::Stage &addStage(const QString &name, int rank, domain::StageOutcome outcome, int probability);
    analytics::DealInput &addDeal(const domain::Stage &stage, std::int64_t amount);
    analytics::StageChangeInput &addChange(const analytics::DealInput &deal, const domain::Stage &stage,
                                           std::optional<domain::Date> on, std::int64_t amount);
    domain::Fact &addFact(domain::FactKind kind, domain::Date date, std::int64_t amount);
    domain::Instalment &addInstalment(const domain::Fact &invoice, std::optional<domain::Date> due, std::int64_t amount);
    domain::Allocation &addAllocation(const domain::Fact &from, const domain::Instalment &to, domain::Date on,
                                      std::int64_t amount);

    /// Prospecting, Engaging, Proposal, Won, Lost.
    void addUsualStages();
    [[nodiscard]] analytics::Columns columns(std::size_t threads = 2) const;

private:
    std::uint32_t m_lastId = 0;
};

/// Anything that can happen in two years: reopened, undated, backdated and regressing deals, partial payments, reversals, refunds.
[[nodiscard]] PlainOrganisation randomOrganisation(std::uint32_t seed, int deals, int documents);
/// Of members the organisation has and some it does not; any dates, periods and ledger positions around it.
[[nodiscard]] analytics::Slice randomSlice(const PlainOrganisation &organisation, std::uint32_t seed);

/// Every figure the pages of a slice show, the parts of ratios included.
[[nodiscard]] std::vector<analytics::Figure> everyFigure(const analytics::Columns &columns, const analytics::Slice &slice);

} // namespace plumbline::tests
