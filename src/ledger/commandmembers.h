#pragma once

#include "commandformat.h"

#include "plumbline/domain/commands.h"

/// Every command by its members. Numbers are stable for ever; those of removed members are not used again. A command without
/// a members() here does not compile.
namespace plumbline::ledger::format {

template<typename Io>
void members(Io &io, Held<Io, domain::PatchField> &command)
{
    io.member(1, command.kind);
    io.member(2, command.id);
    io.field(3, command.kind, command.field);
    io.member(4, command.base);
    io.member(5, command.value);
}

template<typename Io>
void members(Io &io, Held<Io, domain::ImportRecords> &command)
{
    io.member(1, command.fileName);
    io.member(2, command.fileHash);
    io.member(3, command.changes);
}

template<typename Io>
void members(Io &io, Held<Io, domain::UndoOperation> &command)
{
    io.member(1, command.ledgerPosition);
    io.member(2, command.changes);
}

template<typename Io>
void members(Io &io, Held<Io, domain::FoundOrganisation> &command)
{
    io.member(1, command.changes);
}

template<typename Io>
void members(Io &io, Held<Io, domain::AdvanceStage> &command)
{
    io.member(1, command.deal);
    io.member(2, command.from);
    io.member(3, command.to);
    io.member(4, command.change);
    io.member(5, command.on);
    io.member(6, command.reason);
}

template<typename Io>
void members(Io &io, Held<Io, domain::RecordReceipt> &command)
{
    io.member(1, command.receipt);
    io.member(2, command.account);
    io.member(3, command.document);
    io.member(4, command.date);
    io.member(5, command.amount);
    io.member(6, command.rateMicro);
    io.member(7, command.sourceRef);
}

template<typename Io>
void members(Io &io, Held<Io, domain::AllocateReceipt::Part> &part)
{
    io.member(1, part.allocation);
    io.member(2, part.instalment);
    io.member(3, part.amount);
}

template<typename Io>
void members(Io &io, Held<Io, domain::AllocateReceipt> &command)
{
    io.member(1, command.from);
    io.member(2, command.parts);
    io.member(3, command.on);
}

template<typename Io>
void members(Io &io, Held<Io, domain::SubmitCommitment> &command)
{
    io.member(1, command.commitment);
    io.member(2, command.account);
    io.member(3, command.deal);
    io.member(4, command.kind);
    io.member(5, command.promisedBy);
    io.member(6, command.promisedOn);
    io.member(7, command.dueDate);
    io.member(8, command.liability);
    io.member(9, command.effectiveCondition);
    io.member(10, command.department);
    io.member(11, command.steps);
    io.member(12, command.files);
}

template<typename Io>
void members(Io &io, Held<Io, domain::Premise> &premise)
{
    io.member(1, premise.liability);
    io.member(2, premise.deal);
    io.member(3, premise.receivables);
    io.member(4, premise.commitments);
    io.member(5, premise.cost);
}

template<typename Io>
void members(Io &io, Held<Io, domain::Approve> &command)
{
    io.member(1, command.step);
    io.member(2, command.decision);
    io.member(3, command.reason);
    io.member(4, command.premise);
}

template<typename Io>
void members(Io &io, Held<Io, domain::ResolveConflict> &command)
{
    io.member(1, command.conflict);
    io.member(2, command.choice);
    io.member(3, command.current);
    io.member(4, command.value);
}

template<typename Io>
void members(Io &io, Held<Io, domain::GrantRole> &command)
{
    io.member(1, command.user);
    io.member(2, command.role);
}

template<typename Io>
void members(Io &io, Held<Io, domain::AddUser> &command)
{
    io.member(1, command.user);
}

template<typename Io>
void members(Io &io, Held<Io, domain::Delegate> &command)
{
    io.member(1, command.delegation);
}

template<typename Io>
void members(Io &io, Held<Io, domain::EndDelegation> &command)
{
    io.member(1, command.delegation);
}

template<typename Io>
void members(Io &io, Held<Io, domain::EnrolDevice> &command)
{
    io.member(1, command.device);
}

template<typename Io>
void members(Io &io, Held<Io, domain::RevokeDevice> &command)
{
    io.member(1, command.device);
}

template<typename Io>
void members(Io &io, Held<Io, domain::AttachFile> &command)
{
    io.member(1, command.attachment);
}

template<typename Io>
void members(Io &io, Held<Io, domain::RecordKeyEvent> &command)
{
    io.member(1, command.event);
    io.member(2, command.files);
}

template<typename Io>
void members(Io &io, Held<Io, domain::SeeNotices> &command)
{
    io.member(1, command.notices);
}

template<typename Io>
void members(Io &io, Held<Io, domain::PublishDocument> &command)
{
    io.member(1, command.document);
    io.member(2, command.title);
    io.member(3, command.version);
    io.member(4, command.files);
}

template<typename Io>
void members(Io &io, Held<Io, domain::AcknowledgeDocument> &command)
{
    io.member(1, command.acknowledgement);
    io.member(2, command.document);
    io.member(3, command.version);
}

template<typename Io>
void members(Io &io, Held<Io, domain::SetGate> &command)
{
    io.member(1, command.gate);
}

template<typename Io>
void members(Io &io, Held<Io, domain::LiftGate> &command)
{
    io.member(1, command.gate);
}

template<typename Io>
void members(Io &io, Held<Io, domain::PostDocument> &command)
{
    io.member(1, command.document);
    io.member(2, command.instalments);
    io.member(3, command.files);
}

template<typename Io>
void members(Io &io, Held<Io, domain::TakeBackAllocation> &command)
{
    io.member(1, command.allocation);
    io.member(2, command.reversal);
}

template<typename Io>
void members(Io &io, Held<Io, domain::ReverseDocument> &command)
{
    io.member(1, command.document);
    io.member(2, command.reversal);
}

template<typename Io>
void members(Io &io, Held<Io, domain::RequestWriteOff> &command)
{
    io.member(1, command.request);
    io.member(2, command.instalment);
    io.member(3, command.amount);
    io.member(4, command.reason);
}

template<typename Io>
void members(Io &io, Held<Io, domain::DecideWriteOff> &command)
{
    io.member(1, command.request);
    io.member(2, command.decision);
    io.member(3, command.comment);
    io.member(4, command.open);
}

template<typename Io>
void members(Io &io, Held<Io, domain::RecordChase> &command)
{
    io.member(1, command.chase);
}

template<typename Io>
void members(Io &io, Held<Io, domain::RecordPromise> &command)
{
    io.member(1, command.promise);
}

template<typename Io>
void members(Io &io, Held<Io, domain::CloseCommitment> &command)
{
    io.member(1, command.commitment);
    io.member(2, command.end);
    io.member(3, command.on);
    io.member(4, command.files);
}

template<typename Io>
void members(Io &io, Held<Io, domain::WithdrawCommitment> &command)
{
    io.member(1, command.commitment);
}

template<typename Io>
void members(Io &io, Held<Io, domain::RevokeApproval> &command)
{
    io.member(1, command.step);
    io.member(2, command.reason);
}

template<typename Io>
void members(Io &io, Held<Io, domain::ChangeTerms> &command)
{
    io.member(1, command.deal);
    io.member(2, command.commitment);
    io.member(3, command.amount);
    io.member(4, command.serviceEnd);
}

template<typename Io>
void members(Io &io, Held<Io, domain::OfferHandover> &command)
{
    io.member(1, command.handover);
    io.member(2, command.files);
}

template<typename Io>
void members(Io &io, Held<Io, domain::AcceptHandover> &command)
{
    io.member(1, command.handover);
    io.member(2, command.confirmed);
    io.member(3, command.files);
}

template<typename Io>
void members(Io &io, Held<Io, domain::ReturnHandover> &command)
{
    io.member(1, command.handover);
    io.member(2, command.reason);
}

} // namespace plumbline::ledger::format
