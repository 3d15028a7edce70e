#pragma once

#include "plumbline/replica/reader.h"
#include "plumbline/workspace/customercash.h"

namespace plumbline::workspace {

/// Reads how a customer stands, within the caller's snapshot: each of its records once. Errors: domain.record_not_found.
[[nodiscard]] domain::Result<CustomerCash> readCustomerCash(const replica::Reader &reader, domain::AccountId account);

} // namespace plumbline::workspace
