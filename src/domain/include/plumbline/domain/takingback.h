#pragma once

#include "plumbline/domain/error.h"

#include <QStringView>

namespace plumbline::domain {

/// Whether operations of this kind (a command's name) may be taken back at all: money posted by an act of its own is
/// corrected by a reversal, never removed. Asked by whoever fills in what an UndoOperation takes back, since only the ledger
/// knows the kind. Errors: NotUndoable with the kind.
[[nodiscard]] Result<void> mayTakeBack(QStringView kind);

} // namespace plumbline::domain
