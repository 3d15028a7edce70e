#include "plumbline/ledger/attempt.h"

#include "plumbline/domain/errors.h"

#include <algorithm>

namespace plumbline::ledger {

bool isAttempt(const Operation &operation)
{
    return std::ranges::find(operation.dependsOn, operation.deviceSequence) != operation.dependsOn.end();
}

void markAsAttempt(Operation &operation)
{
    operation.dependsOn = {operation.deviceSequence};
}

bool isKeptAsAttempt(const domain::Error &refusal)
{
    return refusal.code == domain::errors::NotPermitted || refusal.code == domain::errors::CommandOnly;
}

} // namespace plumbline::ledger
