#pragma once

#include "plumbline/domain/id.h"

#include <array>
#include <cstdint>

namespace plumbline::ledger {

/// A device's own number for what it did; with its sequence the identity of an operation.
struct DeviceTag {};
using DeviceId = domain::Id<DeviceTag>;
struct OperationTag {};
using OperationId = domain::Id<OperationTag>;

/// Position in the ledger, from 1; 0 is "before everything".
using Position = std::int64_t;

using Digest = std::array<std::uint8_t, 32>;

} // namespace plumbline::ledger
