#include "acts.h"
#include "decisions.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

constexpr std::int64_t SameCurrency = 1'000'000;

/// A receipt that was reversed no longer counts, so that it can be recorded again as it should have been.
Result<void> refuseRepeated(const RecordReceipt &receipt, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const auto facts, lookUpWhere<Fact>(view, u"account", receipt.account.uuid()));
    for (const Fact &fact : facts) {
        const bool same = fact.kind == FactKind::Receipt && !fact.reverses && fact.document == receipt.document;
        if (same && std::ranges::none_of(facts, [&](const Fact &other) { return other.reverses == fact.id; }))
            return fail(errors::DocumentExists, receipt.document);
    }
    return {};
}

} // namespace

Result<Changes> decideOne(RecordReceipt &&receipt, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, FinanceStaff, u"record_receipt"));
    if (receipt.document.trimmed().isEmpty())
        return fail(errors::RequiredFieldMissing, nameOfField<Fact>(u"document"));
    if (receipt.amount.minor() <= 0)
        return fail(errors::AmountNotPositive, nameOfField<Fact>(u"amount"));
    PLUMBLINE_TRY_ASSIGN(const Organisation organisation, organisationOf(view));
    PLUMBLINE_TRY_ASSIGN(const Currency base, Currency::parse(organisation.base_currency));

    Fact fact;
    fact.id = receipt.receipt;
    fact.kind = FactKind::Receipt;
    fact.account = receipt.account;
    fact.document = receipt.document;
    fact.date = receipt.date;
    fact.amount = receipt.amount;
    fact.rate_micro = receipt.amount.currency() == base ? SameCurrency : receipt.rateMicro;
    if (fact.rate_micro <= 0)
        return fail(errors::AmountNotPositive, nameOfField<Fact>(u"rate_micro"));
    PLUMBLINE_TRY_ASSIGN(fact.base_amount, fact.amount.tryConverted(base, fact.rate_micro, Rounding::HalfEven));
    fact.source_ref = receipt.sourceRef ? receipt.sourceRef : toToken(FactKind::Receipt) + u':' + receipt.document;
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(fact), view));
    PLUMBLINE_TRY(refuseRepeated(receipt, view));
    return changes;
}

} // namespace plumbline::domain
