#pragma once

#include "plumbline/domain/entities/receivables.h"

namespace plumbline::domain {

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

} // namespace plumbline::domain
