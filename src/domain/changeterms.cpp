#include "acts.h"
#include "commitmentstates.h"
#include "decisions.h"
#include "patching.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

/// The price may fall by what the rebate was approved for and not by more.
Result<void> checkPrice(const Deal &before, const Deal &after, const Commitment &commitment)
{
    const bool inOwn = commitment.liability.currency() == before.amount.currency();
    const Money was = inOwn ? before.amount : before.base_amount;
    const Money is = inOwn ? after.amount : after.base_amount;
    if (commitment.liability.currency() != was.currency() || is.currency() != was.currency())
        return fail(errors::CurrencyMismatch, commitment.liability.currency().code());
    PLUMBLINE_TRY_ASSIGN(const Money fall, was.subtract(is));
    if (is.isNegative() || fall.minor() <= 0 || fall > commitment.liability)
        return fail(errors::CommitmentNeeded, nameOfField<Deal>(u"amount"));
    return {};
}

/// What came in by a file was agreed before Plumbline, the price with it: only what was signed here changes one.
Result<void> checkSigned(const Commitment &commitment, QStringView field, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const auto steps, lookUpWhere<ApprovalStep>(view, u"commitment", commitment.id.uuid()));
    const auto isSigned = [&](Role role) {
        return std::ranges::any_of(steps, [&](const ApprovalStep &step) { return step.role == role && step.state == ApprovalState::Approved; });
    };
    if (!std::ranges::all_of(stepsFor(commitment.kind), isSigned))
        return fail(errors::CommitmentNeeded, nameOfField<Deal>(field));
    return {};
}

Result<void> checkCommitment(const ChangeTerms &change, const Deal &deal, const Commitment &commitment)
{
    const QStringView field = change.amount ? QStringView(u"amount") : QStringView(u"service_end");
    const CommitmentKind kind = change.amount ? CommitmentKind::Rebate : CommitmentKind::Extension;
    const bool both = change.amount && change.serviceEnd;
    const bool neither = !change.amount && !change.serviceEnd;
    if (both || neither || commitment.deal != deal.id || commitment.kind != kind || commitment.state != CommitmentState::Open)
        return fail(errors::CommitmentNeeded, nameOfField<Deal>(field));
    const bool later = change.serviceEnd && (!deal.service_end || *change.serviceEnd > *deal.service_end);
    if (change.serviceEnd && !later)
        return fail(errors::CommitmentNeeded, nameOfField<Deal>(field));
    return {};
}

} // namespace

Result<Changes> decideOne(ChangeTerms &&change, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Sellers, u"change_terms"));
    PLUMBLINE_TRY_ASSIGN(const Deal before, lookUpPresent(view, change.deal));
    PLUMBLINE_TRY_ASSIGN(const Commitment commitment, lookUpPresent(view, change.commitment));
    PLUMBLINE_TRY(checkCommitment(change, before, commitment));
    const QStringView field = change.amount ? QStringView(u"amount") : QStringView(u"service_end");
    PLUMBLINE_TRY(checkSigned(commitment, field, view));
    const Value value = change.amount ? Value(*change.amount) : Value(*change.serviceEnd);
    PLUMBLINE_TRY_ASSIGN(Updated updated, withAgreedField(toRecord(before), describe<Deal>().indexOf(field), value, view));
    if (change.amount) {
        Record after = toRecord(before);
        for (const FieldChange &each : updated.fields)
            after.values.at(static_cast<std::size_t>(each.field)) = each.after;
        PLUMBLINE_TRY_ASSIGN(const Deal lowered, fromRecord<Deal>(after));
        PLUMBLINE_TRY(checkPrice(before, lowered, commitment));
    }
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    Changes changes;
    changes.emplace_back(std::move(updated));
    PLUMBLINE_TRY(moveCommitment(changes, commitment, CommitmentState::Fulfilled, view, actor, today));
    return changes;
}

} // namespace plumbline::domain
