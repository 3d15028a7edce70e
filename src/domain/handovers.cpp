#include "acts.h"
#include "decisions.h"
#include "files.h"

namespace plumbline::domain {
namespace {

constexpr Roles Deliverers = Administrators | Role::Delivery;

Result<Handover> decided(const Handover &before, HandoverState state, const Actor &actor, const Clock &clock)
{
    if (before.state != HandoverState::Offered)
        return fail(errors::StateUnfit, toToken(before.state));
    Handover after = before;
    after.state = state;
    after.decided_by = actor.user;
    after.decided_at = clock.now();
    return after;
}

} // namespace

Result<Changes> decideOne(OfferHandover &&offer, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Sellers, u"offer_handover"));
    PLUMBLINE_TRY_ASSIGN(const Deal deal, lookUpPresent(view, offer.handover.deal));
    PLUMBLINE_TRY_ASSIGN(const std::optional<Stage> stage, lookUp(view, deal.stage));
    if (!stage || stage->outcome != StageOutcome::Won)
        return fail(errors::StateUnfit, stage ? toToken(stage->outcome) : QString());
    if (offer.files.empty())
        return fail(errors::FileMissing, entityName(EntityKind::Handover));
    Handover handover = offer.handover;
    if (handover.clause.trimmed().isEmpty())
        return fail(errors::RequiredFieldMissing, nameOfField<Handover>(u"clause"));
    handover.offered_by = actor.user;
    handover.offered_at = clock.now();
    handover.state = HandoverState::Offered;
    handover.decided_by.reset();
    handover.decided_at.reset();
    handover.confirmed_twice = false;
    handover.reason.reset();
    const Record record = toRecord(handover);
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(record, view));
    PLUMBLINE_TRY(addFiles(changes, std::move(offer.files), record, view, actor));
    return changes;
}

Result<Changes> decideOne(AcceptHandover &&accept, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Deliverers, u"accept_handover"));
    PLUMBLINE_TRY_ASSIGN(const Handover before, lookUpPresent(view, accept.handover));
    PLUMBLINE_TRY_ASSIGN(Handover after, decided(before, HandoverState::Accepted, actor, clock));
    if (accept.files.empty())
        return fail(errors::FileMissing, entityName(EntityKind::Handover));
    if (accept.confirmed != AcceptHandover::Confirmed::Twice)
        return fail(errors::ConfirmationMissing);
    after.confirmed_twice = true;
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    PLUMBLINE_TRY(addFiles(changes, std::move(accept.files), toRecord(before), view, actor));
    return changes;
}

Result<Changes> decideOne(ReturnHandover &&back, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Deliverers, u"return_handover"));
    if (back.reason.trimmed().isEmpty())
        return fail(errors::ReasonMissing);
    PLUMBLINE_TRY_ASSIGN(const Handover before, lookUpPresent(view, back.handover));
    PLUMBLINE_TRY_ASSIGN(Handover after, decided(before, HandoverState::Returned, actor, clock));
    after.reason = back.reason;
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    return changes;
}

} // namespace plumbline::domain
