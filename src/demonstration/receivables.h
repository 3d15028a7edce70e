#pragma once

#include "pipeline.h"

#include <map>

namespace plumbline::demonstration {

/// What was invoiced in base currency, by the first day of the month.
using InvoicedByMonth = std::map<domain::Date, std::int64_t>;

/// Contracts, orders and invoices of the bookings, and what came of them: payments on time and late, in part and too much,
/// credit notes, disputes, chases, promises to pay, write-offs.
[[nodiscard]] InvoicedByMonth generateReceivables(const World &world, Emitter &emitter, std::vector<Booking> bookings);

/// Costs, expenses and the balances of stock and payables, month by month.
void generateBooks(const World &world, Emitter &emitter, const InvoicedByMonth &invoiced);

/// What salespeople promised customers beside the contract.
void generateCommitments(const World &world, Emitter &emitter, const std::vector<Booking> &bookings);

} // namespace plumbline::demonstration
