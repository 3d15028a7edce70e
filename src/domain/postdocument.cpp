#include "acts.h"
#include "allocating.h"
#include "decisions.h"
#include "files.h"
#include "plumbline/domain/reversal.h"
#include "posting.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

Result<void> check(const PostDocument &post)
{
    const Fact &fact = post.document;
    // Money that came in and money given up have acts of their own, with rules of their own.
    if (fact.kind == FactKind::Receipt || fact.kind == FactKind::WriteOff || fact.reverses)
        return fail(errors::NotPosted, toToken(fact.kind));
    if (fact.document.trimmed().isEmpty())
        return fail(errors::RequiredFieldMissing, nameOfField<Fact>(u"document"));
    if (fact.amount.minor() <= 0)
        return fail(errors::AmountNotPositive, nameOfField<Fact>(u"amount"));
    const bool owed = fact.kind == FactKind::Invoice || fact.kind == FactKind::CreditNote || fact.kind == FactKind::Refund;
    if (owed && !fact.account)
        return fail(errors::RequiredFieldMissing, nameOfField<Fact>(u"account"));
    if (fact.due_date && *fact.due_date < fact.date)
        return fail(errors::DatesReversed, nameOfField<Fact>(u"due_date"));
    return {};
}

Result<void> checkInstalments(const PostDocument &post)
{
    const Fact &fact = post.document;
    const auto mismatch = [&] { return fail(errors::InstalmentsMismatch, fact.document); };
    if ((fact.kind == FactKind::Invoice) == post.instalments.empty())
        return mismatch();
    if (post.instalments.empty())
        return {};
    Money sum(0, fact.amount.currency());
    for (const Instalment &each : post.instalments) {
        if (each.amount.currency() != sum.currency())
            return fail(errors::CurrencyMismatch, each.amount.currency().code());
        if (each.amount.minor() <= 0)
            return fail(errors::AmountNotPositive, nameOfField<Instalment>(u"amount"));
        if (each.due_date && *each.due_date < fact.date)
            return fail(errors::DatesReversed, nameOfField<Instalment>(u"due_date"));
        PLUMBLINE_TRY_ASSIGN(sum, sum.add(each.amount));
    }
    if (sum != fact.amount)
        return mismatch();
    return {};
}

Result<void> addInstalments(Changes &changes, std::vector<Instalment> &&instalments, const Fact &fact, const View &view)
{
    const Changes made = changes;
    Money amount(0, fact.amount.currency());
    Money base(0, fact.base_amount.currency());
    for (Instalment &each : instalments) {
        each.invoice = fact.id;
        each.disputed = false;
        PLUMBLINE_TRY_ASSIGN(amount, amount.add(each.amount));
        // Of everything so far rather than of each, so that the parts add up to the invoice.
        PLUMBLINE_TRY_ASSIGN(const Money until, fact.base_amount.tryScaled(amount.minor(), fact.amount.minor(), Rounding::HalfEven));
        PLUMBLINE_TRY_ASSIGN(each.base_amount, until.subtract(base));
        base = until;
        for (const Change &change : changes)
            if (recordOf(change) == each.id.uuid())
                return fail(errors::IdTaken, entityName(EntityKind::Instalment));
        PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(each), view, made));
    }
    return {};
}

Result<void> takeBackAll(Changes &changes, const std::vector<Allocation> &allocations, const Fact &reversal, Date today, const View &view)
{
    const Changes made = changes;
    for (const Allocation &each : allocations) {
        const AllocationId id(derivedId(each.id.uuid(), reversal.id.uuid()));
        const auto taken = reversalOf(each, id, today, view);
        // Reversals and what was taken back before stay as they are.
        if (!taken && taken.error().code == errors::AlreadyReversed)
            continue;
        PLUMBLINE_TRY_ASSIGN(const Allocation back, taken);
        PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(back), view, made));
    }
    return {};
}

Result<std::vector<Allocation>> allocationsOf(const Fact &fact, const View &view)
{
    if (fact.kind != FactKind::Invoice)
        return lookUpWhere<Allocation>(view, u"from", fact.id.uuid());
    std::vector<Allocation> all;
    PLUMBLINE_TRY_ASSIGN(const auto instalments, lookUpWhere<Instalment>(view, u"invoice", fact.id.uuid()));
    for (const Instalment &instalment : instalments) {
        PLUMBLINE_TRY_ASSIGN(const auto each, lookUpWhere<Allocation>(view, u"instalment", instalment.id.uuid()));
        all.insert(all.end(), each.begin(), each.end());
    }
    return all;
}

Result<bool> isReversed(const Fact &fact, const View &view)
{
    if (fact.reverses)
        return true;
    PLUMBLINE_TRY_ASSIGN(const auto facts, fact.account ? lookUpWhere<Fact>(view, u"account", fact.account->uuid())
                                                        : lookUpWhere<Fact>(view, u"source_ref", reversalRef(fact.id)));
    return std::ranges::any_of(facts, [&](const Fact &each) { return each.reverses == fact.id; });
}

} // namespace

QString reversalRef(FactId document)
{
    return QStringLiteral("reversal:") + document.toString();
}

Result<Changes> decideOne(PostDocument &&post, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, FinanceStaff, u"post_document"));
    PLUMBLINE_TRY(check(post));
    PLUMBLINE_TRY(checkInstalments(post));
    PLUMBLINE_TRY_ASSIGN(Fact fact, withFrozenRate(post.document, view));
    if (!fact.source_ref)
        fact.source_ref = toToken(fact.kind) + u':' + fact.document;
    const Record record = toRecord(fact);
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(record, view));
    PLUMBLINE_TRY(refuseRepeated(fact, view));
    PLUMBLINE_TRY(addInstalments(changes, std::move(post.instalments), fact, view));
    PLUMBLINE_TRY(addFiles(changes, std::move(post.files), record, view, actor));
    return changes;
}

Result<Changes> decideOne(ReverseDocument &&reverse, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, FinanceStaff, u"reverse_document"));
    PLUMBLINE_TRY_ASSIGN(const Fact original, lookUpPresent(view, reverse.document));
    PLUMBLINE_TRY_ASSIGN(const bool reversed, isReversed(original, view));
    if (reversed)
        return fail(errors::AlreadyReversed, original.document);
    PLUMBLINE_TRY_ASSIGN(const Date today, todayOf(view, clock));
    Fact reversal = original;
    reversal.id = reverse.reversal;
    reversal.reverses = original.id;
    reversal.date = std::max(today, original.date);
    reversal.due_date.reset();
    PLUMBLINE_TRY_ASSIGN(reversal.amount, negated(original.amount));
    PLUMBLINE_TRY_ASSIGN(reversal.base_amount, negated(original.base_amount));
    if (original.tax) {
        PLUMBLINE_TRY_ASSIGN(reversal.tax, negated(*original.tax));
    }
    reversal.source_ref = reversalRef(original.id);
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(reversal), view));
    PLUMBLINE_TRY_ASSIGN(const auto allocations, allocationsOf(original, view));
    PLUMBLINE_TRY(takeBackAll(changes, allocations, reversal, today, view));
    return changes;
}

} // namespace plumbline::domain
