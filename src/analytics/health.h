#pragma once

#include "plumbline/analytics/pages.h"
#include "receivablesquery.h"

#include <unordered_map>

namespace plumbline::analytics {

/// Days within which refunds as large as a first order take the customer back out of the new ones.
inline constexpr int FullRefundDays = 30;

/// The days a health figure is about, in days since 1970, both included.
struct HealthWindow {
    std::int32_t first = 0;
    std::int32_t last = 0;

    /// The slice's period up to its as-of date; where it does not say, the twelve months up to its end.
    [[nodiscard]] static HealthWindow of(const Slice &slice);
    /// Both ends moved by whole months; ends of months stay ends of months.
    [[nodiscard]] HealthWindow movedByMonths(int months) const;
    [[nodiscard]] std::int32_t days() const { return std::max(0, last - first + 1); }
    [[nodiscard]] bool contains(std::int32_t day) const { return day >= first && day <= last; }
};

/// What one document or person adds to a figure.
struct Share {
    std::uint32_t record = 0;
    std::int64_t amount = 0;
};
using Shares = std::vector<Share>;

/// A line of trade receivables: open items, lessened by credit notes and write-offs not set against one. Unapplied cash is an
/// advance, and differences of rates are nobody's debt.
[[nodiscard]] bool isTradeReceivable(const ReceivablesData &data, const Line &line);

/// The health figures of one slice.
class Health {
public:
    Health(const ReceivablesData &data, const Slice &slice);

    [[nodiscard]] HealthWindow window() const { return m_window; }
    /// The same of another window; what does not depend on it is found once and shared.
    [[nodiscard]] Health at(const HealthWindow &window) const;
    void findFirstOrders();
    /// The documents a figure is the sum of: net signed, net credit sales, average inventory and payables, cost of sales,
    /// acquisition cost, new customers.
    [[nodiscard]] Shares documents(Metric metric) const;
    /// The people sales FTE is the sum of, in hundredths of a head.
    [[nodiscard]] Shares people() const;

    [[nodiscard]] HealthFigure outputPerHead() const;
    [[nodiscard]] HealthFigure cashConversionCycle() const;
    [[nodiscard]] HealthFigure newCustomerCost() const;

private:
    [[nodiscard]] Shares movements(std::initializer_list<domain::FactKind> kinds, Metric metric) const;
    [[nodiscard]] std::optional<std::int64_t> movement(std::uint32_t fact, Metric metric) const;
    [[nodiscard]] Shares averageBalance(domain::FactKind kind) const;
    [[nodiscard]] Shares firstOrders() const;
    [[nodiscard]] std::vector<std::uint32_t> everyFirstOrder() const;
    /// Refunds by then, by the group they were paid to.
    using Refunds = std::unordered_map<Ordinal, std::vector<std::uint32_t>>;
    [[nodiscard]] Refunds refundsByGroup() const;
    [[nodiscard]] std::int64_t refundedSoonAfter(std::uint32_t order, const Refunds &refunds) const;
    [[nodiscard]] std::int64_t closingReceivables() const;
    [[nodiscard]] bool hasAny(std::initializer_list<domain::FactKind> kinds) const;
    [[nodiscard]] bool isHeadcountKnown() const;
    [[nodiscard]] std::int32_t daysAtWork(const PersonEntry &person) const;
    [[nodiscard]] Figure sumFigure(Metric metric, const Shares &shares, std::vector<MissingInput> missing) const;
    [[nodiscard]] Figure daysFigure(Metric metric, const Figure &numerator, const Figure &denominator) const;

    const ReceivablesData *m_data;
    Slice m_slice;
    HealthWindow m_window;
    ReceivablesQuery m_query;
    /// Of every group, whatever the window and the slice's members; absent until found.
    std::shared_ptr<const std::vector<std::uint32_t>> m_firstOrders;
};

} // namespace plumbline::analytics
