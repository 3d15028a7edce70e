#pragma once

#include "plumbline/domain/commands.h"

/// One decision for each command; see decide.
namespace plumbline::domain {

[[nodiscard]] Result<Changes> decideOne(PatchField &&patch, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(ImportRecords &&import, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(UndoOperation &&undo, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(FoundOrganisation &&founding, const View &view, const Actor &actor);

} // namespace plumbline::domain
