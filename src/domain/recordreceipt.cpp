#include "acts.h"
#include "decisions.h"
#include "posting.h"

namespace plumbline::domain {

Result<Changes> decideOne(RecordReceipt &&receipt, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, FinanceStaff, u"record_receipt"));
    if (receipt.document.trimmed().isEmpty())
        return fail(errors::RequiredFieldMissing, nameOfField<Fact>(u"document"));
    if (receipt.amount.minor() <= 0)
        return fail(errors::AmountNotPositive, nameOfField<Fact>(u"amount"));
    Fact fact;
    fact.id = receipt.receipt;
    fact.kind = FactKind::Receipt;
    fact.account = receipt.account;
    fact.document = receipt.document;
    fact.date = receipt.date;
    fact.amount = receipt.amount;
    fact.rate_micro = receipt.rateMicro;
    PLUMBLINE_TRY_ASSIGN(fact, withFrozenRate(std::move(fact), view));
    fact.source_ref = receipt.sourceRef ? receipt.sourceRef : toToken(FactKind::Receipt) + u':' + receipt.document;
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(fact), view));
    PLUMBLINE_TRY(refuseRepeated(fact, view));
    return changes;
}

} // namespace plumbline::domain
