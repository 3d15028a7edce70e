#pragma once

#include "support/ledgergenerators.h"

#include "plumbline/wire/messages.h"

namespace plumbline::tests {

/// Rows of one entity by rising ids, as they come out of a batch.
[[nodiscard]] rc::Gen<wire::RowBatch> anyBatch(int most);
[[nodiscard]] rc::Gen<wire::FromHub> anyFromHub();
[[nodiscard]] rc::Gen<wire::FromDevice> anyFromDevice();

} // namespace plumbline::tests
