#pragma once

#include "plumbline/domain/entities/approvals.h"
#include "plumbline/domain/entities/devices.h"

namespace plumbline::domain {

/// Gives a person another role; there is no other way to change one. Administrators. Errors: LastAdministrator.
struct GrantRole {
    UserId user;
    Role role{};
    friend bool operator==(const GrantRole &, const GrantRole &) = default;
};

/// A new person. Administrators.
struct AddUser {
    User user;
};

/// Lets somebody decide for `from_user` and see what they see of their team. That person, or an administrator.
/// Errors: DatesReversed; OwnRequest when delegate and delegating person are one.
struct Delegate {
    Delegation delegation;
};

/// Ends a delegation at once. The person who delegated, or an administrator.
struct EndDelegation {
    DelegationId delegation;
    friend bool operator==(const EndDelegation &, const EndDelegation &) = default;
};

/// Puts a device on the list of those the hub talks to. Administrators; the hub acts as one when an invitation is used.
/// `enrolled_at` is the decider's now. Errors: DeviceKeyUnusable when the key is malformed or known already.
struct EnrolDevice {
    Device device;
};

/// Takes a device off that list for ever. Administrators.
struct RevokeDevice {
    DeviceId device;
    friend bool operator==(const RevokeDevice &, const RevokeDevice &) = default;
};

} // namespace plumbline::domain
