#include "plumbline/workspace/promisedesk.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "promisereading.h"
#include "workspace_p.h"

#include <algorithm>
#include <map>
#include <unordered_map>

/// Promises as a list, with what they come to, and what a new one can be about.
namespace plumbline::workspace {

using namespace domain;

namespace {

using StepsByCommitment = std::unordered_map<Uuid, std::vector<ApprovalStep>>;

Result<StepsByCommitment> allSteps(const replica::Reader &reader)
{
    StepsByCommitment steps;
    PLUMBLINE_TRY(reader.forEach(EntityKind::ApprovalStep, [&](const Record &record) {
        if (auto step = fromRecord<ApprovalStep>(record))
            steps[step->commitment.uuid()].push_back(std::move(*step));
        return replica::Continue::Yes;
    }));
    return steps;
}

/// What fell due by `today` counts, but what the customer gave up or nobody put in force.
void addFulfilment(CommitmentList &list, const Commitment &commitment, Date today)
{
    const bool counts = commitment.state == CommitmentState::Open || commitment.state == CommitmentState::Fulfilled
        || commitment.state == CommitmentState::Broken;
    if (!counts)
        return;
    const bool isKept = commitment.state == CommitmentState::Fulfilled;
    if (commitment.due_date <= today) {
        ++list.fellDue;
        if (isKept && commitment.closed_on && *commitment.closed_on <= commitment.due_date)
            ++list.keptInTime;
    }
    if (commitment.state == CommitmentState::Broken || (commitment.state == CommitmentState::Open && commitment.due_date < today))
        ++list.unkept;
}

Result<void> addExposure(std::map<QString, Money> &sums, const Commitment &commitment)
{
    if (commitment.state != CommitmentState::Open)
        return {};
    const Currency currency = commitment.liability.currency();
    Money &sum = sums.try_emplace(currency.code(), 0, currency).first->second;
    PLUMBLINE_TRY_ASSIGN(sum, sum.add(commitment.liability));
    return {};
}

Result<Currency> baseIn(const replica::Reader &reader)
{
    PLUMBLINE_TRY_ASSIGN(const auto organisations, reader.all(EntityKind::Organisation));
    if (organisations.empty())
        return fail(domain::errors::RecordNotFound, QStringLiteral("organisation"));
    PLUMBLINE_TRY_ASSIGN(const auto organisation, fromRecord<Organisation>(organisations.front()));
    return Currency::parse(organisation.base_currency);
}

Result<CommitmentList> listIn(const replica::Reader &reader, PromiseReading &reading)
{
    CommitmentList list;
    PLUMBLINE_TRY_ASSIGN(list.base, baseIn(reader));
    PLUMBLINE_TRY_ASSIGN(StepsByCommitment steps, allSteps(reader));
    PLUMBLINE_TRY_ASSIGN(auto all, readAll<Commitment>(reader, [](const Commitment &) { return true; }));
    std::map<QString, Money> sums;
    for (Commitment &each : all) {
        PLUMBLINE_TRY(addExposure(sums, each));
        addFulfilment(list, each, reading.today());
        list.inForce += each.state == CommitmentState::Open ? 1 : 0;
        list.waiting += each.state == CommitmentState::Submitted ? 1 : 0;
        auto own = std::move(steps[each.id.uuid()]);
        list.commitments.push_back(reading.shown(std::move(each), std::move(own)));
    }
    for (const auto &[code, sum] : sums)
        list.exposure.insert(sum.currency() == list.base ? list.exposure.begin() : list.exposure.end(), sum);
    std::ranges::sort(list.commitments, [](const CommitmentShown &a, const CommitmentShown &b) {
        const Commitment &first = a.commitment;
        const Commitment &second = b.commitment;
        return first.due_date != second.due_date ? first.due_date < second.due_date : first.id < second.id;
    });
    return list;
}

Result<bool> isWon(const replica::Reader &reader, const Deal &deal)
{
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(EntityKind::Stage, deal.stage.uuid()));
    const auto stage = record ? fromRecord<Stage>(*record) : fail(domain::errors::RecordNotFound);
    return stage && stage->outcome == StageOutcome::Won;
}

Result<PromiseAbout> aboutIn(const replica::Reader &reader, PromiseReading &reading, EntityKind kind, const Uuid &id)
{
    PromiseAbout about;
    if (kind == EntityKind::Deal) {
        PLUMBLINE_TRY_ASSIGN(const Deal deal, readOne(reader, DealId(id)));
        if (!deal.account)
            return fail(domain::errors::ReferenceBroken, QStringLiteral("deal.account"));
        about.account = *deal.account;
        about.deal = deal.id;
    } else {
        PLUMBLINE_TRY_ASSIGN(const Account account, readOne(reader, AccountId(id)));
        about.account = account.id;
    }
    about.accountName = reading.titleOf(EntityKind::Account, about.account.uuid());
    PLUMBLINE_TRY_ASSIGN(auto deals, readWhere<Deal>(reader, u"account", about.account.uuid()));
    std::ranges::sort(deals, [](const Deal &a, const Deal &b) { return a.created_on != b.created_on ? a.created_on > b.created_on : a.id < b.id; });
    for (const Deal &deal : deals) {
        PLUMBLINE_TRY_ASSIGN(const bool won, isWon(reader, deal));
        about.deals.push_back({deal.id, deal.title, deal.amount, deal.service_end, won});
    }
    return about;
}

/// The smallest change of the deal's terms that this promise could allow.
std::optional<ChangeTerms> leastChange(const Commitment &commitment, const Deal &deal)
{
    ChangeTerms change;
    change.deal = deal.id;
    change.commitment = commitment.id;
    if (commitment.kind == CommitmentKind::Rebate)
        change.amount = Money(deal.amount.minor() - 1, deal.amount.currency());
    else if (commitment.kind == CommitmentKind::Extension)
        change.serviceEnd = deal.service_end ? deal.service_end->plusDays(1) : commitment.due_date;
    else
        return std::nullopt;
    return change;
}

Result<CommitmentActs> actsIn(const replica::Reader &reader, const PromiseReading &reading, const Clock &clock, CommitmentId id)
{
    const auto may = [&](Command command) { return decide(std::move(command), reader, reading.actor(), clock).has_value(); };
    CommitmentActs acts;
    PLUMBLINE_TRY_ASSIGN(const Commitment commitment, readOne(reader, id));
    acts.canWithdraw = may(WithdrawCommitment{id});
    for (const CommitmentEnd end : {CommitmentEnd::Fulfilled, CommitmentEnd::Broken, CommitmentEnd::Cancelled})
        if (may(CloseCommitment{id, end, reading.today(), {}}))
            acts.ends.push_back(end);
    if (!commitment.deal)
        return acts;
    const auto deal = readOne(reader, *commitment.deal);
    const auto change = deal ? leastChange(commitment, *deal) : std::nullopt;
    if (!change || !may(*change))
        return acts;
    PLUMBLINE_TRY_ASSIGN(const bool won, isWon(reader, *deal));
    acts.terms = DealChoice{deal->id, deal->title, deal->amount, deal->service_end, won};
    return acts;
}

} // namespace

