#include "posting.h"

#include "acts.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

constexpr std::int64_t SameCurrency = 1'000'000;

} // namespace

Result<Fact> withFrozenRate(Fact fact, const View &view)
{
    PLUMBLINE_TRY_ASSIGN(const Organisation organisation, organisationOf(view));
    PLUMBLINE_TRY_ASSIGN(const Currency base, Currency::parse(organisation.base_currency));
    if (fact.amount.currency() == base)
        fact.rate_micro = SameCurrency;
    if (fact.rate_micro <= 0)
        return fail(errors::AmountNotPositive, nameOfField<Fact>(u"rate_micro"));
    PLUMBLINE_TRY_ASSIGN(fact.base_amount, fact.amount.tryConverted(base, fact.rate_micro, Rounding::HalfEven));
    return fact;
}

Result<void> refuseRepeated(const Fact &fact, const View &view)
{
    if (!fact.account)
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto facts, lookUpWhere<Fact>(view, u"account", fact.account->uuid()));
    for (const Fact &each : facts) {
        const bool same = each.kind == fact.kind && !each.reverses && each.document == fact.document;
        if (same && std::ranges::none_of(facts, [&](const Fact &other) { return other.reverses == each.id; }))
            return fail(errors::DocumentExists, fact.document);
    }
    return {};
}

} // namespace plumbline::domain
