#include "plumbline/workspace/deals.h"

#include "dealreading.h"
#include "workspace_p.h"

#include "plumbline/domain/errors.h"

namespace plumbline::workspace {

using namespace domain;

namespace {

/// Deals given on between two other pieces of work of the writer thread.
constexpr std::size_t DealsAtOnce = 16;

constexpr Roles Owners = Sellers;

Value valueOf(const std::optional<UserId> &owner)
{
    return owner ? Value(owner->uuid()) : Value();
}

PatchField ownerPatch(DealId deal, const std::optional<UserId> &from, const std::optional<UserId> &to)
{
    static const int owner = describe<Deal>().indexOf(u"owner");
    return {EntityKind::Deal, deal.uuid(), owner, valueOf(from), valueOf(to)};
}

Result<Reassignment> planned(DealId id, UserId to, const replica::Reader &reader, const Actor &actor, const Clock &clock, Texts &texts)
{
    Reassignment plan;
    plan.deal = id;
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(EntityKind::Deal, id.uuid()));
    if (record) {
        PLUMBLINE_TRY_ASSIGN(const auto deal, fromRecord<Deal>(*record));
        plan.title = deal.title;
        plan.from = deal.owner;
        plan.fromName = deal.owner ? texts.titleOf(EntityKind::User, deal.owner->uuid()) : QString();
    }
    plan.isTheirs = plan.from == to;
    if (const auto decided = decide(ownerPatch(id, plan.from, to), reader, actor, clock); !decided)
        plan.refused = decided.error();
    return plan;
}

} // namespace

/// Deals on their way to another owner.
struct DealDesk::Reassigning {
    using Outcomes = std::vector<Reassignment>;
    std::shared_ptr<Session> session;
    std::vector<Reassignment> plan;
    UserId to;
    enum class Way { Forth, Back } way = Way::Forth;
    std::size_t done = 0;
    std::optional<ledger::Entry> last;
    QPromise<Result<Outcomes>> promise;

    void giveNext()
    {
        Reassignment &each = plan[done++];
        each.refused.reset();
        using Done = std::optional<ledger::Entry>;
        const auto made = session->isStopped() ? Result<Done>(fail(errors::Locked)) : guarded<Done>([&] {
            PatchField patch = ownerPatch(each.deal, each.from, to);
            if (way == Way::Back)
                std::swap(patch.base, patch.value);
            return session->replica().execute(std::move(patch), session->actor());
        });
        if (!made)
            each.refused = made.error();
        else if (*made)
            last = **made;
    }
};

Pending<DealBoard> DealDesk::board(const analytics::Slice &slice, std::size_t perStage) const
{
    auto opened = m_workspace.d->current();
    if (!opened)
        return answered<DealBoard>(fail(errors::Locked));
    return runOn<DealBoard>(m_workspace.d->queries, [opened, slice, perStage](auto &) -> Result<DealBoard> {
        PLUMBLINE_TRY_ASSIGN(const auto columns, slice.asKnown ? opened->columnsAt(*slice.asKnown) : opened->waitForColumns());
        analytics::Slice whole = slice;
        whole.asKnown.reset();
        DealBoard board{analytics::dealBoard(columns->columns, whole, perStage), {}, columns->currency, columns->position, slice.asOf};
        PLUMBLINE_TRY_ASSIGN(auto lease, opened->lease());
        PLUMBLINE_TRY_ASSIGN(board.gates, gatesIn(*lease));
        return board;
    });
}

Pending<DealShown> DealDesk::deal(DealId deal) const
{
    QString zone;
    {
        const std::scoped_lock lock(m_workspace.d->mutex);
        zone = m_workspace.d->timeZone;
    }
    return m_workspace.d->read<DealShown>([deal, zone, today = m_workspace.today()](Session &, const replica::Reader &reader) -> Result<DealShown> {
        Result<DealShown> shown = fail(errors::Locked);
        PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
            shown = DealReading(reader, zone, today).read(deal);
            return {};
        }));
        return shown;
    });
}

