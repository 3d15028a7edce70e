#pragma once

#include "plumbline/domain/entities/organisation.h"

namespace plumbline::domain {

inline constexpr Roles DeviceReaders = Administrators | Role::Auditor;

/// A workstation or a script's replica that the hub talks to. The rows are on no other replica than those of DeviceReaders.
struct Device {
    PLUMBLINE_ENTITY(Device, Device, "device", QT_TRANSLATE_NOOP("Entity", "Devices"));
    PLUMBLINE_FIELD(1, UserId, user, .label = QT_TRANSLATE_NOOP("Field", "Person"), .read = DeviceReaders, .index = Index::Hub)
    PLUMBLINE_FIELD(2, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = DeviceReaders, .patch = Administrators)
    /// Ed25519, 32 bytes in lower-case hexadecimal.
    PLUMBLINE_FIELD(3, QString, public_key, .label = QT_TRANSLATE_NOOP("Field", "Public key"), .read = DeviceReaders)
    PLUMBLINE_FIELD(4, Instant, enrolled_at, .label = QT_TRANSLATE_NOOP("Field", "Enrolled at"), .read = DeviceReaders)
    PLUMBLINE_FIELD(5, std::optional<Instant>, revoked_at, .label = QT_TRANSLATE_NOOP("Field", "Revoked at"), .read = DeviceReaders)
};
using DeviceId = Id<Device>;

} // namespace plumbline::domain