Pending<CommitmentList> PromiseDesk::commitments()
{
    auto *d = m_workspace.d.get();
    return d->read<CommitmentList>([d, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<CommitmentList>(session, reader, *d->ports.clock, today, &listIn);
    });
}

Pending<CommitmentActs> PromiseDesk::actsOn(CommitmentId commitment)
{
    auto *d = m_workspace.d.get();
    return d->read<CommitmentActs>([d, commitment, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<CommitmentActs>(session, reader, *d->ports.clock, today, [&](const replica::Reader &in, const PromiseReading &reading) {
            return actsIn(in, reading, *d->ports.clock, commitment);
        });
    });
}

Pending<PromiseAbout> PromiseDesk::about(EntityKind kind, const Uuid &id)
{
    auto *d = m_workspace.d.get();
    return d->read<PromiseAbout>([d, kind, id, today = m_workspace.today()](Session &session, const replica::Reader &reader) {
        return inOneSnapshot<PromiseAbout>(session, reader, *d->ports.clock, today, [&](const replica::Reader &in, PromiseReading &reading) {
            return aboutIn(in, reading, kind, id);
        });
    });
}

Pending<std::vector<PersonShown>> PromiseDesk::people()
{
    using People = std::vector<PersonShown>;
    return m_workspace.d->read<People>([today = m_workspace.today()](Session &, const replica::Reader &reader) -> Result<People> {
        PLUMBLINE_TRY_ASSIGN(const auto users, readAll<User>(reader, [today](const User &user) { return !user.left_on || *user.left_on >= today; }));
        People people;
        for (const User &user : users)
            people.push_back({user.id, user.name, user.role});
        std::ranges::sort(people, {}, &PersonShown::name);
        return people;
    });
}

} // namespace plumbline::workspace
