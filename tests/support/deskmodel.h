#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/feed.h"

#include <QStringList>

#include <map>
#include <set>

namespace plumbline::tests {

/// What the acts of the three desks ought to do, written out apart from the product over plain maps and whole numbers. It knows
/// every reason an act may be refused for; which of them is named is the product's choice.
class DeskModel {
public:
    /// Codes of errors; empty: the act has to be accepted.
    using Reasons = std::set<QString>;
    struct Person {
        domain::Role role{};
        std::optional<domain::Uuid> team;
    };
    struct Deal {
        domain::Uuid account;
        domain::Uuid owner;
        domain::Uuid stage;
        domain::Money amount;
        domain::Money base;
    };
    struct Document {
        domain::FactKind kind{};
        domain::Uuid account;
        QString number;
        domain::Money amount;
        domain::Money base;
        /// Millionths.
        std::int64_t rate = 1'000'000;
        std::optional<domain::Uuid> reverses;
    };
    struct Part {
        domain::Uuid invoice;
        domain::Money amount;
        domain::Money base;
    };
    struct Set {
        domain::Uuid from;
        domain::Uuid part;
        domain::Money amount;
        domain::Money base;
        std::optional<domain::Uuid> reverses;
    };
    struct Ask {
        domain::Uuid part;
        domain::Money amount;
        domain::Uuid by;
        domain::ApprovalState state{};
    };
    struct Promise {
        domain::Uuid account;
        std::optional<domain::Uuid> deal;
        domain::CommitmentKind kind{};
        domain::Uuid by;
        domain::Money liability;
        domain::CommitmentState state{};
    };
    struct Step {
        domain::Uuid promise;
        std::int64_t ordinal = 0;
        domain::Role role{};
        domain::Uuid askedBy;
        domain::ApprovalState state{};
        std::optional<domain::Uuid> decidedBy;
    };
    struct Standing {
        domain::Uuid from;
        domain::Uuid to;
        domain::Date first;
        domain::Date last;
        bool ended = false;
    };

    /// As an organisation's rows stand; every act is of that day.
    DeskModel(const std::vector<ledger::Row> &rows, domain::Date today);

    [[nodiscard]] Reasons objections(domain::UserId who, const domain::Command &command) const;
    /// `made` are the product's changes, of which ids alone are taken where an act derives them.
    void apply(domain::UserId who, const domain::Command &command, const domain::Changes &made);
    /// Where the rows of the organisation are not what they ought to be.
    [[nodiscard]] QStringList differences(const std::vector<ledger::Row> &rows) const;
    /// What holds whatever was done.
    [[nodiscard]] QStringList broken() const;

    [[nodiscard]] std::int64_t openOf(const domain::Uuid &part) const;
    [[nodiscard]] std::int64_t setAgainst(const domain::Uuid &part) const;
    [[nodiscard]] std::int64_t baseSetAgainst(const domain::Uuid &part) const;
    /// All invoices less everything that was paid, credited or given up, and plus what was paid back, in base currency.
    [[nodiscard]] std::int64_t ledger() const;
    [[nodiscard]] domain::Premise premiseFor(domain::UserId who, const Promise &promise) const;

    std::map<domain::Uuid, Person> people;
    std::map<domain::Uuid, domain::Uuid> accounts;
    std::map<domain::Uuid, Deal> deals;
    std::map<domain::Uuid, domain::Stage> stages;
    std::map<domain::Uuid, Document> documents;
    std::map<domain::Uuid, Part> parts;
    std::map<domain::Uuid, Set> sets;
    std::map<domain::Uuid, Ask> asks;
    std::map<domain::Uuid, Promise> promises;
    std::map<domain::Uuid, Step> steps;
    std::map<domain::Uuid, Standing> delegations;
    std::map<domain::Uuid, domain::StageGate> gates;
    std::set<std::pair<domain::Uuid, domain::KeyEventType>> happened;

private:
    struct Objecting;
    struct Applying;
    [[nodiscard]] bool sees(domain::UserId who, const std::optional<domain::Uuid> &team) const;
    [[nodiscard]] std::vector<domain::Uuid> delegatorsOf(domain::UserId who) const;
    [[nodiscard]] std::optional<domain::Uuid> teamOf(const domain::Uuid &person) const;
    [[nodiscard]] std::optional<domain::Uuid> teamOfAccount(const domain::Uuid &account) const;
    [[nodiscard]] std::optional<domain::Uuid> teamOfPart(const domain::Uuid &part) const;
    [[nodiscard]] bool isReversed(const domain::Uuid &document) const;
    [[nodiscard]] bool isTakenBack(const domain::Uuid &set) const;
    [[nodiscard]] std::int64_t leftOf(const domain::Uuid &document) const;
    [[nodiscard]] std::int64_t leftOfInvoice(const domain::Uuid &invoice) const;
    [[nodiscard]] std::vector<std::pair<domain::Uuid, Step>> stepsOf(const domain::Uuid &promise) const;
    [[nodiscard]] bool isSignedByFinance(const domain::Uuid &promise) const;

    domain::Date m_today;
};

} // namespace plumbline::tests
