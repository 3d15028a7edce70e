#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/replica/secret.h"

#include <QString>

/// What the window and the command line check alike before an invitation, which is good for once, is used.
namespace plumbline::workspace {

/// Whether a replica can be made there. Errors: replica.weak_passphrase, replica.exists where the folder is not empty,
/// replica.folder_not_writable.
[[nodiscard]] domain::Result<void> checkPlaceForReplica(const QString &folder, const replica::Secret &passphrase);

/// What the administrator will see this device as: the name given, or the machine's.
[[nodiscard]] QString deviceNameOr(const QString &given);

} // namespace plumbline::workspace
