#include "plumbline/workspace/promisedesk.h"

#include "plumbline/domain/entities.h"
#include "promisereading.h"
#include "workspace_p.h"

#include <algorithm>

/// Who decides for whom.
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

} // namespace

Pending<std::vector<DelegationShown>> PromiseDesk::delegations()
{
    using All = std::vector<DelegationShown>;
    auto *d = m_workspace.d.get();
    return d->read<All>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<All>(session, reader, *d->ports.clock, today, &delegationsIn);
    });
}

} // namespace plumbline::workspace
