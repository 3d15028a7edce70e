#include "figures.h"
#include "health.h"

namespace plumbline::analytics {

using domain::FactKind;
using Missing = std::vector<MissingInput>;

namespace {

Missing both(Missing first, const Missing &second) {
    for (const MissingInput each : second)
        if (std::ranges::find(first, each) == first.end())
            first.push_back(each);
    return first;
}

/// A ratio of two figures; where one of them can't be had, neither can the ratio.
Figure ratioOfFigures(Metric metric, Unit unit, const Figure &above, const Figure &below, std::int64_t scale) {
    Figure figure = ratioFigure(metric, unit, {above.value.value_or(0), above.unit, below.value.value_or(0), below.unit, scale});
    figure.numerator = above.value;
    figure.denominator = below.value;
    figure.missing = both(above.missing, below.missing);
    if (!above.value || !below.value)
        figure.value.reset();
    return figure;
}

} // namespace

Figure Health::sumFigure(Metric metric, const Shares &shares, Missing missing) const {
    std::int64_t sum = 0;
    for (const Share &share : shares)
        sum += share.amount;
    const Unit unit = metric == Metric::NewCustomers ? Unit::Count
                      : metric == Metric::SalesFte   ? Unit::HundredthHeads
                                                     : Unit::Money;
    Figure figure = plainFigure(metric, unit, sum);
    figure.missing = std::move(missing);
    if (!figure.missing.empty())
        figure.value.reset();
    return figure;
}

Figure Health::daysFigure(Metric metric, const Figure &numerator, const Figure &denominator) const {
    return ratioOfFigures(metric, Unit::TenthDays, numerator, denominator, std::int64_t{10} * m_window.days());
}

HealthFigure Health::outputPerHead() const {
    const Figure signedNet = sumFigure(Metric::NetSigned, documents(Metric::NetSigned),
                                       hasAny({FactKind::Contract}) ? Missing() : Missing{MissingInput::Contracts});
    const Figure heads =
        sumFigure(Metric::SalesFte, people(), isHeadcountKnown() ? Missing() : Missing{MissingInput::SalesHeadcount});
    return {ratioOfFigures(Metric::OutputPerHead, Unit::Money, signedNet, heads, 100), {signedNet, heads}, {}};
}

HealthFigure Health::cashConversionCycle() const {
    const auto sum = [this](Metric metric, MissingInput input) {
        const Shares shares = documents(metric);
        return sumFigure(metric, shares, shares.empty() ? Missing{input} : Missing());
    };
    const Missing noInvoices = hasAny({FactKind::Invoice}) ? Missing() : Missing{MissingInput::Invoices};
    const Figure inventory = sum(Metric::AverageInventory, MissingInput::Inventory);
    const Figure payables = sum(Metric::AveragePayables, MissingInput::Payables);
    const Figure cost = sum(Metric::CostOfSales, MissingInput::CostOfSales);
    const Figure sales = sumFigure(Metric::NetCreditSales, documents(Metric::NetCreditSales), noInvoices);
    const Figure closing = sumFigure(Metric::ClosingReceivables, {{0, closingReceivables()}}, noInvoices);
    const Figure dio = daysFigure(Metric::DaysInventory, inventory, cost);
    const Figure dso = daysFigure(Metric::DaysSales, closing, sales);
    const Figure dpo = daysFigure(Metric::DaysPayable, payables, cost);
    Figure cycle;
    cycle.id.metric = Metric::CashConversionCycle;
    cycle.unit = Unit::TenthDays;
    if (dio.value && dso.value && dpo.value)
        cycle.value = *dio.value + *dso.value - *dpo.value;
    cycle.missing = both(both(dio.missing, dso.missing), dpo.missing);
    return {cycle, {dio, dso, dpo, inventory, closing, payables, cost, sales}, {}};
}

HealthFigure Health::newCustomerCost() const {
    const Shares costs = documents(Metric::AcquisitionCost);
    const Figure cost =
        sumFigure(Metric::AcquisitionCost, costs, costs.empty() ? Missing{MissingInput::AcquisitionCost} : Missing());
    const Figure customers =
        sumFigure(Metric::NewCustomers, documents(Metric::NewCustomers),
                  hasAny({FactKind::Contract, FactKind::Order}) ? Missing() : Missing{MissingInput::FirstOrders});
    return {ratioOfFigures(Metric::NewCustomerCost, Unit::Money, cost, customers, 1), {cost, customers}, {}};
}

} // namespace plumbline::analytics
