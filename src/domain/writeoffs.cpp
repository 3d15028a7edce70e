#include "acts.h"
#include "allocating.h"
#include "decisions.h"

namespace plumbline::domain {
namespace {

/// The write-off of an approved request, and its allocation. Ids are derived from the request's: it is posted once.
Result<Changes> posted(const WriteOffRequest &request, const View &view, Date today)
{
    PLUMBLINE_TRY_ASSIGN(const Instalment instalment, lookUpPresent(view, request.instalment));
    PLUMBLINE_TRY_ASSIGN(const Fact invoice, lookUpPresent(view, instalment.invoice));
    Fact fact;
    fact.id = FactId(derivedId(request.id.uuid(), instalment.id.uuid()));
    fact.kind = FactKind::WriteOff;
    fact.account = invoice.account;
    fact.deal = invoice.deal;
    fact.owner = invoice.owner;
    fact.document = invoice.document;
    fact.date = today;
    fact.amount = request.amount;
    fact.rate_micro = invoice.rate_micro;
    PLUMBLINE_TRY_ASSIGN(fact.base_amount,
                         request.amount.tryConverted(invoice.base_amount.currency(), invoice.rate_micro, Rounding::HalfEven));
    fact.category = toToken(request.reason);
    fact.source_ref = QStringLiteral("write_off:") + request.id.toString();
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(fact), view));
    Allocating allocating(view, fact, today, changes);
    PLUMBLINE_TRY(allocating.begin());
    PLUMBLINE_TRY(allocating.set({AllocationId(derivedId(fact.id.uuid(), instalment.id.uuid())), instalment.id, request.amount}));
    for (Change &change : allocating.takeChanges())
        changes.push_back(std::move(change));
    return changes;
}

} // namespace

Result<Changes> decideOne(RequestWriteOff &&ask, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, FinanceStaff, u"request_write_off"));
    PLUMBLINE_TRY_ASSIGN(const Instalment instalment, lookUpPresent(view, ask.instalment));
    if (ask.amount.currency() != instalment.amount.currency())
        return fail(errors::CurrencyMismatch, ask.amount.currency().code());
    if (ask.amount.minor() <= 0)
        return fail(errors::AmountNotPositive, nameOfField<WriteOffRequest>(u"amount"));
    PLUMBLINE_TRY_ASSIGN(const Money open, openOf(instalment.id, view));
    if (ask.amount > open)
        return fail(errors::AllocationExceedsInstalment, open.plain());
    WriteOffRequest request;
    request.id = ask.request;
    request.instalment = ask.instalment;
    request.amount = ask.amount;
    request.reason = ask.reason;
    request.requested_by = actor.user;
    PLUMBLINE_TRY_ASSIGN(request.requested_on, todayOf(view, clock));
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(request), view));
    return changes;
}

Result<Changes> decideOne(DecideWriteOff &&decided, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Leaders, u"decide_write_off"));
    PLUMBLINE_TRY_ASSIGN(const WriteOffRequest before, lookUpPresent(view, decided.request));
    if (before.requested_by == actor.user)
        return fail(errors::OwnRequest);
    if (before.state != ApprovalState::Waiting)
        return fail(errors::AlreadyDecided, toToken(before.state));
    PLUMBLINE_TRY_ASSIGN(const Money open, openOf(before.instalment, view));
    if (open != decided.open)
        return fail(errors::PremiseChanged, QStringLiteral("open: %1 > %2").arg(toPlainText(decided.open), toPlainText(open)));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    WriteOffRequest after = before;
    after.state = decided.decision == ApprovalDecision::Approve ? ApprovalState::Approved : ApprovalState::Refused;
    after.decided_by = actor.user;
    after.decided_at = clock.now();
    after.comment = decided.comment;
    after.open = open;
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    if (decided.decision == ApprovalDecision::Refuse)
        return changes;
    PLUMBLINE_TRY_ASSIGN(Changes made, posted(before, view, today));
    for (Change &change : made)
        changes.push_back(std::move(change));
    return changes;
}

} // namespace plumbline::domain
