#pragma once

#include "support/syncworld.h"

#include <QStringList>

namespace plumbline::tests {

/// What does not hold of a workstation that has settled, whatever happened before: it has what its person may have, nothing
/// waits, and each of the `made` operations is in the hub's ledger once, in its order, and has its outcome here. Looks at the
/// newest only, so that it may be asked after every fault.
[[nodiscard]] QStringList brokenAfterSettling(SyncWorld &world, Workstation &at, std::int64_t made);

/// The last operation of the device that the hub has, read from its data.
[[nodiscard]] std::int64_t lastOnHub(SyncWorld &world, ledger::DeviceId device);

/// A patch of one field by its name, from the value the workstation sees.
[[nodiscard]] domain::PatchField patchOf(Workstation &at, domain::EntityKind kind, const domain::Uuid &id, QStringView field,
                                         domain::Value value);
[[nodiscard]] domain::PatchField titled(Workstation &at, domain::DealId deal, const QString &title);
[[nodiscard]] QString titleOf(Workstation &at, domain::DealId deal);

/// Every one of a test's faults where the environment asks for it, one in `sample` otherwise.
[[nodiscard]] std::int64_t oneIn(std::int64_t sample);

} // namespace plumbline::tests
