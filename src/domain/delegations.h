#pragma once

#include "plumbline/domain/entities/approvals.h"
#include "plumbline/domain/scope.h"

namespace plumbline::domain {

/// Those whose delegation to this person runs on this day and who are still there themselves.
[[nodiscard]] Result<std::vector<User>> delegatorsOf(UserId user, const View &view, Date today);
/// A person's scope without what others delegated to them.
[[nodiscard]] Scope ownScope(const User &user);

} // namespace plumbline::domain
