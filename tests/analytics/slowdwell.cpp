#include "slowdeals.h"

#include <set>

namespace plumbline::tests {

using namespace domain;

namespace {

__extension__ using Wide = __int128;

/// How many days a deal was in a stage by the as-of day, counted one by one; absent where it was not, or nobody knows since when.
std::optional<SlowStay> stayOf(const PlainOrganisation &organisation, const analytics::DealInput &deal, const analytics::Slice &slice,
                               int stage, const std::function<bool(Date)> &counts) {
    if (!isThere(organisation, deal, slice))
        return std::nullopt;
    SlowStay stay;
    std::optional<Date> entered;
    const auto changes = visibleChanges(organisation, deal, slice);
    for (std::size_t at = 0; at < changes.size(); ++at) {
        const bool isIn = placeOf(organisation, *changes[at].stage) == stage;
        const bool comes = isIn && (at == 0 || placeOf(organisation, *changes[at - 1].stage) != stage);
        if (comes && !changes[at].on)
            return std::nullopt;
        if (comes && !entered)
            entered = changes[at].on;
        if (!isIn || !changes[at].on)
            continue;
        const Date until = at + 1 < changes.size() ? *changes[at + 1].on : slice.asOf;
        for (Date day = *changes[at].on; day < until; day = day.plusDays(1))
            stay.days += counts(day) ? 1 : 0;
    }
    if (!entered || !slice.period.contains(*entered))
        return std::nullopt;
    stay.hasEnded = placeOf(organisation, *changes.back().stage) != stage;
    return stay;
}

} // namespace

std::vector<SlowStay> slowStays(const PlainOrganisation &organisation, const analytics::Slice &slice, int stage,
                                const std::function<bool(Date)> &counts) {
    std::vector<SlowStay> stays;
    for (const auto &deal : organisation.deals)
        if (const auto stay = stayOf(organisation, deal, slice, stage, counts))
            stays.push_back(*stay);
    return stays;
}

/// As a redistribution to the right (Efron, Berkeley Symposium 5, 1967): each deal last seen staying leaves its weight to those
/// that stayed longer. The same estimate by another way; weights are fractions of a number all of them divide.
SlowValue slowQuantile(std::vector<SlowStay> stays, int parts) {
    // Those that left on a day come before those last seen on it.
    std::ranges::sort(stays, {}, [](const SlowStay &stay) { return std::pair(stay.days, !stay.hasEnded); });
    // Weights as fractions of 1, reduced; few enough deals that they fit.
    struct Fraction {
        Wide above, below;
    };
    const auto reduced = [](Fraction fraction) {
        Wide a = fraction.above;
        Wide b = fraction.below;
        while (b != 0)
            std::tie(a, b) = std::pair(b, a % b);
        return Fraction{fraction.above / a, fraction.below / a};
    };
    if (stays.empty())
        return std::nullopt;
    Fraction weight{1, static_cast<Wide>(stays.size())};
    Fraction staying{1, 1};
    for (std::size_t at = 0; at < stays.size(); ++at) {
        const auto after = static_cast<Wide>(stays.size() - at - 1);
        if (!stays[at].hasEnded) {
            if (after > 0)
                weight = reduced({weight.above * (after + 1), weight.below * after});
            continue;
        }
        staying = reduced({staying.above * weight.below - weight.above * staying.below, staying.below * weight.below});
        const bool isLastOfDay = at + 1 == stays.size() || stays[at + 1].days != stays[at].days || !stays[at + 1].hasEnded;
        if (isLastOfDay && staying.above * parts <= staying.below)
            return stays[at].days;
    }
    return std::nullopt;
}

} // namespace plumbline::tests
