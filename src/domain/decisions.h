#pragma once

#include "plumbline/domain/commands.h"

/// One decision for each command; see decide.
namespace plumbline::domain {

[[nodiscard]] Result<Changes> decideOne(PatchField &&patch, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(ImportRecords &&import, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(UndoOperation &&undo, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(FoundOrganisation &&founding, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(AdvanceStage &&advance, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(RecordReceipt &&receipt, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(AllocateReceipt &&allocate, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(SubmitCommitment &&submit, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(Approve &&approve, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(ResolveConflict &&resolve, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(GrantRole &&grant, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(AddUser &&add, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(Delegate &&delegate, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(EndDelegation &&end, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(EnrolDevice &&enrol, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(RevokeDevice &&revoke, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(AttachFile &&attach, const View &view, const Actor &actor);

} // namespace plumbline::domain
