#include "dealhistory.h"

#include <algorithm>
#include <span>

namespace plumbline::intake {

using domain::StageChange;

DealHistory::DealHistory(domain::DealId deal, std::vector<StageChange> existing, const Expected &expected)
    : m_deal(deal),
      m_expected(expected),
      m_changes(std::move(existing)) {}

void DealHistory::advance(const std::vector<Step> &steps, const Worth &worth, ChangeWriter &writer) {
    if (steps.empty())
        return;
    const std::optional<StageChange> newest = this->last();
    const domain::Money before = newest ? newest->base_amount : worth.before;
    catchUp(writer);
    const Step &last = steps.back();
    for (Step step : std::span(steps).first(steps.size() - 1)) {
        const bool known = std::any_of(m_changes.begin(), m_changes.end(),
                                       [&](const StageChange &change) { return change.stage == step.stage; });
        // A deal cannot have come to an earlier stage after the day it came to where it is.
        if (last.on)
            step.on = std::min(step.on, last.on);
        if (!known)
            append(step, before, m_expected.before, writer);
    }
    append({last.stage, std::max(last.on, lastDay())}, worth.now, m_expected.now, writer);
}

std::optional<domain::Date> DealHistory::lastDay() const {
    std::optional<domain::Date> last;
    for (const StageChange &change : m_changes)
        last = std::max(last, change.on); // absent sorts before every date
    return last;
}

std::optional<StageChange> DealHistory::last() const {
    const auto last = std::ranges::max_element(
        m_changes, {}, [](const StageChange &change) { return std::pair(change.on, change.ordinal); });
    return last == m_changes.end() ? std::nullopt : std::optional(*last);
}

void DealHistory::catchUp(ChangeWriter &writer) {
    const std::optional<StageChange> newest = last();
    if (newest && newest->expected_close != m_expected.before)
        append({newest->stage, newest->on}, newest->base_amount, m_expected.before, writer);
}

void DealHistory::revalue(domain::StageId stage, domain::Money baseAmount, ChangeWriter &writer) {
    catchUp(writer);
    append({stage, lastDay()}, baseAmount, m_expected.now, writer);
}

void DealHistory::append(const Step &step, domain::Money baseAmount, const std::optional<domain::Date> &expected, ChangeWriter &writer) {
    StageChange change;
    change.id = domain::StageChangeId(writer.newId());
    change.deal = m_deal;
    change.stage = step.stage;
    change.on = step.on;
    change.base_amount = baseAmount;
    change.expected_close = expected;
    for (const StageChange &each : m_changes)
        if (each.on == step.on)
            change.ordinal = std::max(change.ordinal, each.ordinal + 1);
    writer.create(change);
    m_changes.push_back(change);
}

} // namespace plumbline::intake
