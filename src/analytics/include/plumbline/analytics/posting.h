#pragma once

#include "plumbline/analytics/receivablescolumns.h"
#include "plumbline/domain/entities/receivables.h"

/// Documents that are added to columns without building them anew: a receipt shows at once, however many there are.
namespace plumbline::analytics {

struct Posted {
    std::vector<domain::Fact> facts;
    /// Of invoices among `facts`.
    std::vector<domain::Instalment> instalments;
    struct Allocated {
        domain::Allocation allocation;
        /// That its instalment is of.
        domain::FactId invoice;
    };
    std::vector<Allocated> allocations;
    std::vector<domain::DunningAction> chases;
    std::vector<domain::PromiseToPay> promises;
};

/// The columns with these rows as well, recorded at `revision`; what was there is shared. Nothing where the columns have to be built
/// anew: a reversal, an allocation that makes its receipt one to be told from differences of rates, a row that points to none here.
[[nodiscard]] ReceivablesColumnsPtr withPosted(const ReceivablesColumns &columns, const Posted &posted, std::int64_t revision);

} // namespace plumbline::analytics