Pending<std::vector<GateShown>> DealDesk::missing(DealId deal, StageId to) const
{
    using Gates = std::vector<GateShown>;
    return m_workspace.d->read<Gates>([=](Session &session, const replica::Reader &reader) -> Result<Gates> {
        PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(EntityKind::Deal, deal.uuid()));
        if (!record)
            return fail(domain::errors::RecordNotFound, QString::fromLatin1(describe(EntityKind::Deal).name));
        PLUMBLINE_TRY_ASSIGN(const auto before, fromRecord<Deal>(*record));
        PLUMBLINE_TRY_ASSIGN(const auto missing, missingFor(before, to, session.actor().user, reader));
        Gates gates;
        for (const Missing &each : missing) {
            PLUMBLINE_TRY_ASSIGN(gates.emplace_back(), gateShown(each, reader));
        }
        return gates;
    });
}

Pending<std::vector<Seller>> DealDesk::sellers() const
{
    using People = std::vector<Seller>;
    return m_workspace.d->read<People>([today = m_workspace.today()](Session &, const replica::Reader &reader) -> Result<People> {
        People people;
        Texts texts(reader);
        PLUMBLINE_TRY(reader.forEach(EntityKind::User, [&](const Record &record) {
            const auto user = fromRecord<User>(record);
            if (user && Owners.contains(user->role) && (!user->left_on || *user->left_on >= today))
                people.push_back({user->id, user->name, user->team ? texts.titleOf(EntityKind::Team, user->team->uuid()) : QString()});
            return replica::Continue::Yes;
        }));
        std::ranges::sort(people, [](const Seller &a, const Seller &b) {
            const int order = a.name.localeAwareCompare(b.name);
            return order != 0 ? order < 0 : a.user < b.user;
        });
        return people;
    });
}

Pending<std::vector<Reassignment>> DealDesk::previewReassign(std::vector<DealId> deals, UserId to) const
{
    using Plan = std::vector<Reassignment>;
    return m_workspace.d->read<Plan>(
        [deals = std::move(deals), to, clock = m_workspace.d->ports.clock](Session &session, const replica::Reader &reader) -> Result<Plan> {
            Plan plan;
            Texts texts(reader);
            for (const DealId &each : deals) {
                PLUMBLINE_TRY_ASSIGN(plan.emplace_back(), planned(each, to, reader, session.actor(), *clock, texts));
            }
            return plan;
        });
}

Pending<std::vector<Reassignment>> DealDesk::reassign(std::vector<Reassignment> plan, UserId to) const
{
    auto work = std::make_shared<Reassigning>();
    work->plan = std::move(plan);
    work->to = to;
    return run(work);
}

Pending<std::vector<Reassignment>> DealDesk::giveBack(std::vector<Reassignment> done, UserId from) const
{
    auto work = std::make_shared<Reassigning>();
    work->plan = std::move(done);
    std::erase_if(work->plan, [](const Reassignment &each) { return each.refused.has_value() || each.isTheirs; });
    work->to = from;
    work->way = Reassigning::Way::Back;
    return run(work);
}

Pending<std::vector<Reassignment>> DealDesk::run(const std::shared_ptr<Reassigning> &work) const
{
    Workspace::Private *d = m_workspace.d.get();
    work->session = d->current();
    if (!work->session)
        return answered<Reassigning::Outcomes>(fail(errors::Locked));
    work->promise.setProgressRange(0, static_cast<int>(work->plan.size()));
    auto future = work->promise.future();
    work->promise.start();
    const auto step = [d, work] {
        const std::size_t until = std::min(work->plan.size(), work->done + DealsAtOnce);
        while (work->done < until)
            work->giveNext();
        work->promise.setProgressValue(static_cast<int>(work->done));
        if (work->done < work->plan.size())
            return true;
        // All of them go to the hub together.
        if (work->last)
            d->committed(work->session, *work->last);
        work->promise.addResult(std::move(work->plan));
        work->promise.finish();
        return false;
    };
    d->writer.start([d, step] { d->inSteps(step); });
    return future;
}

} // namespace plumbline::workspace
