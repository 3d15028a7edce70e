#include "plumbline/workspace/promisedesk.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "plumbline/ledger/operation.h"
#include "promisereading.h"
#include "workspace_p.h"

#include <algorithm>

/// Who decides for whom, and what the hub sent back.
namespace plumbline::workspace {

using namespace domain;

namespace {

Result<std::vector<DelegationShown>> delegationsIn(const replica::Reader &reader, PromiseReading &reading)
{
    const Date today = reading.today();
    const UserId me = reading.actor().user;
    const auto isAhead = [&](const Delegation &each) {
        return each.until >= today && !each.ended_on && (each.from_user == me || each.to_user == me);
    };
    PLUMBLINE_TRY_ASSIGN(const auto delegations, readAll<Delegation>(reader, isAhead));
    std::vector<DelegationShown> all;
    for (const Delegation &each : delegations)
        all.push_back({each, reading.person(each.from_user), reading.person(each.to_user), each.from_user == me, each.runsOn(today)});
    std::ranges::sort(all, [](const DelegationShown &a, const DelegationShown &b) {
        return a.delegation.from != b.delegation.from ? a.delegation.from < b.delegation.from : a.delegation.id < b.delegation.id;
    });
    return all;
}

bool isChanged(const std::optional<ledger::Settled> &settled)
{
    const auto *rejected = settled ? std::get_if<ledger::Rejected>(&settled->outcome) : nullptr;
    return rejected != nullptr && rejected->code.toStdString() == domain::errors::PremiseChanged.id;
}

/// Decisions that wait for the hub and have no effect here any more, since what came from there changed their amounts.
Result<std::vector<SignedShown>> refusedHere(const replica::Reader &reader, Currency base)
{
    std::vector<SignedShown> refused;
    PLUMBLINE_TRY_ASSIGN(const auto waiting, reader.waiting());
    for (const replica::Waiting &each : waiting) {
        if (!each.refused || each.refused->code != domain::errors::PremiseChanged)
            continue;
        const auto command = ledger::decodeCommand(each.operation.kind, each.operation.body);
        if (!command)
            continue;
        if (const auto *approve = std::get_if<Approve>(&*command))
            refused.push_back({each.operation.deviceSequence, approve->step.uuid(), {base, approve->premise, std::nullopt}});
        else if (const auto *decided = std::get_if<DecideWriteOff>(&*command))
            refused.push_back({each.operation.deviceSequence, decided->request.uuid(), {base, std::nullopt, decided->open}});
    }
    return refused;
}

} // namespace

Pending<std::vector<DelegationShown>> PromiseDesk::delegations()
{
    using All = std::vector<DelegationShown>;
    auto *d = m_workspace.d.get();
    return d->read<All>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<All>(session, reader, *d->ports.clock, today, &delegationsIn);
    });
}

Pending<std::vector<SignedShown>> PromiseDesk::sentBack(std::vector<SignedShown> made)
{
    using All = std::vector<SignedShown>;
    return m_workspace.d->read<All>([made = std::move(made)](Session &session, const replica::Reader &reader) -> Result<All> {
        All back;
        if (!session.isEnrolled())
            return back;
        for (const SignedShown &each : made) {
            PLUMBLINE_TRY_ASSIGN(const auto settled, reader.outcome(each.deviceSequence));
            if (isChanged(settled))
                back.push_back(each);
        }
        PLUMBLINE_TRY_ASSIGN(const auto organisations, reader.all(EntityKind::Organisation));
        const auto organisation = organisations.empty() ? fail(domain::errors::RecordNotFound) : fromRecord<Organisation>(organisations.front());
        const auto base = organisation ? Currency::parse(organisation->base_currency) : fail(domain::errors::RecordNotFound);
        PLUMBLINE_TRY_ASSIGN(const auto waiting, refusedHere(reader, base.value_or(Currency())));
        back.insert(back.end(), waiting.begin(), waiting.end());
        return back;
    });
}

} // namespace plumbline::workspace
