#pragma once

#include "plumbline/analytics/columns.h"
#include "plumbline/domain/entities/acts.h"

/// The list of customers, and what one of them owes.
namespace plumbline::analytics {

/// What of commitments and acts the list of customers needs, beside the two large column sets. Immutable once built.
struct CustomerMarks {
    struct Pledge {
        Ordinal account = 0;
        domain::Date dueDate;
        domain::CommitmentState state{};
    };
    /// Commitments in force or broken: no others can be unkept.
    std::vector<Pledge> pledges;
    /// By account: the last day of an act in one of its deals; NoDay where there was none.
    std::vector<std::int32_t> lastAct;
};
using CustomerMarksPtr = std::shared_ptr<const CustomerMarks>;

/// Records may come in any order.
class CustomerMarksBuilder {
public:
    explicit CustomerMarksBuilder(PipelineColumnsPtr pipeline);
    void add(const domain::Commitment &commitment);
    void add(const domain::KeyEvent &event);
    /// Once.
    [[nodiscard]] CustomerMarksPtr build();

private:
    PipelineColumnsPtr m_pipeline;
    CustomerMarks m_marks;
};

enum class CustomerColumn : std::uint8_t { Name, Owner, CreditRating, Outstanding, Overdue, Unkept, OpenDeals, LastContact };
inline constexpr int CustomerColumnCount = 8;

/// One customer as the list shows it. Amounts in minor units of the base currency.
struct CustomerLine {
    domain::Uuid account;
    QString name;
    QString owner;
    QString creditRating;
    std::int64_t outstanding = 0;
    std::int64_t overdue = 0;
    std::int64_t unkept = 0;
    /// Value of its open deals.
    std::int64_t openDeals = 0;
    /// The last act in one of its deals, chase or promise to pay.
    std::optional<domain::Date> lastContact;
};

struct CustomerSums;

/// Every customer, or those that contain a text, in some order. Immutable and cheap to hold: a million lines cost four bytes
/// each beside the sums, which all orders share.
class CustomerList {
public:
    CustomerList(std::shared_ptr<const CustomerSums> sums, std::vector<Ordinal> accounts);
    [[nodiscard]] std::size_t size() const { return m_accounts.size(); }
    [[nodiscard]] CustomerLine line(std::size_t row) const;
    [[nodiscard]] domain::Uuid account(std::size_t row) const;
    /// The line of a customer, or size() where it is not among them.
    [[nodiscard]] std::size_t rowOf(const domain::Uuid &account) const;
    /// Stable; without a value last.
    [[nodiscard]] std::shared_ptr<const CustomerList> sortedBy(CustomerColumn column, Rows::Order order) const;
    /// Those whose name, owner or credit rating contain the text, ignoring case.
    [[nodiscard]] std::shared_ptr<const CustomerList> containing(const QString &text) const;
    /// Of all its lines; `account`, texts and last contact are empty.
    [[nodiscard]] const CustomerLine &total() const { return m_total; }

private:
    std::shared_ptr<const CustomerSums> m_sums;
    std::vector<Ordinal> m_accounts;
    CustomerLine m_total;
};
using CustomerListPtr = std::shared_ptr<const CustomerList>;

/// Those with most unkept commitments first, then those who owe most.
[[nodiscard]] CustomerListPtr customerList(const Columns &columns, const CustomerMarks &marks, domain::Date today);

/// What one customer owes, with the figures of the receivables page cut to it.
struct CustomerMoney {
    Figure outstanding, openCount, overdue, overSixtyDays, unapplied;
    std::vector<AgeingFigures> ageing;
    friend bool operator==(const CustomerMoney &, const CustomerMoney &) = default;
};
[[nodiscard]] CustomerMoney customerMoney(const Columns &columns, const domain::Uuid &account, domain::Date asOf);

/// The deals of a customer, whatever their stage, in the order of their ids.
[[nodiscard]] std::vector<domain::DealId> dealsOf(const Columns &columns, const domain::Uuid &account);

} // namespace plumbline::analytics
