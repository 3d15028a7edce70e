#include "dealhistory.h"

#include <algorithm>
#include <span>

namespace plumbline::intake {

using domain::StageChange;

DealHistory::DealHistory(domain::DealId deal, std::vector<StageChange> existing) : m_deal(deal), m_changes(std::move(existing)) {}

void DealHistory::advance(const std::vector<Step> &steps, const Worth &worth, ChangeWriter &writer) {
    if (steps.empty())
        return;
    const domain::Money before = lastAmount().value_or(worth.before);
    const Step &last = steps.back();
    for (Step step : std::span(steps).first(steps.size() - 1)) {
        const bool known = std::any_of(m_changes.begin(), m_changes.end(),
                                       [&](const StageChange &change) { return change.stage == step.stage; });
        // A deal cannot have come to an earlier stage after the day it came to where it is.
        if (last.on)
            step.on = std::min(step.on, last.on);
        if (!known)
            append(step, before, writer);
    }
    append({last.stage, std::max(last.on, lastDay())}, worth.now, writer);
}

std::optional<domain::Date> DealHistory::lastDay() const {
    std::optional<domain::Date> last;
    for (const StageChange &change : m_changes)
        last = std::max(last, change.on); // absent sorts before every date
    return last;
}

std::optional<domain::Money> DealHistory::lastAmount() const {
    const auto last = std::ranges::max_element(
        m_changes, {}, [](const StageChange &change) { return std::pair(change.on, change.ordinal); });
    return last == m_changes.end() ? std::nullopt : std::optional(last->base_amount);
}

void DealHistory::revalue(domain::StageId stage, domain::Money baseAmount, ChangeWriter &writer) {
    append({stage, lastDay()}, baseAmount, writer);
}

void DealHistory::append(const Step &step, domain::Money baseAmount, ChangeWriter &writer) {
    StageChange change;
    change.id = domain::StageChangeId(writer.newId());
    change.deal = m_deal;
    change.stage = step.stage;
    change.on = step.on;
    change.base_amount = baseAmount;
    for (const StageChange &each : m_changes)
        if (each.on == step.on)
            change.ordinal = std::max(change.ordinal, each.ordinal + 1);
    writer.create(change);
    m_changes.push_back(change);
}

} // namespace plumbline::intake
