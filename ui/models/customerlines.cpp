#include "customerlines.h"

#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::models {

using analytics::AgeingColumn;
using analytics::CustomerAgeing;

namespace {

domain::Value textOrNothing(const QString &text)
{
    return text.isEmpty() ? domain::Value() : domain::Value(text);
}

template<typename T>
domain::Value valueOrNothing(const std::optional<T> &value)
{
    return value ? domain::Value(*value) : domain::Value();
}

} // namespace

QString nameOf(const CustomerAgeing &customer)
{
    return customer.account.key.isEmpty() && customer.account.name.isEmpty() ? Customers::tr("Unattributed") : customer.account.name;
}

QString flagOf(const CustomerAgeing &customer)
{
    if (customer.overSixtyDays && customer.disputed)
        return Customers::tr("Over 60 days, disputed");
    if (customer.overSixtyDays)
        return Customers::tr("Over 60 days");
    return customer.disputed ? Customers::tr("Disputed") : QString();
}

QList<qint64> bucketsOf(const CustomerAgeing &customer)
{
    QList<qint64> buckets;
    for (int i = 0; i <= static_cast<int>(AgeingColumn::Over120); ++i)
        buckets << customer.amounts[static_cast<std::size_t>(i)];
    buckets[0] += customer.amounts[static_cast<std::size_t>(AgeingColumn::NoDueDate)];
    return buckets;
}

std::int64_t barLength(const CustomerAgeing &customer)
{
    std::int64_t length = 0;
    for (const qint64 each : bucketsOf(customer))
        length += std::max<qint64>(each, 0);
    return length;
}

std::strong_ordering ordered(const CustomerAgeing &a, const CustomerAgeing &b, int column)
{
    switch (column) {
    case CustomersModel::Outstanding: return a.outstanding <=> b.outstanding;
    case CustomersModel::Ageing:
        for (int i = static_cast<int>(AgeingColumn::Over120); i > 0; --i)
            if (const auto order = a.amounts[static_cast<std::size_t>(i)] <=> b.amounts[static_cast<std::size_t>(i)]; order != 0)
                return order;
        return a.outstanding <=> b.outstanding;
    case CustomersModel::OverSixty: return (a.overSixtyDays * 2 + a.disputed) <=> (b.overSixtyDays * 2 + b.disputed);
    case CustomersModel::Items: return a.openItems <=> b.openItems;
    case CustomersModel::LastChase: return a.lastChase <=> b.lastChase;
    case CustomersModel::PromisedFor: return a.promisedFor <=> b.promisedFor;
    case CustomersModel::PromisedAmount: return a.promisedAmount <=> b.promisedAmount;
    default: return std::strong_ordering::equal;
    }
}

bool isAbsent(const CustomerAgeing &customer, int column)
{
    switch (column) {
    case CustomersModel::LastChase: return !customer.lastChase;
    case CustomersModel::PromisedFor: return !customer.promisedFor;
    case CustomersModel::PromisedAmount: return !customer.promisedAmount;
    default: return false;
    }
}

std::vector<domain::Value> cellsOf(const CustomerAgeing &customer, domain::Currency currency)
{
    std::vector<domain::Value> cells{nameOf(customer), domain::Money(customer.outstanding, currency)};
    for (const std::int64_t each : customer.amounts)
        cells.emplace_back(domain::Money(each, currency));
    cells.push_back(textOrNothing(flagOf(customer)));
    cells.emplace_back(customer.openItems);
    cells.push_back(textOrNothing(customer.owner));
    cells.push_back(valueOrNothing(customer.lastChase));
    cells.push_back(textOrNothing(customer.creditRating));
    cells.push_back(valueOrNothing(customer.promisedFor));
    cells.push_back(customer.promisedAmount ? domain::Value(domain::Money(*customer.promisedAmount, currency)) : domain::Value());
    return cells;
}

std::vector<domain::Value> totalsOf(const std::vector<CustomerAgeing> &customers, domain::Currency currency)
{
    CustomerAgeing sum;
    for (const CustomerAgeing &each : customers) {
        sum.outstanding += each.outstanding;
        sum.openItems += each.openItems;
        for (std::size_t i = 0; i < sum.amounts.size(); ++i)
            sum.amounts[i] += each.amounts[i];
    }
    std::vector<domain::Value> cells = cellsOf(sum, currency);
    cells.front() = Customers::tr("Total");
    return cells;
}

QString textOf(const CustomerAgeing &customer, int column, domain::Currency currency)
{
    const kit::Format format;
    switch (column) {
    case CustomersModel::Customer: return nameOf(customer);
    case CustomersModel::Outstanding: return format.money(domain::Money(customer.outstanding, currency));
    case CustomersModel::OverSixty: return flagOf(customer);
    case CustomersModel::Items: return format.count(customer.openItems);
    case CustomersModel::Owner: return customer.owner.isEmpty() ? kit::Format::none() : customer.owner;
    case CustomersModel::LastChase: return format.date(customer.lastChase);
    case CustomersModel::CreditRating: return customer.creditRating.isEmpty() ? kit::Format::none() : customer.creditRating;
    case CustomersModel::PromisedFor: return format.date(customer.promisedFor);
    case CustomersModel::PromisedAmount:
        return customer.promisedAmount ? format.money(domain::Money(*customer.promisedAmount, currency)) : kit::Format::none();
    default: return {};
    }
}

QString ageingSentence(const CustomerAgeing &customer, domain::Currency currency)
{
    const kit::Format format;
    QStringList parts;
    for (int i = 0; i < analytics::AgeingColumnCount; ++i)
        if (const std::int64_t amount = customer.amounts[static_cast<std::size_t>(i)]; amount != 0)
            //: An ageing column and its amount: "31–60 days: 1,200.00".
            parts << Customers::tr("%1: %2").arg(workspace::label(static_cast<AgeingColumn>(i)), format.money(domain::Money(amount, currency)));
    return parts.join(QLatin1Char('\n'));
}

} // namespace plumbline::models
