#pragma once

#include "plumbline/domain/commands.h"

/// One decision for each command; see decide.
namespace plumbline::domain {

[[nodiscard]] Result<Changes> decideOne(PatchField &&patch, const View &view, const Actor &actor, const Clock &clock);
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
[[nodiscard]] Result<Changes> decideOne(RecordKeyEvent &&record, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(SeeNotices &&see, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(PublishDocument &&publish, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(AcknowledgeDocument &&acknowledge, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(SetGate &&set, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(LiftGate &&lift, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(TakeBackAllocation &&takeBack, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(PostDocument &&post, const View &view, const Actor &actor);
[[nodiscard]] Result<Changes> decideOne(ReverseDocument &&reverse, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(RequestWriteOff &&ask, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(DecideWriteOff &&decided, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(RecordChase &&record, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(RecordPromise &&record, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(CloseCommitment &&close, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(WithdrawCommitment &&withdraw, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(RevokeApproval &&revoke, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(ChangeTerms &&change, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(OfferHandover &&offer, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(AcceptHandover &&accept, const View &view, const Actor &actor, const Clock &clock);
[[nodiscard]] Result<Changes> decideOne(ReturnHandover &&back, const View &view, const Actor &actor, const Clock &clock);

} // namespace plumbline::domain
