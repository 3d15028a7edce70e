#pragma once

#include "plumbline/domain/entities/promises.h"

namespace plumbline::domain {

/// Whether a commitment is unkept on a day: broken and not made good since, or in force with its due date over. What was kept late,
/// given up by the customer, refused or not approved yet is not.
[[nodiscard]] bool isUnkept(CommitmentState state, Date dueDate, Date today);
[[nodiscard]] inline bool isUnkept(const Commitment &commitment, Date today)
{
    return isUnkept(commitment.state, commitment.due_date, today);
}

} // namespace plumbline::domain
