#include "plumbline/analytics/columns.h"

#include "dealrows.h"
#include "documentsource.h"
#include "figures.h"
#include "healthrows.h"
#include "plumbline/analytics/errors.h"

namespace plumbline::analytics {

namespace {

/// The figure that is this part of a ratio of the health page.
Metric partOf(Metric ratio, Part part) {
    const bool below = part == Part::Denominator;
    switch (ratio) {
    case Metric::OutputPerHead:
        return below ? Metric::SalesFte : Metric::NetSigned;
    case Metric::DaysInventory:
        return below ? Metric::CostOfSales : Metric::AverageInventory;
    case Metric::DaysSales:
        return below ? Metric::NetCreditSales : Metric::ClosingReceivables;
    case Metric::DaysPayable:
        return below ? Metric::CostOfSales : Metric::AveragePayables;
    case Metric::NewCustomerCost:
        return below ? Metric::NewCustomers : Metric::AcquisitionCost;
    default:
        return ratio;
    }
}

bool isOfPipeline(Metric metric) {
    return metric <= Metric::UnattributedAccountCount;
}

bool isOfReceivables(Metric metric) {
    return metric >= Metric::AgeingAmount && metric <= Metric::Unapplied;
}

bool isNamed(const Columns &columns, const FigureId &figure) {
    if (hasBuckets(figure.metric) != (figure.bucket >= 0))
        return false;
    if (isOfPipeline(figure.metric))
        return isPipelineBucket(*columns.pipeline, figure);
    return figure.bucket < AgeingColumnCount;
}

class MemberUse {
public:
    explicit MemberUse(std::size_t size) : m_used(size, 0) {}
    template <typename Members>
    void mark(const Members &column) {
        for (const Ordinal at : column)
            m_used[at] = 1;
    }
    void markOne(Ordinal at) { m_used[at] = 1; }
    template <typename MemberAt>
    [[nodiscard]] std::vector<Member> inOrder(const MemberAt &memberAt) const {
        std::vector<Member> all;
        for (std::size_t at = 1; at < m_used.size(); ++at)
            if (m_used[at] != 0)
                all.push_back(memberAt(at));
        std::ranges::sort(all, [](const Member &a, const Member &b) {
            const int order = a.name.compare(b.name, Qt::CaseInsensitive);
            return order != 0 ? order < 0 : a.key < b.key;
        });
        if (!m_used.empty() && m_used[0] != 0)
            all.push_back({});
        return all;
    }

private:
    std::vector<std::uint8_t> m_used;
};

template <typename Entries>
std::vector<Member> entriesInOrder(const MemberUse &use, const Entries &entries) {
    return use.inOrder([&entries](std::size_t at) { return Member{entries[at].id.toString(), entries[at].name}; });
}

} // namespace

bool isRatio(Metric metric) {
    switch (metric) {
    case Metric::CohortConversion:
    case Metric::WinRate:
    case Metric::OutputPerHead:
    case Metric::DaysInventory:
    case Metric::DaysSales:
    case Metric::DaysPayable:
    case Metric::NewCustomerCost:
        return true;
    default:
        return false;
    }
}

bool isOpenable(const FigureId &figure) {
    const bool isQuantile = figure.metric >= Metric::DwellMedian && figure.metric <= Metric::DwellUpperQuartileWorking;
    return figure.metric != Metric::CashConversionCycle && !isQuantile && (figure.part == Part::Whole || isRatio(figure.metric));
}

domain::Result<RowsPtr> rowsOf(const Columns &columns, const Slice &slice, const FigureId &figure) {
    if (!isOpenable(figure) || !isNamed(columns, figure))
        return domain::fail(errors::UnknownFigure, figure.toString());
    if (isOfPipeline(figure.metric))
        return dealRows(columns.pipeline, slice, figure);
    const Metric metric = partOf(figure.metric, figure.part);
    if (isOfReceivables(metric) || metric == Metric::ClosingReceivables)
        return itemRows(columns.receivables, slice, {metric, figure.bucket, Part::Whole});
    return healthRows(columns.receivables, slice, metric);
}

std::vector<Member> members(const Columns &columns, Dimension dimension) {
    const PipelineData &deals = columns.pipeline->data();
    const FactColumns &facts = columns.receivables->data().facts;
    const Directory &directory = *deals.directory;
    const auto used = [](std::size_t size, const std::vector<Ordinal> &ofDeals, const Column<Ordinal> &ofFacts) {
        MemberUse use(size);
        use.mark(ofDeals);
        use.mark(ofFacts);
        return use;
    };
    const auto byName = [](const auto &names) {
        return [&names](std::size_t at) {
            const QString &name = *(names.begin() + static_cast<std::ptrdiff_t>(at));
            return Member{name, name};
        };
    };
    switch (dimension) {
    case Dimension::Owner:
        return entriesInOrder(used(directory.people.size(), deals.owner, facts.owner), directory.people);
    case Dimension::Product:
        return entriesInOrder(used(directory.products.size(), deals.product, facts.product), directory.products);
    case Dimension::Account:
        return entriesInOrder(used(directory.accounts.size(), deals.account, facts.account), directory.accounts);
    case Dimension::Region:
        return used(directory.regions.size(), deals.region, facts.region).inOrder(byName(directory.regions));
    case Dimension::Source:
        return used(static_cast<std::size_t>(deals.sources.size()), deals.source, facts.source).inOrder(byName(deals.sources));
    case Dimension::Team: {
        MemberUse use(directory.teams.size());
        const auto markTeams = [&](const auto &owners) {
            for (const Ordinal owner : owners)
                use.markOne(directory.people[owner].team);
        };
        markTeams(deals.owner);
        markTeams(facts.owner);
        return entriesInOrder(use, directory.teams);
    }
    }
    return {};
}

} // namespace plumbline::analytics
