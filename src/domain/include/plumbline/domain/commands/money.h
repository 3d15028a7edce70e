#pragma once

#include "plumbline/domain/commands/sales.h"
#include "plumbline/domain/entities/records.h"

namespace plumbline::domain {

/// A contract, order, invoice, credit note, refund, cost, expense, stock or payable. Finance. The rate is frozen and the base
/// amounts follow from it; in the organisation's own currency it is 1,000,000 whatever the command says. An invoice comes with
/// instalments that add up to it. Receipts and write-offs are made by their own acts.
/// Errors: NotPosted, AmountNotPositive, AmountOverflow, InstalmentsMismatch, DatesReversed, AttachmentUnusable;
/// DocumentExists when the account has one of this kind and number already.
struct PostDocument {
    /// Its base amount is not looked at.
    Fact document;
    /// Their invoice and base amounts are not looked at.
    std::vector<Instalment> instalments;
    std::vector<Attachment> files;
};

/// Money came in. Finance. In the organisation's own currency the rate is 1,000,000 whatever the command says.
/// Errors: AmountNotPositive, AmountOverflow; DocumentExists when the account has a receipt of this number already.
struct RecordReceipt {
    FactId receipt;
    AccountId account;
    QString document;
    Date date;
    Money amount;
    /// Millionths of a unit of base currency for one unit of the amount's.
    std::int64_t rateMicro = 1'000'000;
    /// The number it has in the system it comes from; made of the document's number when absent.
    std::optional<QString> sourceRef;
    friend bool operator==(const RecordReceipt &, const RecordReceipt &) = default;
};

/// Sets parts of a receipt, credit note or write-off against instalments. Finance. Where `on` is absent or later than the
/// decider's day it is that day. Errors: NotAllocatable, AmountNotPositive, CurrencyMismatch, AllocationExceedsSource,
/// AllocationExceedsInstalment.
struct AllocateReceipt {
    struct Part {
        AllocationId allocation;
        InstalmentId instalment;
        Money amount;
        friend bool operator==(const Part &, const Part &) = default;
    };
    FactId from;
    std::vector<Part> parts;
    std::optional<Date> on;
    friend bool operator==(const AllocateReceipt &, const AllocateReceipt &) = default;
};

/// Takes an allocation back: one of the opposite sign, today. Finance. Errors: AlreadyReversed.
struct TakeBackAllocation {
    AllocationId allocation;
    /// The id of the one that takes it back.
    AllocationId reversal;
    friend bool operator==(const TakeBackAllocation &, const TakeBackAllocation &) = default;
};

/// Reverses a document today, whole, and takes back what was allocated from it or to it. Finance.
/// Errors: AlreadyReversed.
struct ReverseDocument {
    FactId document;
    FactId reversal;
    friend bool operator==(const ReverseDocument &, const ReverseDocument &) = default;
};

/// Asks that part of an instalment be given up. Finance. Errors: AmountNotPositive, CurrencyMismatch,
/// AllocationExceedsInstalment.
struct RequestWriteOff {
    WriteOffRequestId request;
    InstalmentId instalment;
    Money amount;
    WriteOffReason reason{};
    friend bool operator==(const RequestWriteOff &, const RequestWriteOff &) = default;
};

/// Decides on a write-off: managers, directors and administrators; never the one who asked. Approved, it is posted and set
/// against the instalment. Errors: OwnRequest, NotPermitted, AlreadyDecided, AllocationExceedsInstalment; PremiseChanged when
/// the instalment's open amount is not what was seen.
struct DecideWriteOff {
    WriteOffRequestId request;
    ApprovalDecision decision{};
    std::optional<QString> comment;
    /// What the decider saw open of the instalment.
    Money open;
    friend bool operator==(const DecideWriteOff &, const DecideWriteOff &) = default;
};

/// A reminder was sent, today or before. Finance and sellers; `by` is the actor. Errors: LevelUnknown, ReferenceBroken.
struct RecordChase {
    DunningAction chase;
};

/// The customer said when how much will be paid. Finance and sellers. Errors: AmountNotPositive, DatesReversed,
/// ReferenceBroken.
struct RecordPromise {
    PromiseToPay promise;
};

/// What is left of an instalment and of its invoice: never less than nothing. Errors: RecordNotFound, those of the view.
[[nodiscard]] Result<Money> openOf(InstalmentId instalment, const View &view);
/// What is left of a receipt, credit note or write-off.
[[nodiscard]] Result<Money> unallocatedOf(FactId document, const View &view);

} // namespace plumbline::domain
