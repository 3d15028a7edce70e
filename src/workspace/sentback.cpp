#include "plumbline/workspace/promisedesk.h"

#include "plumbline/domain/commands.h"
#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "plumbline/ledger/operation.h"
#include "workspace_p.h"

#include <array>
#include <set>

/// Decisions that came to nothing because their amounts had changed: on this device's queue, or at the hub.
namespace plumbline::workspace {

using namespace domain;

namespace {

/// So many of the device's last operations are looked through.
constexpr std::int64_t LookedThrough = 500;

/// The record an operation decides about and the amounts it was decided on.
std::optional<SentBack> decisionIn(const ledger::Operation &operation)
{
    static const std::array deciding{commandName(Approve()), commandName(DecideWriteOff())};
    if (std::ranges::find(deciding, operation.kind) == deciding.end())
        return std::nullopt;
    const auto command = ledger::decodeCommand(operation.kind, operation.body);
    if (!command)
        return std::nullopt;
    if (const auto *approve = std::get_if<Approve>(&*command))
        return SentBack{approve->step.uuid(), {{}, approve->premise, {}}};
    if (const auto *decided = std::get_if<DecideWriteOff>(&*command))
        return SentBack{decided->request.uuid(), {{}, {}, decided->open}};
    return std::nullopt;
}

bool isChanged(const ledger::Outcome &outcome)
{
    const auto *rejected = std::get_if<ledger::Rejected>(&outcome);
    return rejected != nullptr && rejected->code.toStdString() == domain::errors::PremiseChanged.id;
}

/// Somebody else may have decided since.
Result<bool> isWaiting(const replica::Reader &reader, const SentBack &decision)
{
    if (decision.cost.premise) {
        PLUMBLINE_TRY_ASSIGN(const auto step, reader.find(EntityKind::ApprovalStep, decision.id));
        return step && fromRecord<ApprovalStep>(*step).map([](const ApprovalStep &each) { return each.state == ApprovalState::Waiting; }).value_or(false);
    }
    PLUMBLINE_TRY_ASSIGN(const auto request, reader.find(EntityKind::WriteOffRequest, decision.id));
    return request && fromRecord<WriteOffRequest>(*request).map([](const WriteOffRequest &each) { return each.state == ApprovalState::Waiting; }).value_or(false);
}

/// Of the decisions about one request the newest says how it stands.
Result<std::vector<SentBack>> sentBackIn(const replica::Reader &reader)
{
    std::vector<SentBack> back;
    std::set<Uuid> known;
    const auto take = [&](const ledger::Operation &operation, bool changed) -> Result<void> {
        auto decision = decisionIn(operation);
        if (!decision || !known.insert(decision->id).second || !changed)
            return {};
        PLUMBLINE_TRY_ASSIGN(const bool stillWaits, isWaiting(reader, *decision));
        if (stillWaits)
            back.push_back(std::move(*decision));
        return {};
    };
    PLUMBLINE_TRY_ASSIGN(const auto waiting, reader.waiting());
    for (auto each = waiting.rbegin(); each != waiting.rend(); ++each)
        PLUMBLINE_TRY(take(each->operation, each->refused && each->refused->code == domain::errors::PremiseChanged));
    PLUMBLINE_TRY_ASSIGN(const auto settled, reader.settled(LookedThrough));
    for (const replica::SettledOperation &each : settled)
        PLUMBLINE_TRY(take(each.operation, isChanged(each.outcome)));
    return back;
}

} // namespace

Pending<std::vector<SentBack>> PromiseDesk::sentBack()
{
    using All = std::vector<SentBack>;
    return m_workspace.d->read<All>([](Session &session, const replica::Reader &reader) -> Result<All> {
        All back;
        if (session.isEnrolled())
            PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
                PLUMBLINE_TRY_ASSIGN(back, sentBackIn(reader));
                return {};
            }));
        return back;
    });
}

} // namespace plumbline::workspace
