#include "dealhistory.h"

namespace plumbline::intake {

using domain::StageChange;

DealHistory::DealHistory(domain::DealId deal, std::vector<StageChange> existing) : m_deal(deal), m_changes(std::move(existing)) {}

void DealHistory::advance(const std::vector<Step> &steps, domain::Money baseAmount, ChangeWriter &writer) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool isLast = i + 1 == steps.size();
        const bool known = std::any_of(m_changes.begin(), m_changes.end(),
                                       [&](const StageChange &change) { return change.stage == steps[i].stage; });
        if (isLast || !known)
            append(steps[i], baseAmount, writer);
    }
}

void DealHistory::revalue(domain::StageId stage, domain::Money baseAmount, ChangeWriter &writer) {
    std::optional<domain::Date> last;
    for (const StageChange &change : m_changes)
        last = std::max(last, change.on); // absent sorts before every date
    append({stage, last}, baseAmount, writer);
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
