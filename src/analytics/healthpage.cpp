#include "health.h"
#include "plumbline/analytics/columns.h"

namespace plumbline::analytics {

namespace {

constexpr int TrendPoints = 12;

} // namespace

HealthPage healthPage(const Columns &columns, const Slice &slice) {
    const ReceivablesData &data = columns.receivables->data();
    Health now(data, slice);
    now.findFirstOrders();
    const HealthWindow window = now.window();
    HealthPage page;
    page.period = {domain::Date::fromDays(window.first), domain::Date::fromDays(window.last)};
    page.outputPerHead = now.outputPerHead();
    page.cashConversionCycle = now.cashConversionCycle();
    page.newCustomerCost = now.newCustomerCost();
    for (int point = 0; point < TrendPoints; ++point) {
        const HealthWindow then = window.movedByMonths(point + 1 - TrendPoints);
        const Health health = now.at(then);
        const domain::Date until = domain::Date::fromDays(then.last);
        const bool last = point + 1 == TrendPoints;
        page.outputPerHead.trend.push_back({until, (last ? page.outputPerHead : health.outputPerHead()).figure.value});
        page.cashConversionCycle.trend.push_back(
            {until, (last ? page.cashConversionCycle : health.cashConversionCycle()).figure.value});
        page.newCustomerCost.trend.push_back({until, (last ? page.newCustomerCost : health.newCustomerCost()).figure.value});
    }
    return page;
}

} // namespace plumbline::analytics
