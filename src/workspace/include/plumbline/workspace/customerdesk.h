#pragma once

#include "plumbline/analytics/customers.h"
#include "plumbline/domain/entities/delivery.h"
#include "plumbline/domain/entities/records.h"
#include "plumbline/workspace/workspace.h"

namespace plumbline::workspace {

/// The list of customers as of today.
struct CustomersShown {
    analytics::CustomerListPtr list;
    domain::Currency currency;
    domain::Date today;
};

/// A promise to a customer, in whatever state it is.
struct CustomerCommitment {
    domain::Commitment commitment;
    /// Title of its deal, name of who promised; empty where there is none or it is not known here.
    QString deal;
    QString promisedBy;
    /// As domain::isUnkept has it, on the day that was asked for.
    bool unkept = false;
};

struct CustomerDeal {
    domain::Deal deal;
    QString owner;
    QString stage;
    domain::StageOutcome outcome{};
};

/// One customer, as opened in full.
struct CustomerShown {
    domain::Account account;
    QString owner;
    domain::Date today;
    domain::Currency currency;
    analytics::CustomerMoney money;
    /// Unkept ones first, the longest overdue at the top; then by due date.
    std::vector<CustomerCommitment> commitments;
    /// Open ones first, then the newest.
    std::vector<CustomerDeal> deals;

    /// The N of "N unkept commitments": counted from the very lines.
    [[nodiscard]] std::int64_t unkept() const;
};

/// What happened with a customer; one line of the timeline.
struct TimelineItem {
    enum class Kind : std::uint8_t { Stage, Act, Document, Receipt, Allocation, Chase, PromiseToPay, Commitment, Handover, File };
    Kind kind{};
    /// The business day it happened on, and the moment where that is known.
    domain::Date on;
    std::optional<domain::Instant> at;
    /// What opens.
    domain::EntityKind entity{};
    domain::Uuid record;
    /// The stage's name, the act's type, the document's kind, the state of a commitment or hand-over; a token but for stages.
    QString what;
    /// The deal's title, the document's number, the file's name.
    QString subject;
    /// Of an allocation the document paid, of an act its recipient, of a file the record it is on.
    QString other;
    QString by;
    std::optional<domain::Money> amount;
    /// A due day, or the day promised.
    std::optional<domain::Date> until;
    /// Of a chase.
    std::int64_t level = 0;
    /// Takes another one back.
    bool reverses = false;
};
inline constexpr int TimelineKindCount = 10;

/// Customers as pages show them. Cheap to make; every call answers from the workspace's threads.
class CustomerDesk {
public:
    explicit CustomerDesk(Workspace &workspace) : m_workspace(workspace) {}

    [[nodiscard]] Pending<CustomersShown> customers();
    /// The list cut to a text and put in order, where one is wanted; both empty: as it is.
    struct Arrangement {
        QString text;
        std::optional<analytics::CustomerColumn> column;
        analytics::Rows::Order order = analytics::Rows::Order::Descending;
        friend bool operator==(const Arrangement &, const Arrangement &) = default;
    };
    [[nodiscard]] Pending<analytics::CustomerListPtr> arranged(analytics::CustomerListPtr list, const Arrangement &wanted);

    /// Errors: domain.record_not_found.
    [[nodiscard]] Pending<CustomerShown> customer(domain::AccountId account);
    /// Everything that happened with a customer, newest first.
    [[nodiscard]] Pending<std::vector<TimelineItem>> timeline(domain::AccountId account);

private:
    // What people are told and have to read is asked for in the same way.
    friend class NoticeDesk;
    friend class ProcessDesk;
    [[nodiscard]] static auto &threadsOf(Workspace &workspace) { return *workspace.d; }

    Workspace &m_workspace;
};

} // namespace plumbline::workspace
