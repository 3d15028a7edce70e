#pragma once

#include "plumbline/domain/commands/money.h"
#include "plumbline/domain/commands/promises.h"
#include "plumbline/domain/entities/approvals.h"
#include "plumbline/domain/premise.h"

#include <QStringList>

#include <optional>
#include <vector>

/// Promises to customers, and requests for approval, with the names of what they refer to. Names are empty where the record is
/// not known here.
namespace plumbline::workspace {

/// One signature a commitment needs.
struct StepShown {
    domain::ApprovalStep step;
    QString decidedBy;
};

struct CommitmentShown {
    domain::Commitment commitment;
    QString account;
    QString deal;
    QString promisedBy;
    /// In their order; none for commitments from before Plumbline.
    std::vector<StepShown> steps;
    /// In force, and its day is past.
    bool isOverdue = false;

    /// The signature it waits for; nullptr when it waits for none.
    [[nodiscard]] const domain::ApprovalStep *next() const;
};

/// Every promise that is known here, and what they come to.
struct CommitmentList {
    /// What is due first comes first.
    std::vector<CommitmentShown> commitments;
    domain::Currency base;
    /// Priced liability of what is in force: one amount for each currency, the base currency first.
    std::vector<domain::Money> exposure;
    std::int64_t inForce = 0;
    std::int64_t waiting = 0;
    /// Due by now and not kept: still in force, or given up as broken.
    std::int64_t unkept = 0;
    /// How many fell due by today without those that were cancelled, and how many of them were kept by their day.
    std::int64_t fellDue = 0;
    std::int64_t keptInTime = 0;
};

/// A deal of an account, to choose from.
struct DealChoice {
    domain::DealId id;
    QString title;
    domain::Money amount;
    std::optional<domain::Date> serviceEnd;
    bool isWon = false;
};

/// What the person can do with a promise, as the rules say.
struct CommitmentActs {
    bool canWithdraw = false;
    /// The ends they may say it came to.
    std::vector<domain::CommitmentEnd> ends;
    /// The deal whose terms change by it.
    std::optional<DealChoice> terms;
};

/// What a new promise is about.
struct PromiseAbout {
    domain::AccountId account;
    QString accountName;
    std::optional<domain::DealId> deal;
    /// The account's, the newest first.
    std::vector<DealChoice> deals;
};

/// Somebody of the organisation who is still there.
struct PersonShown {
    domain::UserId id;
    QString name;
    domain::Role role{};
};

struct WriteOffToSign {
    domain::WriteOffRequest request;
    std::optional<domain::AccountId> accountId;
    QString account;
    domain::FactId invoiceId;
    QString invoice;
    /// The instalment's.
    std::optional<domain::Date> dueDate;
    domain::Money instalment;
    QString requestedBy;
};

/// One thing that is to be approved, or was: a step of a commitment or a write-off.
struct ApprovalShown {
    /// ApprovalStep or WriteOffRequest.
    domain::EntityKind kind = domain::EntityKind::None;
    domain::Uuid id;
    /// One of the two.
    std::optional<CommitmentShown> commitment;
    std::optional<WriteOffToSign> writeOff;
    domain::Money amount;
    std::optional<domain::AccountId> accountId;
    QString account;
    /// When it was promised, or the write-off asked for.
    domain::Date since;
    QString requestedBy;
    bool isOwn = false;
    /// Why the person may not decide it; of a decided one, why not revoke it. Absent: they may.
    std::optional<domain::Error> whyNot;
    /// Those for whom the person would decide; empty: in their own name.
    QStringList forWhom;

    domain::ApprovalState state = domain::ApprovalState::Waiting;
    std::optional<domain::Instant> decidedAt;
    QString reason;

    /// The step of `commitment` that this is about; nullptr for a write-off.
    [[nodiscard]] const domain::ApprovalStep *step() const;
};

/// The amounts a decision carries.
struct CostShown {
    domain::Currency base;
    /// Of a commitment.
    std::optional<domain::Premise> premise;
    /// What is open of a write-off's instalment.
    std::optional<domain::Money> open;
    friend bool operator==(const CostShown &, const CostShown &) = default;
};

/// A decision of the person's that came to nothing, since its amounts were others when it arrived at the hub.
struct SentBack {
    /// The step or the request.
    domain::Uuid id;
    /// What it was signed on.
    CostShown cost;
};

/// One person decides for another, now or soon.
struct DelegationShown {
    domain::Delegation delegation;
    QString from;
    QString to;
    /// Whether the signed-in person is the one who is away.
    bool isMine = false;
    bool isRunning = false;
};

/// In base currency, as of today.
struct DebtShown {
    domain::Money outstanding;
    domain::Money overdue;
    domain::Money overSixtyDays;
    friend bool operator==(const DebtShown &, const DebtShown &) = default;
};

} // namespace plumbline::workspace
