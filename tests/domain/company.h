#pragma once

#include "memoryview.h"

#include "plumbline/domain/ports.h"

#include <set>

namespace plumbline::tests {

inline domain::Money cny(std::int64_t minor)
{
    return domain::Money(minor, domain::Currency::of("CNY"));
}

inline domain::Money usd(std::int64_t minor)
{
    return domain::Money(minor, domain::Currency::of("USD"));
}

/// An organisation with two teams, a person of every role in the first and a salesperson in the second, and one customer of
/// the first team's with a deal, an invoice of one instalment and a receipt.
struct Company {
    Company()
    {
        organisation.id = newId<domain::Organisation>();
        organisation.name = QStringLiteral("Aurora");
        organisation.base_currency = QStringLiteral("CNY");
        organisation.time_zone = QStringLiteral("Asia/Shanghai");
        for (domain::Team *team : {&north, &south})
            team->id = newId<domain::Team>();
        for (const auto &[role, text] : domain::Tokens<domain::Role>::names)
            people.push_back(person(role, north.id));
        stranger = person(domain::Role::Salesperson, south.id);
        stage(engaging, domain::StageOutcome::Open, 0);
        stage(proposed, domain::StageOutcome::Open, 1);
        stage(won, domain::StageOutcome::Won, 2);
        stage(lost, domain::StageOutcome::Lost, 3);
        view.put(organisation);
        view.put(north);
        view.put(south);
        fillBooks();
    }

    template<typename Entity>
    domain::Id<Entity> newId()
    {
        return domain::Id<Entity>(ids.next());
    }
    domain::User person(domain::Role role, std::optional<domain::TeamId> team)
    {
        domain::User user;
        user.id = newId<domain::User>();
        user.name = domain::toToken(role);
        user.role = role;
        user.team = team;
        view.put(user);
        return user;
    }
    [[nodiscard]] const domain::User &of(domain::Role role) const { return people.at(static_cast<std::size_t>(role)); }
    [[nodiscard]] domain::Date today() const { return domain::businessDate(clock.now(), organisation.time_zone); }

    [[nodiscard]] domain::Result<domain::Changes> decide(domain::Command command, domain::Role role) const
    {
        return decideAs(std::move(command), of(role));
    }
    [[nodiscard]] domain::Result<domain::Changes> decideAs(domain::Command command, const domain::User &user) const
    {
        return domain::decide(std::move(command), view, {user.id, user.role}, clock);
    }
    /// Decides and, when it is accepted, does it.
    domain::Result<domain::Changes> act(domain::Command command, domain::Role role) { return actAs(std::move(command), of(role)); }
    domain::Result<domain::Changes> actAs(domain::Command command, const domain::User &user)
    {
        auto changes = decideAs(std::move(command), user);
        if (changes)
            view.apply(*changes);
        return changes;
    }

    template<typename Entity>
    [[nodiscard]] Entity get(domain::Id<Entity> id) const
    {
        return domain::fromRecord<Entity>(**view.find(Entity::Kind, id.uuid())).value();
    }
    template<typename Entity>
    [[nodiscard]] std::vector<Entity> every() const
    {
        std::vector<Entity> entities;
        const auto records = view.all(Entity::Kind);
        for (const domain::Record &record : *records)
            entities.push_back(domain::fromRecord<Entity>(record).value());
        return entities;
    }
    domain::Instalment invoice(domain::Money amount, domain::Money base)
    {
        domain::Fact fact = document(domain::FactKind::Invoice, amount, base);
        domain::Instalment made;
        made.id = newId<domain::Instalment>();
        made.invoice = fact.id;
        made.amount = amount;
        made.base_amount = base;
        view.put(made);
        return made;
    }
    domain::Fact document(domain::FactKind kind, domain::Money amount, domain::Money base)
    {
        domain::Fact fact;
        fact.id = newId<domain::Fact>();
        fact.kind = kind;
        fact.account = account.id;
        fact.document = QStringLiteral("D%1").arg(++m_documents);
        fact.date = today();
        fact.amount = amount;
        fact.rate_micro = 1'000'000;
        fact.base_amount = base;
        view.put(fact);
        return fact;
    }
    domain::SubmitCommitment promise(domain::CommitmentKind kind)
    {
        domain::SubmitCommitment submit{newId<domain::Commitment>(), account.id, deal.id, kind,
                                        of(domain::Role::Salesperson).id, today(), today().plusDays(30), cny(5'000), {}, {}, {}, {}};
        for (std::size_t i = 0; i < domain::stepsFor(kind).size(); ++i)
            submit.steps.push_back(newId<domain::ApprovalStep>());
        return submit;
    }
    domain::Attachment file()
    {
        domain::Attachment made;
        made.id = newId<domain::Attachment>();
        made.name = QStringLiteral("proof.pdf");
        made.media_type = QStringLiteral("application/pdf");
        made.size = 3;
        made.sha256 = QString(64, u'a');
        return made;
    }
    /// Submitted and approved by everybody it needs.
    domain::CommitmentId inForce(domain::CommitmentKind kind)
    {
        const auto submit = promise(kind);
        (void)act(submit, domain::Role::Salesperson);
        const auto roles = domain::stepsFor(kind);
        for (std::size_t i = 0; i < roles.size(); ++i)
            (void)act(approval(submit, i, of(roles[i])), roles[i]);
        return submit.commitment;
    }
    /// The deal goes to this stage, whatever stands before it.
    void standAt(const domain::Stage &stage)
    {
        auto moved = get(deal.id);
        moved.stage = stage.id;
        view.put(moved);
    }
    [[nodiscard]] domain::Premise premiseFor(domain::CommitmentId id, const domain::User &user) const
    {
        const domain::Scope scope = domain::scopeOf(user.id, view, today()).value();
        return domain::premiseOf(get(id), view, scope).value();
    }
    [[nodiscard]] domain::Approve approval(const domain::SubmitCommitment &submit, std::size_t step, const domain::User &user) const
    {
        return {submit.steps.at(step), domain::ApprovalDecision::Approve, {}, premiseFor(submit.commitment, user)};
    }

    domain::FixedClock clock{domain::Instant(std::chrono::hours(498'000))};
    domain::Uuid7Source ids{clock, 1};
    MemoryView view;
    domain::Organisation organisation;
    domain::Team north, south;
    /// By role.
    std::vector<domain::User> people;
    domain::User stranger;
    domain::Stage engaging, proposed, won, lost;
    domain::Account account;
    domain::Deal deal;
    domain::Instalment instalment;
    domain::Fact receipt;

private:
    void stage(domain::Stage &stage, domain::StageOutcome outcome, std::int64_t rank)
    {
        stage.rank = rank;
        stage.id = newId<domain::Stage>();
        stage.name = domain::toToken(outcome);
        stage.outcome = outcome;
        view.put(stage);
    }
    void fillBooks()
    {
        account.id = newId<domain::Account>();
        account.name = QStringLiteral("Borealis");
        account.owner = of(domain::Role::Salesperson).id;
        view.put(account);
        deal.id = newId<domain::Deal>();
        deal.title = QStringLiteral("Sensors");
        deal.account = account.id;
        deal.owner = of(domain::Role::Salesperson).id;
        deal.stage = engaging.id;
        deal.amount = deal.base_amount = cny(90'000);
        view.put(deal);
        instalment = invoice(cny(10'000), cny(10'000));
        receipt = document(domain::FactKind::Receipt, cny(6'000), cny(6'000));
    }

    int m_documents = 0;
};

} // namespace plumbline::tests
