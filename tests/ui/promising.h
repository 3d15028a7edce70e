#pragma once

#include "hubdesk.h"

#include "plumbline/domain/entities.h"

/// Promises and requests made on other workstations, for tests of the pages where they are decided.
namespace plumbline::tests {

inline domain::Money yuanOf(std::int64_t amount)
{
    return domain::Money(amount * 100, domain::Currency::of("CNY"));
}

/// A rebate on a deal of the north team, promised by Ned, due in the middle of December.
inline domain::SubmitCommitment rebate(SyncWorld &world, std::size_t deal, std::int64_t yuan)
{
    domain::SubmitCommitment submit;
    submit.commitment = domain::CommitmentId(world.nextId());
    submit.account = world.northAccounts[deal];
    submit.deal = world.northDeals[deal];
    submit.kind = domain::CommitmentKind::Rebate;
    submit.promisedBy = world.northSeller;
    submit.promisedOn = domain::Date(2025, 3, 3);
    submit.dueDate = domain::Date(2026, 12, 15).plusDays(static_cast<int>(deal));
    submit.liability = yuanOf(yuan);
    submit.effectiveCondition = QStringLiteral("on payment of the second instalment");
    submit.department = QStringLiteral("Finance");
    for (std::size_t i = 0; i < domain::stepsFor(submit.kind).size(); ++i)
        submit.steps.emplace_back(world.nextId());
    return submit;
}

/// The premise as the person of that workstation sees it.
inline domain::Premise premiseAt(Workstation &at, domain::CommitmentId id)
{
    const auto reader = at.replica().reader().value();
    const auto commitment = domain::fromRecord<domain::Commitment>(*reader->find(domain::EntityKind::Commitment, id.uuid()).value()).value();
    const auto scope = domain::scopeOf(at.user(), *reader, domain::Date(2026, 11, 24)).value();
    return domain::premiseOf(commitment, *reader, scope).value();
}

/// As the hub has it; nothing where there is none.
template<typename Entity>
std::optional<Entity> atHub(SyncWorld &world, domain::Id<Entity> id)
{
    const std::vector<ledger::Row> rows = world.hub().viewOf(world.administrator).value();
    for (const ledger::Row &row : rows)
        if (row.record.kind == Entity::Kind && row.record.id == id.uuid())
            return domain::fromRecord<Entity>(row.record).value();
    return std::nullopt;
}

} // namespace plumbline::tests
