#include "acts.h"
#include "decisions.h"

namespace plumbline::domain {
namespace {

constexpr Roles Chasers = FinanceStaff | Sellers;
constexpr std::int64_t LastLevel = 4;

/// The invoice that is chased has to be one of the customer's.
Result<void> checkInvoice(const std::optional<FactId> &invoice, AccountId account, const View &view, const QString &field)
{
    if (!invoice)
        return {};
    PLUMBLINE_TRY_ASSIGN(const std::optional<Fact> fact, lookUp(view, *invoice));
    if (!fact || fact->kind != FactKind::Invoice || fact->account != account)
        return fail(errors::ReferenceBroken, field);
    return {};
}

} // namespace

Result<Changes> decideOne(RecordChase &&record, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Chasers, u"record_chase"));
    DunningAction chase = record.chase;
    if (chase.level < 1 || chase.level > LastLevel)
        return fail(errors::LevelUnknown, QString::number(chase.level));
    PLUMBLINE_TRY(checkInvoice(chase.invoice, chase.account, view, nameOfField<DunningAction>(u"invoice")));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    chase.on = notAfter(today, chase.on);
    chase.by = actor.user;
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(chase), view));
    return changes;
}

Result<Changes> decideOne(RecordPromise &&record, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Chasers, u"record_promise"));
    PromiseToPay promise = record.promise;
    if (promise.amount.minor() <= 0)
        return fail(errors::AmountNotPositive, nameOfField<PromiseToPay>(u"amount"));
    PLUMBLINE_TRY(checkInvoice(promise.invoice, promise.account, view, nameOfField<PromiseToPay>(u"invoice")));
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    promise.made_on = notAfter(today, promise.made_on);
    if (promise.due_date < promise.made_on)
        return fail(errors::DatesReversed, nameOfField<PromiseToPay>(u"due_date"));
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(promise), view));
    return changes;
}

} // namespace plumbline::domain
