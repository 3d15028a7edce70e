#include "healthrows.h"

#include "documentsource.h"
#include "health.h"

namespace plumbline::analytics {

namespace {

/// Contributions by record, in the order of the records.
class ShareTable {
public:
    explicit ShareTable(Shares shares) : m_shares(std::move(shares)) { std::ranges::sort(m_shares, {}, &Share::record); }
    [[nodiscard]] std::int64_t at(std::uint32_t record) const {
        const auto found = std::ranges::lower_bound(m_shares, record, {}, &Share::record);
        return found != m_shares.end() && found->record == record ? found->amount : 0;
    }
    [[nodiscard]] std::vector<std::uint32_t> records() const {
        std::vector<std::uint32_t> all;
        all.reserve(m_shares.size());
        for (const Share &share : m_shares)
            all.push_back(share.record);
        return all;
    }

private:
    Shares m_shares;
};

class FactSource final : public DocumentSource {
public:
    FactSource(ReceivablesColumnsPtr columns, Unit unit, ShareTable shares)
        : DocumentSource(std::move(columns), unit),
          m_shares(std::move(shares)) {}
    [[nodiscard]] RowKind kind() const override { return RowKind::Fact; }
    [[nodiscard]] Cell cell(std::uint32_t fact, RowColumn column) const override { return factCell(fact, column); }
    [[nodiscard]] domain::Currency originalCurrency(std::uint32_t fact) const override { return currencyOf(fact); }
    [[nodiscard]] std::int64_t contribution(std::uint32_t fact) const override { return m_shares.at(fact); }
    [[nodiscard]] domain::Uuid recordId(std::uint32_t fact) const override { return data().facts.id[fact]; }

private:
    ShareTable m_shares;
};

class PersonSource final : public RowSource {
public:
    PersonSource(DirectoryPtr directory, ShareTable shares) : m_directory(std::move(directory)), m_shares(std::move(shares)) {}
    [[nodiscard]] RowKind kind() const override { return RowKind::Person; }
    [[nodiscard]] Unit unit() const override { return Unit::HundredthHeads; }
    [[nodiscard]] domain::Currency currency() const override { return m_directory->baseCurrency; }
    [[nodiscard]] std::int64_t contribution(std::uint32_t person) const override { return m_shares.at(person); }
    [[nodiscard]] domain::Uuid recordId(std::uint32_t person) const override { return m_directory->people[person].id; }

    [[nodiscard]] Cell cell(std::uint32_t person, RowColumn column) const override {
        const PersonEntry &entry = m_directory->people[person];
        switch (column) {
        case RowColumn::Name:
            return Cell::name(person);
        case RowColumn::Role:
            return Cell::ranked(static_cast<std::int64_t>(entry.role));
        case RowColumn::Team:
            return Cell::name(entry.team);
        case RowColumn::Region:
            return Cell::name(entry.region);
        case RowColumn::JoinedOn:
            return Cell::date(entry.joinedOn);
        case RowColumn::LeftOn:
            return Cell::date(entry.leftOn);
        case RowColumn::SalesFte:
            return entry.salesFte ? Cell::integer(*entry.salesFte) : Cell();
        default:
            return {};
        }
    }

    [[nodiscard]] QString nameOf(RowColumn column, std::int64_t ordinal) const override {
        const auto at = static_cast<std::size_t>(ordinal);
        switch (column) {
        case RowColumn::Name:
            return m_directory->people[at].name;
        case RowColumn::Role:
            return domain::toToken(static_cast<domain::Role>(ordinal));
        case RowColumn::Team:
            return m_directory->teams[at].name;
        case RowColumn::Region:
            return m_directory->regions[at];
        default:
            return {};
        }
    }

private:
    DirectoryPtr m_directory;
    ShareTable m_shares;
};

} // namespace

RowsPtr healthRows(ReceivablesColumnsPtr columns, const Slice &slice, Metric metric) {
    const Health health(columns->data(), slice);
    ShareTable shares(metric == Metric::SalesFte ? health.people() : health.documents(metric));
    std::vector<std::uint32_t> records = shares.records();
    if (metric == Metric::SalesFte)
        return std::make_shared<TableRows>(std::make_shared<PersonSource>(columns->directory(), std::move(shares)),
                                           std::move(records));
    const Unit unit = metric == Metric::NewCustomers ? Unit::Count : Unit::Money;
    return std::make_shared<TableRows>(std::make_shared<FactSource>(std::move(columns), unit, std::move(shares)),
                                       std::move(records));
}

} // namespace plumbline::analytics
