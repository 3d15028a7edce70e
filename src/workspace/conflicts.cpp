#include "workspace_p.h"

#include "conflictreading.h"
#include "operationtext.h"
#include "refusedwork.h"

#include "plumbline/domain/commands.h"
#include "plumbline/domain/errors.h"

/// What waits for the hub, and what met another's edit there.
namespace plumbline::workspace {

using namespace domain;

namespace {

/// Decided one after the other, a few at a time, so that others get to write between them.
constexpr std::size_t DecisionsAtOnce = 8;

/// As a hub names what was set aside before it came.
constexpr ErrorCode Withdrawn{"ledger.withdrawn"};

/// Older refusals are in the audit.
constexpr int MostRefusals = 50;

} // namespace

/// Decisions on their way through the writer thread.
struct Workspace::Private::Deciding {
    using Outcomes = std::vector<DecisionOutcome>;
    std::shared_ptr<Session> session;
    std::vector<ConflictDecision> decisions;
    Outcomes outcomes;
    std::optional<ledger::Entry> last;
    QPromise<Result<Outcomes>> promise;
};

Pending<std::vector<WaitingWork>> Workspace::waitingWork()
{
    using Works = std::vector<WaitingWork>;
    return d->read<Works>([](Session &session, const replica::Reader &reader) -> Result<Works> {
        Works works;
        if (!session.isEnrolled())
            return works;
        PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
            Texts texts(reader);
            PLUMBLINE_TRY_ASSIGN(auto waiting, reader.waiting());
            for (replica::Waiting &each : waiting) {
                QString sentence = operationSentence(each.operation, texts);
                works.push_back({std::move(each.operation), std::move(sentence), std::move(each.refused), WaitingWork::Kind::Waiting, {}, false});
            }
            PLUMBLINE_TRY_ASSIGN(auto aside, reader.quarantined());
            for (replica::Quarantined &each : aside) {
                QString sentence = operationSentence(each.operation, texts);
                works.push_back({std::move(each.operation), std::move(sentence), Error{Withdrawn, {}}, WaitingWork::Kind::KeptAside, {}, false});
            }
            PLUMBLINE_TRY_ASSIGN(auto refused, reader.refusedAtHub(MostRefusals));
            for (replica::RefusedAtHub &each : refused)
                works.push_back(refusedWork(std::move(each), reader, texts));
            for (WaitingWork &each : works)
                if (each.refused && each.explanation.isEmpty())
                    each.explanation = explanationOf(each.operation, *each.refused, reader, texts);
            return {};
        }));
        std::ranges::stable_sort(works, {}, [](const WaitingWork &work) { return work.operation.deviceSequence; });
        return works;
    });
}

void Workspace::markRefusalsSeen()
{
    auto opened = d->current();
    if (!opened || !opened->isEnrolled())
        return;
    d->writer.start([this, opened] {
        if (opened->isStopped())
            return;
        // What can't be marked now is told once more.
        if (opened->replica().syncing().markRefusalsSeen() && d->line && d->line->session() == opened)
            d->line->recount();
    });
}

Pending<std::vector<ConflictShown>> Workspace::conflicts(Conflicts which)
{
    using All = std::vector<ConflictShown>;
    return d->reading<All>([=](ConflictReading &reading, const replica::Reader &reader) -> Result<All> {
        static const auto state = static_cast<std::size_t>(describe<Conflict>().indexOf(u"state"));
        const Value open(toToken(ConflictState::Open));
        std::vector<Record> records;
        PLUMBLINE_TRY(reader.forEach(EntityKind::Conflict, [&](const Record &record) {
            if (which == Conflicts::All || record.values.at(state) == open)
                records.push_back(record);
            return replica::Continue::Yes;
        }));
        All all;
        for (const Record &record : records) {
            // A conflict about a field that only a later Plumbline knows is for that one to show.
            const auto dispute = disputeOf(record, reader);
            if (!dispute && dispute.error().code == domain::errors::RecordNotFound)
                continue;
            PLUMBLINE_TRY_ASSIGN(auto shown, dispute ? reading.shown(*dispute) : Result<ConflictShown>(tl::unexpected(dispute.error())));
            all.push_back(std::move(shown));
        }
        std::ranges::sort(all, [](const ConflictShown &a, const ConflictShown &b) {
            return a.mineAt != b.mineAt ? a.mineAt > b.mineAt : a.id < b.id;
        });
        return all;
    });
}

Pending<std::vector<EffectLine>> Workspace::effectOf(const ConflictDecision &decision)
{
    using Lines = std::vector<EffectLine>;
    return d->reading<Lines>([=](ConflictReading &reading, const replica::Reader &reader) -> Result<Lines> {
        PLUMBLINE_TRY_ASSIGN(const Dispute dispute, disputeIn(reader, decision.conflict));
        const auto value = decision.choice == ConflictChoice::Mine     ? dispute.mine()
                           : decision.choice == ConflictChoice::Theirs ? dispute.theirs()
                                                                       : valueTyped(decision.edited, dispute, reader);
        PLUMBLINE_TRY(value.map([](const Value &) {}));
        return reading.effects(dispute, *value);
    });
}

Result<std::optional<ledger::Entry>> Workspace::Private::resolveOne(Session &session_, const ConflictDecision &decision) const
{
    ResolveConflict command{decision.conflict, decision.choice, decision.current, {}};
    if (decision.choice == ConflictChoice::Edited) {
        PLUMBLINE_TRY_ASSIGN(const auto lease, session_.lease());
        PLUMBLINE_TRY_ASSIGN(const Dispute dispute, disputeIn(*lease, decision.conflict));
        PLUMBLINE_TRY_ASSIGN(command.value, valueTyped(decision.edited, dispute, *lease));
    }
    return session_.replica().execute(std::move(command), session_.actor());
}

void Workspace::Private::decideSome(const std::shared_ptr<Deciding> &deciding)
{
    const std::size_t until = std::min(deciding->decisions.size(), deciding->outcomes.size() + DecisionsAtOnce);
    while (deciding->outcomes.size() < until) {
        const ConflictDecision &decision = deciding->decisions[deciding->outcomes.size()];
        const auto done = deciding->session->isStopped()
                              ? Result<std::optional<ledger::Entry>>(fail(errors::Locked))
                              : guarded<std::optional<ledger::Entry>>([&] { return resolveOne(*deciding->session, decision); });
        deciding->outcomes.push_back({decision.conflict, done ? std::optional<Error>() : std::optional(done.error())});
        if (done && *done)
            deciding->last = **done;
    }
    deciding->promise.setProgressValue(static_cast<int>(until));
    if (until < deciding->decisions.size()) {
        writer.start([this, deciding] { decideSome(deciding); });
        return;
    }
    // All of them go to the hub together.
    if (deciding->last)
        committed(deciding->session, *deciding->last);
    deciding->promise.addResult(std::move(deciding->outcomes));
    deciding->promise.finish();
}

Pending<std::vector<DecisionOutcome>> Workspace::resolve(const std::vector<ConflictDecision> &decisions)
{
    using Outcomes = Private::Deciding::Outcomes;
    auto opened = d->current();
    if (!opened)
        return answered<Outcomes>(fail(errors::Locked));
    auto deciding = std::make_shared<Private::Deciding>();
    deciding->session = std::move(opened);
    deciding->decisions = decisions;
    auto future = deciding->promise.future();
    deciding->promise.start();
    deciding->promise.setProgressRange(0, static_cast<int>(decisions.size()));
    d->writer.start([this, deciding] { d->decideSome(deciding); });
    return future;
}

} // namespace plumbline::workspace
